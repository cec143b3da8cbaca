//! Visits: rows of `visits/YYYY-MM.csv`.

use smallvec::SmallVec;

use super::{AnyRule, Channel, Outcome, PartyIx, StaffIx, VisitId};
use crate::calendar::Instant;
use crate::diag::Place;

/// Everyone present, the lead first.
pub type Team = SmallVec<[StaffIx; 4]>;

/// A visit, made or tried.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Unique in the directory.
    pub id: VisitId,
    /// When it happened (`visited_at`).
    pub at: Instant,
    /// Who was visited.
    pub party: PartyIx,
    /// Everyone present, the lead first.
    pub staff: Team,
    /// How.
    pub channel: Channel,
    /// What came of it.
    pub outcome: Outcome,
    /// The time agreed on, with `rescheduled`.
    pub next_at: Option<Instant>,
    /// How long it took.
    pub minutes: Option<u32>,
    /// Rules the visitor had in mind; `waived` closes just these.
    pub rules: SmallVec<[AnyRule; 2]>,
    /// Ratings, one place for each service of the policy, in that order; none where nothing was rated.
    pub rates: Box<[Option<u8>]>,
    /// What was given (H21 of the rule ledger).
    pub gift: Option<Box<str>>,
    /// What it cost, in whole units of money.
    pub cost: Option<u32>,
    /// When it was recorded.
    pub logged_at: Option<Instant>,
    /// Who read the record (K5 of the rule ledger).
    pub reviewed_by: Option<StaffIx>,
    /// When it was read.
    pub reviewed_at: Option<Instant>,
    /// Free text; read only when a command asks for notes.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}

impl Visit {
    /// Whether the party was met at the door or by telephone: what "met" means wherever a rule
    /// names no channels.
    pub fn is_met(&self) -> bool {
        self.outcome == Outcome::Met && matches!(self.channel, Channel::Door | Channel::Phone)
    }
}
