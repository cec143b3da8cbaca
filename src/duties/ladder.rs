//! Ladders: on whose lists an issue stands that is past a limit, or soon will be.

use super::Known;
use super::limits::{Timeliness, limit_of, standing};
use crate::calendar::Instant;
use crate::model::policy::{Escalation, LimitKind};
use crate::model::{Issue, RoleIx, StaffIx};

/// A step of a ladder that an issue has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Which limit.
    pub limit: LimitKind,
    /// When that limit is, or was.
    pub at: Instant,
    /// Since when it stands on the role's list.
    pub since: Instant,
    /// The role.
    pub to: RoleIx,
}

impl Rung {
    /// Whether it warns early: the limit has not passed.
    pub fn is_early(&self, known: &Known<'_>) -> bool {
        known.now <= self.at
    }

    /// The members on whose list it stands: those of the role in service today, by id.
    pub fn members(&self, known: &Known<'_>) -> Vec<StaffIx> {
        let today = known.now.date();
        let members = known.book.members_of(self.to);
        members
            .filter(|(_, member)| member.in_service(today))
            .map(|(index, _)| index)
            .collect()
    }
}

/// The steps that an issue has come to, in the policy's order: what it has a limit for is not done, and
/// the step's time has come.
pub fn rungs(known: &Known<'_>, issue: &Issue) -> Vec<Rung> {
    let escalations = known.book.policy.escalations.iter();
    escalations
        .filter_map(|escalation| rung(known, issue, escalation))
        .collect()
}

fn rung(known: &Known<'_>, issue: &Issue, escalation: &Escalation) -> Option<Rung> {
    let takes = escalation.filter.takes(|column| issue.text(column));
    let is_open =
        |standing: &Timeliness| matches!(standing, Timeliness::Pending | Timeliness::Overdue);
    standing(known, issue, escalation.limit).filter(is_open)?;
    let at = limit_of(known, issue, escalation.limit)?;
    let since = known.book.almanac.plus_signed(at, escalation.after);
    // An instant equal to the limit is in time; a warning is there from its minute on.
    let has_come = if escalation.after.negative {
        since <= known.now
    } else {
        since < known.now
    };
    (takes && has_come).then_some(Rung {
        limit: escalation.limit,
        at,
        since,
        to: escalation.to,
    })
}

/// The roles on whose lists an issue stands because of these steps, each once, in the policy's order.
pub fn roles<'r>(rungs: impl IntoIterator<Item = &'r Rung>) -> Vec<RoleIx> {
    let mut roles = Vec::new();
    for rung in rungs {
        if !roles.contains(&rung.to) {
            roles.push(rung.to);
        }
    }
    roles
}
