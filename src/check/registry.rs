//! The list of checks, sorted by the codes they find, and how they are run.

use super::scene::Scene;
use crate::calendar::Instant;
use crate::diag::{Code, Fault};
use crate::model::Book;

/// One check: what it can find, and how it looks.
struct Check {
    finds: &'static [Code],
    run: fn(&Scene, &mut Vec<Fault>),
}

macro_rules! checks {
    ($($module:ident finds $($code:ident)+;)+) => {
        const CHECKS: &[Check] = &[
            $(Check { finds: &[$(Code::$code),+], run: super::$module::check },)+
        ];
    };
}

checks! {
    same_phone finds SamePhone;
    butler_cell finds ButlerWithoutRole ButlerLeft;
    area_without_own finds AreaWithoutOwn NobodysOwn;
    staff_area finds StaffAreaUnknown;
    leave_outside_service finds LeaveOutsideService;
    quota_size finds QuotaBeyondOwnArea QuotaBeyondHouseholds;
    ids_alike finds IdsAlike;
    visit_in_future finds VisitInFuture;
    visit_outside_hours finds VisitOutsideHours;
    door_visit_in_pause finds DoorVisitInPause;
    two_places finds TwoPlacesAtOnce;
    visit_too_long finds VisitTooLong;
    visit_twice finds VisitLoggedTwice;
    door_visit_to_moved_out finds DoorVisitToMovedOut;
    issue_names_visit finds IssueOfUnknownVisit IssueOfAnothersVisit RaisedBeforeVisit;
    revisit finds RevisitOfUnknownVisit RevisitOfAnother RevisitBeforeResolved RevisitNotMet;
    closed_without_result finds ClosedWithoutResult;
    issue_resolved_unanswered finds ResolvedUnanswered;
    issue_in_future finds IssueInFuture;
    issue_twice finds IssueLoggedTwice;
    department finds DepartmentMisspelt;
    department_head finds DepartmentWithoutHead;
    event_kind finds EventKindMisspelt TriggerOnUnknownKind;
    festival finds FestivalLongPast TriggerOnUnknownFestival;
    event_twice finds EventLoggedTwice;
    appointments_overlap finds AppointmentsOverlap;
    appointment_outside_hours finds AppointmentOutsideHours;
    appointment_while_away finds AppointmentWhileAway;
    appointment_to_nobody finds AppointmentInPause AppointmentToMovedOut;
    selection_empty finds RuleSelectsNobody SelectionNamesUnknown;
    role_members finds RoleWithoutMembers;
    never_fits_hours finds NeverFitsHours;
    feeds_itself finds FeedsItself;
    quota_twice finds QuotaTwice;
    pick_size finds PickBeyondSelection;
    sample_size finds SampleBeyondSelection SampleOfNobody;
    rain finds NoRainKnown;
    times_and_gap finds TimesWithinGap;
    rule_length finds RuleLongerThanDay;
    rule_twice finds RuleTwice;
    leaves_itself_out finds LeavesItselfOut;
    preferred_hours finds PreferredOutsideDoor;
    where_unknown finds WhereMisspelt;
}

/// Everything that does not fit together, by file, line, part of the line and code.
///
/// Without `now` nothing is said to lie in the future or to be over.
pub fn run(book: &Book, now: Option<Instant>) -> Vec<Fault> {
    let scene = Scene::new(book, now);
    let mut faults = Vec::new();
    for check in CHECKS {
        let before = faults.len();
        (check.run)(&scene, &mut faults);
        debug_assert!(
            faults[before..]
                .iter()
                .all(|fault| check.finds.contains(&fault.code))
        );
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
