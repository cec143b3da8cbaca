//! `[limits]`: how long an answer, a solution and a record may take.

use crate::calendar::Span;
use crate::model::IssueSeverity;

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

impl Default for Limits {
    fn default() -> Self {
        Limits {
            answer: PerSeverity {
                urgent: Span::Hours(24),
                general: Span::Hours(48),
                major: Span::Hours(24),
            },
            resolve: PerSeverity {
                urgent: Span::Days(3),
                general: Span::Days(7),
                major: Span::Days(7),
            },
            log_within: Span::Days(2),
        }
    }
}
