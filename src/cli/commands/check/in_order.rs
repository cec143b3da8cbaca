//! Faults that were kept and faults that are told one by one, as one list in order.

use std::iter::Peekable;
use std::vec;

use crate::diag::{Code, Located};

/// The faults of one file on their way out.
pub(super) struct InOrder<'t> {
    kept: Peekable<vec::IntoIter<Located>>,
    /// Those told last, at one place: they may be among the kept ones too.
    here: Vec<Located>,
    tell: &'t mut dyn FnMut(Located),
}

/// By what faults of one file are sorted.
fn place(located: &Located) -> (u32, u32, u32, Code) {
    let whole_first = located.fault.place.line.min(1);
    let code = located.fault.code;
    (whole_first, located.line, located.column, code)
}

impl<'t> InOrder<'t> {
    pub(super) fn new(kept: Vec<Located>, tell: &'t mut dyn FnMut(Located)) -> InOrder<'t> {
        InOrder {
            kept: kept.into_iter().peekable(),
            here: Vec::new(),
            tell,
        }
    }

    /// Takes the next of those that are told.
    pub(super) fn next(&mut self, next: Located) {
        let end = place(&next);
        while let Some(kept) = self.kept.next_if(|kept| place(kept) < end) {
            self.give(kept);
        }
        self.here.retain(|told| place(told) == end);
        // No more than stand at one place are held, and none once all kept ones are out.
        if self.kept.peek().is_some() {
            self.here.push(next.clone());
        }
        (self.tell)(next);
    }

    /// Gives what is left.
    pub(super) fn end(mut self) {
        while let Some(kept) = self.kept.next() {
            self.give(kept);
        }
    }

    fn give(&mut self, kept: Located) {
        if !self.here.iter().any(|told| told.fault == kept.fault) {
            (self.tell)(kept);
        }
    }
}
