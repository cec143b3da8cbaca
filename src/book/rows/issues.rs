//! Rows of `issues/YYYY-MM.csv`.

use super::file::{FileFacts, RowsFile};
use super::row::RowReader;
use crate::book::context::Context;
use crate::book::schema::{Columns as _, IssueColumn as Column};
use crate::calendar::{Instant, Interval};
use crate::diag::Code;
use crate::model::{
    Class, Disorder, Issue, IssueId, IssueKind, IssueSeverity, Source, Step, VisitId, disorders,
    misplaced_hold,
};

type Row<'r, 't> = RowReader<'r, 't, Column>;

/// Reads the issues of one month.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Issue> {
    file.read(|row| issue(row, context))
}

fn issue(row: &mut Row<'_, '_>, context: &Context<'_>) -> Option<Issue> {
    let zone = context.zone;
    let id = row.id(Column::Id);
    let raised_at = row.instant(Column::RaisedAt, zone);
    let promised_at = row.instant(Column::PromisedAt, zone);
    let arrived_at = row.instant(Column::ArrivedAt, zone);
    let holds = row.intervals(Column::Holds, zone);
    let answered_at = row.instant(Column::AnsweredAt, zone);
    let resolved_at = row.instant(Column::ResolvedAt, zone);
    let escalated_at = row.instant(Column::EscalatedAt, zone);
    let closed_at = row.instant(Column::ClosedAt, zone);
    note_steps(row, |step| match step {
        Step::Raise => raised_at,
        Step::Promise => promised_at,
        Step::Arrive => arrived_at,
        Step::Answer => answered_at,
        Step::Resolve => resolved_at,
        Step::Escalate => escalated_at,
        Step::Close => closed_at,
    });
    if let Some(raised) = raised_at {
        row.note_wrong_month(Column::RaisedAt, raised);
        note_holds(row, raised, &holds);
    }
    let party = row.party(Column::Party, context.parties);
    let source = row.word::<Source>(Column::Source);
    let visit = row.id(Column::Visit).map(VisitId::new);
    let kind = row.word::<IssueKind>(Column::Kind);
    let class = row.word::<Class>(Column::Class);
    note_oddities(row, source, kind);
    let severity = row.word::<IssueSeverity>(Column::Severity);
    let department = row.text(Column::Department);
    let assignee = row.member(Column::Assignee, context.staff);
    let category = row.text(Column::Category);
    let reopens = row.id(Column::Reopens).map(IssueId::new);
    let revisit = row.id(Column::Revisit).map(VisitId::new);
    let answer = row.free_text(Column::Answer);
    let result = row.free_text(Column::Result);
    let summary = row.free_text(Column::Summary);
    Some(Issue {
        id: IssueId::new(id?),
        raised_at: raised_at?,
        party: party?,
        source: source?,
        visit,
        kind: kind?,
        class,
        severity: severity?,
        department: department?,
        assignee,
        category,
        promised_at,
        arrived_at,
        holds,
        reopens,
        answered_at,
        resolved_at,
        escalated_at,
        revisit,
        closed_at,
        answer,
        result,
        summary: summary?,
        place: row.place(),
    })
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
    let other = kind.filter(|kind| !kind.has_class());
    if let Some(kind) = other.filter(|_| row.is_filled(Column::Class)) {
        row.note(
            row.fault(Code::ClassWithoutComplaint, Column::Class)
                .with("kind", kind),
        );
    }
}

/// The steps in their order, and none closed unanswered.
fn note_steps(row: &mut Row<'_, '_>, at: impl Fn(Step) -> Option<Instant>) {
    let found = disorders(&at);
    for disorder in &found {
        note_disorder(row, *disorder);
    }
    let closed_first = |found: &Disorder| (found.later.0, found.earlier.0) == CLOSED_FIRST;
    if let Some(closed) = at(Step::Close)
        && !row.is_filled(Column::AnsweredAt)
        && !found.iter().any(closed_first)
    {
        row.note(
            row.fault(Code::ClosedUnanswered, Column::ClosedAt)
                .with("closed_at", closed),
        );
    }
}

/// Closed before it was raised: one slip of one date, which need not be told twice.
const CLOSED_FIRST: (Step, Step) = (Step::Close, Step::Raise);

fn note_disorder(row: &mut Row<'_, '_>, disorder: Disorder) {
    let ((later, late), (earlier, early)) = (disorder.later, disorder.earlier);
    let code = match (later, earlier) {
        (Step::Promise, _) => Code::PromisedBeforeRaised,
        (Step::Arrive, _) => Code::ArrivedBeforeRaised,
        (Step::Answer, _) => Code::AnsweredBeforeRaised,
        (Step::Resolve, _) => Code::ResolvedBeforeRaised,
        (Step::Escalate, _) => Code::EscalatedBeforeRaised,
        (_, Step::Answer) => Code::ClosedBeforeAnswered,
        (_, Step::Resolve) => Code::ClosedBeforeResolved,
        _ => Code::ClosedBeforeRaised,
    };
    let (later, earlier) = (column(later), column(earlier));
    let fault = row.fault(code, later).with(later.column().name, late);
    row.note(fault.with(earlier.column().name, early));
}

fn column(step: Step) -> Column {
    match step {
        Step::Raise => Column::RaisedAt,
        Step::Promise => Column::PromisedAt,
        Step::Arrive => Column::ArrivedAt,
        Step::Answer => Column::AnsweredAt,
        Step::Resolve => Column::ResolvedAt,
        Step::Escalate => Column::EscalatedAt,
        Step::Close => Column::ClosedAt,
    }
}

fn note_holds(row: &mut Row<'_, '_>, raised: Instant, holds: &[Interval]) {
    if let Some(hold) = misplaced_hold(raised, holds) {
        let column = Column::Holds.column();
        row.note(row.fault_of(Code::HoldMisplaced, column, &hold.to_string()));
    }
}
