//! The month to be planned in indexes and integers: all that the search ever sees.
//!
//! Time is counted in minutes from 00:00 of the first day on which something can still be planned
//! ([`Minute`]); days are counted from that day. Members, parties, duties and quota rows are
//! positions in the vectors of [`Problem`], which stand in the order of the ids they came from, so
//! that a tie broken by the smaller index is broken by id.
//!
//! Room decisions: a month has at most 31 days, so a set of days is one `u64`; a party has at most
//! [`MOST_DUTIES`] duties a month, so a set of a party's duties is one `u128`.

mod duty;
mod hours;
mod member;
mod offer;
mod party;
mod place;
mod seating;
mod settings;
mod team;

pub(super) use duty::{Duty, DutySet, MOST_DUTIES, Seat, bit, indexes};
pub(super) use hours::{OpenHours, Slot, Spans, holds, intersect};
pub(super) use member::{Member, QuotaNeed};
pub(super) use offer::{Offer, same};
pub(super) use party::{Fixed, Party, Visits, Wish};
pub(super) use place::{NOWHERE, Place, Places};
pub(super) use settings::{Settings, days_around};
pub(super) use team::{Crew, Teams};

/// Minutes since 00:00 of the first plannable day.
pub(super) type Minute = i32;

/// Minutes of a day.
pub(super) const DAY: Minute = 1440;

/// One month's planning problem.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    /// The first minute at which something may start.
    pub(super) from: Minute,
    /// `now`; before `from` when a later month is planned.
    pub(super) now: Minute,
    /// How many days there are.
    pub(super) days: usize,
    /// The numbers of the policy.
    pub(super) settings: Settings,
    /// Members of staff.
    pub(super) members: Vec<Member>,
    /// Every party of the book.
    pub(super) parties: Vec<Party>,
    /// By party, then in policy order of rules, then by id.
    pub(super) duties: Vec<Duty>,
    /// The teams that duties can be met by.
    pub(super) teams: Teams,
    /// The ways to meet each party for its asked duties, by party.
    pub(super) offers: Vec<Vec<Offer>>,
    /// Agreed appointments, by time.
    pub(super) fixed: Vec<Fixed>,
    /// Proposed rows of the saved plan, by time.
    pub(super) wishes: Vec<Wish>,
    /// Members' quotas, by member, then in policy order.
    pub(super) quotas: Vec<QuotaNeed>,
    /// Where the parties live.
    pub(super) places: Places,
    /// When members can make what kind of appointment.
    pub(super) open: OpenHours,
}

impl Problem {
    /// The day on which a minute lies.
    pub(super) fn day_of(minute: Minute) -> usize {
        usize::try_from(minute.div_euclid(DAY)).unwrap_or(0)
    }

    /// The cell of a member's day.
    pub(super) fn cell(&self, member: u32, day: usize) -> usize {
        member as usize * self.days + day
    }

    /// The quota rows of a member: they stand together.
    pub(super) fn quotas_of(&self, member: u32) -> std::ops::Range<u32> {
        self.members[member as usize].quotas.clone()
    }

    /// The place of a duty among its party's.
    pub(super) fn position(&self, duty: usize) -> usize {
        duty - self.parties[self.duties[duty].party].duties.start
    }

    /// The duties of a party.
    pub(super) fn duties_of(&self, party: usize) -> &[Duty] {
        &self.duties[self.parties[party].duties.clone()]
    }
}
