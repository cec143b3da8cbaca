//! Approvals of saved plans: rows of `approvals.csv`.

use super::StaffIx;
use crate::calendar::Instant;
use crate::diag::Place;

/// Somebody's yes to a saved plan, as it was then (W1, K1 of the rule ledger).
#[derive(Clone, Debug)]
pub struct Approval {
    /// The plan's file: `plans/2026-11.csv`.
    pub plan: Box<str>,
    /// When.
    pub approved_at: Instant,
    /// By whom.
    pub by: StaffIx,
    /// What the rows said that were approved; another digest is another plan.
    pub digest: Box<str>,
    /// Free text.
    pub note: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}
