//! `export`: one table of the directory for other programs.

use clap::Args;

use super::whole::Whole;
use crate::book::schema::schema;
use crate::book::{EXPORTED, Strangers, strangers};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::forms::{ENGINES, EXPORT, Forms};
use crate::duties::Lookback;
use crate::model::Book;
use crate::report;
use crate::report::export::Extra;
use crate::words::Message;

/// Print one table of the directory for other programs, all its files together
#[derive(Args, Debug)]
pub struct Export {
    /// Which: owners, contacts, staff, visits, issues, events, plans, approvals, surveys; or results (the
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
        let (opened, ()) = context.open(true, |_, _, _| Ok(((), Lookback::all())))?;
        let strangers = self.strangers(context, &opened.book)?;
        let extra = Extra {
            columns: &strangers.columns,
            rows: &strangers.rows,
        };
        let page = report::export::page(&opened.book, &self.name, extra, opened.now, context.words);
        page.map_or(Ok(()), |page| context.show(page))
    }

    /// The columns that people added for themselves: nothing of a file is lost on the way.
    fn strangers(&self, context: &Context<'_>, book: &Book) -> Result<Strangers, CommandError> {
        let Some(schema) = schema(&self.name) else {
            return Ok(Strangers::default());
        };
        let services = &book.policy.satisfaction.services;
        strangers(&context.directory()?, schema, services)
            .map_err(|error| context.unreadable_file(&self.name, &error.into()))
    }
}
