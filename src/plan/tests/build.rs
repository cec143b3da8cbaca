//! The bricks of the communities that tests plan.

use crate::calendar::{Almanac, Date, Hours, Span, Unit, Zone};
use crate::diag::Place;
use crate::model::policy::{
    Amount, Anchor, Area, Asks, Cadence, CoverageSettings, Demand, IssueFilter, Policy, Prefer,
    Quota, Role, Rule, RuleKind, Seat, Selection, Trigger, Validity,
};
use crate::model::{Book, Channel, Office, Priority, RoleId, RoleIx, RuleId};
use crate::plan::random::Random;

pub(super) const ROLES: [&str; 4] = ["butler", "health", "manager", "head"];

pub(super) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

pub(super) fn hours(text: &str) -> Hours {
    text.parse().expect("hours")
}

pub(super) fn place() -> Place {
    Place::whole("town")
}

pub(super) fn role(name: &str) -> RoleIx {
    RoleIx::new(ROLES.iter().position(|role| *role == name).expect("a role"))
}

pub(super) fn seat(name: &str, area: Area) -> Seat {
    Seat {
        area,
        ..Seat::of_role(role(name))
    }
}

pub(super) fn asks(by: Seat, channels: &[Channel], priority: Priority) -> Asks {
    Asks {
        by,
        stand_in: None,
        with: Vec::new(),
        channels: channels.to_vec(),
        priority,
        minutes: None,
        any_hour: false,
        inspection: false,
    }
}

pub(super) fn span(text: &str) -> Span {
    text.parse().expect("a span")
}

pub(super) fn rule(id: &str, (asks, kind): (Asks, RuleKind)) -> Rule {
    Rule {
        id: RuleId::new(id),
        title: None,
        asks,
        kind,
        validity: Validity::default(),
        target: None,
        place: place(),
    }
}

pub(super) fn quota(
    id: &str,
    name: &str,
    households: u32,
    per: Unit,
    channels: &[Channel],
) -> Quota {
    Quota {
        id: RuleId::new(id),
        title: None,
        role: role(name),
        amount: Amount::Households(households),
        whom: Selection::default(),
        per,
        channels: channels.to_vec(),
        prefer: Prefer::ALL.to_vec(),
        validity: Validity::default(),
        place: place(),
    }
}

pub(super) fn cadence(
    asks: Asks,
    whom: Selection,
    every: Unit,
    demand: Demand,
) -> (Asks, RuleKind) {
    let cadence = Cadence {
        whom,
        every,
        on: None,
        demand,
    };
    (asks, RuleKind::Cadence(cadence))
}

pub(super) fn trigger(asks: Asks, on: Anchor, within: &str, expires: &str) -> (Asks, RuleKind) {
    let trigger = Trigger {
        on,
        at_most: None,
        in_a_row: 1,
        filter: IssueFilter::default(),
        whom: Selection::default(),
        after: span("0h").into(),
        within: Some(span(within).into()),
        wait_for_rain: false,
        expires: span(expires).into(),
        series: None,
        draw: None,
    };
    (asks, RuleKind::Trigger(trigger))
}

/// An office with nothing but a policy.
pub(super) fn empty(policy: Policy) -> Book {
    Book {
        office: Office {
            name: "Jade Garden".into(),
            language: None,
            since: None,
            community: None,
            data_version: 1,
        },
        almanac: almanac(),
        policy,
        festivals: Vec::new(),
        staff: Vec::new(),
        parties: Vec::new(),
        visits: Vec::new(),
        issues: Vec::new(),
        events: Vec::new(),
        plans: Vec::new(),
        approvals: Vec::new(),
        visitors: Vec::new(),
        surveys: Vec::new(),
    }
}

pub(super) fn almanac() -> Almanac {
    Almanac::of_zone(Zone::named("Asia/Shanghai").expect("a zone"))
}

/// The usual policy with these quotas and rules.
pub(super) fn policy((quotas, rules): (Vec<Quota>, Vec<Rule>)) -> Policy {
    let roles = ROLES.iter().map(|name| Role {
        id: RoleId::new(*name),
        title: None,
        reports_to: None,
        place: place(),
    });
    Policy {
        roles: roles.collect(),
        quotas,
        rules,
        coverage: CoverageSettings {
            by_role: Some(role("butler")),
        },
        ..Policy::default()
    }
}

impl Random {
    /// A number from `least` to `most`.
    pub(super) fn number(&mut self, least: i64, most: i64) -> i64 {
        let range = usize::try_from(most - least + 1).expect("a range");
        least + i64::try_from(self.below(range)).expect("small")
    }

    /// The same where a number is never negative.
    pub(super) fn count(&mut self, least: i64, most: i64) -> u32 {
        u32::try_from(self.number(least, most)).expect("small")
    }

    /// Whether something of so many percent comes about.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.number(1, 100) <= percent
    }

    /// One of some things.
    pub(super) fn any<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}
