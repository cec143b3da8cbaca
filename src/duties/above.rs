//! Who stands above everybody.

use std::cmp::Reverse;

use crate::calendar::Instant;
use crate::model::policy::Role;
use crate::model::{Book, StaffIx};

/// Roles that are the top by their name, the first of them first.
const TOPS: [&str; 3] = ["project_manager", "centre_manager", "manager"];

/// The member to whom issues are passed up: of the role that reports to nobody and to whom most
/// roles report, in service on that day, the first by id (H10 of the rule ledger).
pub fn at_the_top(book: &Book, at: Instant) -> Option<StaffIx> {
    let roles = &book.policy.roles;
    let named = |role: &Role| TOPS.iter().position(|name| role.id.as_str() == *name);
    let reports_to = |role: &Role, other: &Role| {
        let above = other.reports_to.map(|above| &roles[above.position()]);
        above.is_some_and(|above| above.id == role.id)
    };
    let leads = |role: &Role| {
        let below = roles.iter().filter(|other| reports_to(role, other));
        below.count()
    };
    let is_top =
        |role: &&Role| role.reports_to.is_none() && (leads(role) > 0 || named(role).is_some());
    let mut tops: Vec<&Role> = roles.iter().filter(is_top).collect();
    tops.sort_by_key(|role| (named(role).unwrap_or(usize::MAX), Reverse(leads(role))));
    let members = tops.iter().flat_map(|role| {
        let of_role = |index: &StaffIx| book[book[*index].role].id == role.id;
        let staff = book.indexed_staff().map(|(index, _)| index);
        staff.filter(of_role).collect::<Vec<_>>()
    });
    let mut serving = members.filter(|index| book[*index].in_service(at.date()));
    serving.next()
}
