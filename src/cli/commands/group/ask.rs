//! Asking every community the same, and telling their answers together.

use std::collections::{BTreeMap, BTreeSet};

use super::community::{Read, Way};
use super::gathered::Gathered;
use super::parallel::in_parallel;
use crate::book::group::{Labels, Member};
use crate::book::{Need, read};
use crate::calendar::{Instant, Period};
use crate::cli::bar::Bar;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::duties::{Known, Lookback};
use crate::model::Book;
use crate::ops::Answer;
use crate::ops::group::{Community, Group, GroupRow, Remark, Told, grouped};
use crate::report::group::{Links, Shown, page};
use crate::text::Directory;
use crate::words::{Message, Words};

/// What a question comes to in one community.
pub(super) struct Heard<F> {
    /// Its figures, period by period, the latest first.
    pub(super) figures: Vec<F>,
    /// What is to be seen to.
    pub(super) remarks: Vec<String>,
}

/// A question.
pub(super) trait Question: Sync {
    /// What it counts.
    type Figures: Shown;
    /// Whether it is about a period.
    const IS_OF_PERIOD: bool = true;

    /// The visits that it needs.
    fn reads_back(&self, book: &Book, now: Instant, periods: &[Period]) -> Lookback;

    /// What a community says to it; `place` is the community's place in the group.
    fn ask(
        &self,
        place: usize,
        known: &Known<'_>,
        periods: &[Period],
    ) -> Result<Heard<Self::Figures>, String>;
}

/// Asks every community.
pub(super) fn communities<Q: Question>(
    context: &Context<'_>,
    gathered: &Gathered,
    way: Way<'_>,
    question: &Q,
) -> Vec<Community<Q::Figures>> {
    let bar = Bar::new(context, Message::GroupReading);
    let asked = in_parallel(
        &gathered.members,
        |place, member| one(way, question, place, member),
        &|done, all| bar.show(done, all),
    );
    let mut communities = asked;
    tell_same_ids(&mut communities, context.words);
    communities
}

fn one<Q: Question>(
    way: Way<'_>,
    question: &Q,
    place: usize,
    member: &Member,
) -> Community<Q::Figures> {
    let mut labels = member.labels.clone();
    let mut remarks = Vec::new();
    let back = |book: &Book, now, periods: &[Period]| question.reads_back(book, now, periods);
    let told = way.read(member, back).and_then(|read| {
        remarks.extend(name(&mut labels, &read.reading.book, way.when.words));
        let known = Known::at(&read.reading.book, read.now);
        let heard = question.ask(place, &known, &read.periods)?;
        remarks.extend(heard.remarks);
        Ok(told(&read, heard.figures))
    });
    Community {
        labels,
        path: member.path.clone(),
        told,
        remarks,
    }
}

fn told<F>(read: &Read, figures: Vec<F>) -> Told<F> {
    Told {
        figures,
        periods: read
            .periods
            .iter()
            .map(|period| period.name.clone())
            .collect(),
        data_errors: read.reading.data_errors() as u64,
        left_out: read.reading.left_out() as u64,
    }
}

/// Calls a community as its own `visits.toml` does; says so where the path says otherwise.
pub(super) fn name(labels: &mut Labels, book: &Book, words: Words) -> Option<String> {
    let stated = book.office.community.as_ref()?;
    let (_, label) = labels.iter_mut().find(|(name, _)| name == "community")?;
    let before = std::mem::replace(label, stated.clone());
    let is_said = !before.contains('_') && before != *stated;
    is_said.then(|| {
        words.say(Message::GroupOtherId {
            path: &before,
            id: stated,
        })
    })
}

/// Says of every community whose id another one before it has, whose it is.
pub(super) fn tell_same_ids<F>(communities: &mut [Community<F>], words: Words) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for community in communities {
        let labels = community.labels.iter();
        let id = labels
            .filter(|(name, _)| name == "community")
            .map(|(_, id)| id.clone());
        for id in id {
            if let Some(path) = seen.get(&id) {
                let said = words.say(Message::GroupSameId { id: &id, path });
                community.remarks.push(said);
            } else {
                seen.insert(id, community.path.clone());
            }
        }
    }
}

/// Whether two communities have one id.
fn has_same_ids<F>(communities: &[Community<F>]) -> bool {
    let labels = communities.iter().flat_map(|community| &community.labels);
    let ids: Vec<&String> = labels
        .filter(|(name, _)| name == "community")
        .map(|(_, id)| id)
        .collect();
    ids.iter().collect::<BTreeSet<_>>().len() < ids.len()
}

/// The time and the period of the answer as a whole: those of the first community that can be read.
pub(super) fn envelope(
    context: &Context<'_>,
    gathered: &Gathered,
    way: Way<'_>,
) -> Result<(Instant, Option<Period>), CommandError> {
    for member in gathered
        .members
        .iter()
        .filter(|member| member.unfit.is_none())
    {
        let directory = Directory::at(gathered.directory.path(&member.path));
        let need = Need {
            visits: crate::book::VisitsNeed::None,
            issues: false,
            events: false,
            plans: false,
            surveys: false,
            visitors: false,
            notes: false,
        };
        if let Ok(reading) = read(&directory, &need) {
            let (now, periods) = way.asked(&reading.book)?;
            return Ok((now, periods.into_iter().next()));
        }
    }
    Ok((context.now_in(None)?, None))
}

/// Shows the answer and gives the exit code: 1 where a community could not be read or is told apart
/// from none, or where the figures say so that `found` looks at.
pub(super) fn show<F: Shown>(
    context: &mut Context<'_>,
    gathered: Gathered,
    communities: &[Community<F>],
    by: &[String],
    (now, period): (Instant, Option<Period>),
    links: Links<'_>,
    (exit_code, found): (bool, impl Fn(&F) -> bool),
) -> Result<(), CommandError> {
    let (answer, is_wanting) = answered(context, gathered.remarks, communities, by, (now, period))?;
    let is_found = answer.body.total.figures.as_ref().is_some_and(found);
    context.answer(answer, |answer, words| page(answer, links, words))?;
    if is_wanting {
        return Err(CommandError::silent(Kind::Findings));
    }
    context.verdict(exit_code, is_found)
}

/// The answer, and whether something is wanting: a community that could not be read, one that is not told
/// apart from another, a remark.
pub(super) fn answered<F: Shown>(
    context: &mut Context<'_>,
    remarks: Vec<Remark>,
    communities: &[Community<F>],
    by: &[String],
    (now, period): (Instant, Option<Period>),
) -> Result<(Answer<Group<F>>, bool), CommandError> {
    let is_odd = !remarks.is_empty() || has_same_ids(communities);
    let group: Group<F> = grouped(communities, by, remarks);
    count_errors(context, &group.total)?;
    let is_wanting = group.total.unreadable > 0 || is_odd;
    let mut answer = Answer::at(now, group);
    answer.period = period;
    answer.data_errors = context.data_errors;
    answer.left_out = context.left_out;
    Ok((answer, is_wanting))
}

/// Says how much was left out of the figures; with `--strict` there is no answer then.
fn count_errors<F>(context: &mut Context<'_>, total: &GroupRow<F>) -> Result<(), CommandError> {
    let errors = usize::try_from(total.data_errors).unwrap_or(usize::MAX);
    context.data_errors = errors;
    context.left_out = usize::try_from(total.left_out).unwrap_or(usize::MAX);
    if errors > 0 && context.globals.strict {
        let message = Message::FailureStrict { errors: &errors };
        return Err(context.failure(Kind::Findings, message));
    }
    if context.left_out > 0 {
        let rows = &context.left_out;
        let said = Message::FailureLeftOut {
            rows,
            errors: &errors,
        };
        context.warn(&context.words.say(said));
    }
    Ok(())
}
