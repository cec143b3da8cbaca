//! The figures of a member's month, each with its two counts.

use std::collections::BTreeSet;

use crate::calendar::Period;
use crate::duties::figures::{
    Attainment, Figures, Rating, Share, answer_counts, ratings_of, read_in_time,
};
use crate::duties::quota::QuotaRow;
use crate::duties::{Duty, Known, State};
use crate::model::{Outcome, PartyIx, StaffIx, Visit};

/// A member's month.
#[derive(Clone, Debug)]
pub struct Card {
    /// Visits made with the member present.
    pub visits: u64,
    /// Distinct households met at the door or by telephone.
    pub households: u64,
    /// The member's quotas.
    pub quota: Vec<QuotaRow>,
    /// Of the duties of the month that a visit of the member cleared, or that the member alone
    /// could lead and that are late or missed: those done in time.
    pub duties_on_time: Share,
    /// Of the issues assigned to the member whose answer counts in the month: those in time.
    pub answers_on_time: Share,
    /// One rating for each service, in visits with the member present.
    pub ratings: Vec<Rating>,
    /// Of the visits the member led that say when they were recorded: those recorded too late.
    pub logged_late: Share,
    /// Of the visits the member led: those whose record a supervisor read in time.
    pub reviewed: Share,
    /// Households of the member's own whose file is complete, of those lived in (H18 of the rule ledger).
    pub complete: Share,
    /// What became of the appointments of the member.
    pub attainment: Attainment,
}

/// A member's month, from the month's figures.
pub fn card(known: &Known<'_>, month: &Figures, staff: StaffIx) -> Card {
    let visits = visits(known, &month.period, staff);
    let made = visits.iter().filter(|visit| visit.outcome == Outcome::Met);
    let met = visits.iter().filter(|visit| visit.is_met());
    let households: BTreeSet<PartyIx> = met
        .map(|visit| visit.party)
        .filter(|party| known.book[*party].household().is_some())
        .collect();
    let satisfaction = &known.book.policy.satisfaction;
    let marks = visits.iter().map(|visit| &*visit.rates);
    Card {
        visits: made.count() as u64,
        households: households.len() as u64,
        quota: month
            .quota
            .iter()
            .filter(|row| row.staff == staff)
            .cloned()
            .collect(),
        duties_on_time: duties_on_time(known, month, staff),
        answers_on_time: answers_on_time(known, &month.period, staff),
        ratings: ratings_of(
            satisfaction.services.len(),
            satisfaction.satisfied_from,
            marks,
        ),
        logged_late: logged_late(known, &visits, staff),
        reviewed: reviewed(known, month, &visits, staff),
        complete: complete(known, staff),
        attainment: month.attainment.of(staff),
    }
}

/// The known visits of a period with a member present.
pub(super) fn visits<'a>(known: &Known<'a>, period: &Period, staff: StaffIx) -> Vec<&'a Visit> {
    let visits = known.visits_between(period.start(), period.end());
    visits
        .map(|(_, visit)| visit)
        .filter(|visit| visit.staff.contains(&staff))
        .collect()
}

fn duties_on_time(known: &Known<'_>, month: &Figures, staff: StaffIx) -> Share {
    let ends = |duty: &&Duty| month.period.start() < duty.due && duty.due <= month.period.end();
    let own = |duty: &Duty| {
        if let Some(visit) = duty.cleared_by {
            return known.book[visit].staff.contains(&staff);
        }
        let late = matches!(duty.state, State::Overdue | State::Missed);
        late && duty.leads.as_slice() == [staff]
    };
    let duties = month.settled.iter().filter(ends).filter(|duty| own(duty));
    Share::of_all(duties, |duty| duty.state == State::Done)
}

fn answers_on_time(known: &Known<'_>, period: &Period, staff: StaffIx) -> Share {
    let assigned = known
        .issues()
        .filter(|(_, issue)| issue.assignee == Some(staff));
    let counted = assigned.filter_map(|(_, issue)| answer_counts(known, period, issue));
    Share::of_all(counted, |on_time| on_time)
}

fn reviewed(known: &Known<'_>, month: &Figures, visits: &[&Visit], staff: StaffIx) -> Share {
    if month.reviewed.of == 0 {
        return Share::default();
    }
    let led = visits
        .iter()
        .filter(|visit| visit.outcome == Outcome::Met && visit.staff.first() == Some(&staff));
    Share::of_all(led.filter_map(|visit| read_in_time(known, visit)), |read| {
        read
    })
}

fn complete(known: &Known<'_>, staff: StaffIx) -> Share {
    let book = known.book;
    let (keeps_work, butlers) = (book.keeps_work(), book.butlers(known.now.date()));
    let own = book.indexed_parties().filter(|(party, stated)| {
        let is_lived_in = stated
            .household()
            .is_some_and(|home| home.status.is_lived_in());
        is_lived_in && butlers[party.position()] == Some(staff)
    });
    Share::of_all(own, |(_, stated)| stated.lacks(keeps_work).is_empty())
}

fn logged_late(known: &Known<'_>, visits: &[&Visit], staff: StaffIx) -> Share {
    let within = known.book.policy.limits.log_within;
    let led = visits
        .iter()
        .filter(|visit| visit.staff.first() == Some(&staff));
    let logged = led.filter_map(|visit| Some((visit.at, visit.logged_at?)));
    Share::of_all(logged, |(at, logged)| {
        logged > known.book.almanac.plus(at, within)
    })
}
