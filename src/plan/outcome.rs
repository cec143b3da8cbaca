//! What planning a month comes to, as values; whoever prints it finds the words.

use crate::calendar::{Date, Instant, Period};
use crate::duties::Duty;
use crate::model::{
    Booking, BookingRule, BookingState, Channel, PartyIx, Priority, QuotaIx, RoleIx, StaffIx, Team,
};

use super::Score;

/// The plan of what is left of a month.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The month planned.
    pub month: Period,
    /// The first instant left to plan.
    pub from: Instant,
    /// Every duty that went in; [`Appointment::duties`] and [`Unplaced::duty`] are positions here.
    pub duties: Vec<Duty>,
    /// Which of them the plan was asked for.
    pub asked: Vec<bool>,
    /// The appointments from `now` on, by date, start, staff and id.
    pub appointments: Vec<Appointment>,
    /// Asked duties without an appointment, in the order of `duties`.
    pub unplaced: Vec<Unplaced>,
    /// The same, told together where they share a cause.
    pub groups: Vec<Together>,
    /// Every member's quotas, in policy order and by id.
    pub quotas: Vec<QuotaRow>,
    /// How good it is.
    pub score: Score,
    /// What no plan can do better.
    pub bounds: Bounds,
    /// Rows of the saved plan that stay as they are: history and cancelled ones.
    pub history: Vec<Booking>,
}

/// One appointment of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// The id of its first duty, or of the top-up or agreement it is; an agreed row keeps its own.
    pub id: String,
    /// When it starts.
    pub start: Instant,
    /// How long it takes.
    pub minutes: u32,
    /// Who goes, the lead first.
    pub staff: Team,
    /// With whom.
    pub party: PartyIx,
    /// How.
    pub channel: Channel,
    /// The rules it serves, in policy order.
    pub rules: Vec<BookingRule>,
    /// The duties it clears, in policy order of their rules, then by id.
    pub duties: Vec<usize>,
    /// The earliest due of them, exclusive as a duty's; told as the last day or minute.
    pub due: Option<Instant>,
    /// Whose word it is.
    pub state: BookingState,
    /// The note of the saved row it keeps.
    pub note: Option<Box<str>>,
}

impl Appointment {
    /// The minute after its last.
    pub fn end(&self) -> Instant {
        self.start.plus_minutes(i64::from(self.minutes))
    }

    /// The quotas for whose sake somebody goes.
    pub fn quotas(&self) -> impl Iterator<Item = QuotaIx> {
        self.rules.iter().filter_map(|rule| match rule {
            BookingRule::TopUp(rule) => Some(*rule),
            _ => None,
        })
    }

    /// The quota it tops up, if it is made for nothing else.
    pub fn top_up(&self) -> Option<QuotaIx> {
        self.quotas().next().filter(|_| self.duties.is_empty())
    }
}

/// An asked duty without an appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Which, a position in [`Outcome::duties`].
    pub duty: usize,
    /// How much it presses.
    pub priority: Priority,
    /// Why.
    pub cause: Cause,
}

/// Why an asked duty has no appointment. Days are those of its window in what is left of the
/// month; each cause is true of the days the causes before it leave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// No member in service has a role (and own area) it asks for.
    Nobody {
        /// The role that is missing.
        role: Option<RoleIx>,
        /// Whether it is the leading one.
        leads: bool,
    },
    /// On no day is everybody at work who is needed.
    NobodyThere {
        /// Those who could be.
        members: Vec<StaffIx>,
        /// The first and the last of the days.
        days: Option<(Date, Date)>,
        /// Whether there are some for each seat, but never on the same day.
        apart: bool,
    },
    /// Window, channel, party and staff have no hours in common.
    NoHours {
        /// Those who are at work.
        members: Vec<StaffIx>,
        /// The channels that were looked at.
        channels: Vec<Channel>,
        /// Whether the party is not to be disturbed on any day.
        paused: bool,
    },
    /// Too near to a visit or to another appointment of the party on every day left.
    Gap {
        /// The days it is kept away from.
        days: Vec<Date>,
    },
    /// The days of those who could are full.
    Full {
        /// Those who could, and their days.
        days: Vec<FullDay>,
        /// The minutes the shortest appointment takes.
        minutes: u32,
    },
    /// The party has more duties open than a plan looks at, and nobody is sent who would clear this
    /// one too.
    TooMany {
        /// How many of one party are looked at.
        most: usize,
    },
}

impl Cause {
    /// What is said of it: more than the word of the wire tells.
    pub fn kind(&self) -> CauseKind {
        match self {
            Cause::Nobody { .. } => CauseKind::Nobody,
            Cause::NobodyThere { apart: false, .. } => CauseKind::NobodyThere,
            Cause::NobodyThere { apart: true, .. } => CauseKind::NobodyTogether,
            Cause::NoHours { paused: false, .. } => CauseKind::NoHours,
            Cause::NoHours { paused: true, .. } => CauseKind::Paused,
            Cause::Gap { .. } => CauseKind::Gap,
            // It is the hours that are taken on all days, not the minutes.
            Cause::Full { days, .. } if days.iter().all(|day| day.asked().is_none()) => {
                CauseKind::Taken
            }
            Cause::Full { .. } => CauseKind::Full,
            Cause::TooMany { .. } => CauseKind::TooMany,
        }
    }

    /// The word of the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Cause::Nobody { .. } => "nobody",
            Cause::NobodyThere { .. } => "nobody-there",
            Cause::NoHours { .. } => "no-hours",
            Cause::Gap { .. } => "gap",
            Cause::Full { .. } => "full",
            Cause::TooMany { .. } => "too-many",
        }
    }
}

/// The causes that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CauseKind {
    /// No member in service could go.
    Nobody,
    /// On no day is anybody at work who could.
    NobodyThere,
    /// On no day are all at work at once who have to go together.
    NobodyTogether,
    /// The hours have no stretch in common.
    NoHours,
    /// The party is not to be disturbed on any day.
    Paused,
    /// Too near to another visit.
    Gap,
    /// The days have no minutes left.
    Full,
    /// The hours are taken on all days.
    Taken,
    /// The party has too many duties open.
    TooMany,
}

/// A member's day that has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FullDay {
    /// Whose.
    pub member: StaffIx,
    /// Which.
    pub date: Date,
    /// The minutes its appointments take, meetings apart.
    pub minutes: u32,
    /// What it has none of.
    pub lacks: Lack,
}

impl FullDay {
    /// The minutes asked of it that it has not left, if that is what it lacks.
    pub fn asked(&self) -> Option<u32> {
        match self.lacks {
            Lack::Minutes(asked) => Some(asked),
            Lack::Company | Lack::Hours => None,
        }
    }
}

/// What a day has none of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Minutes: so many are those of the shortest appointment for which there are hours.
    Minutes(u32),
    /// Time of those who have to come along.
    Company,
    /// Hours: those in which the party could be met are taken, so that more minutes would not help.
    Hours,
}

/// Unplaced duties that share a cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The word of the cause.
    pub cause: &'static str,
    /// Positions in [`Outcome::unplaced`].
    pub unplaced: Vec<usize>,
    /// The area of all their parties, if it is one.
    pub area: Option<Box<str>>,
    /// The role they miss, where nobody has it.
    pub role: Option<RoleIx>,
    /// Those who could.
    pub members: Vec<StaffIx>,
    /// On how many days some of those members are still at work.
    pub days_left: u32,
    /// The smallest things that would help, the smallest first.
    pub remedies: Vec<Remedy>,
}

/// Something that would make room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    /// So many more minutes a day for those who could.
    MinutesPerDay(u32),
    /// So many more days at work.
    Days(u32),
    /// So many more members of the role.
    Members(u32),
}

/// How a member will stand with a quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaRow {
    /// Whose.
    pub staff: StaffIx,
    /// The quota.
    pub quota: QuotaIx,
    /// The quota's period.
    pub period: Period,
    /// Households asked for in that period; of a quota of minutes, visits of the usual length.
    pub asked: u32,
    /// Households met in it so far.
    pub met: u32,
    /// Households this plan adds.
    pub planned: u32,
    /// Households missing to what is needed this month.
    pub short: u32,
}

/// What no plan can do better; absent where nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Level 1: urgent, high, normal, low.
    pub unplaced: Option<[i64; 4]>,
    /// Level 3.
    pub quota_short: Option<i64>,
    /// Minutes walked by a plan that places the same duties.
    pub walk_minutes: Option<i64>,
}
