//! The whole of `policy.toml`, and looking things up in it.

use super::{
    Anchor, CoverageSettings, Escalation, HoursSettings, Limits, PlanSettings, Quota, QuotaOptions,
    Role, Rule, Satisfaction, Targets, Titled, Until, VisitSettings,
};
use crate::calendar::Term;
use crate::model::{AnyRule, QuotaIx, RoleIx, RuleId, RuleIx};

/// The whole policy. Policy order is: quotas, cadences, triggers, samples, each in the file's
/// order.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Where the file came from; information only.
    pub preset: Option<String>,
    /// The day of the month on which the office's month starts, 1 to 28.
    pub month_starts_on: u8,
    /// The roles, in the file's order.
    pub roles: Vec<Role>,
    /// The quotas, in the file's order.
    pub quotas: Vec<Quota>,
    /// Every rule that makes duties: cadences, triggers, samples, each in the file's order.
    pub rules: Vec<Rule>,
    /// Opening hours.
    pub hours: HoursSettings,
    /// What a visit takes.
    pub visit: VisitSettings,
    /// Exchange rates of a plan's last level.
    pub plan: PlanSettings,
    /// Limits of issues and of recording.
    pub limits: Limits,
    /// Whose lists late issues stand on, in the file's order.
    pub escalations: Vec<Escalation>,
    /// The office's own periods.
    pub terms: Vec<Term>,
    /// How quotas are counted.
    pub quota_options: QuotaOptions,
    /// How coverage is grouped.
    pub coverage: CoverageSettings,
    /// What owners rate.
    pub satisfaction: Satisfaction,
    /// What reports compare with.
    pub targets: Targets,
    /// The departments, in the file's order.
    pub departments: Vec<Titled>,
    /// The kinds of events that may be recorded, in the file's order.
    pub events: Vec<Titled>,
}

impl Default for Policy {
    /// The policy of an office that states none: no roles, no rules.
    fn default() -> Self {
        Policy {
            preset: None,
            month_starts_on: 1,
            roles: Vec::new(),
            quotas: Vec::new(),
            rules: Vec::new(),
            hours: HoursSettings::default(),
            visit: VisitSettings::default(),
            plan: PlanSettings::default(),
            limits: Limits::default(),
            escalations: Vec::new(),
            terms: Vec::new(),
            quota_options: QuotaOptions::default(),
            coverage: CoverageSettings::default(),
            satisfaction: Satisfaction::default(),
            targets: Targets::default(),
            departments: Vec::new(),
            events: Vec::new(),
        }
    }
}

impl Policy {
    /// The kinds of events that rules follow, in policy order.
    pub fn event_kinds(&self) -> impl Iterator<Item = &str> {
        let triggers = self.rules.iter().filter_map(Rule::trigger);
        let anchors = triggers.flat_map(|trigger| {
            let until = trigger
                .series
                .as_ref()
                .and_then(|series| match &series.until {
                    Some(Until::Anchor(anchor)) => Some(anchor),
                    _ => None,
                });
            std::iter::once(&trigger.on).chain(until)
        });
        anchors.filter_map(|anchor| match anchor {
            Anchor::Event(kind) => Some(kind.as_str()),
            _ => None,
        })
    }

    /// The tags that selections of rules name.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        let selections = self.rules.iter().map(Rule::selection);
        let named = selections.flat_map(|one| [&one.tags, &one.not_tags]);
        named.flatten().flatten().map(String::as_str)
    }

    /// The role called `id`.
    pub fn role(&self, id: &str) -> Option<RoleIx> {
        let mut roles = self.roles.iter();
        roles
            .position(|role| role.id.as_str() == id)
            .map(RoleIx::new)
    }

    /// The quota called `id`.
    pub fn quota(&self, id: &str) -> Option<QuotaIx> {
        let mut quotas = self.quotas.iter();
        quotas
            .position(|quota| quota.id.as_str() == id)
            .map(QuotaIx::new)
    }

    /// The rule that makes duties and is called `id`.
    pub fn rule(&self, id: &str) -> Option<RuleIx> {
        let mut rules = self.rules.iter();
        rules
            .position(|rule| rule.id.as_str() == id)
            .map(RuleIx::new)
    }

    /// The rule called `id`, quota or not.
    pub fn any_rule(&self, id: &str) -> Option<AnyRule> {
        let rule = self.rule(id).map(AnyRule::Rule);
        rule.or_else(|| self.quota(id).map(AnyRule::Quota))
    }

    /// The quota whose top-ups a plan calls `name`: `quota-` and its id.
    pub fn topped_up(&self, name: &str) -> Option<QuotaIx> {
        self.quota(name.strip_prefix(TOP_UP)?)
    }

    /// What plans call the top-ups of a quota.
    pub fn top_up(&self, quota: QuotaIx) -> String {
        format!("{TOP_UP}{}", self.quotas[quota.position()].id)
    }

    /// Every quota with its index.
    pub fn indexed_quotas(&self) -> impl Iterator<Item = (QuotaIx, &Quota)> {
        let quotas = self.quotas.iter().enumerate();
        quotas.map(|(position, quota)| (QuotaIx::new(position), quota))
    }

    /// Every rule that makes duties with its index, in policy order.
    pub fn indexed_rules(&self) -> impl Iterator<Item = (RuleIx, &Rule)> {
        let rules = self.rules.iter().enumerate();
        rules.map(|(position, rule)| (RuleIx::new(position), rule))
    }

    /// Every rule in policy order, quotas first.
    pub fn all_rules(&self) -> impl Iterator<Item = AnyRule> {
        let quotas = (0..self.quotas.len()).map(QuotaIx::new).map(AnyRule::Quota);
        quotas.chain((0..self.rules.len()).map(RuleIx::new).map(AnyRule::Rule))
    }

    /// The id of a rule.
    pub fn id_of(&self, rule: AnyRule) -> &RuleId {
        match rule {
            AnyRule::Quota(quota) => &self.quotas[quota.position()].id,
            AnyRule::Rule(rule) => &self.rules[rule.position()].id,
        }
    }

    /// What people call a rule.
    pub fn name_of(&self, rule: AnyRule) -> &str {
        match rule {
            AnyRule::Quota(quota) => self.quotas[quota.position()].name(),
            AnyRule::Rule(rule) => self.rules[rule.position()].name(),
        }
    }

    /// The ids of all rules, in policy order.
    pub fn rule_ids(&self) -> impl Iterator<Item = &str> {
        self.all_rules().map(|rule| self.id_of(rule).as_str())
    }
}

/// What stands before a quota's id where its top-ups are meant.
const TOP_UP: &str = "quota-";
