//! `plan --year`: the year's plan shown, put up, and approved (W14 of the rule ledger).

use super::on_record::record;
use crate::calendar::{Period, Unit};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::Place;
use crate::diag::file::APPROVALS;
use crate::duties::Known;
use crate::model::{Approval, StaffIx};
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
    let (mut opened, ()) =
        context.open(false, |_, book, _| Ok(((), ops::reads_back(book, period))))?;
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
        let approval = Approval {
            plan: ops::year_file(year).into(),
            approved_at: now,
            by,
            digest: digest.into(),
            note: note.map(Into::into),
            place: Place::whole(APPROVALS),
        };
        record(context, directory, session, book, &approval)?;
        opened.book.approvals.push(approval);
    }
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
        .map_err(|error| context.unread(&error))
}

/// Whether a period is a year.
pub(super) fn is_year(period: &Period) -> bool {
    period.unit == Some(Unit::Year) && period.days() > 360
}
