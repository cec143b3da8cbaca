//! One member's day: appointments in order of time, and where another one fits.

use crate::plan::problem::{Minute, NOWHERE, Places, Slot};

/// The beginning of the span of an appointment that starts outside the member's hours.
pub(crate) const NO_SPAN: Minute = Minute::MAX;

/// An appointment on a member's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// First minute.
    pub(crate) start: Minute,
    /// Minute after the last.
    pub(crate) end: Minute,
    /// Whose place it is at, or [`NOWHERE`].
    pub(crate) place: u32,
    /// Whether it is at a door: the member is there early.
    pub(crate) door: bool,
    /// Whether its minutes count for the day: meetings do not.
    pub(crate) counted: bool,
    /// Where the member's span of hours begins in which it starts, or [`NO_SPAN`].
    pub(crate) span_from: Minute,
    /// The appointment.
    pub(crate) visit: u32,
}

/// What is to be put on a member's day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call {
    /// Minutes it takes.
    pub(crate) minutes: Minute,
    /// Whose place it is at, or [`NOWHERE`].
    pub(crate) place: u32,
    /// Whether it is at a door.
    pub(crate) door: bool,
}

/// A place between two appointments of a day, for one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    /// The first minute at which the appointment may start.
    pub(crate) earliest: Minute,
    /// The last minute at which it may start.
    pub(crate) latest: Minute,
    /// By how many minutes walking grows.
    pub(crate) walk: Minute,
}

impl Gap {
    /// What this gap and one of somebody else's day have in common, if anything.
    pub(crate) fn meet(&self, other: &Gap) -> Option<Gap> {
        let common = Gap {
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.min(other.latest),
            walk: self.walk + other.walk,
        };
        (common.earliest <= common.latest).then_some(common)
    }
}

/// One member's day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Timeline {
    /// By start.
    pub(crate) entries: Vec<Entry>,
    /// Counted minutes, those of today's rows before `now` included.
    pub(crate) minutes: Minute,
    /// Minutes walked.
    pub(crate) walk: Minute,
}

impl Timeline {
    /// Puts an entry on the day.
    pub(crate) fn insert(&mut self, entry: Entry, places: &Places) {
        let position = self
            .entries
            .partition_point(|other| (other.start, other.visit) <= (entry.start, entry.visit));
        self.entries.insert(position, entry);
        self.minutes += if entry.counted {
            entry.end - entry.start
        } else {
            0
        };
        self.walk = self.walked(places);
    }

    /// Takes an appointment off the day.
    pub(crate) fn remove(&mut self, visit: u32, places: &Places) {
        if let Some(position) = self.entries.iter().position(|entry| entry.visit == visit) {
            let entry = self.entries.remove(position);
            self.minutes -= if entry.counted {
                entry.end - entry.start
            } else {
                0
            };
            self.walk = self.walked(places);
        }
    }

    /// The minutes walked in a day; it begins at its first door.
    fn walked(&self, places: &Places) -> Minute {
        let mut stands = self
            .entries
            .iter()
            .map(|entry| entry.place)
            .filter(|&place| place != NOWHERE);
        let Some(mut last) = stands.next() else {
            return 0;
        };
        let mut minutes = 0;
        for place in stands {
            minutes += places.walk(last, place);
            last = place;
        }
        minutes
    }

    /// The walk to a place from the nearest one of the day: in a tree of places no detour is shorter.
    pub(crate) fn walk_to(&self, place: u32, places: &Places) -> Minute {
        let stands = self.entries.iter().map(|entry| entry.place);
        let walks = stands
            .filter(|&stand| stand != NOWHERE)
            .map(|stand| places.walk(stand, place));
        walks.min().unwrap_or(0)
    }

    /// In how many spans of hours the member goes out.
    pub(crate) fn outings(&self) -> i64 {
        let mut outings = 0;
        let mut last = NO_SPAN;
        for entry in &self.entries {
            if entry.place != NOWHERE && entry.span_from != NO_SPAN && entry.span_from != last {
                outings += 1;
                last = entry.span_from;
            }
        }
        outings
    }

    /// Whether the member goes out at no time of the day.
    pub(crate) fn stays_in(&self) -> bool {
        self.entries.iter().all(|entry| entry.place == NOWHERE)
    }

    /// Whether the member goes out in the span of hours that begins then.
    pub(crate) fn is_out(&self, span_from: Minute) -> bool {
        let mut entries = self.entries.iter();
        entries.any(|entry| entry.place != NOWHERE && entry.span_from == span_from)
    }

    /// Whether something on the day is not reached in time: the walk and, before a door that is
    /// not the first appointment of its span of hours, the early minutes.
    pub(crate) fn is_strained(&self, places: &Places, early: Minute) -> bool {
        let (mut busy_until, mut stand) = (Minute::MIN / 2, NOWHERE);
        let mut before: Option<&Entry> = None;
        for entry in &self.entries {
            let company = before.is_some_and(|before| before.start >= entry.span_from);
            let hurry = if entry.door && company { early } else { 0 };
            if busy_until + places.walk(stand, entry.place) + hurry > entry.start {
                return true;
            }
            busy_until = busy_until.max(entry.end);
            if entry.place != NOWHERE {
                stand = entry.place;
            }
            before = Some(entry);
        }
        false
    }

    /// Every gap of the day in which `call` fits inside `slot`, in order of time.
    pub(crate) fn gaps(
        &self,
        slot: &Slot,
        call: Call,
        places: &Places,
        early: Minute,
        mut each: impl FnMut(Gap),
    ) {
        let count = self.entries.len();
        // What lies behind: the latest end so far, who ends then, and the last place.
        let (mut busy_until, mut busy_place) = (Minute::MIN / 2, NOWHERE);
        let mut stand = NOWHERE;
        for position in 0..=count {
            let next = self.entries.get(position);
            if next.is_none_or(|next| next.start > slot.from) {
                let previous = position.checked_sub(1).map(|before| &self.entries[before]);
                let mut earliest = slot.from;
                if previous.is_some() {
                    // A call keeps the place: the walk from the last door comes after it.
                    let walk = places.walk(stand, call.place);
                    let free = busy_until + walk.max(places.walk(busy_place, call.place));
                    let hurried =
                        call.door && previous.is_some_and(|entry| entry.start >= slot.span_from);
                    earliest = earliest.max(free + if hurried { early } else { 0 });
                }
                if busy_until.saturating_add(call.minutes) > slot.to {
                    break;
                }
                let until = self
                    .deadline(position, slot, call, stand, places, early)
                    .min(slot.to);
                if earliest + call.minutes <= until {
                    let walk = self.detour(position, call.place, stand, places);
                    each(Gap {
                        earliest,
                        latest: until - call.minutes,
                        walk,
                    });
                }
            }
            if let Some(entry) = next {
                if entry.end >= busy_until {
                    (busy_until, busy_place) = (entry.end, entry.place);
                }
                if entry.place != NOWHERE {
                    stand = entry.place;
                }
            }
        }
    }

    /// When something put before `position` must be over, so that what follows is reached in time.
    fn deadline(
        &self,
        position: usize,
        slot: &Slot,
        call: Call,
        stand: u32,
        places: &Places,
        early: Minute,
    ) -> Minute {
        let Some(next) = self.entries.get(position) else {
            return Minute::MAX;
        };
        let leave = if call.place == NOWHERE {
            stand
        } else {
            call.place
        };
        let hurry = |entry: &Entry, before: Option<&Entry>| {
            let company = slot.span_from >= entry.span_from
                || before.is_some_and(|before| before.start >= entry.span_from);
            if entry.door && company { early } else { 0 }
        };
        if next.place != NOWHERE || call.place == NOWHERE {
            let before = position.checked_sub(1).map(|before| &self.entries[before]);
            return next.start - places.walk(leave, next.place) - hurry(next, before);
        }
        // A door, then calls, then a door: the calls stay where they are, the walk comes last.
        let later = self.entries[position..]
            .windows(2)
            .find(|pair| pair[1].place != NOWHERE);
        let Some([before, door]) = later else {
            return next.start;
        };
        let arrival = door.start - places.walk(leave, door.place) - hurry(door, Some(before));
        if before.end <= arrival {
            next.start
        } else {
            Minute::MIN / 2
        }
    }

    /// By how many minutes walking grows when `place` is visited before `position`.
    fn detour(&self, position: usize, place: u32, stand: u32, places: &Places) -> Minute {
        if place == NOWHERE {
            return 0;
        }
        let next = self.entries[position..]
            .iter()
            .find(|entry| entry.place != NOWHERE)
            .map_or(NOWHERE, |entry| entry.place);
        places.walk(stand, place) + places.walk(place, next) - places.walk(stand, next)
    }

    /// By how many minutes walking grows if `call` starts exactly at `start`; `None` where it does
    /// not fit.
    pub(crate) fn admits(
        &self,
        slot: &Slot,
        start: Minute,
        call: Call,
        places: &Places,
        early: Minute,
    ) -> Option<Minute> {
        let mut found = None;
        self.gaps(slot, call, places, early, |gap| {
            if found.is_none() && (gap.earliest..=gap.latest).contains(&start) {
                found = Some(gap.walk);
            }
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::problem::Place;

    fn places() -> Places {
        let place = |area, building, unit| Place {
            area,
            building,
            unit,
            contact: false,
        };
        Places {
            rooms: Vec::new(),
            of: vec![
                place(0, 0, 0),
                place(0, 0, 1),
                place(0, 1, 0),
                place(1, 2, 0),
            ],
            unit: 1,
            building: 4,
            area: 10,
        }
    }

    fn door(visit: u32, start: Minute, place: u32) -> Entry {
        Entry {
            start,
            end: start + 10,
            place,
            door: true,
            counted: true,
            span_from: 540,
            visit,
        }
    }

    fn gaps(day: &Timeline, call: Call) -> Vec<(Minute, Minute, Minute)> {
        let mut found = Vec::new();
        let slot = Slot {
            from: 540,
            to: 720,
            span_from: 540,
        };
        day.gaps(&slot, call, &places(), 5, |gap| {
            found.push((gap.earliest, gap.latest, gap.walk));
        });
        found
    }

    #[test]
    fn an_empty_day_takes_it_anywhere_without_being_early() {
        let call = Call {
            minutes: 10,
            place: 0,
            door: true,
        };
        assert_eq!(gaps(&Timeline::default(), call), [(540, 710, 0)]);
    }

    #[test]
    fn walk_and_early_minutes_lie_on_both_sides() {
        let mut day = Timeline::default();
        day.insert(door(1, 600, 2), &places());
        let call = Call {
            minutes: 10,
            place: 0,
            door: true,
        };
        // Before: over by 600 − 4 − 5; after: from 610 + 4 + 5.
        assert_eq!(gaps(&day, call), [(540, 581, 4), (619, 710, 4)]);
    }

    #[test]
    fn a_call_keeps_the_place() {
        let mut day = Timeline::default();
        day.insert(door(1, 600, 3), &places());
        day.insert(door(2, 640, 0), &places());
        let call = Call {
            minutes: 5,
            place: NOWHERE,
            door: false,
        };
        // Between: after 610, and over by 640 − 10 (walk) − 5 (early).
        assert_eq!(
            gaps(&day, call),
            [(540, 590, 0), (610, 620, 0), (650, 715, 0)]
        );
    }

    #[test]
    fn a_door_before_a_call_is_walked_from_afterwards() {
        let mut day = Timeline::default();
        let call = Entry {
            door: false,
            place: NOWHERE,
            end: 605,
            ..door(1, 600, 0)
        };
        day.insert(call, &places());
        day.insert(door(2, 615, 3), &places());
        // From place 0 the walk after the call would take 10, and 5 early: too long for 605 to 615.
        let far = Call {
            minutes: 10,
            place: 0,
            door: true,
        };
        assert_eq!(gaps(&day, far), [(640, 710, 10)]);
        let near = Call {
            minutes: 10,
            place: 3,
            door: true,
        };
        assert_eq!(gaps(&day, near), [(540, 590, 0), (630, 710, 0)]);
    }
}
