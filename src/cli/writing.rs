//! Writing for a command: the lock, the one commit, and in words why it was not made.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::context::Context;
use super::error::{CommandError, Kind};
use super::reading::located;
use crate::diag::Located;
use crate::report::check::findings;
use crate::store::{
    CellError, ChangeError, CommitError, Committed, Directory, EditError, Session, Sources, damage,
};
use crate::words::Message;

impl Context<'_> {
    /// The right to write in `directory`; waits for other writers, twenty seconds or as many as
    /// `VISITS_LOCK_WAIT` says.
    pub fn session<'d>(&self, directory: &'d Directory) -> Result<Session<'d>, CommandError> {
        let patience = match self.environment.variable("VISITS_LOCK_WAIT") {
            None => Session::PATIENCE,
            Some(text) => match text.trim().parse() {
                Ok(seconds) => Duration::from_secs(seconds),
                Err(_) => return self.refuse(Message::WriteLockWait { value: &text }),
            },
        };
        let opened = Session::open(&**directory.disk(), directory.root(), patience);
        opened.map_err(|error| self.not_written(&error, None))
    }

    /// Commits one file: its bytes as they are now become those that `change` gives.
    pub fn commit(
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

    /// Commits several files, one after the other; if one cannot be, those before it are put back.
    pub fn commit_all(
        &mut self,
        session: &Session<'_>,
        directory: &Directory,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Result<(), CommandError> {
        let mut done: Vec<(&str, Option<Vec<u8>>)> = Vec::new();
        for (file, bytes) in files {
            let mut before = None;
            let committed = self.commit(session, directory, file, |current| {
                before = current.map(<[u8]>::to_vec);
                Ok(bytes.clone())
            });
            if committed.is_err() {
                for (file, before) in done.iter().rev() {
                    // As far as the disk lets us.
                    let undone = session.put_back(Path::new(file), before.as_deref());
                    self.changed.retain(|name| name != file || undone.is_err());
                }
            }
            committed?;
            done.push((file, before));
        }
        Ok(())
    }

    /// A change that was refused, before anything was touched.
    pub fn not_changed(
        &mut self,
        directory: &Directory,
        file: &str,
        error: ChangeError,
    ) -> CommandError {
        let file = &file;
        match error {
            ChangeError::Cell(CellError::Damaged(fault)) => {
                let fault = damage(&Arc::from(*file), &fault);
                let located = located(&Sources::new(directory), fault);
                self.tell_faults(&[located]);
                self.failure(Kind::Data, Message::WriteDamaged { file })
            }
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
            ChangeError::Cell(other) => self.failure(
                Kind::Usage,
                Message::WriteNoCell {
                    file,
                    reason: &other,
                },
            ),
        }
    }

    /// Says faults with their excerpts on stderr.
    fn tell_faults(&mut self, faults: &[Located]) {
        let found = findings(faults, self.words);
        let text = crate::render::findings(&found, &self.look());
        self.talk_plainly(&text);
    }

    /// A file that was not written; `file` as the reader knows it.
    pub fn not_written(&self, error: &CommitError, file: Option<&str>) -> CommandError {
        let name = |path: &Path| file.map_or_else(|| path.display().to_string(), str::to_owned);
        match error {
            CommitError::Busy { root } => self.failure(
                Kind::Busy,
                Message::WriteBusy {
                    root: &root.display(),
                },
            ),
            CommitError::Io { path, source, .. } => {
                let (file, reason) = (&name(path), &self.reason(source));
                self.failure(Kind::Data, Message::WriteIo { file, reason })
            }
            CommitError::NotAFile { path, .. } => {
                self.failure(Kind::Data, Message::WriteNotAFile { file: &name(path) })
            }
            CommitError::TooLarge { path, limit } => self.failure(
                Kind::Data,
                Message::WriteTooLarge {
                    file: &name(path),
                    limit,
                },
            ),
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
