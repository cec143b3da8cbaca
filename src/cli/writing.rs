//! Writing for a command: the lock, the one commit, and in words why it was not made.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::context::Context;
use super::error::{CommandError, Kind};
use super::reading::located;
use crate::report::check::findings;
use crate::store::{
    CellError, ChangeError, CommitError, Committed, Directory, EditError, Session, Sources, damage,
};

impl Context<'_> {
    /// The right to write in `directory`; waits for other writers, twenty seconds or as many as
    /// `VISITS_LOCK_WAIT` says.
    pub fn session<'d>(&self, directory: &'d Directory) -> Result<Session<'d>, CommandError> {
        let patience = match self.environment.variable("VISITS_LOCK_WAIT") {
            None => Session::PATIENCE,
            Some(text) => match text.trim().parse() {
                Ok(seconds) => Duration::from_secs(seconds),
                Err(_) => return self.refuse("write.lock-wait", &[("value", &text)]),
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
        let words = self.words;
        let said = |kind, key: &str| CommandError::new(kind, words.say(key, &[("file", &file)]));
        match error {
            ChangeError::Cell(CellError::Damaged(fault)) => {
                let fault = damage(&Arc::from(file), &fault);
                let found = findings(&[located(&Sources::new(directory), fault)], words);
                let text = crate::render::findings(&found, &self.look());
                self.talk_plainly(&text);
                said(Kind::Data, "write.damaged")
                    .hint(words.say("write.damaged.help", &[("file", &file)]))
            }
            ChangeError::Cell(CellError::Gb18030) => {
                said(Kind::Data, "write.gbk").hint(words.say("write.gbk.help", &[("file", &file)]))
            }
            ChangeError::NoRow(key) => CommandError::new(
                Kind::Usage,
                words.say("write.no-row", &[("file", &file), ("key", &key)]),
            ),
            ChangeError::SeveralRows(key) => {
                let message = words.say("write.several-rows", &[("file", &file), ("key", &key)]);
                CommandError::new(Kind::Data, message)
                    .hint(words.say("write.damaged.help", &[("file", &file)]))
            }
            ChangeError::Taken(key) => CommandError::new(
                Kind::Usage,
                words.say("write.taken", &[("file", &file), ("key", &key)]),
            ),
            ChangeError::Unsound(errors) => {
                let found = findings(&errors, words);
                let text = crate::render::findings(&found, &self.look());
                self.talk_plainly(&text);
                said(Kind::Usage, "write.unsound")
            }
            ChangeError::Cell(other) => CommandError::new(
                Kind::Usage,
                words.say("write.no-cell", &[("file", &file), ("reason", &other)]),
            ),
        }
    }

    /// A file that was not written; `file` as the reader knows it.
    pub fn not_written(&self, error: &CommitError, file: Option<&str>) -> CommandError {
        let words = self.words;
        let name = |path: &Path| file.map_or_else(|| path.display().to_string(), str::to_owned);
        let unchanged = words.text("write.unchanged");
        match error {
            CommitError::Busy { root } => {
                let message = words.say("write.busy", &[("root", &root.display())]);
                CommandError::new(Kind::Busy, message).hint(words.text("write.busy.help"))
            }
            CommitError::Io { path, source, .. } => {
                let reason = self.reason(source);
                let message = words.say("write.io", &[("file", &name(path)), ("reason", &reason)]);
                CommandError::new(Kind::Data, message).hint(unchanged)
            }
            CommitError::NotAFile { path, .. } => {
                let message = words.say("write.not-a-file", &[("file", &name(path))]);
                CommandError::new(Kind::Data, message).hint(unchanged)
            }
            CommitError::TooLarge { path, limit } => {
                let message = words.say(
                    "write.too-large",
                    &[("file", &name(path)), ("limit", limit)],
                );
                CommandError::new(Kind::Data, message).hint(unchanged)
            }
            CommitError::Outside { path } => CommandError::new(
                Kind::Usage,
                words.say("write.outside", &[("file", &path.display())]),
            ),
            CommitError::Unsure { path, source } => {
                let reason = self.reason(source);
                let message = words.say(
                    "write.unsure",
                    &[("file", &name(path)), ("reason", &reason)],
                );
                CommandError::new(Kind::Data, message).hint(words.text("write.unsure.help"))
            }
        }
    }
}
