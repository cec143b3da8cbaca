//! Rule 2: the right people, all of them there, and nobody else.

use super::view::View;
use super::{Breach, Never};
use crate::duties::Duty;
use crate::model::StaffIx;
use crate::model::policy::{Area, Seat};
use crate::plan::Appointment;

pub(super) fn broken(view: &View<'_>, made: &Appointment) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let duties = view.carried(made);
    let mut asked_for: Vec<StaffIx> = Vec::new();
    for duty in &duties {
        let teams = teams(view, duty, &made.staff);
        if teams.is_empty() {
            breaches.push(View::breach(
                Never::Staffing,
                made,
                format!("no team for {}", duty.id),
            ));
        }
        asked_for.extend(teams.into_iter().flatten());
    }
    if made
        .staff
        .iter()
        .any(|&member| !view.at_work(member, made.start, made.end()))
    {
        breaches.push(View::breach(
            Never::Staffing,
            made,
            "somebody is not at work",
        ));
    }
    let idle = |member: &StaffIx| !asked_for.contains(member);
    if made.top_up().is_none() && made.staff.iter().any(idle) {
        breaches.push(View::breach(
            Never::Staffing,
            made,
            "somebody goes along whom no duty asks for",
        ));
    }
    if made.top_up().is_none() && stands_in(view, &duties, &made.staff) {
        breaches.push(View::breach(
            Never::Staffing,
            made,
            "a stand-in is sent for own duties alone",
        ));
    }
    let first = duties.iter().min_by_key(|duty| (duty.rule, &duty.id));
    if first.is_some_and(|duty| view.book[made.staff[0]].role != duty.asks(view.book).by.role) {
        breaches.push(View::breach(
            Never::Staffing,
            made,
            "the first has not the leading role of its first rule",
        ));
    }
    breaches
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
        .filter(|member| view.book[**member].role == asks.by.role);
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

fn may_sit(view: &View<'_>, duty: &Duty, seat: Seat) -> Vec<StaffIx> {
    duty.eligible(view.book, seat, &view.left())
}
