//! `[limits]` and `[[escalate]]`: how long arriving, an answer, a solution and a record may take, and
//! whose list an issue stands on that takes longer.

use super::IssueFilter;
use crate::calendar::{SignedSpan, Span};
use crate::diag::Place;
use crate::model::{Issue, IssueSeverity, RoleIx};

/// Limits of issues, from when they were raised, and of recording.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Of every issue.
    pub usual: IssueLimits,
    /// Of some issues; the first whose filter takes an issue holds, and what it does not say is as
    /// usual.
    pub special: Vec<SpecialLimits>,
    /// Until a visit is recorded (K2 of the rule ledger).
    pub log_within: Span,
}

/// The limits of an issue, each by severity; one that is absent is not asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IssueLimits {
    /// Until the owner is told the solution (W11 of the rule ledger).
    pub answer: PerSeverity,
    /// Until it is solved (H10 of the rule ledger).
    pub resolve: PerSeverity,
    /// Until somebody is on site.
    pub arrive: PerSeverity,
}

/// Limits of the issues that a filter takes.
#[derive(Clone, Debug)]
pub struct SpecialLimits {
    /// Of which issues.
    pub filter: IssueFilter,
    /// The limits.
    pub limits: IssueLimits,
    /// Where its table begins in `policy.toml`.
    pub place: Place,
}

/// What an issue has a limit for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LimitKind {
    /// The answer.
    Answer,
    /// The solution.
    Resolve,
    /// Being on site.
    Arrive,
}

/// One span for each severity, where there is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerSeverity {
    /// Of urgent issues.
    pub urgent: Option<Span>,
    /// Of general issues.
    pub general: Option<Span>,
    /// Of major issues.
    pub major: Option<Span>,
}

/// A step of a ladder: an issue that is past a limit, or soon will be, stands on a role's list.
#[derive(Clone, Debug)]
pub struct Escalation {
    /// Which issues.
    pub filter: IssueFilter,
    /// Which limit.
    pub limit: LimitKind,
    /// From so long past the limit on; negative: before it.
    pub after: SignedSpan,
    /// On whose list.
    pub to: RoleIx,
    /// Where its table begins in `policy.toml`.
    pub place: Place,
}

impl LimitKind {
    /// Every kind.
    pub const ALL: [LimitKind; 3] = [LimitKind::Answer, LimitKind::Resolve, LimitKind::Arrive];

    /// The word of `policy.toml` and of the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            LimitKind::Answer => "answer",
            LimitKind::Resolve => "resolve",
            LimitKind::Arrive => "arrive",
        }
    }
}

impl PerSeverity {
    /// One span for all.
    pub fn of_all(span: Span) -> PerSeverity {
        let span = Some(span);
        PerSeverity {
            urgent: span,
            general: span,
            major: span,
        }
    }

    /// The span of `severity`.
    pub fn of(&self, severity: IssueSeverity) -> Option<Span> {
        match severity {
            IssueSeverity::Urgent => self.urgent,
            IssueSeverity::General => self.general,
            IssueSeverity::Major => self.major,
        }
    }

    /// Every span there is.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let all = [self.urgent, self.general, self.major];
        all.into_iter().flatten()
    }
}

impl IssueLimits {
    /// The limits of one kind.
    pub fn of(&self, kind: LimitKind) -> &PerSeverity {
        match kind {
            LimitKind::Answer => &self.answer,
            LimitKind::Resolve => &self.resolve,
            LimitKind::Arrive => &self.arrive,
        }
    }

    /// The limits of one kind, to be written to.
    pub fn of_mut(&mut self, kind: LimitKind) -> &mut PerSeverity {
        match kind {
            LimitKind::Answer => &mut self.answer,
            LimitKind::Resolve => &mut self.resolve,
            LimitKind::Arrive => &mut self.arrive,
        }
    }
}

impl Limits {
    /// How long something about an issue may take; `None`: as long as it likes.
    pub fn span(&self, kind: LimitKind, issue: &Issue) -> Option<Span> {
        let takes = |special: &&SpecialLimits| special.filter.takes(|column| issue.text(column));
        let special = self.special.iter().find(takes);
        let stated = special.and_then(|special| special.limits.of(kind).of(issue.severity));
        stated.or_else(|| self.usual.of(kind).of(issue.severity))
    }
}

impl Default for Limits {
    fn default() -> Self {
        let usual = IssueLimits {
            answer: PerSeverity {
                urgent: Some(Span::Hours(24)),
                general: Some(Span::Hours(48)),
                major: Some(Span::Hours(24)),
            },
            resolve: PerSeverity {
                urgent: Some(Span::Days(3)),
                general: Some(Span::Days(7)),
                major: Some(Span::Days(7)),
            },
            arrive: PerSeverity::default(),
        };
        Limits {
            usual,
            special: Vec::new(),
            log_within: Span::Days(2),
        }
    }
}
