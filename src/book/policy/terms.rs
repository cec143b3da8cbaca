//! `[terms.NAME]`: periods of the office's own.

use crate::book::ids;
use crate::calendar::{DateRange, Term};
use crate::diag::Code;
use crate::text::walk::{Entry, TableReader};

/// Reads every term, in the file's order.
pub(super) fn read(top: &mut TableReader<'_>) -> Vec<Term> {
    let document = top.document();
    let Some(table) = top.table("terms") else {
        return Vec::new();
    };
    let mut terms = Vec::new();
    for (name, entry) in table.entries() {
        if let Err(why) = ids::check(name.get_ref()) {
            let fault = |code| document.fault(code, name.span());
            document.note(ids::describe(&why, name.get_ref(), fault).with("column", "terms"));
        }
        let Some(mut term) = entry.table() else {
            continue;
        };
        let periods = term.required("periods").and_then(|entry| periods(&entry));
        term.finish();
        terms.extend(periods.map(|periods| Term {
            name: name.into_inner(),
            periods,
        }));
    }
    terms
}

/// The periods by date; a fault where two of them meet.
fn periods(entry: &Entry<'_>) -> Option<Vec<DateRange>> {
    let list = entry.filled_list()?;
    let mut periods: Vec<DateRange> = Vec::new();
    for entry in &list {
        let days = entry.date_range()?;
        let meets = |other: &&DateRange| other.first <= days.last && days.first <= other.last;
        if let Some(other) = periods.iter().find(meets) {
            let fault = entry.fault(Code::TermsOverlap).with("value", days);
            entry.note(fault.with("other", other));
            return None;
        }
        periods.push(days);
    }
    periods.sort_unstable();
    Some(periods)
}
