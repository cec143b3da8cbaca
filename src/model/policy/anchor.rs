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
    /// Nobody answered.
    NoAnswer,
    /// The party declined.
    Refused,
    /// The party gave a mark at or below the trigger's `at_most`.
    Rated,
    /// A festival of the calendar.
    Festival(String),
    /// A survey's form went out.
    SurveySent,
    /// A survey's form came back.
    SurveyReturned,
    /// It rained.
    Rain,
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
    pub const FIXED: [Anchor; 14] = [
        Anchor::Issue(IssueStep::Raised),
        Anchor::Issue(IssueStep::Answered),
        Anchor::Issue(IssueStep::Resolved),
        Anchor::Issue(IssueStep::Closed),
        Anchor::MovedIn,
        Anchor::Birthday,
        Anchor::Arrears,
        Anchor::NoAnswer,
        Anchor::Refused,
        Anchor::Rated,
        Anchor::SurveySent,
        Anchor::SurveyReturned,
        Anchor::Rain,
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

    /// Whether visits set it off.
    pub fn follows_visits(&self) -> bool {
        matches!(
            self,
            Anchor::Visit(_) | Anchor::NoAnswer | Anchor::Refused | Anchor::Rated
        )
    }

    /// Whether it tells how many of them may come in a row before one counts.
    pub fn comes_in_rows(&self) -> bool {
        matches!(self, Anchor::NoAnswer | Anchor::Refused | Anchor::Rated)
    }

    /// Whether it names no party: the trigger selects whom it concerns.
    pub fn leaves_party_open(&self) -> bool {
        matches!(
            self,
            Anchor::Birthday | Anchor::Festival(_) | Anchor::Rain | Anchor::TookOver
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
            Anchor::NoAnswer => "visit.no_answer",
            Anchor::Refused => "visit.refused",
            Anchor::Rated => "visit.rated",
            Anchor::SurveySent => "survey.sent",
            Anchor::SurveyReturned => "survey.returned",
            Anchor::Rain => "calendar.rain",
            Anchor::TookOver => "staff.took_over",
        };
        formatter.pad(fixed)
    }
}
