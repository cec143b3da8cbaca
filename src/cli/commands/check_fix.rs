//! `check --fix`: what mends itself, shown first with `--dry-run`.

use similar::TextDiff;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::{Fault, Severity};
use crate::model::Book;
use crate::render::Show;
use crate::store::{CSV_LIMIT, Directory, canonical_table, decode, inspect, repaired, table_of};

/// How often what was mended is looked over again.
const ROUNDS: usize = 3;

/// Mends `files` as far as there is no doubt, and puts them into canonical form where every line
/// is a row; with `dry_run` only shows what would change. Gives the names of the files that changed,
/// or would.
pub(super) fn mend(
    context: &mut Context<'_>,
    directory: &Directory,
    book: &Book,
    files: &[String],
    faults: &[Fault],
    dry_run: bool,
) -> Result<Vec<String>, CommandError> {
    let session = if dry_run {
        None
    } else {
        Some(context.session(directory)?)
    };
    let mut changed = Vec::new();
    for file in files {
        let Some(schema) = table_of(file) else {
            continue;
        };
        // Read under the lock, so that the lines are those that the faults speak of.
        let faults = faults_now(directory, file, faults);
        let current = directory.bytes(file, CSV_LIMIT);
        let Some(before) = current.map_err(|error| context.unread(&error))? else {
            continue;
        };
        let after = mended(directory, file, &before, &faults);
        let services = &book.policy.satisfaction.services;
        let after = if errors_of(directory, file, &after) > 0 {
            after
        } else {
            canonical_table(&after, schema, services, &book.almanac.zone).unwrap_or(after)
        };
        let errors = faults.iter().filter(|fault| is_error(fault)).count();
        if after == before || errors_of(directory, file, &after) > errors {
            continue;
        }
        if let Some(session) = &session {
            context.commit(session, directory, file, |_| Ok(after.clone()))?;
        } else {
            let diff = difference(context, file, &before, &after);
            context.write(diff.as_bytes())?;
        }
        changed.push(file.clone());
    }
    Ok(changed)
}

/// The file with all mended that leaves no doubt; what shows only once a line break is gone is
/// mended in another round.
fn mended(directory: &Directory, file: &str, before: &[u8], faults: &[Fault]) -> Vec<u8> {
    let (mut bytes, mut faults) = (before.to_vec(), faults.to_vec());
    for _ in 0..ROUNDS {
        let next = repaired(file, &bytes, &faults);
        if next == bytes {
            break;
        }
        bytes = next;
        faults = inspect(&directory.supposing(file, bytes.clone())).faults;
    }
    bytes
}

fn is_error(fault: &Fault) -> bool {
    fault.severity() == Severity::Error
}

/// How many errors the file would have.
fn errors_of(directory: &Directory, file: &str, bytes: &[u8]) -> usize {
    let supposed = inspect(&directory.supposing(file, bytes.to_vec()));
    let of_file = supposed
        .faults
        .iter()
        .filter(|fault| &*fault.place.file == file);
    of_file.filter(|fault| is_error(fault)).count()
}

/// The faults of a file as it is now, and those beyond reading found before.
fn faults_now(directory: &Directory, file: &str, before: &[Fault]) -> Vec<Fault> {
    let is_here = |fault: &&Fault| &*fault.place.file == file;
    let read = inspect(directory).faults;
    let found = read.iter().chain(before).filter(is_here);
    found.cloned().collect()
}

/// The lines that change, as `diff -u` writes them.
fn difference(context: &Context<'_>, file: &str, before: &[u8], after: &[u8]) -> String {
    let (before, after) = (
        decode(before).text.into_owned(),
        decode(after).text.into_owned(),
    );
    let diff = TextDiff::from_lines(before.as_str(), after.as_str());
    let text = diff
        .unified_diff()
        .context_radius(0)
        .header(file, file)
        .to_string();
    let look = context.look();
    let show = Show::new(&look);
    text.lines().map(|line| show.text(line) + "\n").collect()
}
