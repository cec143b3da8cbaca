//! `plan --save`: the plan becomes the month's file.

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::model::Book;
use crate::plan::{Appointment, Outcome};
use crate::store::schema::schema;
use crate::store::{PlanRow, saved_plan};

/// Writes `plans/MONTH.csv`: history, agreed and cancelled rows stay as they are. A saved plan with
/// errors in it is not written over.
pub(super) fn save(
    book: &Book,
    outcome: &Outcome,
    context: &mut Context<'_>,
) -> Result<(), CommandError> {
    let directory = context.directory()?;
    let file = format!("plans/{}.csv", outcome.month.name);
    let columns = schema("plans")
        .map(|plans| plans.names(&[]))
        .unwrap_or_default();
    let rows: Vec<PlanRow> = outcome
        .appointments
        .iter()
        .map(|appointment| row(book, appointment))
        .collect();
    context.refuse_faulty_file(&directory, &file)?;
    let session = context.session(&directory)?;
    context.commit(&session, &directory, &file, |current| {
        saved_plan(current, &columns, outcome.from, &rows)
    })?;
    let told = context
        .words
        .say("plan.saved", &[("file", &file), ("count", &rows.len())]);
    context.note(&told);
    Ok(())
}

fn row(book: &Book, appointment: &Appointment) -> PlanRow {
    let staff: Vec<&str> = appointment
        .staff
        .iter()
        .map(|member| book[*member].id.as_str())
        .collect();
    let mut rules: Vec<String> = appointment
        .rules
        .iter()
        .map(|rule| rule.text(&book.policy).to_string())
        .collect();
    if rules.is_empty() {
        // An agreement that no rule asks for says so itself.
        rules.push("agreed".to_owned());
    }
    PlanRow {
        id: appointment.id.clone(),
        start: appointment.start,
        staff: staff.join(";"),
        party: book[appointment.party].id.to_string(),
        channel: appointment.channel.as_str(),
        minutes: appointment.minutes,
        rules: rules.join(";"),
        due: appointment
            .due
            .map_or(String::new(), |due| due.last().to_string()),
        state: appointment.state,
        note: appointment.note.as_deref().unwrap_or_default().to_owned(),
    }
}
