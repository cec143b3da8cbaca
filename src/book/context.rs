//! What a row is read against: the zone, the policy, and who is known.

use crate::calendar::Zone;
use crate::model::{Policy, Staff};

use super::rows::Roster;

/// What a row is read against.
pub(super) struct Context<'a> {
    /// The office's zone.
    pub(super) zone: &'a Zone,
    /// The policy, as far as it could be read.
    pub(super) policy: &'a Policy,
    /// Whether all of the policy could be read, so that an unknown rule is the row's fault.
    pub(super) trusts_policy: bool,
    /// The members of staff, by id.
    pub(super) members: &'a [Staff],
    /// Their ids.
    pub(super) staff: &'a Roster,
    /// The ids of all parties.
    pub(super) parties: &'a Roster,
}
