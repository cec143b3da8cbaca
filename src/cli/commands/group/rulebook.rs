//! `group check`: faults in every community's data, and where its policy departs from the rulebook.

use toml::Table;

use super::ask::{name, show, tell_same_ids};
use super::community::{Way, told_faults, told_unfit};
use super::gathered::{Gathered, gather};
use super::parallel::in_parallel;
use crate::book::group::{Member, departures, rulebook};
use crate::book::{inspect, policy_in_force};
use crate::check::{Gaps, run_beside};
use crate::cli::bar::Bar;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::when::When;
use crate::diag::{Fault, Severity};
use crate::ops::group::{Checked, Community, Remark, Told};
use crate::report::group::departure;
use crate::text::Directory;
use crate::words::{Message, Words};

/// Checks every community.
pub(super) fn check(context: &mut Context<'_>, by: &[String]) -> Result<(), CommandError> {
    let mut gathered = gather(context, by)?;
    let book = rulebook(&gathered.directory, &gathered.group);
    gathered
        .remarks
        .extend(no_rulebook(&gathered, book.as_ref(), context.words));
    let globals = context.globals.clone();
    let root = gathered.directory.clone();
    let way = Way {
        root: &root,
        when: When::of(&globals, context.environment, context.words),
        period: &[],
        periods: 1,
        notes: true,
    };
    let (now, _) = super::ask::envelope(context, &gathered, way)?;
    let bar = Bar::new(context, Message::GroupReading);
    let mut told = in_parallel(
        &gathered.members,
        |_, member| checked(way, member, book.as_ref()),
        &|done, all| bar.show(done, all),
    );
    drop(bar);
    tell_same_ids(&mut told, context.words);
    let found = |of: &Checked| of.errors > 0;
    show(
        context,
        gathered,
        &told,
        by,
        (now, None),
        &|_| None,
        (true, found),
    )
}

fn no_rulebook(gathered: &Gathered, rulebook: Option<&Table>, words: Words) -> Option<Remark> {
    let text = match (&gathered.group.policy, rulebook) {
        (_, Some(_)) => return None,
        (Some(file), None) => words.say(Message::GroupNoRulebook { file }),
        (None, None) => words.say(Message::GroupRulebookUnnamed),
    };
    Some(Remark { path: None, text })
}

/// One community: how many faults it has, and its departures in sentences.
fn checked(way: Way<'_>, member: &Member, rulebook: Option<&Table>) -> Community<Checked> {
    let words = way.when.words;
    let directory = Directory::at(way.root.path(&member.path));
    let mut labels = member.labels.clone();
    let mut remarks = Vec::new();
    let told = match &member.unfit {
        Some(unfit) => Err(told_unfit(unfit, words)),
        None => count(way, &directory, words).map(|(mut counts, id)| {
            remarks.extend(id.and_then(|book| name(&mut labels, &book, words)));
            let in_force = policy_in_force(&directory);
            let pair = rulebook.zip(in_force.as_ref().map(|found| &found.policy));
            let found = pair.map_or(Vec::new(), |(rulebook, policy)| {
                departures(rulebook, policy)
            });
            counts.departures = found.len() as u64;
            remarks.extend(found.iter().map(|found| departure(found, words)));
            Told {
                figures: vec![counts],
                periods: Vec::new(),
                // They are what is counted here, and nothing rests on them.
                data_errors: 0,
                left_out: 0,
            }
        }),
    };
    Community {
        labels,
        path: member.path.clone(),
        told,
        remarks,
    }
}

type Counted = (Checked, Option<crate::model::Book>);

fn count(way: Way<'_>, directory: &Directory, words: Words) -> Result<Counted, String> {
    let inspection = inspect(directory);
    let mut faults = inspection.faults;
    let Some(book) = inspection.book else {
        return Err(told_faults(&inspection.sources, &faults, words));
    };
    let now = way
        .when
        .now(&book.almanac)
        .map_err(|failure| failure.message)?;
    faults.extend(run_beside(&book, Some(now), &Gaps::of(&faults)));
    let of = |severity| {
        faults
            .iter()
            .filter(|fault: &&Fault| fault.severity() == severity)
            .count() as u64
    };
    let beyond = |errors: bool| {
        let tallies = inspection.beyond.values();
        let counts = tallies.map(|tally| if errors { tally.errors } else { tally.warnings });
        counts.sum::<usize>() as u64
    };
    let counts = Checked {
        errors: of(Severity::Error) + beyond(true),
        warnings: of(Severity::Warning) + beyond(false),
        departures: 0,
    };
    Ok((counts, Some(book)))
}
