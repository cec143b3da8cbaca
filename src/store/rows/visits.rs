//! Rows of `visits/YYYY-MM.csv`: the hot path of every command.

use smallvec::SmallVec;

use super::file::{FileFacts, RowsFile};
use super::list;
use super::row::RowReader;
use crate::calendar::Instant;
use crate::diag::{Code, Fault, nearest};
use crate::model::{Channel, Outcome, RuleIx, Team, Visit, VisitId};
use crate::store::context::Context;
use crate::store::schema::VisitColumn as Column;

type Row<'r, 't> = RowReader<'r, 't, Column>;

/// Reads the visits of one month; notes are kept only where they are asked for.
pub(in crate::store) fn read(
    file: &RowsFile<'_>,
    context: &Context<'_>,
    keeps_notes: bool,
) -> FileFacts<Visit> {
    let mut places: Option<Vec<Option<usize>>> = None;
    let mut facts = file.read(|row| {
        let places = places.get_or_insert_with(|| service_places(row, context));
        visit(row, context, places, keeps_notes)
    });
    facts
        .faults
        .extend(unknown_services(file, context, &facts.services));
    facts
}

fn visit(
    row: &mut Row<'_, '_>,
    context: &Context<'_>,
    places: &[Option<usize>],
    keeps_notes: bool,
) -> Option<Visit> {
    let zone = context.zone;
    let id = row.id(Column::Id);
    let at = row.instant(Column::VisitedAt, zone);
    if let Some(at) = at {
        row.note_wrong_month(Column::VisitedAt, at);
    }
    let party = row.party(Column::Party, context.parties);
    let staff = row.team(Column::Staff, context.staff);
    let channel = row.word::<Channel>(Column::Channel);
    let outcome = row.word::<Outcome>(Column::Outcome);
    let next_at = row.instant(Column::NextAt, zone);
    let minutes = row.number(Column::Minutes);
    let rules = rules(row, context, outcome);
    let rates = row.rates(
        places,
        context.policy.satisfaction.services.len(),
        context.policy.satisfaction.scale,
    );
    let logged_at = row.instant(Column::LoggedAt, zone);
    if let Some(outcome) = outcome {
        note_needs(row, outcome);
        note_oddities(row, outcome, channel, rates.iter().any(Option::is_some));
    }
    note_order(row, at, next_at, logged_at);
    if let (Some(at), Some(team)) = (at, &staff) {
        note_service(row, context, at, team);
    }
    let note = if keeps_notes {
        row.free_text(Column::Note)
    } else {
        None
    };
    Some(Visit {
        id: VisitId::new(id?),
        at: at?,
        party: party?,
        staff: staff?,
        channel: channel?,
        outcome: outcome?,
        next_at,
        minutes,
        rules,
        rates,
        logged_at,
        note,
        place: row.place(),
    })
}

/// For each `rate_` column of the file, the place of its service in the policy.
fn service_places(row: &Row<'_, '_>, context: &Context<'_>) -> Vec<Option<usize>> {
    let services = &context.policy.satisfaction.services;
    let columns = row.columns().rates().iter();
    columns
        .map(|(_, service)| services.iter().position(|known| known == service))
        .collect()
}

fn unknown_services(file: &RowsFile<'_>, context: &Context<'_>, services: &[String]) -> Vec<Fault> {
    let known = &context.policy.satisfaction.services;
    let unknown = services
        .iter()
        .filter(|service| context.trusts_policy && !known.contains(service));
    let fault = |service: &String| {
        let column = format!("rate_{service}");
        let near =
            nearest(service, known.iter().map(String::as_str)).map(|name| format!("rate_{name}"));
        let place = crate::diag::Place::new(file.file, 1);
        Fault::new(Code::UnknownService, place)
            .cell(&column)
            .with("column", &column)
            .near(near)
    };
    unknown.map(fault).collect()
}

fn rules(
    row: &mut Row<'_, '_>,
    context: &Context<'_>,
    outcome: Option<Outcome>,
) -> SmallVec<[RuleIx; 2]> {
    let mut rules = SmallVec::new();
    let Some(value) = row.value(Column::Rules) else {
        return rules;
    };
    let known = |name: &str| context.policy.rule(name);
    let Some(names) = list::split(row, Column::Rules, &value, |name| known(name).is_some()) else {
        return rules;
    };
    for name in &names {
        match known(name) {
            Some(rule) => rules.push(rule),
            None if !context.trusts_policy || context.is_top_up(name) => {}
            None => {
                let is_waiver = outcome == Some(Outcome::Waived);
                let code = if is_waiver {
                    Code::WaivedUnknownRule
                } else {
                    Code::UnknownRule
                };
                let near = nearest(
                    name,
                    context.policy.rules.iter().map(|rule| rule.id.as_str()),
                );
                row.note(
                    row.fault(code, Column::Rules)
                        .with("value", name)
                        .near(near),
                );
            }
        }
    }
    rules
}

/// What an outcome cannot be without.
fn note_needs(row: &mut Row<'_, '_>, outcome: Outcome) {
    if outcome == Outcome::Rescheduled && !row.is_filled(Column::NextAt) {
        row.note(row.fault(Code::NextTimeMissing, Column::NextAt));
    }
    if outcome == Outcome::Waived && !row.is_filled(Column::Rules) {
        row.note(row.fault(Code::RulesMissing, Column::Rules));
    }
    if matches!(outcome, Outcome::Waived | Outcome::Refused) && !row.is_filled(Column::Note) {
        row.note(
            row.fault(Code::NoteMissing, Column::Note)
                .with("outcome", outcome),
        );
    }
}

/// What an outcome makes nothing of.
fn note_oddities(
    row: &mut Row<'_, '_>,
    outcome: Outcome,
    channel: Option<Channel>,
    is_rated: bool,
) {
    if outcome != Outcome::Rescheduled && row.is_filled(Column::NextAt) {
        row.note(
            row.fault(Code::NextTimeUnused, Column::NextAt)
                .with("outcome", outcome),
        );
    }
    let appointed = |channel: &Channel| matches!(channel, Channel::Door | Channel::Phone);
    if let (Outcome::Rescheduled, Some(channel)) =
        (outcome, channel.filter(|channel| !appointed(channel)))
    {
        row.note(
            row.fault(Code::RescheduledChannel, Column::Channel)
                .with("channel", channel),
        );
    }
    if is_rated && outcome != Outcome::Met {
        row.note(
            row.fault(Code::RatedWithoutMeeting, Column::Outcome)
                .with("outcome", outcome),
        );
    }
}

fn note_order(
    row: &mut Row<'_, '_>,
    at: Option<Instant>,
    next_at: Option<Instant>,
    logged_at: Option<Instant>,
) {
    let Some(at) = at else { return };
    if let Some(next_at) = next_at.filter(|next_at| *next_at <= at) {
        let fault = row
            .fault(Code::NextBeforeVisit, Column::NextAt)
            .with("next_at", next_at);
        row.note(fault.with("visited_at", at));
    }
    if let Some(logged_at) = logged_at.filter(|logged_at| *logged_at < at) {
        let fault = row
            .fault(Code::LoggedBeforeVisit, Column::LoggedAt)
            .with("logged_at", logged_at);
        row.note(fault.with("visited_at", at));
    }
}

fn note_service(row: &mut Row<'_, '_>, context: &Context<'_>, at: Instant, team: &Team) {
    let date = at.date();
    for member in team {
        let member = &context.members[member.position()];
        if !member.in_service(date) {
            let fault = row
                .fault(Code::StaffNotInService, Column::Staff)
                .with("staff", &member.id);
            row.note(fault.with("name", &member.name).with("date", date));
        }
    }
}
