//! Rows of `issues/YYYY-MM.csv`.

use super::file::{FileFacts, RowsFile};
use super::row::RowReader;
use crate::calendar::Instant;
use crate::diag::{Code, Fault};
use crate::model::{Class, Issue, IssueId, IssueKind, IssueSeverity, Source, VisitId};
use crate::store::context::Context;
use crate::store::schema::{Columns as _, IssueColumn as Column};

type Row<'r, 't> = RowReader<'r, 't, Column>;

/// Reads the issues of one month.
pub(in crate::store) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Issue> {
    file.read(|row| issue(row, context))
}

/// When the steps of an issue were taken.
struct Steps {
    raised: Option<Instant>,
    promised: Option<Instant>,
    answered: Option<Instant>,
    resolved: Option<Instant>,
    escalated: Option<Instant>,
    closed: Option<Instant>,
}

fn issue(row: &mut Row<'_, '_>, context: &Context<'_>) -> Option<Issue> {
    let zone = context.zone;
    let id = row.id(Column::Id);
    let steps = Steps {
        raised: row.instant(Column::RaisedAt, zone),
        promised: row.instant(Column::PromisedAt, zone),
        answered: row.instant(Column::AnsweredAt, zone),
        resolved: row.instant(Column::ResolvedAt, zone),
        escalated: row.instant(Column::EscalatedAt, zone),
        closed: row.instant(Column::ClosedAt, zone),
    };
    if let Some(raised) = steps.raised {
        row.note_wrong_month(Column::RaisedAt, raised);
    }
    note_order(row, &steps);
    let party = row.party(Column::Party, context.parties);
    let source = row.word::<Source>(Column::Source);
    let visit = visit_id(row, Column::Visit);
    let kind = row.word::<IssueKind>(Column::Kind);
    let class = row.word::<Class>(Column::Class);
    note_oddities(row, source, kind);
    let severity = row.word::<IssueSeverity>(Column::Severity);
    let department = row.text(Column::Department);
    let assignee = row.member(Column::Assignee, context.staff);
    let category = row.text(Column::Category);
    let revisit = visit_id(row, Column::Revisit);
    let result = row.free_text(Column::Result);
    let summary = row.free_text(Column::Summary);
    Some(Issue {
        id: IssueId::new(id?),
        raised_at: steps.raised?,
        party: party?,
        source: source?,
        visit,
        kind: kind?,
        class,
        severity: severity?,
        department: department?,
        assignee,
        category,
        promised_at: steps.promised,
        answered_at: steps.answered,
        resolved_at: steps.resolved,
        escalated_at: steps.escalated,
        revisit,
        closed_at: steps.closed,
        result,
        summary: summary?,
        place: row.place(),
    })
}

/// A visit's id; whether there is such a visit is known when all are read.
fn visit_id(row: &mut Row<'_, '_>, column: Column) -> Option<VisitId> {
    row.id(column).map(VisitId::new)
}

fn note_oddities(row: &mut Row<'_, '_>, source: Option<Source>, kind: Option<IssueKind>) {
    let names_visit = row.is_filled(Column::Visit);
    match source {
        Some(Source::Visit) if !names_visit => {
            row.note(row.fault(Code::SourceVisitMissing, Column::Visit));
        }
        Some(other) if other != Source::Visit && names_visit => {
            row.note(
                row.fault(Code::SourceVisitUnused, Column::Visit)
                    .with("source", other),
            );
        }
        _ => {}
    }
    let other = kind.filter(|kind| *kind != IssueKind::Complaint);
    if let Some(kind) = other.filter(|_| row.is_filled(Column::Class)) {
        row.note(
            row.fault(Code::ClassWithoutComplaint, Column::Class)
                .with("kind", kind),
        );
    }
}

/// raised ≤ answered ≤ closed, raised ≤ resolved ≤ closed, none closed unanswered.
fn note_order(row: &mut Row<'_, '_>, steps: &Steps) {
    let Steps {
        raised,
        promised,
        answered,
        resolved,
        escalated,
        closed,
    } = *steps;
    let (raised_at, answered_at, resolved_at) = (
        (Column::RaisedAt, raised),
        (Column::AnsweredAt, answered),
        (Column::ResolvedAt, resolved),
    );
    let closed_at = (Column::ClosedAt, closed);
    note_pair(
        row,
        Code::PromisedBeforeRaised,
        (Column::PromisedAt, promised),
        raised_at,
    );
    note_pair(row, Code::AnsweredBeforeRaised, answered_at, raised_at);
    note_pair(row, Code::ResolvedBeforeRaised, resolved_at, raised_at);
    note_pair(
        row,
        Code::EscalatedBeforeRaised,
        (Column::EscalatedAt, escalated),
        raised_at,
    );
    if closed < raised && closed.is_some() {
        // One slip of one date: what else it comes before need not be told as well.
        note_pair(row, Code::ClosedBeforeRaised, closed_at, raised_at);
        return;
    }
    note_pair(row, Code::ClosedBeforeAnswered, closed_at, answered_at);
    note_pair(row, Code::ClosedBeforeResolved, closed_at, resolved_at);
    if let Some(closed) = closed
        && !row.is_filled(Column::AnsweredAt)
    {
        row.note(
            row.fault(Code::ClosedUnanswered, Column::ClosedAt)
                .with("closed_at", closed),
        );
    }
}

type Step = (Column, Option<Instant>);

/// Notes `code` if the `later` step was taken before the `earlier` one.
fn note_pair(row: &mut Row<'_, '_>, code: Code, later: Step, earlier: Step) {
    if let (Some(late), Some(early)) = (later.1, earlier.1)
        && late < early
    {
        let fault: Fault = row.fault(code, later.0).with(later.0.column().name, late);
        row.note(fault.with(earlier.0.column().name, early));
    }
}
