//! Words that an argument takes from a list of the directory's own: rules, tables, states.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::diag::nearest;

impl Context<'_> {
    /// A word that an argument takes from a closed list, and this is none of them.
    pub fn unknown_name(&self, argument: &str, written: &str, known: &[&str]) -> CommandError {
        let message = self.words.say(
            "usage.value",
            &[("argument", &argument), ("value", &written)],
        );
        let failure = CommandError::new(Kind::Usage, message);
        let failure = self.with_nearest(failure, nearest(written, known.iter().copied()));
        failure.hint(
            self.words
                .say("usage.one-of", &[("names", &self.words.list(known))]),
        )
    }

    fn with_nearest(&self, failure: CommandError, near: Option<&str>) -> CommandError {
        match near {
            Some(near) => failure.hint(self.words.say("usage.did-you-mean", &[("names", &near)])),
            None => failure,
        }
    }
}
