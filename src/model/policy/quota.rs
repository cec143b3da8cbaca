//! Quotas: how many distinct households a member must meet (H1 of the rule ledger).

use super::{Asks, Selection, Validity};
use crate::calendar::Unit;
use crate::diag::Place;
use crate::model::{Channel, RoleIx, RuleId};

/// How many distinct households each member of a role must meet.
#[derive(Clone, Debug)]
pub struct Quota {
    /// Unique among all rules.
    pub id: RuleId,
    /// As people say it; absent: the id.
    pub title: Option<String>,
    /// Whose quota it is.
    pub role: RoleIx,
    /// How much a period.
    pub amount: Amount,
    /// Which households count and are added, as of the period's start.
    pub whom: Selection,
    /// In which period.
    pub per: Unit,
    /// Through which channels, in order of preference.
    pub channels: Vec<Channel>,
    /// Whom the planner adds to reach it, in this order; [`Prefer::Oldest`] is always last.
    pub prefer: Vec<Prefer>,
    /// When it is in force.
    pub validity: Validity,
    /// Where its table begins in `policy.toml`.
    pub place: Place,
}

/// What a quota counts, and how much of it it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Distinct households met.
    Households(u32),
    /// Minutes of visits at which somebody was met.
    Minutes(u32),
}

/// A group of households a top-up is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prefer {
    /// Moved in within three months.
    New,
    /// Two or more complaints in six months.
    Complaints,
    /// Not met for three months.
    Absent,
    /// Longest not met: an order rather than a group, in which everybody is.
    Oldest,
}

/// How quotas are counted: `[quota_options]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaOptions {
    /// Who is credited for a visit made together.
    pub team_credit: TeamCredit,
    /// Whether a top-up may be to go along on a colleague's door visit.
    pub accompany: bool,
    /// Whether members who joined or left during the period owe only their share.
    pub prorate: bool,
}

/// Who is credited for a visit made together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TeamCredit {
    /// Everyone present.
    All,
    /// Who stands first.
    Lead,
}

impl Quota {
    /// What people call it: its title, or its id.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(self.id.as_str())
    }

    /// The channels of a quota that names none.
    pub fn usual_channels() -> Vec<Channel> {
        Asks::usual_channels()
    }
}

impl Amount {
    /// The number, whatever is counted.
    pub fn number(self) -> u32 {
        match self {
            Amount::Households(number) | Amount::Minutes(number) => number,
        }
    }
}

impl Prefer {
    /// Every group, in the order of a quota that names none.
    pub const ALL: &[Prefer] = &[
        Prefer::New,
        Prefer::Complaints,
        Prefer::Absent,
        Prefer::Oldest,
    ];

    /// The word of `policy.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Prefer::New => "new",
            Prefer::Complaints => "complaints",
            Prefer::Absent => "absent",
            Prefer::Oldest => "oldest",
        }
    }
}

impl Default for QuotaOptions {
    fn default() -> Self {
        QuotaOptions {
            team_credit: TeamCredit::All,
            accompany: false,
            prorate: true,
        }
    }
}
