//! `schema`: the JSON Schema of an answer.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::report::schema::{NAMES, schema};

/// Print the JSON Schema of a command's answer
#[derive(Args, Debug)]
pub struct Schema {
    /// Whose answer: plan, due, why, overdue, quota, coverage, check, log, report, card, agenda, …
    #[arg(value_name = "NAME")]
    name: String,
}

impl Schema {
    /// Prints it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let Some(schema) = schema(&self.name) else {
            return Err(context.unknown_name("NAME", &self.name, NAMES));
        };
        context.write(format!("{schema:#}\n").as_bytes())
    }
}
