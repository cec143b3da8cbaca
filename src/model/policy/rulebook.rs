//! The whole of `policy.toml`, and looking things up in it.

use super::{
    CoverageSettings, HoursSettings, Limits, PlanSettings, Quota, QuotaOptions, Role, Rule,
    RuleKind, Satisfaction, Targets, VisitSettings,
};
use crate::model::{RoleIx, RuleIx};

/// The whole policy.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Where the file came from; information only.
    pub preset: Option<String>,
    /// The day of the month on which the office's month starts, 1 to 28.
    pub month_starts_on: u8,
    /// The roles, in the file's order.
    pub roles: Vec<Role>,
    /// Every rule in policy order: quotas, cadences, triggers, samples, each in the file's order.
    pub rules: Vec<Rule>,
    /// Opening hours.
    pub hours: HoursSettings,
    /// What a visit takes.
    pub visit: VisitSettings,
    /// Exchange rates of a plan's last level.
    pub plan: PlanSettings,
    /// Limits of issues and of recording.
    pub limits: Limits,
    /// How quotas are counted.
    pub quota_options: QuotaOptions,
    /// How coverage is grouped.
    pub coverage: CoverageSettings,
    /// What owners rate.
    pub satisfaction: Satisfaction,
    /// What reports compare with.
    pub targets: Targets,
}

impl Policy {
    /// The role called `id`.
    pub fn role(&self, id: &str) -> Option<RoleIx> {
        self.roles
            .iter()
            .position(|role| role.id.as_str() == id)
            .map(RoleIx::new)
    }

    /// The rule called `id`.
    pub fn rule(&self, id: &str) -> Option<RuleIx> {
        self.rules
            .iter()
            .position(|rule| rule.id.as_str() == id)
            .map(RuleIx::new)
    }

    /// Every rule with its index, in policy order.
    pub fn indexed_rules(&self) -> impl Iterator<Item = (RuleIx, &Rule)> {
        self.rules
            .iter()
            .enumerate()
            .map(|(position, rule)| (RuleIx::new(position), rule))
    }

    /// Every quota with its index, in policy order.
    pub fn quotas(&self) -> impl Iterator<Item = (RuleIx, &Quota)> {
        self.indexed_rules()
            .filter_map(|(index, rule)| match &rule.kind {
                RuleKind::Quota(quota) => Some((index, quota)),
                _ => None,
            })
    }
}
