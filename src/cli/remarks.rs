//! What is odd about a row just written: said, and never a reason to refuse.

use super::context::Context;
use super::error::{CommandError, Kind};
use super::reading::located;
use crate::book::{Reading, read_files};
use crate::calendar::Instant;
use crate::check::{self, Gaps};
use crate::diag::{Fault, Located, Place, Severity};
use crate::model::Book;
use crate::report::check::findings;
use crate::text::Directory;
use crate::words::Message;

impl Context<'_> {
    /// Says what `check` would say of the row that `place` finds in what was read.
    pub fn remark_on(
        &mut self,
        reading: &Reading,
        now: Instant,
        place: impl FnOnce(&Book) -> Option<Place>,
    ) {
        let Some(row) = place(&reading.book) else {
            return;
        };
        let gaps = Gaps::of(&reading.faults);
        let fitting = check::run_on(&row, &reading.book, Some(now), &gaps);
        let of_row = reading
            .faults
            .iter()
            .chain(&fitting)
            .filter(|fault| fault.place == row);
        let located: Vec<Located> = of_row
            .map(|fault| located(&reading.sources, fault.clone()))
            .collect();
        for finding in findings(&located, self.words) {
            self.warn(&finding.message);
        }
    }

    /// [`refuse_faulty`](Self::refuse_faulty) for a command that did not keep what it read.
    pub fn refuse_faulty_file(
        &mut self,
        directory: &Directory,
        file: &str,
    ) -> Result<(), CommandError> {
        let reading = read_files(directory, &[file]).map_err(|fault| self.unreadable(fault))?;
        self.refuse_faulty(&reading, file)
    }

    /// Refuses to change rows of a file that has errors in it: which row is meant, and what it
    /// says, must be beyond doubt.
    pub fn refuse_faulty(&mut self, reading: &Reading, file: &str) -> Result<(), CommandError> {
        let is_error =
            |fault: &&Fault| &*fault.place.file == file && fault.severity() == Severity::Error;
        let errors: Vec<Fault> = reading.faults.iter().filter(is_error).cloned().collect();
        if errors.is_empty() {
            return Ok(());
        }
        let count = reading.errors_of(file);
        let located: Vec<Located> = errors
            .into_iter()
            .map(|fault| located(&reading.sources, fault))
            .collect();
        let text = crate::render::findings(&findings(&located, self.words), &self.look());
        self.write_stderr(&text);
        Err(self.failure(
            Kind::Data,
            Message::WriteFaulty {
                file: &file,
                count: &count,
            },
        ))
    }
}
