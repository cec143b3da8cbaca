//! What reports group by, rate and compare with: `[coverage]`, `[satisfaction]`, `[targets]`.

use crate::calendar::Unit;
use crate::model::{Decimal, RoleIx};

/// How coverage is grouped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverageSettings {
    /// Whose households `--by butler` groups; absent where the policy has no such role.
    pub by_role: Option<RoleIx>,
}

/// What owners rate, and how (H6, I4 of the rule ledger).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Satisfaction {
    /// The `rate_` columns of the visit log, in order.
    pub services: Vec<String>,
    /// The best mark; marks go from 1 to it.
    pub scale: u8,
    /// The mark from which on an owner counts as satisfied.
    pub satisfied_from: u8,
    /// How often at least owners are asked in an opinion survey (I4); none: nobody watches it.
    pub survey_every: Option<Unit>,
}

/// What reports compare with; shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Targets {
    /// Households met (H2).
    pub coverage: Decimal,
    /// Issues resolved (G3).
    pub resolved: Decimal,
    /// Valid complaints, at most (L4).
    pub complaints: Decimal,
    /// Complaints revisited (U3).
    pub revisited: Decimal,
    /// Survey forms sent (I6).
    pub survey_sent: Decimal,
    /// Survey forms returned (I6).
    pub survey_returned: Decimal,
    /// Repairs done in time (N6).
    pub repairs_on_time: Decimal,
}

const SERVICES: [&str; 8] = [
    "customer_service",
    "engineering",
    "security",
    "facilities",
    "parking",
    "community_culture",
    "other",
    "overall",
];

impl Default for Satisfaction {
    fn default() -> Self {
        Satisfaction {
            services: SERVICES.map(str::to_owned).to_vec(),
            scale: 5,
            satisfied_from: 4,
            survey_every: None,
        }
    }
}

impl Default for Targets {
    fn default() -> Self {
        Targets {
            coverage: Decimal::percent(100),
            resolved: Decimal::percent(90),
            complaints: Decimal::percent(1),
            revisited: Decimal::percent(100),
            survey_sent: Decimal::percent(100),
            survey_returned: Decimal::percent(80),
            repairs_on_time: Decimal::percent(98),
        }
    }
}
