//! `--what-if`: what is supposed.

use std::collections::BTreeSet;

use crate::calendar::{Instant, Toward};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::model::{Book, Party};
use crate::plan::{SUPPOSE_FORMS, Suppose, SupposeFault};
use crate::words::Message;

/// What is supposed by each text.
pub(super) fn suppositions(
    texts: &[String],
    book: &Book,
    now: Instant,
    context: &Context<'_>,
) -> Result<Vec<Suppose>, CommandError> {
    let parsed = texts.iter().map(|text| {
        Suppose::parse(&as_parsed(text, book, now, context), book).map_err(|fault| {
            let reason = &reason(&fault, context);
            let unknown = Message::PlanWhatIfUnknown { text, reason };
            let failure = context.failure(Kind::Usage, unknown);
            if let Some(unknown) = known(&fault, book, context) {
                return unknown.hints.into_iter().fold(failure, CommandError::hint);
            }
            failure.one_of(&SUPPOSE_FORMS, context.words)
        })
    });
    parsed.collect()
}

/// A supposition with ids and days as it is parsed, of one with names, titles and days as people say them; what
/// is meant by nobody stays as it is.
fn as_parsed(text: &str, book: &Book, now: Instant, context: &Context<'_>) -> String {
    if let Some((name, days)) = text
        .strip_prefix("leave=")
        .and_then(|rest| rest.split_once([':', '：']))
    {
        let member = context.colleague(book, name);
        let id = member.map_or_else(|_| name.to_owned(), |member| book[member].id.to_string());
        let day = |text: &str| {
            let day = context.day_asked("--what-if", text, (&book.almanac, now), Toward::Future);
            day.map_or_else(|_| text.to_owned(), |day| day.to_string())
        };
        let parts = days
            .split(['/', '至', '到'])
            .flat_map(|part| part.split(".."));
        let days: Vec<String> = parts.map(str::trim).map(day).collect();
        return format!("leave={id}:{}", days.join("/"));
    }
    let Some(rest) = text.strip_prefix("staff+1:") else {
        return text.to_owned();
    };
    let rest = rest.replace('：', ":");
    let (role, area) = rest
        .split_once(':')
        .map_or((&*rest, None), |(role, area)| (role, Some(area)));
    let meant = context.role_asked("--what-if", book, role);
    let role = meant.map_or_else(|_| role.to_owned(), |role| book[role].id.to_string());
    match area {
        Some(area) => format!("staff+1:{role}:{area}"),
        None => format!("staff+1:{role}"),
    }
}

/// What could have been meant where a supposition names what there is not.
fn known(fault: &SupposeFault, book: &Book, context: &Context<'_>) -> Option<CommandError> {
    match fault {
        SupposeFault::NoMember(name) => context.colleague(book, name).err(),
        SupposeFault::NoRole(role) => {
            let roles: Vec<&str> = book
                .policy
                .roles
                .iter()
                .map(|role| role.id.as_str())
                .collect();
            Some(context.unknown_name("--what-if", role, &roles))
        }
        SupposeFault::NoArea(area) => {
            let homes = book.parties.iter().filter_map(Party::household);
            let areas: BTreeSet<&str> = homes.map(|home| &*home.area).collect();
            let areas: Vec<&str> = areas.into_iter().filter(|area| !area.is_empty()).collect();
            Some(context.unknown_name("--what-if", area, &areas))
        }
        SupposeFault::Unknown | SupposeFault::NoDates(_) | SupposeFault::NoMinutes(_) => None,
    }
}

/// What is wrong with a supposition.
fn reason(fault: &SupposeFault, context: &Context<'_>) -> String {
    context.words.say(match fault {
        SupposeFault::Unknown => Message::PlanWhatIfNoForm,
        SupposeFault::NoMember(value) => Message::PlanWhatIfNoMember { value },
        SupposeFault::NoRole(value) => Message::PlanWhatIfNoRole { value },
        SupposeFault::NoArea(value) => Message::PlanWhatIfNoArea { value },
        SupposeFault::NoDates(value) => Message::PlanWhatIfNoDates { value },
        SupposeFault::NoMinutes(value) => Message::PlanWhatIfNoMinutes { value },
    })
}
