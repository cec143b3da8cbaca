//! Which language to speak, before anything is said.
//!
//! `--lang`, then `VISITS_LANG`, then `visits.toml`, then the locale, then English.

use std::ffi::OsStr;

use super::Environment;
use crate::words::Lang;

/// The language to speak.
pub fn resolve(environment: &Environment) -> Lang {
    flag(environment)
        .or_else(|| {
            environment
                .variable("VISITS_LANG")
                .and_then(Lang::from_locale)
        })
        .or_else(|| office(environment))
        .or_else(|| locale(environment))
        .unwrap_or(Lang::En)
}

/// `--lang zh` or `--lang=zh`, read before the arguments are parsed: their faults are told in it.
fn flag(environment: &Environment) -> Option<Lang> {
    let mut arguments = environment
        .arguments
        .iter()
        .skip(1)
        .filter_map(|word| word.to_str());
    while let Some(word) = arguments.next() {
        match word {
            "--" => return None,
            "--lang" => return arguments.next().and_then(Lang::from_locale),
            _ => {}
        }
        if let Some(value) = word.strip_prefix("--lang=") {
            return Lang::from_locale(value);
        }
    }
    None
}

/// What `visits.toml` asks for, as far as it can be found and read this early.
fn office(environment: &Environment) -> Option<Lang> {
    let _ = directory_flag(environment);
    None
}

fn locale(environment: &Environment) -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| environment.variable(name));
    set.and_then(Lang::from_locale)
}

/// The value of `-C`/`--dir` in the raw arguments, for finding the office's language early.
pub fn directory_flag(environment: &Environment) -> Option<&OsStr> {
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
