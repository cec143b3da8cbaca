//! Visits, issues, events, plans, surveys: all their files in one table each.

use super::page::{Exported, table};
use super::people::text;
use crate::calendar::{DateOrInstant, Instant};
use crate::model::{Book, BookingRule, Class, IssueId, StaffIx, VisitId};
use crate::sheet::{Cell, Column, Kind, Row};

fn instant(instant: Option<Instant>) -> Cell {
    instant.map_or(Cell::Empty, Cell::Instant)
}

/// A day or a minute keeps the form in which it was stated.
fn moment(moment: Option<DateOrInstant>) -> Cell {
    moment.map_or(Cell::Empty, |moment| Cell::id(moment.to_string()))
}

fn team(book: &Book, team: &[StaffIx]) -> Cell {
    Cell::list(team.iter().map(|member| book[*member].id.to_string()))
}

fn mark(mark: Option<u8>) -> Cell {
    mark.map_or(Cell::Empty, |mark| Cell::Int(mark.into()))
}

fn rate(service: &str) -> Column {
    let name = format!("rate_{service}");
    Column::new(name.clone(), name, Kind::Int)
}

pub(super) fn visits(book: &Book) -> Exported<'_> {
    let columns = [
        ("id", Kind::Id),
        ("visited_at", Kind::Instant),
        ("party", Kind::Id),
        ("staff", Kind::List),
        ("channel", Kind::Id),
        ("outcome", Kind::Id),
        ("next_at", Kind::Instant),
        ("minutes", Kind::Int),
        ("rules", Kind::List),
        ("logged_at", Kind::Instant),
        ("note", Kind::Text),
    ];
    let mut places = Vec::new();
    let mut table = table("visits", &columns);
    let services = &book.policy.satisfaction.services;
    table
        .columns
        .splice(9..9, services.iter().map(|service| rate(service)));
    for visit in &book.visits {
        let mut cells = vec![
            Cell::id(visit.id.as_str()),
            Cell::Instant(visit.at),
            Cell::id(book[visit.party].id.as_str()),
            team(book, &visit.staff),
            Cell::id(visit.channel.as_str()),
            Cell::id(visit.outcome.as_str()),
            instant(visit.next_at),
            visit
                .minutes
                .map_or(Cell::Empty, |minutes| Cell::Int(minutes.into())),
            Cell::list(
                visit
                    .rules
                    .iter()
                    .map(|rule| book.policy.id_of(*rule).to_string()),
            ),
        ];
        cells.extend(
            (0..services.len()).map(|place| mark(visit.rates.get(place).copied().flatten())),
        );
        cells.extend([instant(visit.logged_at), text(visit.note.as_deref())]);
        places.push(&visit.place);
        table.push(Row::new(cells));
    }
    (table, places)
}

pub(super) fn issues(book: &Book) -> Exported<'_> {
    let mut places = Vec::new();
    let mut table = table(
        "issues",
        &[
            ("id", Kind::Id),
            ("raised_at", Kind::Instant),
            ("party", Kind::Id),
            ("source", Kind::Id),
            ("visit", Kind::Id),
            ("kind", Kind::Id),
            ("class", Kind::Id),
            ("severity", Kind::Id),
            ("department", Kind::Text),
            ("assignee", Kind::Id),
            ("category", Kind::Text),
            ("promised_at", Kind::Instant),
            ("arrived_at", Kind::Instant),
            ("holds", Kind::List),
            ("reopens", Kind::Id),
            ("answered_at", Kind::Instant),
            ("resolved_at", Kind::Instant),
            ("escalated_at", Kind::Instant),
            ("revisit", Kind::Id),
            ("closed_at", Kind::Instant),
            ("answer", Kind::Text),
            ("result", Kind::Text),
            ("summary", Kind::Text),
        ],
    );
    for issue in &book.issues {
        let id = |text: Option<&str>| text.map_or(Cell::Empty, Cell::id);
        places.push(&issue.place);
        table.push(Row::new(vec![
            Cell::id(issue.id.as_str()),
            Cell::Instant(issue.raised_at),
            Cell::id(book[issue.party].id.as_str()),
            Cell::id(issue.source.as_str()),
            id(issue.visit.as_ref().map(VisitId::as_str)),
            Cell::id(issue.kind.as_str()),
            id(issue.class.map(Class::as_str)),
            Cell::id(issue.severity.as_str()),
            Cell::text(&*issue.department),
            id(issue.assignee.map(|member| book[member].id.as_str())),
            text(issue.category.as_deref()),
            instant(issue.promised_at),
            instant(issue.arrived_at),
            Cell::list(issue.holds.iter().map(ToString::to_string)),
            id(issue.reopens.as_ref().map(IssueId::as_str)),
            instant(issue.answered_at),
            instant(issue.resolved_at),
            instant(issue.escalated_at),
            id(issue.revisit.as_ref().map(VisitId::as_str)),
            instant(issue.closed_at),
            text(issue.answer.as_deref()),
            text(issue.result.as_deref()),
            Cell::text(&*issue.summary),
        ]));
    }
    (table, places)
}

pub(super) fn events(book: &Book) -> Exported<'_> {
    let columns = [
        ("id", Kind::Id),
        ("happened_at", Kind::Id),
        ("party", Kind::Id),
        ("kind", Kind::Id),
        ("note", Kind::Text),
    ];
    let mut places = Vec::new();
    let mut table = table("events", &columns);
    for event in &book.events {
        places.push(&event.place);
        table.push(Row::new(vec![
            Cell::id(event.id.as_str()),
            moment(Some(event.happened_at)),
            event
                .party
                .map_or(Cell::Empty, |party| Cell::id(book[party].id.as_str())),
            Cell::id(&*event.kind),
            text(event.note.as_deref()),
        ]));
    }
    (table, places)
}

pub(super) fn plans(book: &Book) -> Exported<'_> {
    let mut places = Vec::new();
    let mut table = table(
        "plans",
        &[
            ("id", Kind::Id),
            ("date", Kind::Date),
            ("start", Kind::Id),
            ("staff", Kind::List),
            ("party", Kind::Id),
            ("channel", Kind::Id),
            ("minutes", Kind::Int),
            ("rules", Kind::List),
            ("due", Kind::Id),
            ("state", Kind::Id),
            ("note", Kind::Text),
        ],
    );
    let rule = |rule: &BookingRule| rule.text(&book.policy).into_owned();
    for row in book.plans.iter().flat_map(|plan| &plan.rows) {
        places.push(&row.place);
        table.push(Row::new(vec![
            Cell::id(row.id.as_str()),
            Cell::Date(row.date),
            Cell::id(row.start.to_string()),
            team(book, &row.staff),
            Cell::id(book[row.party].id.as_str()),
            Cell::id(row.channel.as_str()),
            Cell::Int(row.minutes.into()),
            Cell::list(row.rules.iter().map(rule)),
            moment(row.due),
            Cell::id(row.state.as_str()),
            text(row.note.as_deref()),
        ]));
    }
    (table, places)
}

pub(super) fn approvals(book: &Book) -> Exported<'_> {
    let columns = [
        ("plan", Kind::Id),
        ("approved_at", Kind::Instant),
        ("by", Kind::Id),
        ("digest", Kind::Id),
        ("note", Kind::Text),
    ];
    let mut places = Vec::new();
    let mut table = table("approvals", &columns);
    for approval in &book.approvals {
        places.push(&approval.place);
        table.push(Row::new(vec![
            Cell::id(&*approval.plan),
            Cell::Instant(approval.approved_at),
            Cell::id(book[approval.by].id.as_str()),
            Cell::id(&*approval.digest),
            text(approval.note.as_deref()),
        ]));
    }
    (table, places)
}

/// All surveys in one table, with a column for each service that any of them asks about.
pub(super) fn surveys(book: &Book) -> Exported<'_> {
    let mut services: Vec<&str> = Vec::new();
    for service in book.surveys.iter().flat_map(|survey| &survey.services) {
        if !services.contains(&&**service) {
            services.push(service);
        }
    }
    let columns = [
        ("survey", Kind::Id),
        ("party", Kind::Id),
        ("sent_at", Kind::Id),
        ("returned_at", Kind::Id),
        ("opinion", Kind::Text),
    ];
    let mut places = Vec::new();
    let mut table = table("surveys", &columns);
    table
        .columns
        .splice(4..4, services.iter().map(|service| rate(service)));
    for survey in &book.surveys {
        let marks: Vec<Option<usize>> = services
            .iter()
            .map(|service| survey.services.iter().position(|own| &**own == *service))
            .collect();
        for form in &survey.forms {
            let mut cells = vec![
                Cell::id(&*survey.name),
                Cell::id(book[form.party].id.as_str()),
                moment(form.sent_at),
                moment(form.returned_at),
            ];
            let at = |place: &Option<usize>| {
                place.and_then(|place| form.rates.get(place).copied().flatten())
            };
            cells.extend(marks.iter().map(|place| mark(at(place))));
            cells.push(text(form.opinion.as_deref()));
            places.push(&form.place);
            table.push(Row::new(cells));
        }
    }
    (table, places)
}
