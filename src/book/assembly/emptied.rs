//! Files without a byte of text of which other files know that rows stood in them.

use super::Assembly;
use crate::book::files;
use crate::calendar::{Instant, Month};
use crate::diag::Code;
use crate::diag::file::{self, Folder};
use crate::model::Book;
use crate::text::Directory;

impl Assembly<'_> {
    /// Makes an error of each remark on an empty file that was not always so.
    pub(super) fn note_emptied(&mut self, book: &Book) {
        let empty = |fault: &&mut crate::diag::Fault| fault.code == Code::FileEmpty;
        for fault in self.faults.iter_mut().filter(empty) {
            if let Some(by) = known_by(
                book,
                self.directory,
                &fault.place.file,
                self.lacking.as_deref(),
            ) {
                fault.code = Code::FileEmptied;
                fault.arguments.push(("by", by));
            }
        }
    }
}

/// The file that knows of rows in `file`: issues and saved plans of the visits that they name, approvals
/// of the plan that was approved, what was handed in of the month; of households `lacking`, which has rows of parties that are nowhere.
fn known_by(
    book: &Book,
    directory: &Directory,
    file: &str,
    lacking: Option<&str>,
) -> Option<String> {
    let month: Option<Month> = files::stem(file).parse().ok();
    let name = files::stem(file);
    let by_issue = || {
        let is_of =
            |at: Option<Instant>| month.is_some() && at.map(|at| Month::of(at.date())) == month;
        let lost = book.issues.iter().find(|issue| {
            let raised = issue.visit.is_some() && is_of(Some(issue.raised_at));
            let met = issue.revisit.is_some() && is_of(issue.resolved_at);
            raised || met
        });
        lost.map(|issue| issue.place.file.to_string())
    };
    let by_approval = || {
        let approval = book
            .approvals
            .iter()
            .find(|approval| &*approval.plan == file);
        approval.map(|approval| approval.place.file.to_string())
    };
    let by_report = || {
        let report = format!("closed/{name}.json");
        let is_there = month.is_some()
            && matches!(directory.disk().look(&directory.path(&report)), Ok(Some(_)));
        is_there.then_some(report)
    };
    match Folder::ALL.iter().find(|folder| folder.holds(file)) {
        Some(Folder::Visits) => by_issue().or_else(by_report),
        Some(Folder::Issues) => by_report(),
        Some(Folder::Plans) => by_approval(),
        None if file == file::OWNERS => lacking.map(str::to_owned),
        _ => None,
    }
}
