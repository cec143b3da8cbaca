//! What came of issues, and to whom it is reported: the department and who stands above everybody (L9 of
//! the rule ledger).

use super::{Known, at_the_top};
use crate::calendar::Instant;
use crate::model::{Issue, IssueIx, StaffIx};

/// When it came out what becomes of an issue: it was solved, or closed unsolved.
pub fn came_out_at(known: &Known<'_>, issue: &Issue) -> Option<Instant> {
    known.resolved_at(issue).or(known.closed_at(issue))
}

/// The members to whom the outcome of an issue is reported: those of its department, then who stands above
/// everybody, in service when it came out; nobody while it is open.
pub fn reported_to(known: &Known<'_>, issue: &Issue) -> Vec<StaffIx> {
    let Some(at) = came_out_at(known, issue) else {
        return Vec::new();
    };
    let staff = known.book.indexed_staff();
    let of_department = staff.filter(|(_, member)| {
        member.department.as_deref() == Some(&*issue.department) && member.in_service(at.date())
    });
    let mut told: Vec<StaffIx> = of_department.map(|(index, _)| index).collect();
    let top = at_the_top(known.book, at);
    told.extend(top.filter(|top| !told.contains(top)));
    told
}

/// The issues of which it came out in [`from`, `to`) and which are reported to a member, by when it did.
pub fn reported(known: &Known<'_>, member: StaffIx, from: Instant, to: Instant) -> Vec<IssueIx> {
    let came_out = known.issues().filter_map(|(index, issue)| {
        let at = came_out_at(known, issue).filter(|at| from <= *at && *at < to)?;
        let is_told = reported_to(known, issue).contains(&member);
        is_told.then_some((at, index))
    });
    let mut came_out: Vec<(Instant, IssueIx)> = came_out.collect();
    came_out.sort_unstable();
    came_out.into_iter().map(|(_, index)| index).collect()
}
