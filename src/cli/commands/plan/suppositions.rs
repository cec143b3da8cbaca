//! `--what-if`: what is supposed.

use std::collections::BTreeSet;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::model::{Book, Party};
use crate::plan::{SUPPOSE_FORMS, Suppose, SupposeFault};
use crate::words::Message;

/// What is supposed by each text.
pub(super) fn suppositions(
    texts: &[String],
    book: &Book,
    context: &Context<'_>,
) -> Result<Vec<Suppose>, CommandError> {
    let parsed = texts.iter().map(|text| {
        Suppose::parse(text, book).map_err(|fault| {
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
