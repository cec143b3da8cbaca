//! What triggers follow.

use std::fmt;

use crate::model::Channel;

/// What a trigger follows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// An event of this kind.
    Event(String),
    /// A step of an issue.
    Issue(IssueStep),
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

/// A step of an issue that triggers follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssueStep {
    /// It was raised.
    Raised,
    /// The owner was told the solution.
    Answered,
    /// It was solved.
    Resolved,
    /// It was closed, solved or not.
    Closed,
}

impl Anchor {
    /// The anchors that have no name of the office's in them.
    pub const FIXED: [Anchor; 9] = [
        Anchor::Issue(IssueStep::Raised),
        Anchor::Issue(IssueStep::Answered),
        Anchor::Issue(IssueStep::Resolved),
        Anchor::Issue(IssueStep::Closed),
        Anchor::MovedIn,
        Anchor::Birthday,
        Anchor::Arrears,
        Anchor::SurveySent,
        Anchor::TookOver,
    ];

    /// The anchor that `policy.toml` writes so.
    pub fn parse(text: &str) -> Option<Anchor> {
        if let Some(fixed) = Anchor::FIXED.iter().find(|fixed| fixed.to_string() == text) {
            return Some(fixed.clone());
        }
        let (source, name) = text.split_once('.')?;
        let is_name = !name.is_empty() && name.trim() == name;
        match source {
            "event" if is_name => Some(Anchor::Event(name.to_owned())),
            "festival" if is_name => Some(Anchor::Festival(name.to_owned())),
            "visit" => Channel::parse(name).map(Anchor::Visit),
            _ => None,
        }
    }

    /// Whether it lies in a calendar that is known ahead; other anchors are recorded as they
    /// happen.
    pub fn is_foreseen(&self) -> bool {
        matches!(
            self,
            Anchor::MovedIn | Anchor::Birthday | Anchor::Festival(_) | Anchor::TookOver
        )
    }
}

impl fmt::Display for Anchor {
    /// As `policy.toml` writes it: `event.wedding`, `issue.resolved`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fixed = match self {
            Anchor::Event(kind) => return write!(formatter, "event.{kind}"),
            Anchor::Festival(name) => return write!(formatter, "festival.{name}"),
            Anchor::Visit(channel) => return write!(formatter, "visit.{channel}"),
            Anchor::Issue(IssueStep::Raised) => "issue.raised",
            Anchor::Issue(IssueStep::Answered) => "issue.answered",
            Anchor::Issue(IssueStep::Resolved) => "issue.resolved",
            Anchor::Issue(IssueStep::Closed) => "issue.closed",
            Anchor::MovedIn => "owner.moved_in",
            Anchor::Birthday => "owner.birthday",
            Anchor::Arrears => "owner.arrears",
            Anchor::SurveySent => "survey.sent",
            Anchor::TookOver => "staff.took_over",
        };
        formatter.pad(fixed)
    }
}
