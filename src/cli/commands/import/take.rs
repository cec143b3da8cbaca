//! What the files would be with the rows in them, and which rows would be errors there.

use std::collections::BTreeMap;
use std::path::Path;

use super::arrange::{Arranged, Coming, Refusal};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::reading::located;
use crate::diag::{Fault, Severity};
use crate::model::Book;
use crate::report::check::findings;
use crate::store::schema::Schema;
use crate::store::{CSV_LIMIT, Directory, NamedRow, Need, ReadFault, TakenIn, read, taken_in};

/// What is taken in, file by file, and what is not.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pub(super) refused: Vec<Refusal>,
}

/// Looks what each file would be with its rows; rows that would be errors are left out and told.
pub(super) fn take(
    context: &mut Context<'_>,
    directory: &Directory,
    book: &Book,
    schema: &Schema,
    arranged: Arranged,
) -> Result<Outcome, CommandError> {
    let columns = schema.names(&book.policy.satisfaction.services);
    let mut by_file: BTreeMap<String, Vec<Coming>> = BTreeMap::new();
    for row in arranged.coming {
        by_file.entry(row.file.clone()).or_default().push(row);
    }
    let mut outcome = Outcome {
        refused: arranged.refused,
        ..Outcome::default()
    };
    for (file, rows) in by_file {
        context.refuse_faulty_file(directory, &file)?;
        let current = directory
            .bytes(&file, CSV_LIMIT)
            .map_err(|error| context.unread(&error))?;
        let target = Target {
            directory,
            file: &file,
            columns: &columns,
            current: current.as_deref(),
        };
        let (taken, rows) = target.sound_rows(context, rows, &mut outcome.refused)?;
        outcome.added += taken.added;
        outcome.changed += rows - taken.added;
        if current.as_deref() != Some(&taken.bytes) && rows > 0 {
            outcome.files.insert(file, taken.bytes);
        }
    }
    outcome.refused.sort();
    Ok(outcome)
}

/// A file about to take rows in.
struct Target<'t> {
    directory: &'t Directory,
    file: &'t str,
    columns: &'t [String],
    current: Option<&'t [u8]>,
}

impl Target<'_> {
    /// The file with all those rows in it that are no errors there, and how many they are.
    fn sound_rows(
        &self,
        context: &mut Context<'_>,
        mut rows: Vec<Coming>,
        refused: &mut Vec<Refusal>,
    ) -> Result<(TakenIn, usize), CommandError> {
        loop {
            let named: Vec<NamedRow> = rows.iter().map(|coming| coming.row.clone()).collect();
            let taken = taken_in(self.current, self.columns, "id", &named)
                .map_err(|error| context.not_changed(self.directory, self.file, error))?;
            let errors = self.errors(context, &taken.bytes);
            if !taken.lines.iter().any(|line| errors.contains_key(line)) {
                return Ok((taken, rows.len()));
            }
            let mut lines = taken.lines.iter();
            rows.retain(|row| match lines.next().and_then(|line| errors.get(line)) {
                Some(why) => {
                    refused.push((row.line, why.clone()));
                    false
                }
                None => true,
            });
        }
    }

    /// The errors that the file would have: for each line the first, and what is wrong.
    fn errors(&self, context: &Context<'_>, bytes: &[u8]) -> BTreeMap<u32, String> {
        let need = Need {
            notes: false,
            plans: false,
            surveys: false,
            ..Need::everything()
        };
        let supposed = self.directory.supposing(self.file, bytes.to_vec());
        let (faults, sources) = match read(&supposed, &need) {
            Ok(reading) => (reading.faults, reading.sources),
            Err(
                ReadFault::Configuration(faults, sources) | ReadFault::Unreadable(faults, sources),
            ) => (faults, sources),
        };
        let is_error = |fault: &Fault| {
            Path::new(&*fault.place.file) == Path::new(self.file)
                && fault.severity() == Severity::Error
        };
        let errors: Vec<_> = faults
            .into_iter()
            .filter(is_error)
            .map(|fault| located(&sources, fault))
            .collect();
        let mut by_line = BTreeMap::new();
        for finding in findings(&errors, context.words) {
            by_line.entry(finding.line).or_insert(finding.message);
        }
        by_line
    }
}
