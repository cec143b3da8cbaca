//! `check --fix`: what mends itself, shown first with `--dry-run`.

use similar::TextDiff;

use super::standing::Standing;
use crate::book::{canonical_table, repaired, table_of};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::Fault;
use crate::render::Show;
use crate::text::{CSV_LIMIT, Committed, Directory, Session, decode};

/// How often what was mended is looked over again.
const ROUNDS: usize = 3;

/// A file that was mended, or would be.
pub(super) struct Mended {
    /// The file.
    pub(super) file: String,
    /// The lines that change, as `diff -u` writes them, ready to be read.
    pub(super) diff: String,
}

/// Mends `files` as far as there is no doubt, and puts them into canonical form where every line
/// is a row. Without a session nothing is written. Gives the files that changed, or would, and how
/// the directory stands then.
pub(super) fn mend(
    context: &mut Context<'_>,
    directory: &Directory,
    session: Option<&Session<'_>>,
    mut standing: Standing,
    files: &[String],
) -> Result<(Vec<Mended>, Standing), CommandError> {
    let mut changed = Vec::new();
    for file in files {
        let Some((before, after)) = mended(&standing, file) else {
            continue;
        };
        if let Some(session) = session {
            // What an editor has saved meanwhile was not looked over, and stays.
            let committed = context.commit_mended(session, directory, file, |current| {
                let theirs = current.filter(|theirs| *theirs != before);
                Ok(theirs.map_or_else(|| after.clone(), <[u8]>::to_vec))
            })?;
            if committed == Committed::Unchanged {
                continue;
            }
        }
        changed.push(Mended {
            file: file.clone(),
            diff: difference(context, file, &before, &after),
        });
        standing = standing.supposing(file, after);
    }
    Ok((changed, standing))
}

/// The bytes of a file, and those it would have with all mended that leaves no doubt; none where
/// that is nothing. What shows only once a line break is gone is mended in another round.
fn mended(standing: &Standing, file: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let schema = table_of(file)?;
    let before = standing.directory.bytes(file, CSV_LIMIT).ok().flatten()?;
    let mut after = before.clone();
    let mut supposed = None;
    for _ in 0..ROUNDS {
        let current = supposed.as_ref().unwrap_or(standing);
        let faults: Vec<Fault> = current.faults_of(file).cloned().collect();
        let next = repaired(file, &after, &faults);
        if next == after {
            break;
        }
        supposed = Some(standing.supposing(file, next.clone()));
        after = next;
    }
    let current = supposed.as_ref().unwrap_or(standing);
    let left = current.errors_of(file);
    if let Some(book) = current.inspection.book.as_ref().filter(|_| left == 0) {
        let services = &book.policy.satisfaction.services;
        after = canonical_table(&after, schema, services, &book.almanac.zone).unwrap_or(after);
    }
    (after != before && left <= standing.errors_of(file)).then_some((before, after))
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
