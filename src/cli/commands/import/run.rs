//! Reading the foreign file, then taking its rows in under the lock.

use super::answer::answer;
use super::arguments::Import;
use super::arrange::arrange;
use super::columns::columns;
use super::take::take;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::store::schema::{SCHEMAS, Schema, schema};
use crate::store::{CSV_LIMIT, Disk, Imported, RealDisk, import};
use crate::words::Message;

impl Import {
    /// Takes the rows in.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let book = context.roll(&directory)?;
        let now = context.now(&book.almanac)?;
        let schema = self.schema(context)?;
        let imported = self.imported(context)?;
        let columns = columns(&self.map, context, schema, &imported)?;
        let arranged = arrange(context, &book, schema, &imported, &columns);
        // What the files are to be follows from what they are, so both happen under the lock.
        let session = if self.dry_run {
            None
        } else {
            Some(context.session(&directory)?)
        };
        let outcome = take(context, &directory, &book, schema, arranged)?;
        let goes = outcome.refused.is_empty() || self.partial;
        if let Some(session) = session.filter(|_| goes) {
            context.commit_all(&session, &directory, &outcome.files)?;
        }
        answer(context, &outcome, goes, self.dry_run, now)
    }

    fn schema(&self, context: &Context<'_>) -> Result<&'static Schema, CommandError> {
        let known: Vec<&str> = SCHEMAS
            .iter()
            .map(|schema| schema.name)
            .filter(|name| !matches!(*name, "plans" | "approvals" | "surveys"))
            .collect();
        match schema(&self.table).filter(|schema| known.contains(&schema.name)) {
            Some(schema) => Ok(schema),
            None => Err(context.unknown_name("--as", &self.table, &known)),
        }
    }

    fn imported(&self, context: &Context<'_>) -> Result<Imported, CommandError> {
        let refuse = |reason: &dyn std::fmt::Display| {
            CommandError::new(
                Kind::Data,
                context.words.say(Message::ImportUnreadable {
                    file: &self.file.display(),
                    reason,
                }),
            )
        };
        let path = context.environment.working_directory.join(&self.file);
        let bytes = RealDisk
            .read(&path, CSV_LIMIT)
            .map_err(|error| refuse(&error))?;
        import(&bytes, self.sheet.as_deref()).map_err(|error| refuse(&error))
    }
}
