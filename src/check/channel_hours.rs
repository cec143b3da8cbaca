//! Whether an hour suits a channel (W7 of the rule ledger), asked of visits and of plans.

use crate::calendar::{Hours, Instant, TimeOfDay, Weekday};
use crate::model::policy::Anchor;
use crate::model::{Book, Party, PartyIx, Visit};

/// Whether `minutes` from `at` lie in `hours`, whole.
pub(super) fn inside(hours: &Hours, at: Instant, minutes: u32) -> bool {
    let ends = at.plus_minutes(i64::from(minutes));
    let to = ends.minutes_since(at.date().start());
    let to = u16::try_from(to).ok().and_then(TimeOfDay::from_minutes);
    to.is_some_and(|to| hours.contains(at.date().weekday(), at.time(), to))
}

/// Whether the party itself said that this hour suits it.
pub(super) fn suits_party(party: &Party, at: Instant) -> bool {
    let hours = party
        .household()
        .and_then(|household| household.hours.as_ref());
    hours.is_some_and(|hours| inside(hours, at, 1))
}

/// The hours of a weekday as people write them; a dash where there are none.
pub(super) fn text_of(hours: &Hours, weekday: Weekday) -> String {
    let ranges: Vec<String> = hours
        .on(weekday)
        .iter()
        .map(|(from, to)| format!("{from}-{to}"))
        .collect();
    if ranges.is_empty() {
        "–".to_owned()
    } else {
        ranges.join(", ")
    }
}

/// Whether a rule that may be kept at any hour can have asked for the visit: it names one, or
/// something happened to the party that such a rule follows.
pub(super) fn any_hour_allows(book: &Book, visit: &Visit) -> bool {
    let mut rules = book
        .policy
        .indexed_rules()
        .filter(|(_, rule)| rule.asks.any_hour);
    rules.any(|(index, rule)| {
        let trigger = rule.trigger();
        visit.rules.contains(&index.into())
            || trigger.is_some_and(|trigger| happened(book, &trigger.on, visit.party))
    })
}

fn happened(book: &Book, anchor: &Anchor, party: PartyIx) -> bool {
    match anchor {
        Anchor::Event(kind) => book
            .events
            .iter()
            .any(|event| *event.kind == **kind && event.party.is_none_or(|p| p == party)),
        Anchor::Issue(_) => book.issues.iter().any(|issue| issue.party == party),
        _ => true,
    }
}
