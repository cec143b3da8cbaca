//! Where each day begins among visits in order of time: a party's visits of a stretch of time are found by
//! comparing indexes, and only at its two ends is a visit looked at.

use crate::calendar::{Date, Instant};
use crate::model::{Visit, VisitIx};

/// The days of visits.
#[derive(Clone, Debug)]
pub(super) struct Days {
    /// Each day on which there are visits, with the position of its first.
    begins: Vec<(Date, usize)>,
    /// How many visits there are.
    end: usize,
}

impl Days {
    /// The days of `visits`, which are in order of time.
    pub(super) fn of(visits: &[Visit]) -> Days {
        let mut begins: Vec<(Date, usize)> = Vec::new();
        for (position, visit) in visits.iter().enumerate() {
            let day = visit.at.date();
            if begins.last().is_none_or(|(last, _)| *last != day) {
                begins.push((day, position));
            }
        }
        Days {
            begins,
            end: visits.len(),
        }
    }

    /// How many of `found`, visits by index and so in order of time, lie before an instant.
    pub(super) fn before(&self, found: &[VisitIx], visits: &[Visit], instant: Instant) -> usize {
        let day = instant.date();
        let begins = self.begins.partition_point(|(begun, _)| *begun < day);
        let first = self.position(begins);
        let before = found.partition_point(|visit| visit.position() < first);
        if instant == day.start() {
            return before;
        }
        let on_the_day = found[before..].iter();
        before
            + on_the_day
                .take_while(|visit| visits[visit.position()].at < instant)
                .count()
    }

    fn position(&self, day: usize) -> usize {
        self.begins.get(day).map_or(self.end, |(_, begin)| *begin)
    }
}
