//! Rows of `visits/YYYY-MM.csv`: the hot path of every command.

use smallvec::SmallVec;

use crate::book::context::Context;
use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::list;
use crate::book::rows::roster::Standing;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Kind, MINUTES_OF_DAY, OPTIONAL, RARE, REQUIRED, Value, table, word};
use crate::calendar::Instant;
use crate::diag::{Code, Fault, nearest};
use crate::model::{
    AnyRule, Book, Channel, Outcome, PartyIx, StaffIx, Team, Visit, VisitId, VisitObjection,
    VisitRow,
};

table! {
    /// `visits/YYYY-MM.csv`: the visit log.
    VisitColumn of Visit = "visits" {
        is_folder: true,
        key: ["visited_at", "id"],
        headings: VISITS_COLUMNS,
        recognised_by: [&["visited_at"]],
        told_apart_by: ["visited_at", "party", "staff"],
    }
    Id = "id" REQUIRED Kind::Id, |_, visit| visit.id.as_str().into();
    VisitedAt = "visited_at" REQUIRED Kind::Instant, |_, visit| visit.at.into();
    Party = "party" REQUIRED Kind::Reference, |book, visit| book[visit.party].id.as_str().into();
    Staff = "staff" REQUIRED Kind::References, |book, visit| team(book, &visit.staff);
    Channel = "channel" REQUIRED word::<Channel>(), |_, visit| visit.channel.as_str().into();
    Outcome = "outcome" REQUIRED word::<Outcome>(), |_, visit| visit.outcome.as_str().into();
    NextAt = "next_at" OPTIONAL Kind::Instant, |_, visit| visit.next_at.into();
    Minutes = "minutes" OPTIONAL Kind::Number(0, MINUTES_OF_DAY), |_, visit| visit.minutes.into();
    Rules = "rules" OPTIONAL Kind::References, |book, visit| Value::list(visit.rules.iter().map(|rule| book.policy.id_of(*rule)));
    Rates = "rate_" OPTIONAL Kind::Rates, |_, _| Value::Empty;
    Gift = "gift" RARE Kind::Text, |_, visit| visit.gift.as_deref().into();
    Cost = "cost" RARE Kind::Number(0, MOST_COST), |_, visit| visit.cost.into();
    LoggedAt = "logged_at" OPTIONAL Kind::Instant, |_, visit| visit.logged_at.into();
    ReviewedBy = "reviewed_by" RARE Kind::Reference, |book, visit| visit.reviewed_by.map(|member| book[member].id.as_str()).into();
    ReviewedAt = "reviewed_at" RARE Kind::Instant, |_, visit| visit.reviewed_at.into();
    Note = "note" OPTIONAL Kind::Text, |_, visit| visit.note.as_deref().into();
}

/// No visit costs a million.
const MOST_COST: u32 = 999_999;

type Row<'r, 't> = RowReader<'r, 't, VisitColumn>;

/// Who did it, the lead first.
pub(super) fn team<'b>(book: &Book, team: &[StaffIx]) -> Value<'b> {
    Value::list(team.iter().map(|member| &book[*member].id))
}

/// Reads the visits of one month and keeps those to the parties that `keeps` names; notes are kept only
/// where they are asked for.
pub(in crate::book) fn read(
    file: &RowsFile<'_>,
    context: &Context<'_>,
    keeps_notes: bool,
    keeps: &dyn Fn(PartyIx) -> bool,
) -> FileFacts<Visit> {
    let mut places: Option<Vec<Option<usize>>> = None;
    let mut facts = file.read_keeping(
        |row| {
            let places = places.get_or_insert_with(|| service_places(row, context));
            visit(row, context, places, keeps_notes)
        },
        |visit| keeps(visit.party),
    );
    facts
        .faults
        .extend(unknown_services(file, context, &facts.services));
    facts
}

/// The visits of one month to the parties that `wants` names; `None` where one of them may be among what
/// cannot be read.
pub(in crate::book) fn read_to(
    file: &RowsFile<'_>,
    context: &Context<'_>,
    keeps_notes: bool,
    wants: &dyn Fn(PartyIx) -> bool,
) -> Option<Vec<Visit>> {
    let mut places: Option<Vec<Option<usize>>> = None;
    // Whom an unknown id means nobody knows: it may be one of them.
    let is_wanted = |id: &str| match context.parties.find(id) {
        Some(Standing::Known(position)) => wants(PartyIx::new(position)),
        _ => true,
    };
    file.glance(VisitColumn::Party, is_wanted, |row| {
        let places = places.get_or_insert_with(|| service_places(row, context));
        let visit = visit(row, context, places, keeps_notes);
        visit.filter(|visit| wants(visit.party))
    })
}

fn visit(
    row: &mut Row<'_, '_>,
    context: &Context<'_>,
    places: &[Option<usize>],
    keeps_notes: bool,
) -> Option<Visit> {
    let zone = context.zone;
    let id = row.id(VisitColumn::Id);
    let at = row.instant(VisitColumn::VisitedAt, zone);
    if let Some(at) = at {
        row.note_wrong_month(VisitColumn::VisitedAt, at);
    }
    let party = row.party(VisitColumn::Party, context.parties);
    let staff = row.team(VisitColumn::Staff, context.staff);
    let channel = row.word::<Channel>(VisitColumn::Channel);
    let outcome = row.word::<Outcome>(VisitColumn::Outcome);
    let next_at = row.instant(VisitColumn::NextAt, zone);
    let minutes = row.number(VisitColumn::Minutes);
    let rules = rules(row, context, outcome);
    let rates = row.rates(
        places,
        context.policy.satisfaction.services.len(),
        context.policy.satisfaction.scale,
    );
    let gift = row.text(VisitColumn::Gift);
    let cost = row.number(VisitColumn::Cost);
    let logged_at = row.instant(VisitColumn::LoggedAt, zone);
    let reviewed_by = row.member(VisitColumn::ReviewedBy, context.staff);
    let reviewed_at = row.instant(VisitColumn::ReviewedAt, zone);
    if let Some(outcome) = outcome {
        let stated = VisitRow {
            outcome,
            channel,
            at,
            next_at,
            logged_at,
            has_next: row.is_filled(VisitColumn::NextAt),
            has_rules: row.is_filled(VisitColumn::Rules),
            has_note: row.is_filled(VisitColumn::Note),
            has_rates: rates.iter().any(Option::is_some),
        };
        for objection in stated.objections() {
            note_objection(row, outcome, objection);
        }
    }
    if let (Some(at), Some(team)) = (at, &staff) {
        note_service(row, context, at, team);
    }
    let note = if keeps_notes {
        row.free_text(VisitColumn::Note)
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
        gift,
        cost,
        logged_at,
        reviewed_by,
        reviewed_at,
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
) -> SmallVec<[AnyRule; 2]> {
    let mut rules = SmallVec::new();
    let Some(value) = row.value(VisitColumn::Rules) else {
        return rules;
    };
    let known = |name: &str| context.policy.any_rule(name);
    let Some(names) = list::split(row, VisitColumn::Rules, &value, |name| {
        known(name).is_some()
    }) else {
        return rules;
    };
    for name in &names {
        match known(name) {
            Some(rule) => rules.push(rule),
            None if !context.trusts_policy || context.policy.topped_up(name).is_some() => {}
            None => {
                let is_waiver = outcome == Some(Outcome::Waived);
                let code = if is_waiver {
                    Code::WaivedUnknownRule
                } else {
                    Code::UnknownRule
                };
                let near = nearest(name, context.policy.rule_ids());
                row.note(
                    row.fault(code, VisitColumn::Rules)
                        .with("value", name)
                        .near(near),
                );
            }
        }
    }
    rules
}

fn note_objection(row: &mut Row<'_, '_>, outcome: Outcome, objection: VisitObjection) {
    let fault = |code, column| row.fault(code, column);
    let fault = match objection {
        VisitObjection::NextMissing => fault(Code::NextTimeMissing, VisitColumn::NextAt),
        VisitObjection::RulesMissing => fault(Code::RulesMissing, VisitColumn::Rules),
        VisitObjection::NoteMissing => {
            fault(Code::NoteMissing, VisitColumn::Note).with("outcome", outcome)
        }
        VisitObjection::NextUnused => {
            fault(Code::NextTimeUnused, VisitColumn::NextAt).with("outcome", outcome)
        }
        VisitObjection::NoAppointment(channel) => {
            fault(Code::RescheduledChannel, VisitColumn::Channel).with("channel", channel)
        }
        VisitObjection::RatedUnmet => {
            fault(Code::RatedWithoutMeeting, VisitColumn::Outcome).with("outcome", outcome)
        }
        VisitObjection::NextBeforeVisit(next, at) => {
            fault(Code::NextBeforeVisit, VisitColumn::NextAt)
                .with("next_at", next)
                .with("visited_at", at)
        }
        VisitObjection::LoggedBeforeVisit(logged, at) => {
            fault(Code::LoggedBeforeVisit, VisitColumn::LoggedAt)
                .with("logged_at", logged)
                .with("visited_at", at)
        }
    };
    row.note(fault);
}

fn note_service(row: &mut Row<'_, '_>, context: &Context<'_>, at: Instant, team: &Team) {
    let date = at.date();
    for member in team {
        let member = &context.members[member.position()];
        if !member.in_service(date) {
            let fault = row
                .fault(Code::StaffNotInService, VisitColumn::Staff)
                .with("staff", &member.id);
            row.note(fault.with("name", &member.name).with("date", date));
        }
    }
}
