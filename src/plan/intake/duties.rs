//! Duties as integers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Clock;
use super::wanted::Wanted;
use crate::duties::{Fact, Known, Window};
use crate::model::policy::{Demand, RuleKind, Seat as Asked};
use crate::model::{Book, Channel, Priority, StaffIx};
use crate::plan::problem::{Duty, MOST_DUTIES, Minute, Seat, Teams};

/// The wanted duties in the problem's order (party, rule, id), at most [`MOST_DUTIES`] a party, and
/// whatever is beyond that. Those asked for come before the others, then one of each rule and window,
/// the first due first: duties of one rule and window ride along with each other.
pub(super) fn in_order(mut wanted: Vec<Wanted>) -> (Vec<Wanted>, Vec<Wanted>) {
    let place = |wanted: &Wanted| (wanted.duty.party, wanted.duty.rule, wanted.duty.id.clone());
    wanted.sort_by_cached_key(place);
    let (mut within, mut beyond) = (Vec::new(), Vec::new());
    for mut of_party in runs(wanted, |wanted| wanted.duty.party) {
        if of_party.len() > MOST_DUTIES {
            let window = |wanted: &Wanted| (wanted.duty.due, wanted.duty.closes, wanted.opens);
            let alike = |wanted: &Wanted| (window(wanted), wanted.duty.rule);
            of_party.sort_by_key(alike);
            let mut turns: Vec<(bool, usize, Wanted)> = Vec::new();
            for alike in runs(of_party, alike) {
                let turn = |(turn, wanted): (usize, Wanted)| (!wanted.asked, turn, wanted);
                turns.extend(alike.into_iter().enumerate().map(turn));
            }
            turns.sort_by_key(|&(rides, turn, _)| (rides, turn));
            let mut in_turn = turns.into_iter().map(|(_, _, wanted)| wanted);
            of_party = in_turn.by_ref().take(MOST_DUTIES).collect();
            of_party.sort_by_cached_key(place);
            beyond.extend(in_turn);
        }
        within.append(&mut of_party);
    }
    (within, beyond)
}

/// Duties in order, parted where the key changes.
fn runs<K: PartialEq>(wanted: Vec<Wanted>, key: impl Fn(&Wanted) -> K) -> Vec<Vec<Wanted>> {
    let mut runs: Vec<Vec<Wanted>> = Vec::new();
    for next in wanted {
        match runs.last_mut() {
            Some(run) if key(&run[0]) == key(&next) => run.push(next),
            _ => runs.push(vec![next]),
        }
    }
    runs
}

/// Turns duties into integers, sharing what many have in common.
pub(super) struct Converter<'a> {
    known: &'a Known<'a>,
    clock: &'a Clock,
    shared: BTreeMap<Vec<u32>, Arc<[u32]>>,
    series: BTreeMap<(usize, u32, String), u32>,
    /// The teams so far.
    pub(super) teams: Teams,
}

impl<'a> Converter<'a> {
    pub(super) fn new(known: &'a Known<'a>, clock: &'a Clock) -> Converter<'a> {
        Converter {
            known,
            clock,
            shared: BTreeMap::new(),
            series: BTreeMap::new(),
            teams: Teams::default(),
        }
    }

    /// The duty as integers.
    pub(super) fn duty(&mut self, wanted: &Wanted) -> Duty {
        let book = self.known.book;
        let duty = &wanted.duty;
        let asks = duty.asks(book);
        let lead = self.seat(wanted, asks.by);
        let with: Vec<Seat> = asks
            .with
            .iter()
            .map(|&seat| self.seat(wanted, seat))
            .collect();
        let teams = self.teams.for_seats(&lead, &with);
        let mut minutes = [0; 5];
        for &channel in asks
            .channels
            .iter()
            .filter(|&&channel| channel != Channel::Desk)
        {
            minutes[channel as usize] =
                Minute::try_from(duty.minutes(book, channel)).unwrap_or(Minute::MAX / 4);
        }
        Duty {
            party: duty.party.position(),
            rule: u32::try_from(duty.rule.position()).unwrap_or(u32::MAX),
            opens: self.clock.minute(wanted.opens),
            due: self.clock.minute(duty.due),
            closes: self.clock.minute(duty.closes),
            class: class(duty.priority),
            channels: asks.channels.clone().into(),
            minutes,
            any_hour: asks.any_hour,
            lead,
            with,
            asked: wanted.asked,
            series: self.series(wanted),
            rest: rest(book, duty),
            teams,
            days: 0,
            possible: 0,
        }
    }

    /// The number of the series a slice belongs to.
    fn series(&mut self, wanted: &Wanted) -> Option<u32> {
        let Fact::Slice { period, .. } = &wanted.duty.reason.fact else {
            return None;
        };
        let rule = u32::try_from(wanted.duty.rule.position()).unwrap_or(u32::MAX);
        let key = (wanted.duty.party.position(), rule, period.name.clone());
        let next = u32::try_from(self.series.len()).unwrap_or(u32::MAX);
        Some(*self.series.entry(key).or_insert(next))
    }

    fn seat(&mut self, wanted: &Wanted, seat: Asked) -> Seat {
        // As things stand in the part of the window that is planned.
        let left = Window::new(self.clock.from(), self.clock.month.end());
        let may_sit = wanted.duty.eligible(self.known.book, seat, &left);
        Seat {
            role: seat
                .role
                .and_then(|role| u16::try_from(role.position()).ok()),
            eligible: self.share(may_sit),
        }
    }

    fn share(&mut self, members: Vec<StaffIx>) -> Arc<[u32]> {
        let numbers: Vec<u32> = members.into_iter().map(number).collect();
        let shared = self
            .shared
            .entry(numbers)
            .or_insert_with_key(|numbers| numbers.as_slice().into());
        Arc::clone(shared)
    }
}

/// Of a cadence's duty half the days between two of its visits, rounded down.
fn rest(book: &Book, duty: &crate::duties::Duty) -> Option<i32> {
    let RuleKind::Cadence(cadence) = &book[duty.rule].kind else {
        return None;
    };
    let times = match cadence.demand {
        Demand::Times(times) => i32::try_from(times).unwrap_or(i32::MAX / 2).max(1),
        Demand::Pick(_) => 1,
    };
    let period = duty.reason.fact.period();
    period.map(|period| period.days() / (2 * times))
}

/// A member as the problem numbers it.
pub(in crate::plan) fn number(member: StaffIx) -> u32 {
    u32::try_from(member.position()).unwrap_or(u32::MAX)
}

/// A priority as the problem numbers it.
pub(crate) fn class(priority: Priority) -> usize {
    match priority {
        Priority::Urgent => 0,
        Priority::High => 1,
        Priority::Normal => 2,
        Priority::Low => 3,
    }
}
