//! Rows of `issues/YYYY-MM.csv`.

use crate::book::context::Context;
use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Columns as _, Kind, OPTIONAL, RARE, REQUIRED, Value, table, word};
use crate::calendar::{Instant, Interval};
use crate::diag::Code;
use crate::model::{
    Adopted, Class, Disorder, Issue, IssueId, IssueKind, IssueSeverity, Source, Step, VisitId,
    disorders, misplaced_hold,
};

table! {
    /// `issues/YYYY-MM.csv`: what owners raised.
    IssueColumn of Issue = "issues" {
        is_folder: true,
        key: ["raised_at", "id"],
        headings: ISSUES_COLUMNS,
        recognised_by: [
            &["raised_at", "resolved_at"],
            &["summary", "result", "kind"],
        ],
        told_apart_by: ["raised_at", "party", "summary"],
    }
    Id = "id" REQUIRED Kind::Id, |_, issue| issue.id.as_str().into();
    RaisedAt = "raised_at" REQUIRED Kind::Instant, |_, issue| issue.raised_at.into();
    Party = "party" REQUIRED Kind::Reference, |book, issue| book[issue.party].id.as_str().into();
    Source = "source" REQUIRED word::<Source>(), |_, issue| issue.source.as_str().into();
    Visit = "visit" OPTIONAL Kind::Reference, |_, issue| issue.visit.as_ref().map(VisitId::as_str).into();
    Kind = "kind" REQUIRED word::<IssueKind>(), |_, issue| issue.kind.as_str().into();
    Class = "class" OPTIONAL word::<Class>(), |_, issue| issue.class.map(Class::as_str).into();
    Severity = "severity" REQUIRED word::<IssueSeverity>(), |_, issue| issue.severity.as_str().into();
    Department = "department" REQUIRED Kind::Text, |_, issue| (&*issue.department).into();
    ReceivedBy = "received_by" RARE Kind::Reference, |book, issue| issue.received_by.map(|member| book[member].id.as_str()).into();
    Assignee = "assignee" OPTIONAL Kind::Reference, |book, issue| issue.assignee.map(|member| book[member].id.as_str()).into();
    AcceptedAt = "accepted_at" RARE Kind::Instant, |_, issue| issue.accepted_at.into();
    Category = "category" OPTIONAL Kind::Text, |_, issue| issue.category.as_deref().into();
    PromisedAt = "promised_at" OPTIONAL Kind::Instant, |_, issue| issue.promised_at.into();
    ArrivedAt = "arrived_at" OPTIONAL Kind::Instant, |_, issue| issue.arrived_at.into();
    Holds = "holds" OPTIONAL Kind::Intervals, |_, issue| Value::list(&issue.holds);
    Reopens = "reopens" OPTIONAL Kind::Reference, |_, issue| issue.reopens.as_ref().map(IssueId::as_str).into();
    AnsweredAt = "answered_at" OPTIONAL Kind::Instant, |_, issue| issue.answered_at.into();
    ResolvedAt = "resolved_at" OPTIONAL Kind::Instant, |_, issue| issue.resolved_at.into();
    EscalatedAt = "escalated_at" OPTIONAL Kind::Instant, |_, issue| issue.escalated_at.into();
    Revisit = "revisit" OPTIONAL Kind::Reference, |_, issue| issue.revisit.as_ref().map(VisitId::as_str).into();
    ClosedAt = "closed_at" OPTIONAL Kind::Instant, |_, issue| issue.closed_at.into();
    Adopted = "adopted" RARE word::<Adopted>(), |_, issue| issue.adopted.map(Adopted::as_str).into();
    Answer = "answer" OPTIONAL Kind::Text, |_, issue| issue.answer.as_deref().into();
    Result = "result" OPTIONAL Kind::Text, |_, issue| issue.result.as_deref().into();
    Summary = "summary" REQUIRED Kind::Text, |_, issue| (&*issue.summary).into();
}

type Row<'r, 't> = RowReader<'r, 't, IssueColumn>;

/// Reads the issues of one month.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Issue> {
    file.read(|row| issue(row, context))
}

fn issue(row: &mut Row<'_, '_>, context: &Context<'_>) -> Option<Issue> {
    let zone = context.zone;
    let id = row.id(IssueColumn::Id);
    let raised_at = row.instant(IssueColumn::RaisedAt, zone);
    let promised_at = row.instant(IssueColumn::PromisedAt, zone);
    let arrived_at = row.instant(IssueColumn::ArrivedAt, zone);
    let accepted_at = row.instant(IssueColumn::AcceptedAt, zone);
    let holds = row.intervals(IssueColumn::Holds, zone);
    let answered_at = row.instant(IssueColumn::AnsweredAt, zone);
    let resolved_at = row.instant(IssueColumn::ResolvedAt, zone);
    let escalated_at = row.instant(IssueColumn::EscalatedAt, zone);
    let closed_at = row.instant(IssueColumn::ClosedAt, zone);
    note_steps(row, |step| match step {
        Step::Raise => raised_at,
        Step::Promise => promised_at,
        Step::Accept => accepted_at,
        Step::Arrive => arrived_at,
        Step::Answer => answered_at,
        Step::Resolve => resolved_at,
        Step::Escalate => escalated_at,
        Step::Close => closed_at,
    });
    if let Some(raised) = raised_at {
        row.note_wrong_month(IssueColumn::RaisedAt, raised);
        note_holds(row, raised, &holds);
    }
    let party = row.party(IssueColumn::Party, context.parties);
    let source = row.word::<Source>(IssueColumn::Source);
    let visit = row.id(IssueColumn::Visit).map(VisitId::new);
    let kind = row.word::<IssueKind>(IssueColumn::Kind);
    let class = row.word::<Class>(IssueColumn::Class);
    note_oddities(row, source, kind);
    let severity = row.word::<IssueSeverity>(IssueColumn::Severity);
    let department = row.text(IssueColumn::Department);
    let received_by = row.member(IssueColumn::ReceivedBy, context.staff);
    let assignee = row.member(IssueColumn::Assignee, context.staff);
    let category = row.text(IssueColumn::Category);
    let reopens = row.id(IssueColumn::Reopens).map(IssueId::new);
    let revisit = row.id(IssueColumn::Revisit).map(VisitId::new);
    let adopted = row.word::<Adopted>(IssueColumn::Adopted);
    let answer = row.free_text(IssueColumn::Answer);
    let result = row.free_text(IssueColumn::Result);
    let summary = row.free_text(IssueColumn::Summary);
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
        received_by,
        assignee,
        accepted_at,
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
        adopted,
        answer,
        result,
        summary: summary?,
        place: row.place(),
    })
}

fn note_oddities(row: &mut Row<'_, '_>, source: Option<Source>, kind: Option<IssueKind>) {
    let names_visit = row.is_filled(IssueColumn::Visit);
    match source {
        Some(Source::Visit) if !names_visit => {
            row.note(row.fault(Code::SourceVisitMissing, IssueColumn::Visit));
        }
        Some(other) if other != Source::Visit && names_visit => {
            row.note(
                row.fault(Code::SourceVisitUnused, IssueColumn::Visit)
                    .with("source", other),
            );
        }
        _ => {}
    }
    let other = kind.filter(|kind| !kind.has_class());
    if let Some(kind) = other.filter(|_| row.is_filled(IssueColumn::Class)) {
        row.note(
            row.fault(Code::ClassWithoutComplaint, IssueColumn::Class)
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
        && !row.is_filled(IssueColumn::AnsweredAt)
        && !found.iter().any(closed_first)
    {
        row.note(
            row.fault(Code::ClosedUnanswered, IssueColumn::ClosedAt)
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

fn column(step: Step) -> IssueColumn {
    match step {
        Step::Raise => IssueColumn::RaisedAt,
        Step::Promise => IssueColumn::PromisedAt,
        Step::Accept => IssueColumn::AcceptedAt,
        Step::Arrive => IssueColumn::ArrivedAt,
        Step::Answer => IssueColumn::AnsweredAt,
        Step::Resolve => IssueColumn::ResolvedAt,
        Step::Escalate => IssueColumn::EscalatedAt,
        Step::Close => IssueColumn::ClosedAt,
    }
}

fn note_holds(row: &mut Row<'_, '_>, raised: Instant, holds: &[Interval]) {
    if let Some(hold) = misplaced_hold(raised, holds) {
        let column = IssueColumn::Holds.column();
        row.note(row.fault_of(Code::HoldMisplaced, column, &hold.to_string()));
    }
}
