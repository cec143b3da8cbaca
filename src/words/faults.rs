//! What each fault of the data says, made by the build of `faults.toml`: a constant a code.
//!
//! The catalogue of `diag` names these constants, so that a code without its texts does not compile.

use super::count::Argument;
use super::fill::filled;
use super::{Words, catalogue};

/// The texts of a fault, by the name of the part: `name`, `message`, `help`, `meaning`, `example`,
/// and others of the second and third, `message-file`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaultTexts(&'static [(&'static str, u16)]);

impl FaultTexts {
    /// The text of `part` as it stands, with its arguments' names in it.
    pub fn text(self, part: &str, words: Words) -> &'static str {
        catalogue::text(self.number(part), words.lang)
    }

    /// What to do about faults of this kind, without an instance at hand.
    pub fn general_help(self, words: Words) -> &'static str {
        let number = self.find("help-general");
        catalogue::text(number.unwrap_or_else(|| self.number("help")), words.lang)
    }

    /// What is wrong in faults of this kind: the message with `…` for each argument.
    pub fn general_message(self, words: Words) -> String {
        let mut parts = self.text("message", words).split("%{");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (inside, rest) = part.split_once('}').unwrap_or((part, ""));
            let many = inside.split_once('|').map(|(_, many)| many);
            out.push_str(many.unwrap_or("…"));
            out.push_str(rest);
        }
        out
    }

    /// The sentence of `part`, in the special form `told_as` where it has one, with its arguments.
    pub fn say(
        self,
        part: &str,
        told_as: &str,
        arguments: &[(&'static str, String)],
        words: Words,
    ) -> String {
        let special = self.find(&format!("{part}-{told_as}"));
        let number = special.unwrap_or_else(|| self.number(part));
        let arguments: Vec<(&str, Argument<'_>)> = arguments
            .iter()
            .map(|(name, value)| (*name, Argument::Count(value)))
            .collect();
        filled(number, words.lang, &arguments)
    }

    /// The names of its parts.
    #[cfg(test)]
    pub(super) fn parts(self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    fn number(self, part: &str) -> u16 {
        self.find(part)
            .expect("the build wants every part of every fault")
    }

    fn find(self, part: &str) -> Option<u16> {
        let found = self.0.iter().find(|(name, _)| *name == part);
        found.map(|(_, number)| *number)
    }
}

include!(concat!(env!("OUT_DIR"), "/faults.rs"));
