//! The files of `visits init`: a directory an office can start from.

use super::contacts::CONTACT_COLUMNS;
use super::generate::{File, generate};
use super::homes::OWNER_COLUMNS;
use super::seasons::KNOWN;
use super::{Options, Preset};
use crate::words::Lang;

/// What stands at the top of `staff.toml`.
pub(super) const STAFF_HEAD: &str = include_str!("templates/staff.toml");

/// The files of a new data directory, by path: commented, empty of data, or, with `example`,
/// holding the invented community.
pub fn init_files(preset: Preset, example: bool, language: Lang) -> Vec<File> {
    let mut files = if example {
        generate(&Options::new(preset, language))
    } else {
        empty(preset, language)
    };
    let fixed = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
    files.push(fixed(
        ".gitattributes",
        include_str!("templates/gitattributes"),
    ));
    files.push(fixed(".gitignore", include_str!("templates/gitignore")));
    files.sort();
    files
}

fn empty(preset: Preset, language: Lang) -> Vec<File> {
    let name = match language {
        Lang::Zh => "我的小区",
        Lang::En => "My community",
    };
    let text = |path: &str, text: String| (path.to_owned(), text.into_bytes());
    vec![
        text("visits.toml", office(name, language)),
        text("policy.toml", preset.policy_in(language)),
        text("staff.toml", STAFF_HEAD.to_owned()),
        text("owners.csv", format!("{OWNER_COLUMNS}\n")),
        text("contacts.csv", format!("{CONTACT_COLUMNS}\n")),
        text("calendar.toml", KNOWN.to_owned()),
        text("talk.md", talk(language).to_owned()),
    ]
}

/// The text of `visits.toml`.
pub(super) fn office(name: &str, language: Lang) -> String {
    let template = include_str!("templates/visits.toml");
    template
        .replace("NAME", name)
        .replace("LANGUAGE", language.as_str())
}

/// The text of `talk.md`.
pub(super) fn talk(language: Lang) -> &'static str {
    match language {
        Lang::Zh => include_str!("templates/talk.zh.md"),
        Lang::En => include_str!("templates/talk.en.md"),
    }
}
