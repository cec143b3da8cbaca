//! The four kinds of rule: quotas, cadences, triggers, samples.

use super::Selection;
use crate::calendar::{SignedSpan, Unit, Within};
use crate::diag::Place;
use crate::model::{Channel, Decimal, IssueColumn, Priority, RoleIx, RuleId, RuleIx};

/// A rule of the policy.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Unique among all rules.
    pub id: RuleId,
    /// As people say it; absent: the id.
    pub title: Option<String>,
    /// What it asks.
    pub kind: RuleKind,
    /// Where its table begins in `policy.toml`.
    pub place: Place,
}

/// What a rule asks.
#[derive(Clone, Debug)]
pub enum RuleKind {
    /// So many households a member and period.
    Quota(Quota),
    /// Again and again.
    Cadence(Cadence),
    /// Because something happened.
    Trigger(Trigger),
    /// Some of many.
    Sample(Sample),
}

/// How many distinct households a member must meet.
#[derive(Clone, Debug)]
pub struct Quota {
    /// Whose quota it is.
    pub role: RoleIx,
    /// How many.
    pub households: u32,
    /// In which period.
    pub per: Unit,
    /// Through which channels, in order of preference.
    pub channels: Vec<Channel>,
    /// Whom the planner adds to reach it, in this order.
    pub prefer: Vec<Prefer>,
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
    /// Longest not met by this member.
    Oldest,
}

/// Whose a duty is: any member of the role, or the member whose own the party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// The member whose own it is.
    Own,
    /// Any member of the role.
    Any,
}

/// Somebody who must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seat {
    /// The role asked for.
    pub role: RoleIx,
    /// Whose own it must be.
    pub area: Area,
    /// Whether the member must be of the issue's department (`department = "issue"`).
    pub of_issue_department: bool,
}

/// What a cadence, a trigger and a sample ask alike.
#[derive(Clone, Debug)]
pub struct Asks {
    /// Who leads.
    pub by: Seat,
    /// Who must be there too.
    pub with: Vec<Seat>,
    /// Allowed channels, in order of preference.
    pub channels: Vec<Channel>,
    /// How much it presses.
    pub priority: Priority,
    /// How long it takes; absent: the channel's time.
    pub minutes: Option<u32>,
    /// Whether it may be planned outside the channel's hours (never outside the party's own).
    pub any_hour: bool,
}

/// Again and again.
#[derive(Clone, Debug)]
pub struct Cadence {
    /// By whom, how.
    pub asks: Asks,
    /// Of whom.
    pub whom: Selection,
    /// In which period.
    pub every: Unit,
    /// Each of the selection so many times, or some of it once.
    pub demand: Demand,
}

/// How much a cadence asks of its selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Demand {
    /// Each of the selection this many times a period, on different days.
    Times(u32),
    /// This many of the selection, once.
    Pick(u32),
}

/// Because something happened.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// By whom, how.
    pub asks: Asks,
    /// What it follows.
    pub on: Anchor,
    /// For triggers on issues: allowed values by column.
    pub filter: Vec<(IssueColumn, Vec<String>)>,
    /// For events without a party, festivals, birthdays: which owners.
    pub whom: Selection,
    /// Opens this long after the anchor.
    pub after: SignedSpan,
    /// Due this long after it opened; absent: when it closes.
    pub within: Option<Within>,
    /// Whether it opens only on the first rain day after the anchor's day.
    pub wait_for_rain: bool,
    /// Closes this long after it opened.
    pub expires: Within,
    /// Some of what happens in a period only; absent: all of it.
    pub draw: Option<Draw>,
}

/// Some of what happens in a period, the same for everybody (U1 of the rule ledger).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Draw {
    /// The share that is owed, rounded up.
    pub share: Decimal,
    /// What happens in one of these periods is drawn from together.
    pub per: Unit,
    /// Up to so many in a period are owed all.
    pub above: u32,
}

/// What a trigger follows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// An event of this kind.
    Event(String),
    /// An issue was raised.
    IssueRaised,
    /// An issue was answered.
    IssueAnswered,
    /// An issue was resolved.
    IssueResolved,
    /// An owner moved in.
    MovedIn,
    /// An owner's birthday.
    Birthday,
    /// Fees are unpaid since a day.
    Arrears,
    /// A visit through this channel was made (outcome met).
    Visit(Channel),
    /// A festival of the calendar.
    Festival(String),
    /// A survey's form went out.
    SurveySent,
    /// A member of the leading role took over whom it visits.
    TookOver,
}

/// Some of many, the same ones for everybody.
#[derive(Clone, Debug)]
pub struct Sample {
    /// By whom, how.
    pub asks: Asks,
    /// In which period.
    pub every: Unit,
    /// Of whom.
    pub from: Selection,
    /// Parties for whom a visit cleared a duty of one of these rules are left out.
    pub leave_out_met_for: Vec<RuleIx>,
    /// How many.
    pub count: Count,
}

/// How many a sample takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// The first `min`; the next up to `max` with low priority.
    Between {
        /// So many must be.
        min: u32,
        /// So many may be.
        max: u32,
    },
    /// A share of the selection, rounded up.
    Share(Decimal),
}

impl Rule {
    /// What a cadence, a trigger and a sample ask alike; a quota has none of it.
    pub fn asks(&self) -> Option<&Asks> {
        match &self.kind {
            RuleKind::Quota(_) => None,
            RuleKind::Cadence(cadence) => Some(&cadence.asks),
            RuleKind::Trigger(trigger) => Some(&trigger.asks),
            RuleKind::Sample(sample) => Some(&sample.asks),
        }
    }

    /// What people call it: its title, or its id.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(self.id.as_str())
    }

    /// Whether it follows an issue.
    pub fn follows_issue(&self) -> bool {
        matches!(&self.kind, RuleKind::Trigger(trigger)
            if matches!(trigger.on, Anchor::IssueRaised | Anchor::IssueAnswered | Anchor::IssueResolved))
    }
}

impl Anchor {
    /// Whether it names the party; otherwise the rule's `whom` selects among all. Events do when
    /// they happened to somebody.
    pub fn names_party(&self) -> bool {
        !matches!(
            self,
            Anchor::Event(_) | Anchor::Festival(_) | Anchor::Birthday | Anchor::TookOver
        )
    }

    /// Whether it lies in a calendar that is known ahead; other anchors are recorded as they
    /// happen.
    pub fn is_foreseen(&self) -> bool {
        matches!(
            self,
            Anchor::MovedIn | Anchor::Birthday | Anchor::Festival(_) | Anchor::TookOver
        )
    }

    /// As `policy.toml` writes it: `event.wedding`, `issue.resolved`.
    pub fn text(&self) -> String {
        match self {
            Anchor::Event(kind) => format!("event.{kind}"),
            Anchor::IssueRaised => "issue.raised".into(),
            Anchor::IssueAnswered => "issue.answered".into(),
            Anchor::IssueResolved => "issue.resolved".into(),
            Anchor::MovedIn => "owner.moved_in".into(),
            Anchor::Birthday => "owner.birthday".into(),
            Anchor::Arrears => "owner.arrears".into(),
            Anchor::Visit(channel) => format!("visit.{channel}"),
            Anchor::Festival(name) => format!("festival.{name}"),
            Anchor::SurveySent => "survey.sent".into(),
            Anchor::TookOver => "staff.took_over".into(),
        }
    }
}
