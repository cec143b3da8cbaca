//! A duty that goes into the plan.

use crate::calendar::Instant;
use crate::duties::Duty;

/// A duty that goes into the plan.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// The duty.
    pub(crate) duty: Duty,
    /// Not before then: when it opens, or when a refusal's month is over.
    pub(crate) opens: Instant,
    /// Whether the plan is asked for it; the others ride along.
    pub(crate) asked: bool,
}
