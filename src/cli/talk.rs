//! `talk.md` of the data directory: what visitors are to tell.

use super::context::Context;
use super::error::CommandError;
use crate::store::{TOML_LIMIT, decode};

impl Context<'_> {
    /// The text of `talk.md`; empty where there is none.
    pub fn talk_file(&self) -> Result<String, CommandError> {
        let directory = self.directory()?;
        let bytes = directory
            .bytes("talk.md", TOML_LIMIT)
            .map_err(|error| self.unreadable_talk(&error))?;
        Ok(bytes.map_or_else(String::new, |bytes| decode(&bytes).text.into_owned()))
    }

    fn unreadable_talk(&self, error: &dyn std::fmt::Display) -> CommandError {
        let message = self.words.say("failure.talk", &[("reason", error)]);
        CommandError::new(super::error::Kind::Data, message)
    }
}
