//! The rules that make duties: cadences, triggers, samples.

use super::{Anchor, Asks, IssueFilter, Selection, Series, Validity};
use crate::calendar::{DayWindow, SignedSpan, Span, Unit, Within};
use crate::diag::Place;
use crate::model::{Decimal, Party, RoleIx, RuleId, RuleIx};

/// A rule that makes duties.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Unique among all rules, quotas included.
    pub id: RuleId,
    /// As people say it; absent: the id.
    pub title: Option<String>,
    /// By whom, with whom, how.
    pub asks: Asks,
    /// Of whom and when.
    pub kind: RuleKind,
    /// When it is in force: a duty exists if it opens then.
    pub validity: Validity,
    /// The share of its duties that should be done in time.
    pub target: Option<Decimal>,
    /// Where its table begins in `policy.toml`.
    pub place: Place,
}

/// Of whom a rule asks for visits, and when.
#[derive(Clone, Debug)]
pub enum RuleKind {
    /// Again and again.
    Cadence(Cadence),
    /// Because something happened.
    Trigger(Trigger),
    /// Some of many.
    Sample(Sample),
}

/// Again and again.
#[derive(Clone, Debug)]
pub struct Cadence {
    /// Of whom.
    pub whom: Selection,
    /// In which period.
    pub every: Unit,
    /// On which days of it; absent: all.
    pub on: Option<DayWindow>,
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
    /// What it follows.
    pub on: Anchor,
    /// For marks: those at or below this one; absent: every form that came back.
    pub at_most: Option<u8>,
    /// For what visits come to: from the n-th in a row on.
    pub in_a_row: u32,
    /// For triggers on issues: which issues.
    pub filter: IssueFilter,
    /// Which owners; where the anchor names the party, one condition more.
    pub whom: Selection,
    /// Opens this long after the anchor.
    pub after: SignedSpan,
    /// Due this long after it opened; absent: when it closes.
    pub within: Option<Within>,
    /// Whether it opens only on the first rain day after the anchor's day.
    pub wait_for_rain: bool,
    /// Closes this long after it opened.
    pub expires: Within,
    /// It opens again; absent: once.
    pub series: Option<Series>,
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

/// Some of many, the same ones for everybody.
#[derive(Clone, Debug)]
pub struct Sample {
    /// In which period.
    pub every: Unit,
    /// Of whom.
    pub from: Selection,
    /// Parties for whom a visit cleared a duty of one of these rules are left out.
    pub leave_out_met_for: Vec<RuleIx>,
    /// Among whom a draw is made; absent: one draw over all.
    pub each: Option<Each>,
    /// How many a draw takes.
    pub count: Count,
}

/// Among whom draws are made, one each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Each {
    /// The households of each member of a role.
    Member(RoleIx),
    /// The households of each building.
    Building,
    /// The households of each area.
    Area,
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
    /// What people call it: its title, or its id.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(self.id.as_str())
    }

    /// Of whom it asks for visits.
    pub fn selection(&self) -> &Selection {
        match &self.kind {
            RuleKind::Cadence(cadence) => &cadence.whom,
            RuleKind::Trigger(trigger) => &trigger.whom,
            RuleKind::Sample(sample) => &sample.from,
        }
    }

    /// Whether it can ask for visits of a party, whatever happens. An empty selection says nothing of a party
    /// to whom something happened.
    pub fn may_concern(&self, party: &Party) -> bool {
        let whom = self.selection();
        let is_open = self.trigger().is_some() && whom.is_empty();
        is_open || whom.may_hold(party)
    }

    /// Whether what it asks of one party depends on the others: it chooses among them.
    pub fn chooses(&self) -> bool {
        match &self.kind {
            RuleKind::Cadence(cadence) => matches!(cadence.demand, Demand::Pick(_)),
            RuleKind::Trigger(trigger) => trigger.draw.is_some(),
            RuleKind::Sample(_) => true,
        }
    }

    /// The trigger, if it is one.
    pub fn trigger(&self) -> Option<&Trigger> {
        match &self.kind {
            RuleKind::Trigger(trigger) => Some(trigger),
            RuleKind::Cadence(_) | RuleKind::Sample(_) => None,
        }
    }

    /// Whether it follows an issue.
    pub fn follows_issue(&self) -> bool {
        let trigger = self.trigger();
        trigger.is_some_and(|trigger| matches!(trigger.on, Anchor::Issue(_)))
    }
}

impl Trigger {
    /// When one closes that does not say: so long after it opened.
    pub const USUAL_EXPIRES: Within = Within::Span(Span::Days(90));
}
