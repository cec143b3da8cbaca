//! `schema`: the JSON Schema of an answer, and what other programs need to know of the tables.

use clap::Args;
use serde_json::Value;

use crate::book::editor::{FILE_NAMES, file_schema};
use crate::book::{data_package, dtypes};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::report::schema::{names, schema};

/// Print the JSON Schema of a command's answer or of a TOML file, or the types of the tables
#[derive(Args, Debug)]
pub struct Schema {
    /// Whose answer: plan, due, why, overdue, quota, coverage, check, log, report, card, agenda, …;
    /// or policy, visits, staff, calendar (the TOML file, for editors), datapackage (datapackage.json
    /// of the directory), dtypes (the columns' types for pandas and Polars)
    #[arg(value_name = "NAME")]
    name: String,
}

impl Schema {
    /// Prints it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let schema = match &*self.name {
            "datapackage" => package(context)?,
            "dtypes" => dtypes(&services(context)?),
            name => match (schema(name), file_schema(name)) {
                (Some(schema), _) => schema,
                (None, Some(schema)) => return context.write(schema.as_bytes()),
                (None, None) => {
                    let known = [names(), FILE_NAMES.to_vec()].concat();
                    return Err(context.unknown_name("NAME", name, &known));
                }
            },
        };
        context.write(format!("{schema:#}\n").as_bytes())
    }
}

fn package(context: &mut Context<'_>) -> Result<Value, CommandError> {
    let directory = context.directory()?;
    let scale = context.master_data(&directory)?.policy.satisfaction.scale;
    data_package(&directory, scale).map_err(|error| context.unread(&error.into()))
}

/// The services that the office has marks for; none where there is no office.
fn services(context: &mut Context<'_>) -> Result<Vec<String>, CommandError> {
    let Ok(directory) = context.directory() else {
        return Ok(Vec::new());
    };
    Ok(context
        .master_data(&directory)?
        .policy
        .satisfaction
        .services)
}
