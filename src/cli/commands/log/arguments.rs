//! What `log` takes.

use clap::Args;

/// Record one visit, and the issues raised in it
#[derive(Args, Clone, Debug, Default)]
pub struct Log {
    /// Whom: an id, building-unit-room (3-1-0502), or a name; on a terminal it is asked for. Several are
    /// recorded at once, each at its time in today's plan
    #[arg(value_name = "PARTY")]
    pub(super) party: Vec<String>,
    /// What came of it: met, `no_answer`, refused, rescheduled, waived (default: met)
    #[arg(long, value_name = "OUTCOME")]
    pub(super) outcome: Option<String>,
    /// When: 2026-11-16T19:20, 19:20, "yesterday 19:20" (default: now)
    #[arg(long, value_name = "INSTANT")]
    pub(super) at: Option<String>,
    /// Although the time lies ahead
    #[arg(long)]
    pub(super) future: bool,
    /// Everyone present, the lead first: wang,li (default: `VISITS_STAFF`, or your settings)
    #[arg(long, value_name = "IDS")]
    pub(super) staff: Option<String>,
    /// How: door, phone, message, desk, meeting (default: door)
    #[arg(long, value_name = "CHANNEL")]
    pub(super) channel: Option<String>,
    /// A mark the owner gave: security=4; may be repeated
    #[arg(long, value_name = "SERVICE=N")]
    pub(super) rate: Vec<String>,
    /// How many minutes it took
    #[arg(long, value_name = "N")]
    pub(super) minutes: Option<u32>,
    /// What was given to the owner
    #[arg(long, value_name = "TEXT")]
    pub(super) gift: Option<String>,
    /// What the visit cost, in whole units of money
    #[arg(long, value_name = "N")]
    pub(super) cost: Option<u32>,
    /// What was said; - reads it from stdin
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) note: Option<String>,
    /// The time agreed on instead, with --outcome rescheduled
    #[arg(long, value_name = "INSTANT")]
    pub(super) next: Option<String>,
    /// The rules the visit is for; with --outcome waived, those let go
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(super) rules: Vec<String>,
    /// An issue raised in it, in a sentence; may be repeated
    #[arg(long, value_name = "SUMMARY")]
    pub(super) issue: Vec<String>,
    /// How grave the issue is: urgent, general, major (default: general)
    #[arg(long, value_name = "SEVERITY", requires = "issue")]
    pub(super) severity: Option<String>,
    /// Whose issue it is; goes to the member of staff of that department
    #[arg(long, value_name = "NAME", requires = "issue")]
    pub(super) department: Option<String>,
    /// complaint, repair, request, suggestion, question, hazard, dispute (default: request)
    #[arg(long, value_name = "KIND", requires = "issue")]
    pub(super) kind: Option<String>,
    /// What hot issues are counted by (default: the kind)
    #[arg(long, value_name = "WORD", requires = "issue")]
    pub(super) category: Option<String>,
    /// Until when an answer to the issue was promised
    #[arg(long, value_name = "INSTANT", requires = "issue")]
    pub(super) promise: Option<String>,
    /// Register somebody who is no owner: their name; PARTY is whom they visit, if anybody
    #[arg(long, value_name = "NAME", conflicts_with_all = ["outcome", "future", "channel", "rate", "minutes", "gift", "cost", "next", "rules", "issue"])]
    pub(super) visitor: Option<String>,
    /// What the visitor came for
    #[arg(long, value_name = "TEXT", requires = "visitor")]
    pub(super) purpose: Option<String>,
    /// The visitor's telephone
    #[arg(long, value_name = "NUMBER", requires = "visitor")]
    pub(super) phone: Option<String>,
    /// Why the visitor is not to be let in again; no lifts it
    #[arg(long, value_name = "REASON", requires = "visitor")]
    pub(super) banned: Option<String>,
}

impl Log {
    /// A visit that was declined when it was about to be arranged.
    pub(in crate::cli) fn declined(
        party: String,
        channel: String,
        staff: Option<String>,
        note: String,
    ) -> Log {
        Log {
            party: vec![party],
            outcome: Some("refused".to_owned()),
            channel: Some(channel),
            staff,
            note: Some(note),
            ..Log::default()
        }
    }
}
