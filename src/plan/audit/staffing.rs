//! Rule 2: the right people, all of them there, and nobody else.

use std::collections::BTreeSet;

use super::view::View;
use super::{Breach, Never};
use crate::duties::Duty;
use crate::model::policy::{Area, Seat, TeamCredit};
use crate::model::{BookingRule, Channel, StaffIx};
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut tell = |detail: &str| breaches.push(View::breach(Never::Staffing, made, detail));
    let duties = view.carried(made);
    let away = |&member: &StaffIx| !view.at_work(member, made.start, made.end());
    if made.staff.iter().any(away) {
        tell("somebody is not at work");
    }
    if made.top_up().is_some() {
        if !tops_up(view, made, made.staff[0]) {
            tell("the first has not the role of its quota");
        }
        let mut along = made.staff[1..].iter();
        if made.staff.len() > 2 || along.any(|&member| !goes_along(view, made, member)) {
            tell("somebody goes along whom no quota asks for");
        }
        return breaches;
    }
    if let Some(duty) = duties
        .iter()
        .find(|duty| teams(view, duty, &made.staff).is_empty())
    {
        tell(&format!("no team for {}", duty.id));
    }
    if !is_union(view, made, &duties) {
        tell("somebody goes along whom no duty asks for");
    }
    if stands_in(view, &duties, &made.staff) {
        tell("a stand-in is sent for own duties alone");
    }
    let first = duties.iter().min_by_key(|duty| (duty.rule, &duty.id));
    if first.is_some_and(|duty| !duty.may_lead(view.book, made.staff[0], &view.left())) {
        tell("the first has not the leading role of its first rule");
    }
    breaches
}

/// Whether the staff is the union of one team for each duty, those aside who go along for a quota.
fn is_union(view: &View<'_>, made: &Appointment, duties: &[&Duty]) -> bool {
    let mut unions: BTreeSet<Vec<StaffIx>> = BTreeSet::from([Vec::new()]);
    for duty in duties {
        let teams = teams(view, duty, &made.staff);
        let joined = |union: &Vec<StaffIx>| {
            let union = union.clone();
            let join = move |team: &Vec<StaffIx>| {
                let mut all: Vec<StaffIx> = union.iter().chain(team).copied().collect();
                all.sort_unstable();
                all.dedup();
                all
            };
            teams.iter().map(join).collect::<Vec<_>>()
        };
        unions = unions.iter().flat_map(joined).collect();
    }
    let idle = |union: &Vec<StaffIx>| {
        let others = made.staff.iter().filter(|member| !union.contains(member));
        others.clone().count() <= 1 && others.copied().all(|member| goes_along(view, made, member))
    };
    unions.iter().any(idle)
}

/// Whether a member may go along on an appointment for a quota of the member's role.
fn goes_along(view: &View<'_>, made: &Appointment, member: StaffIx) -> bool {
    let options = view.book.policy.quota_options;
    options.accompany
        && options.team_credit == TeamCredit::All
        && made.channel == Channel::Door
        && made.staff[0] != member
        && tops_up(view, made, member)
}

/// Whether an appointment names a quota of a member's role.
fn tops_up(view: &View<'_>, made: &Appointment, member: StaffIx) -> bool {
    made.rules.iter().any(|rule| match rule {
        BookingRule::TopUp(quota) => view.book[*quota].role == view.book[member].role,
        _ => false,
    })
}

/// Whether all asked duties are somebody's own and none is led by whose own it is.
fn stands_in(view: &View<'_>, duties: &[&Duty], staff: &[StaffIx]) -> bool {
    let asked: Vec<&&Duty> = duties.iter().filter(|duty| view.asked(duty)).collect();
    let is_own = |duty: &&&Duty| duty.asks(view.book).by.area == Area::Own;
    let led = |duty: &&Duty| {
        let may_lead = may_sit(view, duty, duty.asks(view.book).by);
        teams(view, duty, staff)
            .iter()
            .any(|team| may_lead.contains(&team[0]))
    };
    asked.iter().all(is_own) && !asked.iter().any(|duty| led(duty))
}

/// Every way to seat a duty's people among `staff`, the lead first: anybody with the leading role,
/// and for the others whom the rule allows.
fn teams(view: &View<'_>, duty: &Duty, staff: &[StaffIx]) -> Vec<Vec<StaffIx>> {
    let asks = duty.asks(view.book);
    let leads = staff
        .iter()
        .filter(|member| duty.may_lead(view.book, **member, &view.left()));
    let mut teams: Vec<Vec<StaffIx>> = leads.map(|&member| vec![member]).collect();
    for &seat in &asks.with {
        let sits = may_sit(view, duty, seat);
        let mut longer = Vec::new();
        for team in &teams {
            for member in staff
                .iter()
                .filter(|member| sits.contains(member) && !team.contains(member))
            {
                longer.push(team.iter().copied().chain([*member]).collect());
            }
        }
        teams = longer;
    }
    teams
}

/// Who may take a seat of a duty, as things stand in the part of its window that is planned.
pub(super) fn may_sit(view: &View<'_>, duty: &Duty, seat: Seat) -> Vec<StaffIx> {
    duty.eligible(view.book, seat, &view.left())
}
