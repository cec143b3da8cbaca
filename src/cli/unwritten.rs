//! An answer that could not be given: why, and what stands all the same.

use std::fmt::Display;
use std::io;

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::text::{CommitError, ReadError, lost_link, refusal};
use crate::words::{Message, vocabulary};

impl Context<'_> {
    /// The failure of an answer that could not be written. Where the command has changed data before,
    /// it says so: what was typed must not be typed again.
    pub fn unwritable(&self, reason: &dyn Display) -> CommandError {
        let message = self.words.say(Message::FailureWrite { reason });
        let failure = CommandError::new(Kind::Data, message);
        if self.changed.is_empty() {
            return failure;
        }
        let files = self.words.list(self.changed);
        failure.hint(self.words.say(Message::FailureWriteDone { files: &files }))
    }

    /// The failure of an answer that could not be written to a file.
    pub fn no_output(&self, error: &CommitError) -> CommandError {
        let file = |path: &std::path::Path| path.display().to_string();
        let reason = match error {
            CommitError::NotAFile { path, .. } => {
                let file = &file(path);
                self.words.say(Message::OutputNotAFile { file })
            }
            CommitError::Io { path, source, .. } => {
                let (file, reason) = (&file(path), &self.reason(source));
                self.words.say(Message::OutputIo { file, reason })
            }
            CommitError::Unsure { path, source } => {
                let (file, reason) = (&file(path), &self.reason(source));
                self.words.say(Message::OutputUnsure { file, reason })
            }
            other => return self.unwritable(other),
        };
        self.unwritable(&reason)
    }

    /// Says that what was written stands, where how it stands cannot be read again. The failure to
    /// do so has been told already.
    pub fn warn_not_shown(&mut self) {
        let files = self.words.list(self.changed);
        let said = self.words.say(Message::WriteNotShown { files: &files });
        self.warn(&said);
    }

    /// The failure of data that cannot be looked through.
    pub fn unread(&self, error: &ReadError) -> CommandError {
        let reason = &self.read_reason(error);
        self.failure(Kind::Data, Message::FailureRead { reason })
    }

    /// Why a file was not read, in the reader's language.
    pub fn read_reason(&self, error: &ReadError) -> String {
        let said = |key: &str| self.words.word(&vocabulary::REFUSAL, key);
        match error {
            ReadError::Absent => said("absent"),
            ReadError::NotAFile(_) => said("not-a-file"),
            ReadError::TooLarge { limit } => self.words.say(Message::OutputTooLarge { limit }),
            ReadError::Io(error) => self.reason(error),
        }
    }

    /// What the system said, in the reader's language where it is one of the usual things.
    pub fn reason(&self, error: &io::Error) -> String {
        if let Some(link) = lost_link(error) {
            let target = &link.target.display();
            return self.words.say(Message::OutputLostLink { target });
        }
        self.words.word(&vocabulary::REFUSAL, &refusal(error))
    }
}
