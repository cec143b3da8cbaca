//! The faults of one file: all counted and the first of them kept, or each told as it is found. So
//! no number of bad lines fills the memory.

use std::sync::Arc;

use crate::diag::{Code, Fault, Located, Place, Severity};
use crate::text::place_in;

/// How many errors and how many warnings of one file are kept where nobody asks for more.
pub const MOST_KEPT: usize = 1000;
/// From how many rows on a file is told of once that holds another month's rows only.
const MANY_OF_ANOTHER_MONTH: usize = 3;

/// Who hears each fault of a file's rows, in the order of lines and columns, with its place.
pub type Hear<'h> = dyn Fn(Located) + 'h;

/// What becomes of the faults of a file's rows.
#[derive(Clone, Copy)]
pub(in crate::book) enum Noting<'h> {
    /// So many errors and so many warnings are kept.
    Keep(usize),
    /// Each is told, none kept.
    Tell(&'h Hear<'h>),
}

/// How many faults there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Tally {
    fn count(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }

    /// How many both are.
    pub fn all(self) -> usize {
        self.errors + self.warnings
    }
}

/// The faults of a file so far.
pub(in crate::book) struct Noted<'h> {
    noting: Noting<'h>,
    columns: &'h [String],
    kept: Vec<Fault>,
    kept_tally: Tally,
    beyond: Tally,
    wrong_months: WrongMonths,
}

/// The rows that belong to another month.
#[derive(Default)]
struct WrongMonths {
    first: Option<String>,
    count: usize,
    differ: bool,
}

impl<'h> Noted<'h> {
    /// Those of a file as a whole, which are always kept; `columns` are the names of its header.
    pub(in crate::book) fn new(
        noting: Noting<'h>,
        columns: &'h [String],
        of_file: Vec<Fault>,
    ) -> Self {
        Noted {
            noting,
            columns,
            kept: of_file,
            kept_tally: Tally::default(),
            beyond: Tally::default(),
            wrong_months: WrongMonths::default(),
        }
    }

    /// How many there are.
    pub(in crate::book) fn count(&self) -> usize {
        self.kept.len() + self.beyond.all()
    }

    /// Takes what was `found` in the line `text`.
    pub(in crate::book) fn take(&mut self, found: &mut Vec<Fault>, text: &str) {
        for fault in found.iter() {
            self.wrong_months.look_at(fault);
        }
        match self.noting {
            Noting::Keep(most) => found.drain(..).for_each(|fault| self.keep(fault, most)),
            Noting::Tell(hear) => {
                let located = |fault| place_in(text, self.columns, fault);
                let mut located: Vec<Located> = found.drain(..).map(located).collect();
                located.sort_by_key(|located| (located.column, located.fault.code));
                for located in located {
                    *self.beyond.count(located.fault.severity()) += 1;
                    hear(located);
                }
            }
        }
    }

    fn keep(&mut self, fault: Fault, most: usize) {
        let kept = self.kept_tally.count(fault.severity());
        if *kept < most {
            *kept += 1;
            self.kept.push(fault);
        } else {
            *self.beyond.count(fault.severity()) += 1;
        }
    }

    /// Those kept, and how many there are beyond. Where every one of the file's `rows` belongs to
    /// one other month, the file itself is the one fault.
    pub(in crate::book) fn end(mut self, file: &Arc<str>, rows: usize) -> (Vec<Fault>, Tally) {
        let WrongMonths {
            first,
            count,
            differ,
        } = self.wrong_months;
        let Some(month) = first.filter(|_| !differ && count == rows) else {
            return (self.kept, self.beyond);
        };
        if rows < MANY_OF_ANOTHER_MONTH {
            return (self.kept, self.beyond);
        }
        let before = self.kept.len();
        self.kept.retain(|fault| fault.code != Code::WrongMonth);
        let told = count - (before - self.kept.len());
        let beyond = self.beyond.count(Code::WrongMonth.entry().severity);
        *beyond = beyond.saturating_sub(told);
        let fault = Fault::new(Code::WrongMonth, Place::whole(file)).told_as("file");
        let fault = fault.with("file", file).with("count", rows);
        self.kept.push(fault.with("month", month));
        (self.kept, self.beyond)
    }
}

impl WrongMonths {
    fn look_at(&mut self, fault: &Fault) {
        if fault.code != Code::WrongMonth {
            return;
        }
        self.count += 1;
        let month = fault.arguments.iter().find(|(name, _)| *name == "month");
        let month = month.map(|(_, month)| month);
        match (&self.first, month) {
            (None, Some(month)) => self.first = Some(month.clone()),
            (first, month) => self.differ |= first.as_ref() != month,
        }
    }
}
