//! When appointments may lie: sorted spans of minutes, and members' open hours by kind.

use super::Minute;
use crate::model::Channel;

/// Sorted spans `[from, to)` that neither overlap nor touch.
pub(crate) type Spans = Vec<(Minute, Minute)>;

/// What two lists of spans have in common.
pub(crate) fn intersect(one: &[(Minute, Minute)], other: &[(Minute, Minute)]) -> Spans {
    let mut common = Spans::new();
    for &(from, to) in one {
        let overlaps = other.iter().map(|&(a, b)| (a.max(from), b.min(to)));
        common.extend(overlaps.filter(|&(from, to)| from < to));
    }
    common
}

/// Whether `[from, to)` lies inside one of the spans wholly.
pub(crate) fn holds(spans: &[(Minute, Minute)], from: Minute, to: Minute) -> bool {
    spans.iter().any(|&(a, b)| a <= from && to <= b)
}

/// A stretch in which a member can make an appointment of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// First minute.
    pub(crate) from: Minute,
    /// Minute after the last.
    pub(crate) to: Minute,
    /// Where the member's span of hours begins in which it lies.
    pub(crate) span_from: Minute,
}

/// Members' open hours by day and kind of appointment, and the channels' hours by day.
#[derive(Clone, Debug, Default)]
pub(crate) struct OpenHours {
    /// By day: hours in which doors may be knocked at.
    pub(crate) door: Vec<Spans>,
    /// By day: hours in which owners may be telephoned.
    pub(crate) phone: Vec<Spans>,
    /// By day: the best hours for doors.
    pub(crate) preferred: Vec<Spans>,
    /// By cell: slots for doors, those in preferred hours first.
    pub(crate) door_slots: Vec<Vec<Slot>>,
    /// By cell: slots for calls.
    pub(crate) phone_slots: Vec<Vec<Slot>>,
    /// By cell: the member's own hours.
    pub(crate) free_slots: Vec<Vec<Slot>>,
}

impl OpenHours {
    /// The slots of a cell for a channel; `any_hour` lifts the channel's hours.
    pub(crate) fn slots(&self, cell: usize, channel: Channel, any_hour: bool) -> &[Slot] {
        match channel {
            Channel::Door if !any_hour => &self.door_slots[cell],
            Channel::Phone if !any_hour => &self.phone_slots[cell],
            _ => &self.free_slots[cell],
        }
    }

    /// Whether `[from, to)` on `day` lies inside a channel's hours.
    pub(crate) fn channel_holds(
        &self,
        channel: Channel,
        day: usize,
        from: Minute,
        to: Minute,
    ) -> bool {
        match channel {
            Channel::Door => holds(&self.door[day], from, to),
            Channel::Phone => holds(&self.phone[day], from, to),
            _ => true,
        }
    }

    /// Adds the cell of a member who works in `spans` on `day`.
    pub(crate) fn push_cell(&mut self, day: usize, spans: &[(Minute, Minute)]) {
        let free: Vec<Slot> = spans
            .iter()
            .map(|&(from, to)| Slot {
                from,
                to,
                span_from: from,
            })
            .collect();
        let within = |hours: &[(Minute, Minute)]| {
            let cut = |slot: &Slot| {
                let inside = intersect(&[(slot.from, slot.to)], hours);
                let span_from = slot.span_from;
                inside.into_iter().map(move |(from, to)| Slot {
                    from,
                    to,
                    span_from,
                })
            };
            free.iter().flat_map(cut).collect::<Vec<_>>()
        };
        let all_door = within(&self.door[day]);
        let mut door = within(&intersect(&self.door[day], &self.preferred[day]));
        door.extend(
            all_door
                .into_iter()
                .filter(|slot| !door.contains(slot))
                .collect::<Vec<_>>(),
        );
        self.door_slots.push(door);
        self.phone_slots.push(within(&self.phone[day]));
        self.free_slots.push(free);
    }
}

#[cfg(test)]
mod tests {
    use super::{holds, intersect};

    #[test]
    fn common_spans_and_whole_inclusion() {
        let day = [(540, 720), (840, 1080)];
        assert_eq!(intersect(&day, &[(600, 900)]), [(600, 720), (840, 900)]);
        assert!(holds(&day, 700, 720));
        assert!(!holds(&day, 715, 725), "over the end");
    }
}
