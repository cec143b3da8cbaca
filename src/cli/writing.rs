//! Writing for a command: the lock, the one commit, and in words why it was not made.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::context::Context;
use super::error::{CommandError, Kind};
use super::reading::located;
use crate::book::{ChangeError, damage, headed};
use crate::diag::{Fault, Located};
use crate::report::check::findings;
use crate::text::{
    CellError, CommitError, Committed, Directory, Edit, EditError, LineFault, Session, Sources,
    Unfinished,
};
use crate::words::Message;

/// A whole number of seconds; one that is too large to count is as long as any.
fn seconds(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

impl Context<'_> {
    /// The right to write in `directory`; waits for other writers, twenty seconds or as many as
    /// `VISITS_LOCK_WAIT` says. What is changed is written down in the journal.
    pub fn session<'d>(&mut self, directory: &'d Directory) -> Result<Session<'d>, CommandError> {
        let session = self.unrecorded_session(directory)?;
        self.told = self.plain_note(directory);
        session.record(self.told.clone());
        Ok(session)
    }

    /// The same for changes that are not to be taken back like others.
    pub fn unrecorded_session<'d>(
        &self,
        directory: &'d Directory,
    ) -> Result<Session<'d>, CommandError> {
        let patience = match self.environment.variable("VISITS_LOCK_WAIT") {
            None => Session::PATIENCE,
            Some(text) => match seconds(text.trim()) {
                Some(seconds) => Duration::from_secs(seconds),
                None => return self.refuse(Message::WriteLockWait { value: &text }),
            },
        };
        let opened = Session::open(&**directory.disk(), directory.root(), patience);
        opened.map_err(|error| self.not_written(&error, None))
    }

    /// Commits one file: its bytes as they are now become those that `change` gives, unless they are
    /// damaged as a whole.
    pub fn commit(
        &mut self,
        session: &Session<'_>,
        directory: &Directory,
        file: &str,
        change: impl FnOnce(Option<&[u8]>) -> Result<Vec<u8>, ChangeError>,
    ) -> Result<Committed, CommandError> {
        self.commit_mended(session, directory, file, |current| {
            headed(file, current)?;
            change(current)
        })
    }

    /// The same for what mends a file: its bytes may be damaged as a whole.
    pub fn commit_mended(
        &mut self,
        session: &Session<'_>,
        directory: &Directory,
        file: &str,
        change: impl FnOnce(Option<&[u8]>) -> Result<Vec<u8>, ChangeError>,
    ) -> Result<Committed, CommandError> {
        match session.edit(Path::new(file), change) {
            Ok(committed) => {
                if committed == Committed::Changed {
                    self.changed.push(file.to_owned());
                }
                Ok(committed)
            }
            Err(EditError::Commit(error)) => Err(self.not_written(&error, Some(file))),
            Err(EditError::Change(error)) => Err(self.not_changed(directory, file, error)),
        }
    }

    /// Commits several files, in this order: all of them or none, as far as the disk lets us. Where
    /// some stand all the same, `help` says what to do; a change that was refused `refused` tells.
    pub(crate) fn commit_all<E>(
        &mut self,
        session: &Session<'_>,
        edits: Vec<Edit<'_, E>>,
        help: Message<'_>,
        refused: impl FnOnce(&mut Self, &str, E) -> CommandError,
    ) -> Result<(), CommandError> {
        let files: Vec<String> = edits.iter().map(|edit| edit.file.to_owned()).collect();
        match session.edit_all(edits) {
            Ok(committed) => {
                let changed = files.into_iter().zip(committed);
                let changed = changed.filter(|(_, done)| *done == Committed::Changed);
                self.changed.extend(changed.map(|(file, _)| file));
                Ok(())
            }
            Err(unfinished) => {
                let Unfinished {
                    file,
                    error,
                    standing,
                } = unfinished;
                let is_half = !standing.is_empty();
                self.changed.extend(standing);
                let failure = match error {
                    EditError::Commit(error) => self.not_written(&error, Some(&file)),
                    EditError::Change(error) => refused(self, &file, error),
                };
                Err(if is_half {
                    failure.hint(self.words.say(help))
                } else {
                    failure
                })
            }
        }
    }

    /// A change that was refused, before its file was touched.
    pub fn not_changed(
        &mut self,
        directory: &Directory,
        file: &str,
        error: ChangeError,
    ) -> CommandError {
        let failure = self.unchangeable(directory, file, error);
        match self.standing() {
            Some(standing) => failure.hint(standing),
            None => failure,
        }
    }

    /// What this command has written already, if anything: it stays.
    fn standing(&self) -> Option<String> {
        let files = &self.words.list(self.changed);
        let standing = || self.words.say(Message::WriteStands { files });
        (!self.changed.is_empty()).then(standing)
    }

    fn unchangeable(
        &mut self,
        directory: &Directory,
        file: &str,
        error: ChangeError,
    ) -> CommandError {
        let file = &file;
        match error {
            ChangeError::Cell(CellError::Damaged(fault)) => {
                let fault = damage(&Arc::from(*file), &fault);
                self.damaged(directory, file, vec![fault])
            }
            ChangeError::ColumnsMissing(faults) => self.damaged(directory, file, faults),
            ChangeError::Cell(CellError::Gb18030) => {
                self.failure(Kind::Data, Message::WriteGbk { file })
            }
            ChangeError::NoRow(key) => {
                self.failure(Kind::Usage, Message::WriteNoRow { file, key: &key })
            }
            ChangeError::SeveralRows(key) => {
                self.failure(Kind::Data, Message::WriteSeveralRows { file, key: &key })
            }
            ChangeError::Taken(key) => {
                self.failure(Kind::Usage, Message::WriteTaken { file, key: &key })
            }
            ChangeError::Unsound(errors) => {
                self.tell_faults(&errors);
                self.failure(Kind::Usage, Message::WriteUnsound { file })
            }
            ChangeError::Cell(other) => {
                let reason = &self.no_cell(&other);
                self.failure(Kind::Usage, Message::WriteNoCell { file, reason })
            }
        }
    }

    /// A file that is damaged as a whole, by these faults.
    fn damaged(&mut self, directory: &Directory, file: &str, faults: Vec<Fault>) -> CommandError {
        let sources = Sources::new(directory);
        let faults = faults.into_iter().map(|fault| located(&sources, fault));
        self.tell_faults(&faults.collect::<Vec<_>>());
        self.failure(Kind::Data, Message::WriteDamaged { file: &file })
    }

    /// Why a value cannot stand where it should.
    fn no_cell(&self, error: &CellError) -> String {
        self.words.say(match error {
            CellError::NoColumn(name) => Message::WriteNoColumn { name },
            CellError::ColumnRefused(name) => Message::WriteColumnRefused { name },
            CellError::NoRow(line) => Message::WriteNoLine { line },
            CellError::LineBreak { column } => Message::WriteLineBreak { column },
            CellError::NotReadBack(Some(LineFault::TooLong { limit, .. })) => {
                return self.words.say(Message::WriteTooLong {
                    limit: &(limit >> 10),
                });
            }
            CellError::NotReadBack(_) | CellError::Damaged(_) | CellError::Gb18030 => {
                Message::WriteNotReadBack
            }
        })
    }

    /// Says faults with their excerpts on stderr.
    fn tell_faults(&mut self, faults: &[Located]) {
        let found = findings(faults, self.words);
        let text = crate::render::findings(&found, &self.look());
        self.write_stderr(&text);
    }

    /// A file that was not written; `file` as the reader knows it.
    pub fn not_written(&self, error: &CommitError, file: Option<&str>) -> CommandError {
        let name = |path: &Path| file.map_or_else(|| path.display().to_string(), str::to_owned);
        let unchanged = || {
            let standing = self.standing();
            standing.unwrap_or_else(|| self.words.say(Message::WriteUnchanged))
        };
        match error {
            CommitError::Busy { root } => self.failure(
                Kind::Busy,
                Message::WriteBusy {
                    root: &root.display(),
                },
            ),
            CommitError::Io { path, source, .. } => {
                let (file, reason) = (&name(path), &self.reason(source));
                let failure = self.failure(Kind::Data, Message::WriteIo { file, reason });
                failure.hint(unchanged())
            }
            CommitError::NotAFile { path, .. } => {
                let message = Message::WriteNotAFile { file: &name(path) };
                self.failure(Kind::Data, message).hint(unchanged())
            }
            CommitError::TooLarge { path, limit } => {
                let message = Message::WriteTooLarge {
                    file: &name(path),
                    limit,
                };
                self.failure(Kind::Data, message).hint(unchanged())
            }
            CommitError::ChangedSince { path } => {
                let message = Message::WriteChangedSince { file: &name(path) };
                self.failure(Kind::Data, message).hint(unchanged())
            }
            CommitError::Outside { path } => self.failure(
                Kind::Usage,
                Message::WriteOutside {
                    file: &path.display(),
                },
            ),
            CommitError::Unsure { path, source } => {
                let (file, reason) = (&name(path), &self.reason(source));
                self.failure(Kind::Data, Message::WriteUnsure { file, reason })
            }
        }
    }
}
