//! Words of closed lists named on the command line, in the files' spelling or the reader's.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::diag::nearest;

impl Context<'_> {
    /// The entry of a closed list that `written` names: as the files write it, or as people say it
    /// in the reader's language. `group` is the list's name among the terms.
    pub fn word<T: Copy>(
        &self,
        option: &str,
        written: &str,
        group: &str,
        known: &[T],
        text: impl Fn(T) -> &'static str,
    ) -> Result<T, CommandError> {
        let written = written.trim();
        let is_meant = |entry: &&T| {
            let word = text(**entry);
            written.eq_ignore_ascii_case(word) || written == self.words.term(group, word)
        };
        known.iter().find(is_meant).copied().ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(|entry| text(*entry)).collect();
            let message = self
                .words
                .say("usage.value", &[("argument", &option), ("value", &written)]);
            let failure = CommandError::new(Kind::Usage, message);
            let failure = match nearest(written, names.iter().copied()) {
                Some(near) => {
                    failure.hint(self.words.say("usage.did-you-mean", &[("names", &near)]))
                }
                None => failure,
            };
            failure.hint(
                self.words
                    .say("usage.one-of", &[("names", &self.words.list(&names))]),
            )
        })
    }

    /// Free text of an argument as one line; `-` reads it from stdin.
    pub fn text_asked(&self, option: &str, text: &str) -> Result<String, CommandError> {
        if text != "-" {
            return Ok(crate::store::one_line(text));
        }
        let read = std::io::read_to_string(std::io::stdin().lock());
        let text = read.map_err(|error| {
            let arguments: [(&str, &dyn std::fmt::Display); 2] =
                [("option", &option), ("reason", &error)];
            CommandError::new(Kind::Usage, self.words.say("usage.stdin", &arguments))
        })?;
        Ok(crate::store::one_line(&text))
    }

    /// Refuses what cannot be, and says one thing to do.
    pub fn refuse<T>(
        &self,
        key: &str,
        arguments: &[(&str, &dyn std::fmt::Display)],
    ) -> Result<T, CommandError> {
        let failure = CommandError::new(Kind::Usage, self.words.say(key, arguments));
        let help = self.words.find(&format!("{key}.help"));
        Err(match help {
            Some(_) => failure.hint(self.words.say(&format!("{key}.help"), arguments)),
            None => failure,
        })
    }
}
