//! The list of checks, sorted by the codes they find, and how they are run.

use super::Gaps;
use super::scene::Scene;
use crate::calendar::Instant;
use crate::diag::file;
use crate::diag::{Code, Fault, Place};
use crate::model::Book;

/// One check: what it can find, and how it looks.
struct Check {
    finds: &'static [Code],
    /// Files without which the absence of something means nothing.
    rests_on: &'static [&'static str],
    run: fn(&Scene, &mut Vec<Fault>),
}

macro_rules! checks {
    ($($module:ident finds $($code:ident)+ $(, whole $($file:ident)+)?;)+) => {
        const CHECKS: &[Check] = &[
            $(Check {
                finds: &[$(Code::$code),+],
                rests_on: &[$($(file::$file),+)?],
                run: super::$module::check,
            },)+
        ];
    };
}

checks! {
    same_phone finds SamePhone;
    butler_cell finds ButlerWithoutRole ButlerLeft, whole POLICY STAFF;
    area_without_own finds AreaWithoutOwn NobodysOwn, whole STAFF;
    staff_area finds StaffAreaUnknown;
    leave_outside_service finds LeaveOutsideService;
    quota_size finds QuotaBeyondOwnArea QuotaBeyondHouseholds, whole STAFF;
    ids_alike finds IdsAlike;
    building_spelling finds BuildingSpeltTwice;
    member_leaves finds MemberLeaves, whole STAFF;
    leave_overlaps finds LeaveOverlaps;
    visit_in_future finds VisitInFuture;
    visit_outside_hours finds VisitOutsideHours, whole POLICY;
    door_visit_in_pause finds DoorVisitInPause;
    two_places finds TwoPlacesAtOnce;
    visit_too_long finds VisitTooLong, whole POLICY;
    visit_twice finds VisitLoggedTwice;
    door_visit_to_moved_out finds DoorVisitToMovedOut;
    issue_names_visit finds IssueOfUnknownVisit IssueOfAnothersVisit RaisedBeforeVisit;
    revisit finds RevisitOfUnknownVisit RevisitOfAnother RevisitBeforeResolved RevisitNotMet;
    closed_without_result finds ClosedWithoutResult;
    issue_resolved_unanswered finds ResolvedUnanswered;
    issue_in_future finds IssueInFuture;
    issue_twice finds IssueLoggedTwice;
    department finds DepartmentUnknown, whole POLICY STAFF;
    department_head finds DepartmentWithoutHead, whole STAFF;
    reopens finds ReopensUnknownIssue ReopensAnothersIssue ReopensOpenIssue;
    assignee finds AssigneeGone AssigneeAway, whole STAFF;
    event_kind finds EventKindMisspelt TriggerOnUnknownKind, whole POLICY;
    festival finds FestivalLongPast TriggerOnUnknownFestival, whole CALENDAR;
    event_twice finds EventLoggedTwice;
    plan_row_twice finds DuplicateBooking;
    appointments_overlap finds AppointmentsOverlap;
    appointment_outside_hours finds AppointmentOutsideHours, whole POLICY;
    appointment_while_away finds AppointmentWhileAway, whole CALENDAR STAFF;
    appointment_to_nobody finds AppointmentInPause AppointmentToMovedOut;
    same_party_day finds SamePartyDay;
    selection_empty finds RuleSelectsNobody SelectionNamesUnknown;
    role_members finds RoleWithoutMembers, whole STAFF;
    never_fits_hours finds NeverFitsHours, whole POLICY STAFF;
    feeds_itself finds FeedsItself;
    quota_twice finds QuotaTwice;
    pick_size finds PickBeyondSelection;
    sample_size finds SampleBeyondSelection SampleOfNobody;
    rain finds NoRainKnown, whole CALENDAR;
    times_and_gap finds TimesWithinGap, whole POLICY;
    rule_length finds RuleLongerThanDay, whole POLICY;
    rule_twice finds RuleTwice;
    leaves_itself_out finds LeavesItselfOut;
    preferred_hours finds PreferredOutsideDoor, whole POLICY;
    where_unknown finds WhereMisspelt;
    validity finds RulesOverlap RulesGap;
    ladder finds LadderWithoutLimit;
    term_over finds TermOver;
    limits_reversed finds LimitsReversed, whole POLICY;
    arrears_at_start finds ArrearsNeverYet;
}

/// What does not fit in one row: the checks that speak of its table are made alone.
pub fn run_on(row: &Place, book: &Book, now: Option<Instant>, gaps: &Gaps) -> Vec<Fault> {
    let speaks = |check: &Check| check.finds.iter().any(|code| code.speaks_of(&row.file));
    let scene = Scene::new(book, now, gaps).about(Some(row));
    let mut faults = made(&scene, speaks);
    faults.retain(|fault| fault.place == *row);
    faults
}

/// What does not fit of the kinds that are wanted: no other check is made.
pub fn run_for(
    wanted: impl Fn(Code) -> bool,
    book: &Book,
    now: Option<Instant>,
    gaps: &Gaps,
) -> Vec<Fault> {
    let scene = Scene::new(book, now, gaps);
    let mut faults = made(&scene, |check| check.finds.iter().any(|code| wanted(*code)));
    faults.retain(|fault| wanted(fault.code));
    faults
}

/// Everything that does not fit together, by file, line, part of the line and code. What only follows
/// from what the book lacks (`gaps`) is no fault of its own.
///
/// Without `now` nothing is said to lie in the future or to be over.
pub fn run_beside(book: &Book, now: Option<Instant>, gaps: &Gaps) -> Vec<Fault> {
    made(&Scene::new(book, now, gaps), |_| true)
}

/// What those checks find that are `wanted`.
fn made(scene: &Scene, wanted: impl Fn(&Check) -> bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let is_sound = |check: &&Check| !check.rests_on.iter().any(|file| scene.gaps.touch(file));
    for check in CHECKS.iter().filter(|check| wanted(check)).filter(is_sound) {
        let before = faults.len();
        (check.run)(scene, &mut faults);
        debug_assert!(faults[before..].iter().all(|fault| {
            check.finds.contains(&fault.code) && fault.code.speaks_of(&fault.place.file)
        }));
    }
    faults.sort_by(|a, b| (&a.place, &a.spot, a.code).cmp(&(&b.place, &b.spot, b.code)));
    faults
}

#[cfg(test)]
mod tests {
    use super::CHECKS;
    use std::collections::BTreeSet;

    #[test]
    fn the_list_is_sorted_and_no_code_has_two_checks() {
        let firsts: Vec<_> = CHECKS.iter().map(|check| check.finds[0]).collect();
        assert!(
            firsts.is_sorted(),
            "sorted by the first code of each: {firsts:?}"
        );
        let all: Vec<_> = CHECKS.iter().flat_map(|check| check.finds).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    }
}
