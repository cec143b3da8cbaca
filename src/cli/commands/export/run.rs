//! `export`: one table of the directory for other programs.

use clap::Args;

use super::whole::Whole;
use crate::book::schema::schema;
use crate::book::{EXPORTED, Exported, MasterData, StrangeCells, Strangers};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::forms::{ENGINES, EXPORT, Forms};
use crate::duties::Lookback;
use crate::model::Book;
use crate::render::Format;
use crate::report;
use crate::report::export::{Extra, ROWS_AT_ONCE, head, parts};
use crate::sheet::{Page, Table};
use crate::text::Directory;
use crate::words::Message;

/// Print one table of the directory for other programs, all its files together
#[derive(Args, Debug)]
pub struct Export {
    /// Which: owners, contacts, staff, visits, issues, events, plans, approvals, surveys, visitors; or results (the
    /// figures of a period, one row a fact), facts (all the tables, each row with its community)
    #[arg(value_name = "NAME")]
    name: String,
    /// With results: a month or another period (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    period: Vec<String>,
    /// With results or facts: this table alone
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
}

impl Export {
    /// The forms that it takes.
    pub fn forms(&self) -> Forms {
        match Whole::named(&self.name) {
            Some(_) => ENGINES,
            None => EXPORT,
        }
    }

    /// Shows the table, as csv unless another form is asked for.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        if let Some(whole) = Whole::named(&self.name) {
            if whole == Whole::Facts && !self.period.is_empty() {
                return Err(context.failure(Kind::Usage, Message::ExportNoPeriod));
            }
            return whole.run(context, &self.period, self.table.as_deref());
        }
        if !EXPORTED.contains(&self.name.as_str()) {
            let known = [EXPORTED, &["results", "facts"]].concat();
            return Err(context.unknown_name("NAME", &self.name, &known));
        }
        if !self.period.is_empty() || self.table.is_some() {
            return Err(context.failure(Kind::Usage, Message::ExportNoPeriod));
        }
        let directory = context.directory()?;
        if self.name == "visits" && context.comes_in_parts()? {
            let known = MasterData::read(&directory).map_err(|fault| context.unreadable(fault))?;
            if self.visits(context, &directory, known)? {
                return Ok(());
            }
        }
        self.at_once(context, &directory)
    }

    /// Shows a table that is in memory as a whole.
    fn at_once(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
    ) -> Result<(), CommandError> {
        let (opened, ()) = context.open(true, |_, _, _| Ok(((), Lookback::all())))?;
        let (book, now) = (&opened.book, opened.now);
        let Some(exported) = Exported::filled(&self.name, book) else {
            return Ok(());
        };
        let (columns, rows) = self.strangers(context, directory, book)?;
        let (columns, rows) = (&columns.columns[..], &rows);
        let extra = Extra { columns, rows };
        if !context.comes_in_parts()? {
            let table = report::export::table(&exported, book, extra);
            return context.show(report::export::page(table, now, context.words));
        }
        let page = page_of(context, now)?;
        context.show_parts(page(head(&exported, columns)), |show| {
            parts(&exported, book, extra, ROWS_AT_ONCE).for_each(|part| show(page(part)));
        })
    }

    /// Shows the visits a month at a time; `false` where the months must be seen together.
    fn visits(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
        mut known: MasterData<'_>,
    ) -> Result<bool, CommandError> {
        let now = context.now(&known.book().almanac)?;
        let Some(mut exported) = Exported::named(&self.name, known.book()) else {
            return Ok(false);
        };
        let found = known.months(|book| exported.take_filled(book));
        let Some(found) = found.map_err(|fault| context.unreadable(fault))? else {
            return Ok(false);
        };
        let (errors, left_out) = (found.data_errors, found.left_out);
        context.count_faults(known.book(), &found.faults, errors, left_out)?;
        let mut strangers = self.stranger_columns(context, directory, known.book())?;
        let columns = strangers.columns.clone();
        let page = page_of(context, now)?;
        let mut gone = Ok(None);
        context.show_parts(page(head(&exported, &columns)), |show| {
            gone = known.months(|book| {
                let rows = self.stranger_cells(&mut strangers, directory, book);
                let (columns, rows) = (&columns[..], &rows);
                let extra = Extra { columns, rows };
                parts(&exported, book, extra, ROWS_AT_ONCE).for_each(|part| show(page(part)));
            });
        })?;
        gone.map_err(|fault| context.unreadable(fault))?;
        Ok(true)
    }

    /// What the rows of a month have in columns that people added.
    fn stranger_cells(
        &self,
        strangers: &mut Strangers,
        directory: &Directory,
        book: &Book,
    ) -> StrangeCells {
        let file = book.visits.first().map(|visit| &visit.place.file);
        let cells = file.zip(schema(&self.name)).map(|(file, schema)| {
            let services = &book.policy.satisfaction.services;
            strangers.cells_of(directory, file, schema, services)
        });
        cells.unwrap_or_default()
    }

    /// The columns that people added for themselves: nothing of a file is lost on the way.
    fn stranger_columns(
        &self,
        context: &Context<'_>,
        directory: &Directory,
        book: &Book,
    ) -> Result<Strangers, CommandError> {
        let Some(schema) = schema(&self.name) else {
            return Ok(Strangers::default());
        };
        let services = &book.policy.satisfaction.services;
        Strangers::of(directory, schema, services)
            .map_err(|error| context.unreadable_file(&self.name, &error.into()))
    }

    /// Those columns, and what all rows have in them.
    fn strangers(
        &self,
        context: &Context<'_>,
        directory: &Directory,
        book: &Book,
    ) -> Result<(Strangers, StrangeCells), CommandError> {
        let mut columns = self.stranger_columns(context, directory, book)?;
        let Some(schema) = schema(&self.name) else {
            return Ok((columns, StrangeCells::new()));
        };
        let services = &book.policy.satisfaction.services;
        let cells = columns.cells(directory, schema, services);
        let cells = cells.map_err(|error| context.unreadable_file(&self.name, &error.into()))?;
        Ok((columns, cells))
    }
}

/// What makes pages of tables: with the rows for programs only where the form is made of them.
fn page_of(
    context: &Context<'_>,
    now: Instant,
) -> Result<impl Fn(Table) -> Page + use<>, CommandError> {
    let (format, words) = (context.format()?, context.words);
    let has_rows = format == Format::Json || context.is_for_programs(format);
    Ok(move |table| {
        if has_rows {
            report::export::page(table, now, words)
        } else {
            report::export::drawn(table, now, words)
        }
    })
}
