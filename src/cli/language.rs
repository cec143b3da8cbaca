//! Which language to speak, before anything is said.
//!
//! `--lang`, then `VISITS_LANG`, then `visits.toml`, then the locale, which on Windows the system tells
//! where no variable does, then English.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Environment;
use crate::book::group::{find_group, group_language};
use crate::book::office_language;
use crate::text::Directory;
use crate::words::Lang;

/// The language to speak.
pub fn resolve(environment: &Environment) -> Lang {
    preferred(environment, || {
        let office = directory(environment).and_then(|office| office_language_of(&office));
        office.or_else(|| group_language(&Directory::at(group(environment)?)))
    })
}

/// The same about the data directory in a folder, which a command found out later.
pub fn resolve_in(environment: &Environment, folder: &Path) -> Lang {
    preferred(environment, || office_language_of(&Directory::at(folder)))
}

fn preferred(environment: &Environment, office: impl FnOnce() -> Option<Lang>) -> Lang {
    // Read before the arguments are parsed: their faults are told in it.
    environment
        .flag("--lang")
        .and_then(Lang::from_locale)
        .or_else(|| {
            environment
                .variable("VISITS_LANG")
                .and_then(Lang::from_locale)
        })
        .or_else(office)
        .or_else(|| locale(environment))
        .unwrap_or(Lang::En)
}

/// The data directory, as far as it can be found this early.
pub fn directory(environment: &Environment) -> Option<Directory> {
    let named = directory_flag(environment).map(PathBuf::from);
    let named = named.or_else(|| environment.variable("VISITS_DIR").map(PathBuf::from));
    match named {
        Some(folder) => Some(Directory::at(environment.working_directory.join(folder))),
        None => Directory::find(&environment.working_directory).ok(),
    }
}

/// The group's folder, as far as it can be found this early.
fn group(environment: &Environment) -> Option<PathBuf> {
    let named = directory_flag(environment).map(PathBuf::from);
    let named = named.or_else(|| environment.variable("VISITS_DIR").map(PathBuf::from));
    find_group(
        &environment
            .working_directory
            .join(named.unwrap_or_default()),
    )
}

/// What `visits.toml` asks for.
fn office_language_of(directory: &Directory) -> Option<Lang> {
    office_language(directory)
}

fn locale(environment: &Environment) -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| environment.variable(name));
    let system = environment.system_language.as_deref();
    set.or(system).and_then(Lang::from_locale)
}

/// The value of `-C`/`--dir` in the raw arguments, for finding the office's language early.
fn directory_flag(environment: &Environment) -> Option<&OsStr> {
    let mut arguments = environment.arguments.iter().skip(1);
    while let Some(word) = arguments.next() {
        match word.to_str() {
            Some("--") => return None,
            Some("-C" | "--dir") => return arguments.next().map(AsRef::as_ref),
            Some(text) if text.starts_with("--dir=") => return Some(OsStr::new(&text[6..])),
            Some(text) if text.starts_with("-C") && text.len() > 2 => {
                return Some(OsStr::new(&text[2..]));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::SystemTime;

    use super::{Environment, Lang, resolve};

    fn surroundings(arguments: &[&str], variables: &[(&str, &str)]) -> Environment {
        Environment {
            arguments: arguments.iter().map(Into::into).collect(),
            program: PathBuf::new(),
            variables: variables
                .iter()
                .map(|&(n, v)| (n.to_owned(), v.to_owned()))
                .collect(),
            working_directory: PathBuf::from("/"),
            clock: SystemTime::UNIX_EPOCH,
            terminal_width: None,
            terminal_height: None,
            shows_colour: true,
            system_language: None,
            stderr_is_terminal: false,
            stdin_is_terminal: false,
        }
    }

    #[test]
    fn the_nearer_wish_wins() {
        let locale = ("LANG", "zh_CN.UTF-8");
        let told = ("VISITS_LANG", "en");
        assert_eq!(resolve(&surroundings(&["visits"], &[])), Lang::En);
        assert_eq!(resolve(&surroundings(&["visits"], &[locale])), Lang::Zh);
        assert_eq!(
            resolve(&surroundings(&["visits"], &[locale, told])),
            Lang::En
        );
        assert_eq!(
            resolve(&surroundings(&["visits", "--lang", "zh"], &[told])),
            Lang::Zh
        );
        assert_eq!(
            resolve(&surroundings(&["visits", "due", "--lang=zh"], &[told])),
            Lang::Zh
        );
    }

    #[test]
    fn the_system_is_asked_where_no_variable_says_a_language() {
        let mut here = surroundings(&["visits"], &[]);
        here.system_language = Some("zh-CN".to_owned());
        assert_eq!(resolve(&here), Lang::Zh);
        here.variables.insert("LANG".into(), "en_GB.UTF-8".into());
        assert_eq!(resolve(&here), Lang::En);
    }

    #[test]
    fn the_office_comes_before_the_locale() {
        let temp = tempfile::tempdir().unwrap();
        std::fs::write(temp.path().join("visits.toml"), "language = \"zh\"\n").unwrap();
        let mut here = surroundings(&["visits"], &[("LANG", "en_GB.UTF-8")]);
        here.working_directory = temp.path().to_owned();
        assert_eq!(resolve(&here), Lang::Zh);
    }
}
