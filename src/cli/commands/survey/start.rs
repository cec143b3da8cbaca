//! `survey start`: forms go out (I4, I6 of the rule ledger).

use clap::Args;

use crate::book::appended_rows;
use crate::book::schema::schema;
use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::named::as_known;
use crate::cli::selection::Selection;
use crate::diag::file::Folder;
use crate::duties::{Known, Lookback};
use crate::model::{Book, Party, PartyIx, Status};
use crate::ops::owners::selected;
use crate::ops::survey::SurveyStarted;
use crate::ops::{Answer, Fact};
use crate::report;
use crate::text::is_device;
use crate::words::Message;
use crate::words::vocabulary::SERVICE;

/// Send the forms of a survey out: one for each household chosen that has none yet
#[derive(Args, Debug)]
pub(super) struct Start {
    /// The survey's name, such as 2026-h2
    #[arg(value_name = "NAME")]
    name: String,
    /// To these households or contacts alone; else the occupied and rented
    /// households, or those that the flags below choose
    #[arg(value_name = "PARTY")]
    party: Vec<String>,
    /// The day they go out (default: today)
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    #[command(flatten)]
    selection: Selection,
    /// What a new survey asks about (default: every service of the policy)
    #[arg(long, value_name = "SERVICE", value_delimiter = ',')]
    service: Vec<String>,
    /// Questions of its own, such as canteen,lifts; with these alone no service is asked about
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    question: Vec<String>,
}

impl Start {
    /// Adds a row for each form.
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        if !is_name(&self.name) {
            return context.refuse(Message::SurveyBadName { name: &self.name });
        }
        let directory = context.directory()?;
        // Who has a form already is asked under the lock: of two who start at once neither sends twice.
        let session = context.session(&directory)?;
        let (opened, ()) = context.open(false, |_, _, _| Ok(((), Lookback::all())))?;
        let (book, now) = (&opened.book, opened.now);
        let day = self.at.as_deref();
        let day = day.map_or(Ok(now.date()), |text| {
            context.day_asked("--at", text, (&book.almanac, now), Toward::Past)
        })?;
        let chosen = self.chosen(context, &Known::at(book, now))?;
        let survey = book
            .surveys
            .iter()
            .find(|survey| *survey.name == *self.name);
        let sent = survey.map_or(&[][..], |survey| &survey.forms);
        let new = chosen
            .iter()
            .filter(|party| sent.iter().all(|form| form.party != **party));
        let new: Vec<Fact<'_, Party>> = new.map(|party| Fact(&book[*party])).collect();
        let file = Folder::Surveys.file(&self.name);
        if !new.is_empty() {
            let columns = self.columns(context, book)?;
            let sent_at = day.to_string();
            let rows: Vec<_> = new
                .iter()
                .map(|party| vec![("party", party.id.as_str()), ("sent_at", &*sent_at)])
                .collect();
            context.refuse_faulty_file(&directory, &file)?;
            context.deed(&session, |words| {
                words.say(Message::DeedSurveyStart { survey: &self.name })
            });
            context.commit(&session, &directory, &file, |current| {
                appended_rows(current, &columns, &rows)
            })?;
        }
        drop(session);
        let started = SurveyStarted {
            survey: &self.name,
            file,
            before: chosen.len() - new.len(),
            parties: new,
            sent_at: day,
        };
        context.answer(Answer::at(now, started), report::survey::started)
    }

    fn chosen(
        &self,
        context: &Context<'_>,
        known: &Known<'_>,
    ) -> Result<Vec<PartyIx>, CommandError> {
        if !self.party.is_empty() {
            let today = known.now.date();
            let named = self.party.iter();
            let mut parties = named
                .map(|text| context.whom(known.book, text, today))
                .collect::<Result<Vec<_>, _>>()?;
            parties.sort_unstable();
            parties.dedup();
            return Ok(parties);
        }
        let mut flags = self.selection.flags(context, known.book)?;
        let lived_in = || Status::LIVED_IN.to_vec();
        flags.selection.status.get_or_insert_with(lived_in);
        let found = selected(known, &flags);
        if found.is_empty() {
            let asked = context.words.list(&self.selection.words());
            return context.refuse(Message::SurveyNobody { asked: &asked });
        }
        Ok(found)
    }

    /// The columns of a new survey.
    fn columns(&self, context: &Context<'_>, book: &Book) -> Result<Vec<String>, CommandError> {
        let known = &book.policy.satisfaction.services;
        let is_known = |service: &str| known.iter().any(|one| one == service);
        let asked = self.service.iter();
        let asked: Vec<String> = asked
            .map(|name| as_known(&SERVICE, name, is_known))
            .collect();
        if let Some(unknown) = asked.iter().find(|service| !is_known(service)) {
            let names: Vec<&str> = known.iter().map(String::as_str).collect();
            return Err(context.unknown_name("--service", unknown, &names));
        }
        for name in &self.question {
            if !is_name(name) {
                return context.refuse(Message::SurveyBadQuestion { name });
            }
        }
        let is_all = asked.is_empty() && self.question.is_empty();
        let mut services = if is_all { known.clone() } else { asked };
        services.extend(self.question.iter().cloned());
        let columns = schema("surveys").map(|schema| schema.names(&services));
        Ok(columns.unwrap_or_default())
    }
}

/// Whether a survey may be called so: it names a file, and stands in ids of duties.
fn is_name(name: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    let is_short = (1..=64).contains(&name.chars().count());
    is_short && name.chars().all(is_letter) && !is_device(name)
}
