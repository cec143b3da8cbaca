//! Acts: read under the lock, changed as a whole or not at all, then answered.

use super::context::Context;
use super::error::CommandError;
use super::reading::located;
use crate::book::{
    ChangeError, FileChange, Need, ReadFault, Reading, read, read_files, table_edit,
};
use crate::calendar::Instant;
use crate::diag::file::Folder;
use crate::diag::{Fault, Severity};
use crate::ops::act::Act;
use crate::ops::{Answer, Body};
use crate::sheet::Page;
use crate::text::{CSV_LIMIT, Directory, Session};
use crate::words::{Message, Words};

impl Context<'_> {
    /// Everything an act may rest on, and now.
    pub fn everything(
        &mut self,
        directory: &Directory,
    ) -> Result<(Reading, Instant), CommandError> {
        let need = Need {
            notes: false,
            ..Need::everything()
        };
        self.needed(directory, need)
    }

    /// What is needed of it alone.
    pub fn needed(
        &mut self,
        directory: &Directory,
        need: Need,
    ) -> Result<(Reading, Instant), CommandError> {
        let reading = read(directory, &need).map_err(|fault| self.unreadable(fault))?;
        let now = self.now(&reading.book.almanac)?;
        Ok((reading, now))
    }

    /// Makes the changes of an act, unless a file of them has errors, or would have one then; the journal
    /// has it under the title of its page.
    pub fn perform<T: Body>(
        &mut self,
        session: &Session<'_>,
        directory: &Directory,
        reading: &Reading,
        act: &Act<T>,
        page: impl Fn(&Answer<T>, Words) -> Page,
    ) -> Result<(), CommandError> {
        self.deed(session, |words| page(&act.answer, words).title);
        self.carry_out(session, directory, reading, &act.changes)
    }

    /// The same of changes that the journal has under what was said of them before.
    pub fn carry_out(
        &mut self,
        session: &Session<'_>,
        directory: &Directory,
        reading: &Reading,
        changes: &[FileChange],
    ) -> Result<(), CommandError> {
        for change in changes {
            self.refuse_faulty(reading, &change.file)?;
        }
        self.refuse_unsound(directory, changes)?;
        let edits = changes.iter().map(|change| {
            let applied = |current: Option<&[u8]>| change.applied(current);
            table_edit(&change.file, applied)
        });
        let edits = edits.collect();
        self.commit_all(session, edits, Message::ActHalf, |context, file, error| {
            context.not_changed(directory, file, error)
        })?;
        if changes
            .iter()
            .any(|change| Folder::Plans.holds(&change.file))
        {
            let now = self.now(&reading.book.almanac)?;
            self.tell_voided(&reading.book, directory, now);
        }
        Ok(())
    }

    /// Refuses changes after which a file of them would have an error.
    fn refuse_unsound(
        &mut self,
        directory: &Directory,
        changes: &[FileChange],
    ) -> Result<(), CommandError> {
        let mut supposed = directory.clone();
        for change in changes {
            let current = directory.bytes(&change.file, CSV_LIMIT);
            let current = current.map_err(|error| self.unread(&error))?;
            let bytes = change.applied(current.as_deref());
            let bytes = bytes.map_err(|error| self.not_changed(directory, &change.file, error))?;
            supposed = supposed.supposing(&change.file, bytes);
        }
        let files: Vec<&str> = changes.iter().map(|change| &*change.file).collect();
        let (faults, sources) = match read_files(&supposed, &files) {
            Ok(reading) => (reading.faults, reading.sources),
            Err(
                ReadFault::Configuration(faults, sources) | ReadFault::Unreadable(faults, sources),
            ) => (faults, sources),
        };
        let is_ours = |fault: &Fault| {
            fault.severity() == Severity::Error && files.contains(&&*fault.place.file)
        };
        let mut errors = faults.into_iter().filter(is_ours).peekable();
        let Some(first) = errors.peek() else {
            return Ok(());
        };
        let file = first.place.file.to_string();
        let errors = errors.map(|fault| located(&sources, fault));
        Err(self.not_changed(directory, &file, ChangeError::Unsound(errors.collect())))
    }
}
