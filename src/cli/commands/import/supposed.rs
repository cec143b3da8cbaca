//! Which rows would be errors: the directory is read as it would be.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::intake::{Notes, Spot, TroubleKind};
use crate::book::{Need, ReadFault, read_with_all_faults};
use crate::cli::reading::located;
use crate::diag::file;
use crate::diag::{Fault, Severity};
use crate::report::check::findings;
use crate::text::{Directory, Sources};
use crate::words::Words;

/// Notes the errors that the directory would have with `files` in it and does not have now. `places`:
/// the file and line of each row, and where it came from.
pub(super) fn note_errors(
    directory: &Directory,
    files: &BTreeMap<String, Vec<u8>>,
    places: &[(String, u32, Spot)],
    words: Words,
    notes: &mut Notes,
) {
    if files.is_empty() {
        return;
    }
    let mut supposed = directory.clone();
    for (file, bytes) in files {
        supposed = supposed.supposing(file, bytes.clone());
    }
    let (faults, sources) = errors(&supposed);
    if faults.is_empty() {
        return;
    }
    let before: BTreeSet<_> = errors(directory).0.iter().map(place_of).collect();
    let spots: HashMap<(&str, u32), &Spot> = places
        .iter()
        .map(|(file, line, spot)| ((file.as_str(), *line), spot))
        .collect();
    let new: Vec<Fault> = faults
        .into_iter()
        .filter(|fault| !before.contains(&place_of(fault)))
        .collect();
    let mut met = BTreeSet::new();
    for fault in new {
        let (file, line) = (fault.place.file.to_string(), fault.place.line);
        // In staff.toml a fault stands on the line of its key, below the head of its member.
        let spot = spots.get(&(file.as_str(), line)).copied().or_else(|| {
            let above = places
                .iter()
                .filter(|(of, at, _)| *of == file && *at <= line && *at > 0);
            let nearest = above.max_by_key(|(_, at, _)| *at);
            nearest
                .filter(|_| file == file::STAFF)
                .map(|(_, _, spot)| spot)
        });
        let fallback = Spot {
            row: 0,
            ..places
                .first()
                .map(|(_, _, spot)| spot.clone())
                .unwrap_or_default()
        };
        let spot = spot.cloned().unwrap_or(fallback);
        let column = match &fault.spot {
            crate::diag::Spot::Cell(column) => column.to_string(),
            _ => String::new(),
        };
        let code = fault.code.text();
        let finding = findings(&[located(&sources, fault)], words)
            .into_iter()
            .next();
        let message = finding.map(|finding| finding.message).unwrap_or_default();
        if met.insert((spot.clone(), message.clone())) {
            notes.trouble(TroubleKind::Unsound, &column, &spot, code, message);
        }
    }
}

fn place_of(fault: &Fault) -> (&'static str, String, u32) {
    (
        fault.code.text(),
        fault.place.file.to_string(),
        fault.place.line,
    )
}

fn errors(directory: &Directory) -> (Vec<Fault>, Sources) {
    let need = Need {
        notes: false,
        plans: false,
        ..Need::everything()
    };
    let (faults, sources) = match read_with_all_faults(directory, &need) {
        Ok(reading) => (reading.faults, reading.sources),
        Err(ReadFault::Configuration(faults, sources) | ReadFault::Unreadable(faults, sources)) => {
            (faults, sources)
        }
    };
    let errors = faults
        .into_iter()
        .filter(|fault| fault.severity() == Severity::Error);
    (errors.collect(), sources)
}
