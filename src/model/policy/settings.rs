//! The tables of the policy that are no rules: roles, hours, visit, plan, limits, targets.

use crate::calendar::{Hours, Span, Unit};
use crate::diag::Place;
use crate::model::{Channel, Decimal, IssueSeverity, RoleId, RoleIx};

/// A role that staff and rules name.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its name in data.
    pub id: RoleId,
    /// Shown in tables; absent: the name.
    pub title: Option<String>,
    /// Who approves this role's plans.
    pub reports_to: Option<RoleIx>,
    /// Where it stands.
    pub place: Place,
}

impl Role {
    /// What people call it.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(self.id.as_str())
    }
}

/// Opening hours: an appointment lies inside wholly.
#[derive(Clone, Debug)]
pub struct HoursSettings {
    /// Working hours of staff who state none.
    pub staff: Hours,
    /// When owners may be telephoned (W7 of the rule ledger).
    pub phone: Hours,
    /// When doors may be knocked at.
    pub door: Hours,
    /// When they are best knocked at (F3 of the rule ledger).
    pub door_preferred: Hours,
}

/// What a visit takes.
#[derive(Clone, Debug)]
pub struct VisitSettings {
    /// Minutes of a door visit.
    pub door_minutes: u32,
    /// Minutes of a call, and of a message.
    pub phone_minutes: u32,
    /// Minutes of a meeting.
    pub meeting_minutes: u32,
    /// Be there this much before (H7 of the rule ledger).
    pub early_minutes: u32,
    /// A member's visiting time a day, walking left out.
    pub minutes_per_day: u32,
    /// Minutes of a walk.
    pub walk_minutes: WalkMinutes,
    /// Come again on this day after, not sooner.
    pub gap_days: u32,
    /// Unanswered at the door this often since last met: by telephone.
    pub attempts: u32,
}

impl VisitSettings {
    /// How long an appointment through `channel` takes if no rule says otherwise.
    pub fn minutes(&self, channel: Channel) -> u32 {
        match channel {
            Channel::Door | Channel::Desk => self.door_minutes,
            Channel::Phone | Channel::Message => self.phone_minutes,
            Channel::Meeting => self.meeting_minutes,
        }
    }
}

/// Minutes from one door to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WalkMinutes {
    /// Between units of a building.
    pub unit: u32,
    /// Between buildings of an area.
    pub building: u32,
    /// Between areas.
    pub area: u32,
}

/// Exchange rates of a plan's last level, in minutes.
#[derive(Clone, Debug)]
pub struct PlanSettings {
    /// For a door visit outside the preferred hours.
    pub outside_preferred: u32,
    /// For an appointment by another channel than the first named.
    pub second_channel: u32,
    /// The share of a day's minutes from which on it is a burden.
    pub overload_from: Decimal,
}

/// One span for each severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PerSeverity {
    /// Of urgent issues.
    pub urgent: Span,
    /// Of general issues.
    pub general: Span,
    /// Of major issues.
    pub major: Span,
}

impl PerSeverity {
    /// The span of `severity`.
    pub fn of(&self, severity: IssueSeverity) -> Span {
        match severity {
            IssueSeverity::Urgent => self.urgent,
            IssueSeverity::General => self.general,
            IssueSeverity::Major => self.major,
        }
    }
}

/// Limits of issues, from when they were raised, and of recording.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Until the owner is told the solution (W11 of the rule ledger).
    pub answer: PerSeverity,
    /// Until it is solved (H10 of the rule ledger).
    pub resolve: PerSeverity,
    /// Until a visit is recorded (K2 of the rule ledger).
    pub log_within: Span,
}

/// Who is credited for a visit made together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TeamCredit {
    /// Everyone present.
    All,
    /// Who stands first.
    Lead,
}

/// How quotas are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotaOptions {
    /// Who is credited for a visit made together.
    pub team_credit: TeamCredit,
    /// Whether members who joined or left during the period owe only their share.
    pub prorate: bool,
}

/// How coverage is grouped.
#[derive(Clone, Debug, PartialEq, Eq)]
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
