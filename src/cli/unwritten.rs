//! An answer that could not be given: why, and what stands all the same.

use std::fmt::Display;
use std::io;

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::text::{CommitError, MarkedReadOnly, ReadError, lost_link};
use crate::words::Message;

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
    pub fn untold(&mut self) {
        let files = self.words.list(self.changed);
        let said = self.words.say(Message::WriteUntold { files: &files });
        self.warn(&said);
    }

    /// The failure of data that cannot be looked through.
    pub fn unread(&self, error: &ReadError) -> CommandError {
        let reason = self.read_reason(error);
        let message = self.words.say(Message::FailureRead { reason: &reason });
        CommandError::new(Kind::Data, message)
    }

    /// Why something was not read.
    pub fn read_reason(&self, error: &ReadError) -> String {
        match error {
            ReadError::Io(error) => self.reason(error),
            other => other.to_string(),
        }
    }

    /// What the system said, in the reader's language where it is one of the usual things.
    pub fn reason(&self, error: &io::Error) -> String {
        if let Some(link) = lost_link(error) {
            let target = &link.target.display();
            return self.words.say(Message::IoLostLink { target });
        }
        let inner = error.get_ref();
        let marked = inner.is_some_and(<dyn std::error::Error + Send + Sync>::is::<MarkedReadOnly>);
        self.words.say(match error.kind() {
            io::ErrorKind::ResourceBusy => Message::IoHeldOpen,
            io::ErrorKind::PermissionDenied if marked => Message::IoMarked,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Message::IoFull,
            io::ErrorKind::PermissionDenied => Message::IoDenied,
            io::ErrorKind::ReadOnlyFilesystem => Message::IoReadOnly,
            io::ErrorKind::NotFound => Message::IoAbsent,
            _ => return error.to_string(),
        })
    }
}
