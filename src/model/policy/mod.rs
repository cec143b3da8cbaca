//! The office's rules as data: what `policy.toml` says; every default stands here, as `Default`.

mod anchor;
mod asks;
mod filter;
mod limits;
mod quota;
mod reporting;
mod rule;
mod rulebook;
mod selection;
mod series;
mod settings;
mod titles;
mod validity;

pub use anchor::{Anchor, IssueStep};
pub use asks::{Area, Asks, Seat};
pub use filter::IssueFilter;
pub use limits::{Escalation, IssueLimits, LimitKind, Limits, PerSeverity, SpecialLimits};
pub use quota::{Amount, Prefer, Quota, QuotaOptions, TeamCredit};
pub use reporting::{CoverageSettings, Satisfaction, Targets};
pub use rule::{Cadence, Count, Demand, Draw, Each, Rule, RuleKind, Sample, Trigger};
pub use rulebook::Policy;
pub use selection::{Arrears, AsOf, Complaints, Issues, Past, Selection, Unmet};
pub use series::{Series, Until};
pub use settings::{HoursSettings, PlanSettings, Role, VisitSettings, WalkMinutes};
pub use titles::{Titled, title_of};
pub use validity::Validity;
