//! `plan --year`: the year's plan shown, put up, and approved (W14 of the rule ledger).

use crate::book::{appended_again, schema::schema};
use crate::calendar::{Period, Unit};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::file::APPROVALS;
use crate::duties::Known;
use crate::model::StaffIx;
use crate::ops::plan as ops;
use crate::plan::approval::{Approved, approves, digest_of, of_year};
use crate::report::{self, Phrases};
use crate::text::{Directory, Session, TOML_LIMIT};
use crate::words::Message;

/// Shows the year that holds the period asked for; with `saves` it is put up first.
pub(super) fn show(
    context: &mut Context<'_>,
    asked: &[String],
    saves: bool,
) -> Result<(), CommandError> {
    let directory = context.directory()?;
    let session = saves.then(|| context.session(&directory)).transpose()?;
    let (opened, period) = context.open(false, |context, book, now| {
        let asked = context.period(asked, &book.almanac, now)?;
        let period = book.almanac.period_holding(Unit::Year, asked.from);
        let back = ops::reads_back(book, &period);
        Ok((period, back))
    })?;
    let known = Known::at(&opened.book, opened.now);
    if let Some(session) = &session {
        let answer = ops::year(&known, &period, None);
        let text = ops::year_text(&period, &answer.body.rules);
        let file = ops::year_file(&period.name);
        context.commit(session, &directory, &file, |_| {
            Ok(text.clone().into_bytes())
        })?;
        context.inform(&context.words.say(Message::YearSaved {
            year: &period.name,
            file: &file,
        }));
    }
    drop(session);
    let saved = saved(context, &directory, &period)?;
    let answer = ops::year(&known, &period, saved.as_deref());
    context.answer(answer, report::plan::year)
}

/// Notes the yes of a member to the year's plan as it is put up.
pub(super) fn approve(
    context: &mut Context<'_>,
    (directory, session): (&Directory, &Session<'_>),
    period: &Period,
    by: &str,
    note: Option<&str>,
) -> Result<(), CommandError> {
    let (opened, ()) = context.open(false, |_, book, _| Ok(((), ops::reads_back(book, period))))?;
    let (book, now) = (&opened.book, opened.now);
    let by: StaffIx = context.colleague(book, by)?;
    let year = &period.name;
    let Some(saved) = saved(context, directory, period)? else {
        return context.refuse(Message::YearNotSaved { year });
    };
    if !approves(book, book[by].role) {
        return context.refuse(Message::YearNotTheirs {
            name: &book[by].name,
        });
    }
    let digest = digest_of(&saved);
    let (state, approval) = of_year(book, &ops::year_file(year), &digest, now);
    if let (Approved::Yes, Some(approval)) = (state, approval) {
        let name = &book[approval.by].name;
        let at = &Phrases::new(context.words, now).minute(approval.approved_at);
        let said = context.words.say(Message::PlanApproveAgain { name, at });
        context.inform(&said);
    } else {
        let note = note
            .map(|text| context.text_asked("--note", text))
            .transpose()?;
        let (file, at) = (ops::year_file(year), now.to_string());
        let cells = [
            ("plan", &*file),
            ("approved_at", &*at),
            ("by", book[by].id.as_str()),
            ("digest", &*digest),
            ("note", note.as_deref().unwrap_or_default()),
        ];
        let columns = schema("approvals")
            .map(|schema| schema.names(&[]))
            .unwrap_or_default();
        context.commit(session, directory, APPROVALS, |current| {
            appended_again(current, &columns, &cells).map(|(bytes, _)| bytes)
        })?;
    }
    let (opened, ()) = context.open(false, |_, book, _| Ok(((), ops::reads_back(book, period))))?;
    let known = Known::at(&opened.book, opened.now);
    let answer = ops::year(&known, period, Some(&saved));
    context.answer(answer, report::plan::year)
}

/// The year's plan as it is put up.
fn saved(
    context: &Context<'_>,
    directory: &Directory,
    period: &Period,
) -> Result<Option<Vec<u8>>, CommandError> {
    let file = ops::year_file(&period.name);
    directory
        .bytes(&file, TOML_LIMIT)
        .map_err(|error| context.unwritable(&context.read_reason(&error)))
}

/// Whether a period is a year.
pub(super) fn is_year(period: &Period) -> bool {
    period.unit == Some(Unit::Year) && period.days() > 360
}
