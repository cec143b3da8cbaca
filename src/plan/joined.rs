//! The plans of months one after the other: as rows that the next month's plan finds, and as one.

use super::{Outcome, Score};
use crate::model::{Booking, BookingId, Plan};

impl Outcome {
    /// The plan as it would be saved, so that the next month's knows what this one holds.
    pub fn as_saved(&self) -> Plan {
        let place = Plan::place(&self.month.name);
        let made = self.appointments.iter().map(|made| Booking {
            id: BookingId::new(made.id.clone()),
            date: made.start.date(),
            start: made.start.time(),
            staff: made.staff.clone(),
            party: made.party,
            channel: made.channel,
            minutes: made.minutes,
            rules: made.rules.clone(),
            due: made.due.map(crate::calendar::Instant::last),
            state: made.state,
            note: made.note.clone(),
            place: place.clone(),
        });
        Plan {
            month: self.month.name.as_str().into(),
            rows: self.history.iter().cloned().chain(made).collect(),
        }
    }

    /// Adds the plan of a later month: what was counted in one is counted in both together.
    pub fn append(&mut self, later: Outcome) {
        let (duties, left) = (self.duties.len(), self.unplaced.len());
        self.duties.extend(later.duties);
        self.asked.extend(later.asked);
        for mut made in later.appointments {
            made.duties.iter_mut().for_each(|duty| *duty += duties);
            self.appointments.push(made);
        }
        for mut unplaced in later.unplaced {
            unplaced.duty += duties;
            self.unplaced.push(unplaced);
        }
        for mut group in later.groups {
            group.unplaced.iter_mut().for_each(|entry| *entry += left);
            self.groups.push(group);
        }
        self.quotas.extend(later.quotas);
        self.history.extend(later.history);
        self.score.add(&later.score);
        self.bounds.unplaced = both(self.bounds.unplaced, later.bounds.unplaced, sum);
        self.bounds.quota_short = both(self.bounds.quota_short, later.bounds.quota_short, plus);
        self.bounds.walk_minutes = both(self.bounds.walk_minutes, later.bounds.walk_minutes, plus);
    }
}

impl Score {
    /// Adds part by part.
    fn add(&mut self, other: &Score) {
        self.unplaced = sum(self.unplaced, other.unplaced);
        self.late = sum(self.late, other.late);
        self.late_minutes += other.late_minutes;
        self.quota_short += other.quota_short;
        self.moved += other.moved;
        self.wait_days += other.wait_days;
        self.walk_minutes += other.walk_minutes;
        self.outside_preferred += other.outside_preferred;
        self.second_channel += other.second_channel;
        self.outing_minutes += other.outing_minutes;
        self.overload_minutes += other.overload_minutes;
        self.crowded_minutes += other.crowded_minutes;
        self.too_soon_minutes += other.too_soon_minutes;
    }
}

fn both<T>(one: Option<T>, other: Option<T>, add: impl Fn(T, T) -> T) -> Option<T> {
    Some(add(one?, other?))
}

fn plus(one: i64, other: i64) -> i64 {
    one + other
}

fn sum(one: [i64; 4], other: [i64; 4]) -> [i64; 4] {
    [0, 1, 2, 3].map(|class| one[class] + other[class])
}
