//! The presets: whole policies an office can start from, one TOML file each.
//!
//! They stand in `src/policy/presets/`; the build script lists that folder, so a new file there is
//! a new preset. The first line of each says in Chinese what it stands for, the second in English.

use crate::words::Lang;

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

    /// Its `policy.toml` with the titles in this language; the other one stands beside each.
    pub fn policy_in(self, language: Lang) -> String {
        match language {
            Lang::Zh => self.policy.to_owned(),
            Lang::En => self.policy.lines().map(titled_in_english).collect(),
        }
    }

    /// What it stands for, in a sentence.
    pub fn summary(self, language: Lang) -> &'static str {
        let line = match language {
            Lang::Zh => 0,
            Lang::En => 1,
        };
        let comment = self.policy.lines().nth(line).unwrap_or_default();
        comment.trim_start_matches('#').trim()
    }
}

/// `title = "管家" # Butler` turned round; every other line as it is.
fn titled_in_english(line: &str) -> String {
    let titles = line
        .strip_prefix("title = \"")
        .and_then(|rest| rest.split_once("\" # "));
    match titles {
        Some((chinese, english)) => format!("title = {english:?} # {chinese}\n"),
        None => format!("{line}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_is_there_in_both_languages() {
        for preset in Preset::all() {
            let english = preset.policy_in(Lang::En);
            assert_eq!(english.lines().count(), preset.policy.lines().count());
            let titles = |text: &str| -> Vec<String> {
                let lines = text.lines().filter(|line| line.starts_with("title = "));
                lines
                    .map(|line| line.split('"').nth(1).unwrap_or_default().to_owned())
                    .collect()
            };
            for (chinese, english) in titles(preset.policy).iter().zip(titles(&english)) {
                assert!(
                    !chinese.is_ascii() && english.is_ascii(),
                    "{}: {chinese}",
                    preset.name
                );
            }
        }
    }

    #[test]
    fn each_preset_says_what_it_stands_for_in_both_languages() {
        for preset in Preset::all() {
            let chinese = preset.summary(Lang::Zh);
            let english = preset.summary(Lang::En);
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
