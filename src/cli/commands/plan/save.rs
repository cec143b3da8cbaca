//! `plan --save`: the plan becomes the month's file.

use super::drawn::Drawn;
use crate::book::schema::columns_of;
use crate::book::{Fingerprint, PlanRow, fingerprint, saved_plan};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::file::Folder;
use crate::model::{AGREED, Book};
use crate::plan::{Appointment, Outcome};
use crate::text::{Directory, Session};
use crate::words::Message;

/// Draws a plan and writes it to `plans/MONTH.csv`.
///
/// Planning may take a while, so it is done while others may write. What was planned from is looked
/// at again under the lock: if a byte of it has changed meanwhile, the plan is drawn once more, and
/// this time everybody waits. So no plan is saved that does not know what was agreed before it.
pub(super) fn save(
    context: &mut Context<'_>,
    draw: impl Fn(&mut Context<'_>) -> Result<Drawn, CommandError>,
) -> Result<Drawn, CommandError> {
    let directory = context.directory()?;
    let before = look(context, &directory)?;
    let mut drawn = draw(context)?;
    let session = context.session(&directory)?;
    if look(context, &directory)? != before {
        let told = context.words.say(Message::PlanAgain);
        context.inform(&told);
        drawn = draw(context)?;
    }
    context.deed(&session, |words| {
        let months = drawn
            .months
            .iter()
            .map(|outcome| outcome.month.name.as_str());
        let month = &words.list(&months.collect::<Vec<_>>());
        words.say(Message::DeedPlanSave { month })
    });
    for outcome in &drawn.months {
        write(context, &session, &directory, &drawn.book, outcome)?;
    }
    context.tell_voided(&drawn.book, &directory, drawn.now);
    Ok(drawn)
}

fn look(context: &Context<'_>, directory: &Directory) -> Result<Fingerprint, CommandError> {
    fingerprint(directory).map_err(|error| context.unread(&error.into()))
}

/// Writes the plan: history, agreed and cancelled rows stay as they are. A saved plan with errors in
/// it is not written over.
fn write(
    context: &mut Context<'_>,
    session: &Session<'_>,
    directory: &Directory,
    book: &Book,
    outcome: &Outcome,
) -> Result<(), CommandError> {
    let file = Folder::Plans.file(&outcome.month.name);
    let columns = columns_of("plans", &[]);
    let appointments = outcome.appointments.iter();
    let rows: Vec<PlanRow> = appointments
        .map(|appointment| row(book, appointment))
        .collect();
    context.refuse_faulty_file(directory, &file)?;
    context.commit(session, directory, &file, |current| {
        saved_plan(current, &columns, outcome.from, &rows)
    })?;
    let told = context.words.say(Message::PlanSaved {
        file: &file,
        count: &rows.len(),
    });
    context.inform(&told);
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
        rules.push(AGREED.to_owned());
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
