//! Own: whose household it is for a role, who may take a seat, and its butler for grouping.

use super::Known;
use crate::calendar::{Date, Instant};
use crate::model::policy::{Area, Seat};
use crate::model::{Book, Household, PartyIx, RoleIx, Staff, StaffIx};

/// Who can take a seat at a duty of `party`, by id: the seat's role, own area and department, in
/// service on some day of [`opens`, `closes`].
///
/// `department` is that of the issue the duty follows, if it follows one.
pub fn eligible(
    book: &Book,
    seat: Seat,
    party: PartyIx,
    department: Option<&str>,
    opens: Instant,
    closes: Instant,
) -> Vec<StaffIx> {
    let (first, last) = (opens.date(), closes.date());
    let members = match (seat.area, book[party].household()) {
        (Area::Own, Some(household)) => own(book, household, seat.role, first, last),
        _ => in_service(book, seat.role, first, last, |_| true),
    };
    members
        .into_iter()
        .filter(|&member| sits(book, seat, member, department))
        .collect()
}

/// Whether a member has the role a seat asks for and, where it asks for it, the issue's department.
///
/// The area is not asked: a stand-in clears too. A seat `department = "issue"` at a duty that
/// follows no issue asks for the role alone.
pub fn sits(book: &Book, seat: Seat, member: StaffIx, department: Option<&str>) -> bool {
    let member = &book[member];
    let department = department.filter(|_| seat.of_issue_department);
    member.role == seat.role
        && department.is_none_or(|asked| member.department.as_deref() == Some(asked))
}

/// Whose own a household is: the named butler with that role and in service on some day from
/// `first` to `last`; else the role's members in service whose areas hold its area.
fn own(book: &Book, household: &Household, role: RoleIx, first: Date, last: Date) -> Vec<StaffIx> {
    let named = household.butler.filter(|&butler| {
        book[butler].role == role && book[butler].in_service_between(first, last)
    });
    match named {
        Some(butler) => vec![butler],
        None => in_service(book, role, first, last, |member| {
            member.owns_area(&household.area)
        }),
    }
}

fn in_service(
    book: &Book,
    role: RoleIx,
    first: Date,
    last: Date,
    holds: impl Fn(&Staff) -> bool,
) -> Vec<StaffIx> {
    let members = book.members_of(role);
    let serving =
        members.filter(|(_, member)| member.in_service_between(first, last) && holds(member));
    serving.map(|(index, _)| index).collect()
}

/// The butler of every party, for grouping: the one its cell names, else, of the members of
/// `[coverage] by_role` in service today whose areas hold its area, the one with the fewest
/// households so far, in order of id. Contacts have none.
pub fn butlers(known: &Known<'_>) -> Vec<Option<StaffIx>> {
    let book = known.book;
    let mut load = vec![0_u32; book.staff.len()];
    let named =
        |party: &crate::model::Party| party.household().and_then(|household| household.butler);
    for butler in book.parties.iter().filter_map(named) {
        load[butler.position()] += 1;
    }
    let today = known.now.date();
    let candidates = book.policy.coverage.by_role.map_or_else(Vec::new, |role| {
        in_service(book, role, today, today, |_| true)
    });
    let mut butler_of = |party: &crate::model::Party| {
        let household = party.household()?;
        if household.butler.is_some() {
            return household.butler;
        }
        let holding = candidates
            .iter()
            .copied()
            .filter(|&member| book[member].owns_area(&household.area));
        let chosen = holding.min_by_key(|member| (load[member.position()], *member))?;
        load[chosen.position()] += 1;
        Some(chosen)
    };
    book.parties.iter().map(&mut butler_of).collect()
}
