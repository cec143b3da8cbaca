//! What a rule has before it is read: the names it may refer to, and its own.

use crate::calendar::Term;
use crate::diag::Place;
use crate::model::policy::{Role, Validity};
use crate::model::{Decimal, RuleId, RuleIx};

/// What the rules may refer to.
pub(super) struct Names<'r> {
    /// The roles of the policy.
    pub(super) roles: &'r [Role],
    /// The office's own periods.
    pub(super) terms: &'r [Term],
    /// The ids of the quotas.
    pub(super) quotas: Vec<String>,
    /// The ids of the rules that make duties, in policy order.
    pub(super) rules: Vec<String>,
}

impl Names<'_> {
    /// The rule that makes duties and is called so.
    pub(super) fn rule(&self, id: &str) -> Option<RuleIx> {
        let mut rules = self.rules.iter();
        rules.position(|known| known == id).map(RuleIx::new)
    }
}

/// What every rule has, quotas included.
pub(super) struct Head {
    /// Its id, if it is a sound one that no earlier rule has.
    pub(super) id: Option<RuleId>,
    /// What people call it.
    pub(super) title: Option<String>,
    /// When it is in force.
    pub(super) validity: Validity,
    /// The share of its duties that should be done in time.
    pub(super) target: Option<Decimal>,
    /// Where its table begins.
    pub(super) place: Place,
}
