//! `export`: one table of the directory for other programs.

use clap::Args;

use crate::book::schema::schema;
use crate::book::{EXPORTED, Strangers, strangers};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Lookback;
use crate::model::Book;
use crate::report;
use crate::report::export::Extra;

/// Print one table of the directory for other programs, all its files together
#[derive(Args, Debug)]
pub struct Export {
    /// Which: owners, contacts, staff, visits, issues, events, plans, approvals, surveys
    #[arg(value_name = "NAME")]
    name: String,
}

impl Export {
    /// Shows the table, as csv unless another form is asked for.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        if !EXPORTED.contains(&self.name.as_str()) {
            return Err(context.unknown_name("NAME", &self.name, EXPORTED));
        }
        let (opened, ()) = context.open(true, |_, _, _| Ok(((), Lookback::All)))?;
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
