//! `fmt`: files in their one canonical form.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;

use crate::book::{
    CanonicalError, ChangeError, canonical_table, canonical_text, files_of, inspect, table_of,
};
use crate::calendar::Zone;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::reading::{kind_of, located};
use crate::diag::{Fault, Located, Severity};
use crate::model::Book;
use crate::ops::Answer;
use crate::ops::fmt::Formed;
use crate::report;
use crate::report::check::findings;
use crate::text::{CSV_LIMIT, CellError, Committed, Directory, Session};
use crate::words::Message;

/// Write files in their canonical form: dates, columns, order of rows, UTF-8
#[derive(Args, Debug)]
pub struct Fmt {
    /// These files alone (default: all of the directory)
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Change nothing; exit with 1 when something would change
    #[arg(long)]
    check: bool,
}

/// What became of one file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Same,
    Changed,
    Refused,
}

impl Fmt {
    /// Writes what is not in canonical form.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let files = self.named(context, &directory)?;
        // What is to be put into form is looked at under the lock.
        let session = (!self.check).then(|| context.session(&directory));
        let session = session.transpose()?;
        if let Some(session) = &session {
            context.deed(session, |words| words.say(Message::DeedFmt));
        }
        let inspection = inspect(&directory);
        context.office = inspection.book.as_ref().map(|book| (&book.office).into());
        let is_error = |fault: &&Fault| fault.severity() == Severity::Error;
        let errors: Vec<&Fault> = inspection.faults.iter().filter(is_error).collect();
        let Some(book) = &inspection.book else {
            let located: Vec<Located> = errors
                .iter()
                .map(|fault| located(&inspection.sources, (*fault).clone()))
                .collect();
            let text = crate::render::findings(&findings(&located, context.words), &context.look());
            context.write_stderr(&text);
            let is_settings = |fault: &&Fault| fault.place.file.ends_with(".toml");
            return Err(CommandError::silent(if errors.iter().any(is_settings) {
                kind_of(errors)
            } else {
                Kind::Data
            }));
        };
        let now = context.now(&book.almanac)?;
        let services = &book.policy.satisfaction.services;
        let mut became = BTreeMap::new();
        for file in files {
            let faults: Vec<Fault> = errors
                .iter()
                .filter(|fault| *fault.place.file == *file)
                .map(|fault| (*fault).clone())
                .collect();
            let outcome = if faults.is_empty() {
                Form {
                    services,
                    zone: &book.almanac.zone,
                }
                .put(context, &directory, session.as_ref(), &file)?
            } else {
                let located: Vec<Located> = faults
                    .into_iter()
                    .map(|fault| located(&inspection.sources, fault))
                    .collect();
                refuse(context, &file, &located);
                Became::Refused
            };
            became.insert(file, outcome);
        }
        self.answer(context, &became, now)
    }

    fn answer(
        &self,
        context: &mut Context<'_>,
        became: &BTreeMap<String, Became>,
        now: crate::calendar::Instant,
    ) -> Result<(), CommandError> {
        let those = |wanted: Became| -> Vec<String> {
            let files = became.iter().filter(|(_, outcome)| **outcome == wanted);
            files.map(|(file, _)| file.clone()).collect()
        };
        let formed = Formed {
            changed: those(Became::Changed),
            refused: those(Became::Refused),
            is_dry: self.check,
        };
        let is_refused = !formed.refused.is_empty();
        let is_changed = !formed.changed.is_empty();
        context.answer(Answer::at(now, formed), report::fmt::page)?;
        if is_refused {
            return Err(CommandError::silent(Kind::Data));
        }
        if self.check && is_changed {
            return Err(CommandError::silent(Kind::Findings));
        }
        Ok(())
    }

    /// The files asked for, as the directory names them.
    fn named(
        &self,
        context: &Context<'_>,
        directory: &Directory,
    ) -> Result<Vec<String>, CommandError> {
        let known = files_of(directory).map_err(|error| context.unread(&error.into()))?;
        if self.files.is_empty() {
            return Ok(known);
        }
        let mut named = Vec::new();
        for path in &self.files {
            let name = context.named_in(directory, path)?;
            if !known.contains(&name) {
                return context.refuse(Message::UsageNoFile {
                    file: &path.display(),
                });
            }
            named.push(name);
        }
        Ok(named)
    }
}

/// Those of `files` that `fmt` would change.
pub(super) fn unformed(
    context: &mut Context<'_>,
    directory: &Directory,
    book: &Book,
    files: &[String],
) -> Result<Vec<String>, CommandError> {
    let form = Form {
        services: &book.policy.satisfaction.services,
        zone: &book.almanac.zone,
    };
    let mut unformed = Vec::new();
    for file in files {
        if form.put(context, directory, None, file)? == Became::Changed {
            unformed.push(file.clone());
        }
    }
    Ok(unformed)
}

/// What canonical forms depend on.
struct Form<'f> {
    services: &'f [String],
    zone: &'f Zone,
}

impl Form<'_> {
    /// Puts one file into its form; without a session it is only looked whether it is.
    fn put(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
        session: Option<&Session<'_>>,
        file: &str,
    ) -> Result<Became, CommandError> {
        let formed = |current: Option<&[u8]>| self.of(file, current.unwrap_or_default());
        let committed = if let Some(session) = session {
            context.commit(session, directory, file, formed)?
        } else {
            let current = directory
                .bytes(file, CSV_LIMIT)
                .map_err(|error| context.unread(&error))?;
            let wanted = formed(current.as_deref())
                .map_err(|error| context.not_changed(directory, file, error))?;
            if current.as_deref() == Some(&wanted) {
                Committed::Unchanged
            } else {
                Committed::Changed
            }
        };
        Ok(if committed == Committed::Changed {
            Became::Changed
        } else {
            Became::Same
        })
    }

    fn of(&self, file: &str, bytes: &[u8]) -> Result<Vec<u8>, ChangeError> {
        let formed = match table_of(file) {
            Some(schema) => canonical_table(bytes, schema, self.services, self.zone),
            None => canonical_text(bytes),
        };
        formed.map_err(|error| match error {
            CanonicalError::Damaged(fault) => ChangeError::Cell(CellError::Damaged(fault)),
            CanonicalError::BadLine { line, .. } => ChangeError::Cell(CellError::NoRow(line)),
        })
    }
}

fn refuse(context: &mut Context<'_>, file: &str, faults: &[Located]) {
    let text = crate::render::findings(&findings(faults, context.words), &context.look());
    context.write_stderr(&text);
    let said = context.words.say(Message::FmtFaulty { file: &file });
    context.warn(&said);
}
