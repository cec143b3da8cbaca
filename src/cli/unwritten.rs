//! An answer that could not be given: why, and what stands all the same.

use std::fmt::Display;
use std::io;

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::store::{CommitError, ReadError};

impl Context<'_> {
    /// The failure of an answer that could not be written. Where the command has changed data before,
    /// it says so: what was typed must not be typed again.
    pub fn unwritable(&self, reason: &dyn Display) -> CommandError {
        let message = self.words.say("failure.write", &[("reason", reason)]);
        let failure = CommandError::new(Kind::Data, message);
        if self.changed.is_empty() {
            return failure;
        }
        let files = self.words.list(&self.changed);
        failure.hint(self.words.say("failure.write.done", &[("files", &files)]))
    }

    /// The failure of an answer that could not be written to a file.
    pub fn no_output(&self, error: &CommitError) -> CommandError {
        let told = |file: &std::path::Path, key: &str, reason: &str| {
            let arguments: [(&str, &dyn Display); 2] =
                [("file", &file.display()), ("reason", &reason)];
            self.unwritable(&self.words.say(key, &arguments))
        };
        match error {
            CommitError::NotAFile { path, .. } => told(path, "output.not-a-file", ""),
            CommitError::Io { path, source, .. } => told(path, "output.io", &self.reason(source)),
            CommitError::Unsure { path, source } => {
                told(path, "output.unsure", &self.reason(source))
            }
            other => self.unwritable(other),
        }
    }

    /// Says that what was written stands, where how it stands cannot be read again. The failure to
    /// do so has been told already.
    pub fn untold(&mut self) {
        let files = self.words.list(&self.changed);
        let said = self.words.say("write.untold", &[("files", &files)]);
        self.warn(&said);
    }

    /// The failure of data that cannot be looked through.
    pub fn unread(&self, error: &ReadError) -> CommandError {
        let reason = match error {
            ReadError::Io(error) => self.reason(error),
            other => other.to_string(),
        };
        let message = self.words.say("failure.read", &[("reason", &reason)]);
        CommandError::new(Kind::Data, message)
    }

    /// What the system said, in the reader's language where it is one of the usual things.
    pub fn reason(&self, error: &io::Error) -> String {
        let key = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "io.full",
            io::ErrorKind::PermissionDenied => "io.denied",
            io::ErrorKind::ReadOnlyFilesystem => "io.read-only",
            io::ErrorKind::NotFound => "io.absent",
            _ => return error.to_string(),
        };
        self.words.text(key).into_owned()
    }
}
