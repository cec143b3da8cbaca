//! What is known of an office before a list is read.

use std::collections::BTreeSet;

use super::request::Request;
use crate::book::intake::{Known, KnownParty, Members, Parties};
use crate::calendar::Date;
use crate::model::policy::{Anchor, RuleKind};
use crate::model::{Book, Party};

/// What the book tells.
pub(super) fn known_of(book: &Book, today: Date, request: &Request) -> Known {
    let roles = book.policy.roles.iter();
    let kinds = book
        .policy
        .rules
        .iter()
        .filter_map(|rule| match &rule.kind {
            RuleKind::Trigger(trigger) => match &trigger.on {
                Anchor::Event(kind) => Some(kind.clone()),
                _ => None,
            },
            _ => None,
        });
    let members = book
        .staff
        .iter()
        .map(|member| (member.id.to_string(), member.name.clone()));
    let departments: BTreeSet<&str> = book.departments().collect();
    Known {
        zone: book.almanac.zone.clone(),
        today,
        services: book.policy.satisfaction.services.clone(),
        scale: book.policy.satisfaction.scale,
        roles: roles
            .map(|role| (role.id.to_string(), role.title.clone().unwrap_or_default()))
            .collect(),
        households_role: households_role(book),
        departments: departments.into_iter().map(str::to_owned).collect(),
        event_kinds: kinds.collect(),
        tags: tags(book).map(str::to_owned).collect(),
        parties: Parties::new(book.parties.iter().map(party).collect()),
        members: Members::new(members.collect()),
        set: request.set.clone(),
        year: request.year,
        adds_roles: request.is_beginning,
    }
}

/// The tags that households have or rules name.
fn tags(book: &Book) -> impl Iterator<Item = &str> {
    let households = book.parties.iter().filter_map(Party::household);
    let had = households.flat_map(|household| household.tags.iter().map(|tag| &**tag));
    had.chain(book.policy.tags())
}

/// The role whose own households are: the one that coverage is told by, else that of the first rule
/// which leads in its own area.
fn households_role(book: &Book) -> Option<String> {
    let of_coverage = book.policy.coverage.by_role;
    let of_rules = || {
        let seats = book.policy.rules.iter().map(|rule| &rule.asks);
        let own = |area| area == crate::model::policy::Area::Own;
        let mut own = seats
            .filter(|asks| own(asks.by.area))
            .filter_map(|asks| asks.by.role);
        own.next()
    };
    let role = of_coverage.or_else(of_rules)?;
    Some(book[role].id.to_string())
}

fn party(party: &crate::model::Party) -> KnownParty {
    let home = party.household();
    let part = |text: Option<&str>| text.unwrap_or_default().to_owned();
    KnownParty {
        id: party.id.to_string(),
        name: party.name.to_string(),
        home: home.map_or_else(Default::default, |home| {
            [
                home.building.to_string(),
                part(home.unit.as_deref()),
                part(home.room.as_deref()),
            ]
        }),
        lives: home.map_or((None, None), |home| (home.moved_in, home.moved_out)),
    }
}
