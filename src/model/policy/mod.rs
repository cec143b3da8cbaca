//! The office's rules as data: what `policy.toml` says, with its defaults filled in.

mod rule;
mod rulebook;
mod selection;
mod settings;

pub use rule::{
    Anchor, Area, Asks, Cadence, Count, Demand, Draw, Prefer, Quota, Rule, RuleKind, Sample, Seat,
    Trigger,
};
pub use rulebook::Policy;
pub use selection::{Complaints, Selection};
pub use settings::{
    CoverageSettings, HoursSettings, Limits, PerSeverity, PlanSettings, QuotaOptions, Role,
    Satisfaction, Targets, TeamCredit, VisitSettings, WalkMinutes,
};
