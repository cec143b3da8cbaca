//! `talk.md` of the data directory: what visitors are to tell.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::text::{ReadError, TOML_LIMIT, decode};
use crate::words::Message;

impl Context<'_> {
    /// The text of `talk.md`; empty where there is none.
    pub fn talk_file(&self) -> Result<String, CommandError> {
        let directory = self.directory()?;
        let bytes = directory
            .bytes("talk.md", TOML_LIMIT)
            .map_err(|error| self.unreadable_file("talk.md", &error))?;
        Ok(bytes.map_or_else(String::new, |bytes| decode(&bytes).text.into_owned()))
    }

    /// The failure of a file that the system does not give.
    pub fn unreadable_file(&self, file: &str, error: &ReadError) -> CommandError {
        let (file, reason) = (&file, &self.read_reason(error));
        self.failure(Kind::Data, Message::FailureFile { file, reason })
    }
}
