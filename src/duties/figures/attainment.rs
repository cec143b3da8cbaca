//! What became of the plan: of the appointments whose time has come, how many were kept; of the visits
//! made, how many nobody had planned; at how many doors somebody stood unannounced (D1 of the rule
//! ledger).

use std::collections::BTreeMap;

use super::Share;
use crate::calendar::{Date, Period};
use crate::duties::Known;
use crate::model::{Booking, BookingState, Channel, Outcome, PartyIx, StaffIx, Visit};

/// What became of the plan of a period, for everybody or for one member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attainment {
    /// Of the appointments whose time has come: those kept, a visit to that party on that day by one of
    /// those who were to go, whatever came of it.
    pub kept: Share,
    /// Of those kept: the party was met.
    pub met: Share,
    /// Not kept, but one of those who were to go was there on another day of the period.
    pub moved: u64,
    /// Neither kept nor moved.
    pub dropped: u64,
    /// Of the visits made: those that stand in no plan.
    pub unplanned: Share,
    /// Of the doors at which somebody stood: those where no time had been agreed on before.
    pub unannounced: Share,
}

/// What became of the plans of a period: in all, and of each member who was to go or went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attained {
    /// In all.
    pub all: Attainment,
    /// By member, by id.
    pub by_member: BTreeMap<StaffIx, Attainment>,
}

impl Attained {
    /// That of a member.
    pub fn of(&self, member: StaffIx) -> Attainment {
        self.by_member.get(&member).copied().unwrap_or_default()
    }

    /// Counts something for all and for each of some members.
    fn count(&mut self, members: &[StaffIx], count: impl Fn(&mut Attainment)) {
        count(&mut self.all);
        for &member in members {
            count(self.by_member.entry(member).or_default());
        }
    }
}

/// What became of the saved plans of a period up to now; rows called off count for nothing.
pub fn attainment(known: &Known<'_>, period: &Period) -> Attained {
    let plans = known.book.plans.iter();
    let rows: Vec<&Booking> = plans
        .flat_map(|plan| &plan.rows)
        .filter(|row| row.state != BookingState::Cancelled && period.holds_date(row.date))
        .collect();
    let mut attained = Attained::default();
    for row in rows.iter().filter(|row| row.starts_at() < known.now) {
        count_row(known, period, row, &mut attained);
    }
    let mut planned: BTreeMap<(PartyIx, Date), Vec<&Booking>> = BTreeMap::new();
    for row in rows {
        planned.entry((row.party, row.date)).or_default().push(row);
    }
    for (_, visit) in known.visits_between(period.start(), period.end()) {
        let rows = planned.get(&(visit.party, visit.at.date()));
        let rows = rows.map_or(&[][..], Vec::as_slice);
        count_visit(known, visit, rows, &mut attained);
    }
    attained
}

fn count_row(known: &Known<'_>, period: &Period, row: &Booking, attained: &mut Attained) {
    let on_days = |from: Date, to: Date| {
        let visits = known.visits_of_between(row.party, from.start(), to.start());
        let visits = visits.iter().map(|&visit| &known.book[visit]);
        visits.filter(|visit| shares_a_member(&visit.staff, &row.staff))
    };
    // The call at which this very time was agreed on does not keep it.
    let keeps = |visit: &&Visit| visit.next_at != Some(row.starts_at());
    let mut that_day = on_days(row.date, row.date.plus_days(1)).filter(keeps);
    let first = that_day.next();
    let met = first
        .iter()
        .copied()
        .chain(that_day)
        .any(|visit| visit.outcome == Outcome::Met);
    let moved = first.is_none() && on_days(period.from, period.to).filter(keeps).count() > 0;
    attained.count(&row.staff, |of| {
        of.kept.add(first.is_some());
        if first.is_some() {
            of.met.add(met);
        } else {
            of.moved += u64::from(moved);
            of.dropped += u64::from(!moved);
        }
    });
}

fn count_visit(known: &Known<'_>, visit: &Visit, rows: &[&Booking], attained: &mut Attained) {
    let planned = rows
        .iter()
        .any(|row| shares_a_member(&row.staff, &visit.staff));
    if visit.outcome == Outcome::Met {
        attained.count(&visit.staff, |of| of.unplanned.add(!planned));
    }
    if visit.channel == Channel::Door {
        let agreed = rows.iter().any(|row| row.state == BookingState::Agreed);
        let announced = agreed || was_announced(known, visit);
        attained.count(&visit.staff, |of| of.unannounced.add(!announced));
    }
}

/// How many days before a visit may have been announced; nobody agrees on a day further ahead.
pub(super) const ANNOUNCED_WITHIN: i32 = 31;

/// Whether an earlier visit or call to the party agreed on that day.
fn was_announced(known: &Known<'_>, visit: &Visit) -> bool {
    let since = visit.at.date().plus_days(-ANNOUNCED_WITHIN).start();
    let earlier = known.visits_of_between(visit.party, since, visit.at).iter();
    let mut earlier = earlier.map(|&other| &known.book[other]);
    earlier.any(|other| {
        let next = other.next_at.map(crate::calendar::Instant::date);
        next == Some(visit.at.date())
    })
}

fn shares_a_member(one: &[StaffIx], other: &[StaffIx]) -> bool {
    one.iter().any(|member| other.contains(member))
}
