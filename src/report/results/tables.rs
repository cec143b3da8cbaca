//! The rows of each table.

use super::declared::{
    ANSWERS, ATTAINMENT, ATTENTION, COVERAGE, DEPARTMENTS, DUTIES, Declared, ISSUES, QUOTA,
    RATINGS, SURVEYS, VISITS,
};
use crate::duties::coverage::{By, Coverage, CoverageRow};
use crate::duties::figures::{Attainment, Share};
use crate::model::StaffIx;
use crate::ops::results::Results;
use crate::sheet::{Cell, Column, Row, Table};

/// The tables of a community's results, in the order in which they are declared.
pub fn tables(results: &Results<'_>) -> Vec<Table> {
    vec![
        quota(results),
        coverage(results),
        visits(results),
        duties(results),
        issues(results),
        answers(results),
        ratings(results),
        surveys(results),
        attainment(results),
        departments(results),
        attention(results),
    ]
}

fn table((name, columns): Declared, rows: impl IntoIterator<Item = Vec<Cell>>) -> Table {
    let columns = columns.iter();
    let columns = columns.map(|(key, kind)| Column::new(*key, *key, *kind));
    let mut table = Table::new(name, columns.collect());
    rows.into_iter()
        .for_each(|cells| table.push(Row::new(cells)));
    table
}

fn number(count: impl TryInto<i64>) -> Cell {
    Cell::Int(count.try_into().unwrap_or(i64::MAX))
}

fn quota(results: &Results<'_>) -> Table {
    let book = results.book;
    let rows = results.figures.quota.iter();
    table(
        QUOTA,
        rows.map(|row| {
            let member = &book[row.staff];
            vec![
                Cell::id(member.id.as_str()),
                Cell::id(book[member.role].id.as_str()),
                Cell::id(book[row.quota].id.as_str()),
                Cell::id(row.period.name.as_str()),
                number(row.asked),
                number(row.met()),
                number(row.short()),
            ]
        }),
    )
}

fn coverage(results: &Results<'_>) -> Table {
    let figures = &results.figures;
    let all = std::iter::once(covered("community", &figures.by_area.total));
    let groups = |by: By, coverage: &Coverage| {
        let name = match by {
            By::Building => "building",
            By::Area => "area",
            By::Butler => "butler",
        };
        let rows = coverage.rows.iter();
        rows.map(|row| covered(name, row)).collect::<Vec<_>>()
    };
    let rows = all
        .chain(groups(By::Area, &figures.by_area))
        .chain(groups(By::Building, &figures.by_building))
        .chain(groups(By::Butler, &results.by_butler));
    table(COVERAGE, rows)
}

fn covered(by: &str, row: &CoverageRow) -> Vec<Cell> {
    vec![
        Cell::id(by),
        Cell::Id(row.group.clone()),
        number(row.in_scope),
        number(row.covered),
        number(row.vacant),
        number(row.not_moved_in),
        number(row.paused),
        number(row.declined),
    ]
}

fn visits(results: &Results<'_>) -> Table {
    let visits = &results.figures.visits;
    let counts = [
        visits.made,
        visits.attempts,
        visits.refused,
        visits.rescheduled,
        visits.households_met,
    ];
    table(VISITS, [counts.map(number).to_vec()])
}

fn duties(results: &Results<'_>) -> Table {
    let figures = &results.figures;
    let rows = figures.duties.iter().zip(&figures.by_rule);
    table(
        DUTIES,
        rows.map(|((rule, tally), (_, visits))| {
            let counts = [
                tally.done,
                tally.done_late,
                tally.missed,
                tally.overdue,
                tally.declined,
                tally.waived,
                *visits,
            ];
            let rule = Cell::id(results.book[*rule].id.as_str());
            std::iter::once(rule).chain(counts.map(number)).collect()
        }),
    )
}

/// All issues first, under no category; then each category, of which only the raised are counted.
fn issues(results: &Results<'_>) -> Table {
    let issues = &results.figures.issues;
    let all = vec![
        Cell::Id(String::new()),
        number(issues.raised),
        number(issues.resolved.n),
        number(issues.open),
    ];
    let categories = results.figures.hot_issues.iter();
    let categories = categories.filter(|hot| hot.count > 0).map(|hot| {
        let category = Cell::id(hot.category.as_str());
        vec![category, number(hot.count), Cell::Empty, Cell::Empty]
    });
    table(ISSUES, std::iter::once(all).chain(categories))
}

fn answers(results: &Results<'_>) -> Table {
    let figures = &results.figures;
    let shares: [(&str, Share); 7] = [
        ("answers_on_time", figures.answers_on_time),
        ("repairs_on_time", figures.repairs_on_time),
        ("promises_kept", figures.promises_kept),
        ("complaints_revisited", figures.complaints_revisited),
        ("valid_complaints", figures.valid_complaints),
        ("reopened", figures.issues.reopened),
        ("logged_late", figures.logged_late),
    ];
    let rows = shares.map(|(name, share)| vec![Cell::id(name), number(share.n), number(share.of)]);
    table(ANSWERS, rows)
}

fn ratings(results: &Results<'_>) -> Table {
    let services = &results.book.policy.satisfaction.services;
    let rows = services.iter().zip(&results.figures.ratings);
    table(
        RATINGS,
        rows.map(|(service, rating)| {
            vec![
                Cell::id(service.as_str()),
                number(rating.count),
                number(rating.sum),
                number(rating.satisfied),
            ]
        }),
    )
}

fn surveys(results: &Results<'_>) -> Table {
    let rows = results.surveys.iter();
    table(
        SURVEYS,
        rows.map(|returns| {
            vec![
                Cell::id(&*returns.survey.name),
                number(returns.sent.of),
                number(returns.sent.n),
                number(returns.returned.n),
                number(returns.overall.count),
                number(returns.overall.satisfied),
            ]
        }),
    )
}

/// All members together first, under no member.
fn attainment(results: &Results<'_>) -> Table {
    let attained = &results.figures.attainment;
    let id = |member: &StaffIx| results.book[*member].id.to_string();
    let members = attained.by_member.iter();
    let members = members.map(|(member, of)| reached(id(member), of));
    let all = std::iter::once(reached(String::new(), &attained.all));
    table(ATTAINMENT, all.chain(members))
}

fn reached(member: String, of: &Attainment) -> Vec<Cell> {
    let counts = [
        of.kept.of,
        of.kept.n,
        of.met.n,
        of.moved,
        of.dropped,
        of.unplanned.of,
        of.unplanned.n,
        of.unannounced.of,
        of.unannounced.n,
    ];
    std::iter::once(Cell::Id(member))
        .chain(counts.map(number))
        .collect()
}

fn departments(results: &Results<'_>) -> Table {
    let rows = results.figures.departments.iter();
    table(
        DEPARTMENTS,
        rows.map(|of| {
            vec![
                Cell::id(&*of.name),
                number(of.raised),
                number(of.answers_on_time.of),
                number(of.answers_on_time.n),
                number(of.raised_resolved),
                number(of.open),
                number(of.overdue),
                number(of.resolved),
                number(of.minutes),
            ]
        }),
    )
}

/// What is late now, by kind; last, under `missed`, what was missed and closed in the month before.
fn attention(results: &Results<'_>) -> Table {
    let late = results.late.iter();
    let late = late.map(|(kind, late)| {
        let kind = Cell::id(kind.as_str());
        vec![kind, number(late.count), number(late.worst_minutes)]
    });
    let missed = vec![
        Cell::id("missed"),
        Cell::count(results.missed_last_month),
        Cell::Empty,
    ];
    table(ATTENTION, late.chain([missed]))
}
