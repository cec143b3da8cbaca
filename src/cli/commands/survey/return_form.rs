//! `survey return`: a form came back (I5, I6 of the rule ledger).

use clap::Args;

use crate::book::{NamedCell, amended};
use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::file::Folder;
use crate::duties::survey::returns;
use crate::duties::{Known, Lookback};
use crate::ops::survey;
use crate::report;
use crate::words::Message;

/// Record a form that came back; again, to correct what was recorded
#[derive(Args, Debug)]
pub(super) struct Return {
    /// The survey's name
    #[arg(value_name = "NAME")]
    name: String,
    /// Whose: an id, building-unit-room, or a name
    #[arg(value_name = "PARTY")]
    party: String,
    /// The day it came back (default: today)
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// A mark on it: security=4; may be repeated
    #[arg(long, value_name = "SERVICE=N")]
    rate: Vec<String>,
    /// What was written on it; - reads it from stdin
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    opinion: Option<String>,
}

impl Return {
    /// Changes the form's row and shows how the survey stands.
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let opinion = self.opinion.as_deref();
        let opinion = opinion
            .map(|text| context.text_asked("--opinion", text))
            .transpose()?;
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (opened, ()) =
            context.open(false, |_, _, now| Ok(((), Lookback::since(now.date()))))?;
        let (book, now) = (&opened.book, opened.now);
        let Some(asked) = book
            .surveys
            .iter()
            .find(|survey| *survey.name == *self.name)
        else {
            let names: Vec<&str> = book.surveys.iter().map(|survey| &*survey.name).collect();
            return Err(context.unknown_name("NAME", &self.name, &names));
        };
        let party = context.whom(book, &self.party, now.date())?;
        let id = book[party].id.to_string();
        let Some(form) = asked.forms.iter().find(|form| form.party == party) else {
            return context.refuse(Message::SurveyNotSent {
                name: &self.name,
                id: &id,
            });
        };
        let day = self.at.as_deref();
        let day = day.map_or(Ok(now.date()), |text| {
            context.day_asked("--at", text, (&book.almanac, now), Toward::Past)
        })?;
        if let Some(sent) = form.sent_at.filter(|sent| sent.date() > day) {
            return context.refuse(Message::SurveyBeforeSent {
                day: &day,
                sent: &sent,
            });
        }
        let marks = context.marks(&self.rate, &asked.services, book)?;
        let day = day.to_string();
        let mut cells: Vec<NamedCell<'_>> = vec![("returned_at", &day)];
        cells.extend(
            marks
                .iter()
                .map(|(column, mark)| (column.as_str(), mark.as_str())),
        );
        cells.extend(opinion.as_deref().map(|text| ("opinion", text)));
        let file = Folder::Surveys.file(&self.name);
        context.refuse_faulty_file(&directory, &file)?;
        context.deed(&session, |words| {
            words.say(Message::DeedSurveyReturn {
                party: &id,
                survey: &self.name,
            })
        });
        context.commit(&session, &directory, &file, |current| {
            amended(current, "party", &id, &cells)
        })?;
        drop(session);
        let read_again = context.open(false, |_, _, now| Ok(((), Lookback::since(now.date()))));
        let Ok((after, ())) = read_again else {
            context.warn_not_shown();
            return Ok(());
        };
        let asked = after
            .book
            .surveys
            .iter()
            .find(|survey| *survey.name == *self.name);
        asked.map_or(Ok(()), |asked| {
            let known = Known::at(&after.book, now);
            let returns = returns(&known, asked);
            let answer = survey::survey(&known, &returns);
            context.answer(answer, |answer, words| {
                report::survey::page(answer, &after.book, words)
            })
        })
    }
}
