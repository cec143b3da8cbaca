//! The files of `visits init`: a directory an office can start from.

use super::editor::equip;
use super::generate::generate;
use super::rows::File;
use super::templates::empty;
use super::{Options, Preset};
use crate::words::Lang;

/// The files of a new data directory, by path: commented, empty of data, or, with `example`,
/// holding the invented community.
pub fn init_files(preset: Preset, example: bool, language: Lang) -> Vec<File> {
    let name = match language {
        Lang::Zh => "我的小区",
        Lang::En => "My community",
    };
    let mut files = if example {
        generate(&Options::new(preset, language))
    } else {
        empty(preset, name, language)
    };
    let fixed = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
    files.push(fixed(
        ".gitattributes",
        include_str!("templates/gitattributes"),
    ));
    files.push(fixed(".gitignore", include_str!("templates/gitignore")));
    equip(&mut files);
    files.sort();
    files
}
