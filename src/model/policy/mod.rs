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
mod settings;

pub use anchor::{Anchor, IssueStep};
pub use asks::{Area, Asks, Seat};
pub use filter::IssueFilter;
pub use limits::{Limits, PerSeverity};
pub use quota::{Prefer, Quota, QuotaOptions, TeamCredit};
pub use reporting::{CoverageSettings, Satisfaction, Targets};
pub use rule::{Cadence, Count, Demand, Draw, Rule, RuleKind, Sample, Trigger};
pub use rulebook::Policy;
pub use selection::{AsOf, Complaints, Past, Selection, Unmet};
pub use settings::{HoursSettings, PlanSettings, Role, VisitSettings, WalkMinutes};
