//! The presets: whole policies an office can start from, one TOML file each.
//!
//! They stand in `src/policy/presets/`; the build script lists that folder, so a new file there is
//! a new preset. The first line of each says in Chinese what it stands for, the second in English.

use crate::model::Language;

/// `(name, text)` of every preset, by name.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// A policy an office can start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// What `init --preset` takes: `butler`.
    pub name: &'static str,
    /// The text of its `policy.toml`, comments and all.
    pub policy: &'static str,
}

impl Preset {
    /// Every preset, by name.
    pub fn all() -> impl Iterator<Item = Preset> {
        FILES.iter().map(|&(name, policy)| Preset { name, policy })
    }

    /// The preset called `name`.
    pub fn named(name: &str) -> Option<Preset> {
        Preset::all().find(|preset| preset.name == name)
    }

    /// What it stands for, in a sentence.
    pub fn summary(self, language: Language) -> &'static str {
        let line = match language {
            Language::Zh => 0,
            Language::En => 1,
        };
        let comment = self.policy.lines().nth(line).unwrap_or_default();
        comment.trim_start_matches('#').trim()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_preset_says_what_it_stands_for_in_both_languages() {
        for preset in Preset::all() {
            let chinese = preset.summary(Language::Zh);
            let english = preset.summary(Language::En);
            assert!(!chinese.is_ascii(), "{}: {chinese}", preset.name);
            assert!(
                english.is_ascii() && english.contains(' '),
                "{}: {english}",
                preset.name
            );
        }
    }

    #[test]
    fn each_preset_bears_its_name() {
        for preset in Preset::all() {
            let line = format!("preset = {:?}\n", preset.name);
            assert!(preset.policy.contains(&line), "{}", preset.name);
        }
    }
}
