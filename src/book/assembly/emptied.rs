//! Files of a month without a row of which others know that rows stood in them: issues, saved plans,
//! approvals, what was handed in, the journal. Git is asked by `check` alone.

use serde_json::Value;

use super::Assembly;
use crate::book::files;
use crate::calendar::{Instant, Month};
use crate::diag::file::{self, Folder};
use crate::diag::{Code, Fault};
use crate::model::policy::Anchor;
use crate::model::{Book, Booking, BookingState, Plan};
use crate::text::{Directory, Journal, TOML_LIMIT};

impl Assembly<'_> {
    /// Makes an error of each remark on an empty file that was not always so. What a command left without
    /// a row is as it should be.
    pub(super) fn note_emptied(&mut self, book: &Book) {
        if !self.faults.iter().any(is_empty) {
            return;
        }
        let lacking = self.lacking.clone();
        let directory = self.directory;
        self.faults.retain_mut(|fault| {
            if !is_empty(fault) {
                return true;
            }
            let journal = journal(directory, &fault.place.file);
            if journal == Some(Left::AsItIs) {
                return false;
            }
            let emptied = Emptied {
                book,
                directory,
                file: &fault.place.file,
                month: files::stem(&fault.place.file).parse().ok(),
                has_header: fault.told_as == "header",
            };
            let by = emptied.known_by(lacking.as_deref());
            if let Some((told_as, by)) = by {
                *fault = emptied_fault(fault, told_as).with("by", by);
            } else if journal == Some(Left::Rows) {
                *fault = emptied_fault(fault, "journal");
            }
            true
        });
    }
}

fn is_empty(fault: &Fault) -> bool {
    fault.code == Code::FileEmpty
}

fn emptied_fault(fault: &Fault, told_as: &'static str) -> Fault {
    let emptied = Fault::new(Code::FileEmptied, fault.place.clone()).told_as(told_as);
    emptied.with("file", &fault.place.file)
}

/// What the last command that wrote a file left of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// What stands there, or what is about to.
    AsItIs,
    /// Rows.
    Rows,
}

/// What the journal knows of a file, if it knows anything of it.
fn journal(directory: &Directory, file: &str) -> Option<Left> {
    let (disk, path) = (&**directory.disk(), directory.path(file));
    if disk.is_supposed(&path) {
        return Some(Left::AsItIs);
    }
    let part = Journal::of(disk, directory.root()).last_of(file).ok()??;
    let current = disk.read(&path, TOML_LIMIT).ok();
    if part.is_after(current.as_deref()) {
        return Some(Left::AsItIs);
    }
    part.leaves_rows().then_some(Left::Rows)
}

/// A file without a row.
struct Emptied<'a> {
    book: &'a Book,
    directory: &'a Directory,
    file: &'a str,
    month: Option<Month>,
    has_header: bool,
}

/// How a file is told that knows of rows, and which it is.
type KnownBy = Option<(&'static str, String)>;

impl Emptied<'_> {
    /// The file that knows of rows in this one: issues and saved plans of visits, issues and events that they
    /// name, approvals of the plan that was approved, what was handed in of the month; of households
    /// `lacking`, which has rows of parties that are nowhere.
    fn known_by(&self, lacking: Option<&str>) -> KnownBy {
        match Folder::ALL.iter().find(|folder| folder.holds(self.file)) {
            Some(Folder::Visits) => self
                .by_issue()
                .or_else(|| self.by_anchor(is_visit))
                .or_else(|| self.by_report(&["made", "attempts", "refused", "rescheduled"]))
                .or_else(|| self.by_appointment()),
            Some(Folder::Issues) => self
                .by_anchor(|anchor| matches!(anchor, Anchor::Issue(_)))
                .or_else(|| self.by_report(&["raised"])),
            Some(Folder::Events) => self.by_anchor(|anchor| matches!(anchor, Anchor::Event(_))),
            Some(Folder::Plans) => self.by_approval(),
            None if self.file == file::OWNERS => Some(("", lacking?.to_owned())),
            _ => None,
        }
    }

    /// Issues raised or checked in visits of the month that stand nowhere.
    fn by_issue(&self) -> KnownBy {
        let is_of =
            |at: Option<Instant>| at.is_some_and(|at| Some(Month::of(at.date())) == self.month);
        let is_lost = |id: &str| !self.book.visits.iter().any(|visit| visit.id.as_str() == id);
        let mut issues = self.book.issues.iter();
        let knows = issues.find(|issue| {
            let raised = issue
                .visit
                .as_ref()
                .filter(|_| is_of(Some(issue.raised_at)));
            let met = issue.revisit.as_ref().filter(|_| is_of(issue.resolved_at));
            raised.into_iter().chain(met).any(|id| is_lost(id.as_str()))
        })?;
        Some(("", knows.place.file.to_string()))
    }

    /// A row of the month's plan made by something that stands nowhere.
    fn by_anchor(&self, is_of: fn(&Anchor) -> bool) -> KnownBy {
        let plan = self.plan()?;
        let knows = |booking: &&Booking| {
            let anchor = anchor(self.book, booking, is_of);
            anchor.is_some_and(|id| !self.stands_somewhere(id))
        };
        let booking = plan.rows.iter().find(knows)?;
        Some(("", booking.place.file.to_string()))
    }

    /// Whether something has this id, or it with the number of a series behind it.
    fn stands_somewhere(&self, id: &str) -> bool {
        let is_it = |own: &str| {
            let rest = id.strip_prefix(own);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let book = self.book;
        book.visits.iter().any(|visit| is_it(visit.id.as_str()))
            || book.issues.iter().any(|issue| is_it(issue.id.as_str()))
            || book.events.iter().any(|event| is_it(event.id.as_str()))
    }

    /// Appointments of the month, where the log has not even a header: no command leaves it so.
    fn by_appointment(&self) -> KnownBy {
        let mut rows = self.plan()?.rows.iter();
        let is_asked = |booking: &&Booking| booking.state != BookingState::Cancelled;
        let booking = rows.find(is_asked).filter(|_| !self.has_header)?;
        Some(("plan", booking.place.file.to_string()))
    }

    fn by_approval(&self) -> KnownBy {
        let mut approvals = self.book.approvals.iter();
        let approval = approvals.find(|approval| &*approval.plan == self.file)?;
        Some(("", approval.place.file.to_string()))
    }

    /// What was handed in of the month; where a header is left, only if one of these counts in it is not
    /// nought.
    fn by_report(&self, counts: &[&str]) -> KnownBy {
        self.month?;
        let report = format!("closed/{}.json", files::stem(self.file));
        let path = self.directory.path(&report);
        let bytes = self.directory.disk().read(&path, TOML_LIMIT).ok()?;
        let said: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let (figure, _) = self.file.split_once('/')?;
        let mut counts = counts.iter().map(|count| said[figure][*count].as_u64());
        let has_some = counts.any(|count| count > Some(0));
        (has_some || !self.has_header).then_some(("", report))
    }

    /// The saved plan of the month.
    fn plan(&self) -> Option<&Plan> {
        let month = self.month?.to_string();
        self.book.plans.iter().find(|plan| *plan.month == *month)
    }
}

fn is_visit(anchor: &Anchor) -> bool {
    matches!(
        anchor,
        Anchor::Visit(_) | Anchor::NoAnswer | Anchor::Refused | Anchor::Rated
    )
}

/// The id of what made the first duty of a row, if its rule follows such things.
fn anchor<'b>(book: &Book, booking: &'b Booking, is_of: fn(&Anchor) -> bool) -> Option<&'b str> {
    let (rest, anchor) = booking.id.as_str().rsplit_once('/')?;
    let (rule, _) = rest.split_once('/')?;
    let rule = &book.policy.rules[book.policy.rule(rule)?.position()];
    is_of(&rule.trigger()?.on).then_some(anchor)
}
