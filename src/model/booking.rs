//! Saved plans: rows of `plans/YYYY-MM.csv`.

use std::borrow::Cow;

use super::{BookingId, BookingState, Channel, PartyIx, Policy, QuotaIx, RuleIx, Team};
use crate::calendar::{Date, DateOrInstant, Instant, TimeOfDay};
use crate::diag::Place;
use crate::diag::file::Folder;

/// One saved plan, a file named after the month planned.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The month's name, from the file's name: `2026-11`.
    pub month: Box<str>,
    /// Its rows, in the file's order.
    pub rows: Vec<Booking>,
}

impl Plan {
    /// The file that the plan of a month is saved in.
    pub fn file(month: &str) -> String {
        Folder::Plans.file(month)
    }

    /// Where the plan of a month is saved.
    pub fn place(month: &str) -> Place {
        Place::whole(&Plan::file(month))
    }
}

/// One row of a saved plan: an appointment.
#[derive(Clone, Debug)]
pub struct Booking {
    /// The id of its first duty, or of the top-up or agreement it is.
    pub id: BookingId,
    /// The day.
    pub date: Date,
    /// The time of day.
    pub start: TimeOfDay,
    /// Who goes, the lead first.
    pub staff: Team,
    /// To whom.
    pub party: PartyIx,
    /// How.
    pub channel: Channel,
    /// How long it is meant to take.
    pub minutes: u32,
    /// Every rule it serves.
    pub rules: Vec<BookingRule>,
    /// The earliest due of its duties, as the last day or minute.
    pub due: Option<DateOrInstant>,
    /// Whose word it is.
    pub state: BookingState,
    /// Free text.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}

/// What stands among the rules of a row that serves none: an agreement for its own sake.
pub const AGREED: &str = "agreed";

/// A rule that a saved row serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookingRule {
    /// A rule of the policy.
    Rule(RuleIx),
    /// A top-up of this quota, written `quota-RULE`.
    TopUp(QuotaIx),
    /// None: the time was agreed with the owner, written [`AGREED`].
    Agreed,
    /// A rule the policy no longer has, as written.
    Gone(Box<str>),
}

impl BookingRule {
    /// As the file writes it.
    pub fn text<'a>(&'a self, policy: &'a Policy) -> Cow<'a, str> {
        match self {
            BookingRule::Rule(rule) => Cow::Borrowed(policy.id_of((*rule).into()).as_str()),
            BookingRule::TopUp(quota) => Cow::Owned(policy.top_up(*quota)),
            BookingRule::Agreed => Cow::Borrowed(AGREED),
            BookingRule::Gone(written) => Cow::Borrowed(written),
        }
    }
}

impl Booking {
    /// When it starts.
    pub fn starts_at(&self) -> Instant {
        self.date.at(self.start)
    }

    /// When it ends, exclusive.
    pub fn ends_at(&self) -> Instant {
        self.starts_at().plus_minutes(i64::from(self.minutes))
    }
}
