//! Reading the list, showing what was understood, writing what was agreed to.

use super::act::take_in;
use super::arguments::Import;
use super::ask::Answer;
use super::outcome::{Fate, Outcome};
use super::page::page;
use super::request::Request;
use crate::book::intake::{Asked, Table, Told};
use crate::book::{Need, VisitsNeed, read, table_edit};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::model::Book;
use crate::text::Directory;
use crate::words::Message;

impl Import {
    /// Takes the rows in.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let mut request = self.request(context)?;
        let book = context.known_to_lists(&directory, &request)?;
        let now = context.now(&book.almanac)?;
        let environment = context.environment;
        let is_asked = environment.stdin_is_terminal && environment.stderr_is_terminal;
        if is_asked && !self.way.yes && !self.way.dry_run {
            loop {
                let outcome = context.understood(&directory, &request, &book, now)?;
                let may_take = outcome.refused.is_empty() || self.way.partial;
                context.preview(&outcome, may_take, self.way.all, now)?;
                match context.ask_intake(&mut request, &outcome, may_take)? {
                    Answer::Take => break,
                    Answer::Again => {}
                    Answer::Stop => return context.refuse(Message::ImportStopped),
                }
            }
        }
        self.write(context, &directory, &request, now)
    }

    fn request(&self, context: &Context<'_>) -> Result<Request, CommandError> {
        let table = self
            .table
            .as_deref()
            .map(|name| context.table_asked(name))
            .transpose()?;
        let asked = Asked {
            table,
            sheet: self.sheet.clone(),
            told: Told {
                header_row: self.header_row,
                map: context.columns_told(&self.way.map)?,
            },
        };
        Ok(Request {
            files: vec![context.open_list(&self.file, asked)?],
            set: context.values_told(table, &self.way.set)?,
            year: self.way.year,
            survey: self.survey.clone(),
            partial: self.way.partial,
            ..Request::default()
        })
    }

    fn write(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
        request: &Request,
        now: Instant,
    ) -> Result<(), CommandError> {
        // What the files are to be follows from what they are, so both happen under the lock.
        let session = if self.way.dry_run {
            None
        } else {
            Some(context.session(directory)?)
        };
        let book = context.known_to_lists(directory, request)?;
        let mut outcome = context.understood(directory, request, &book, now)?;
        let goes = outcome.refused.is_empty() || self.way.partial;
        if goes {
            for file in outcome.files.keys() {
                context.refuse_faulty_file(directory, file)?;
            }
        }
        let path = context.environment.working_directory.join(&self.file);
        let mut left_out = None;
        if let Some(session) = session.filter(|_| goes) {
            // Before the rows are taken in: where it cannot be written, nothing is changed yet.
            left_out = context.write_left_out(&path, &request.files[0], &outcome, now)?;
            context.deed(&session, |words| {
                words.say(Message::DeedImport {
                    files: &self.file.display(),
                    added: &outcome.added,
                    changed: &outcome.changed,
                })
            });
            let files = outcome.files.iter();
            let edits = files.map(|(file, bytes)| table_edit(file, |_| Ok(bytes.clone())));
            let edits = edits.collect();
            context.commit_all(
                &session,
                edits,
                Message::ImportHalf,
                |context, file, error| context.not_changed(directory, file, error),
            )?;
        }
        let fate = match (goes, self.way.dry_run) {
            (false, _) => Fate::Refused,
            (true, true) => Fate::Would,
            (true, false) => Fate::Written,
        };
        let mut page = page(&mut outcome, fate, self.way.all, context.words, now);
        if let Some(target) = left_out {
            let shown = target.display().to_string();
            page.text(
                crate::sheet::Tone::Plain,
                context.words.say(Message::ImportLeftOut { file: &shown }),
            );
            page.wire.insert("left_out".to_owned(), shown.into());
        }
        context.show(page)?;
        if goes {
            Ok(())
        } else {
            Err(CommandError::silent(Kind::Data))
        }
    }
}

impl Context<'_> {
    /// The book as far as lists refer to it: visits only where visits are taken in.
    pub(in crate::cli) fn known_to_lists(
        &mut self,
        directory: &Directory,
        request: &Request,
    ) -> Result<Book, CommandError> {
        let need = Need {
            visits: if request.may_hold(Table::Visits) {
                VisitsNeed::All
            } else {
                VisitsNeed::None
            },
            issues: request.may_hold(Table::Issues),
            events: request.may_hold(Table::Events),
            plans: false,
            surveys: false,
            visitors: false,
            notes: false,
        };
        let reading = read(directory, &need).map_err(|fault| self.unreadable(fault))?;
        Ok(reading.book)
    }

    /// What the lists come to, or why nothing does.
    pub(in crate::cli) fn understood(
        &mut self,
        directory: &Directory,
        request: &Request,
        book: &Book,
        now: Instant,
    ) -> Result<Outcome, CommandError> {
        let words = self.words;
        take_in(request, directory, book, now, words)
            .map_err(|failure| self.not_taken_in(directory, failure))
    }

    /// Shows what would happen, on stderr, before it is asked for.
    pub(in crate::cli) fn preview(
        &mut self,
        outcome: &Outcome,
        may_take: bool,
        all: bool,
        now: Instant,
    ) -> Result<(), CommandError> {
        let fate = if may_take { Fate::Would } else { Fate::Refused };
        let page = page(&mut outcome.clone(), fate, all, self.words, now);
        let bytes = crate::render::render(&page, crate::render::Format::Table, &self.look())
            .map_err(|fault| self.no_form(&fault))?;
        self.write_stderr(&String::from_utf8_lossy(&bytes));
        Ok(())
    }
}
