//! What a new directory begins with: everything but data.

use super::Preset;
use super::rows::{File, table};
use crate::diag::file;
use crate::words::Lang;

/// What stands at the top of `staff.toml`.
pub(super) const STAFF_HEAD: &str = include_str!("templates/staff.toml");

/// Public holidays and make-up workdays as announced, festivals as they fall; no rain.
pub(super) const CALENDAR: &str = include_str!("templates/calendar.toml");

/// The files of the office called `name`, commented and without data.
pub(super) fn empty(preset: Preset, name: &str, language: Lang) -> Vec<File> {
    let office = include_str!("templates/visits.toml")
        .replace("NAME", name)
        .replace("LANGUAGE", language.as_str());
    let talk = match language {
        Lang::Zh => include_str!("templates/talk.zh.md"),
        Lang::En => include_str!("templates/talk.en.md"),
    };
    let text = |path: &str, text: String| (path.to_owned(), text.into_bytes());
    vec![
        text(file::OFFICE, office),
        text(file::POLICY, preset.policy_in(language)),
        text(file::STAFF, STAFF_HEAD.to_owned()),
        (file::OWNERS.to_owned(), table("owners", &[], &[])),
        (file::CONTACTS.to_owned(), table("contacts", &[], &[])),
        text(file::CALENDAR, CALENDAR.to_owned()),
        text("talk.md", talk.to_owned()),
    ]
}
