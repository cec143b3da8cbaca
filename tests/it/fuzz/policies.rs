//! TOML to settings: what the strict walk makes of a file, beside what the `toml` crate makes of it.

use visits::face::book::inspect;
use visits::face::diag::{Fault, Severity};
use visits::face::model::Book;

use super::rows::{Base, below_name, corpus, parted};
use super::run::{self, Target, Verdict};
use super::sources;
use crate::support::root;

const FILES: [&str; 4] = ["visits.toml", "policy.toml", "staff.toml", "calendar.toml"];

/// How many tables `[[KEY]]` there are.
fn entries(table: &toml::Table, keys: &[&str]) -> usize {
    let arrays = keys.iter().filter_map(|key| table.get(*key)?.as_array());
    arrays.map(Vec::len).sum()
}

/// What must have come of a file without errors.
fn lost(file: &str, table: &toml::Table, book: &Book) -> Option<String> {
    let rules = &["cadence", "trigger", "sample"][..];
    let pairs = match file {
        "policy.toml" => vec![
            (entries(table, rules), book.policy.rules.len()),
            (entries(table, &["quota"]), book.policy.quotas.len()),
        ],
        "staff.toml" => vec![(entries(table, &["staff"]), book.staff.len())],
        _ => Vec::new(),
    };
    let lost = pairs.into_iter().find(|(stated, read)| stated != read)?;
    Some(format!("{} stated, {} read", lost.0, lost.1))
}

fn held(base: &Base, input: &[u8]) -> Verdict {
    let Some((file, bytes)) = parted(input) else {
        return Ok("no name".to_owned());
    };
    if !FILES.contains(&file) {
        return Ok("no such name".to_owned());
    }
    base.with(file, bytes, |directory| {
        let inspection = inspect(directory);
        for fault in &inspection.faults {
            inspection.sources.locate(fault);
        }
        let is_error =
            |fault: &&Fault| fault.severity() == Severity::Error && *fault.place.file == *file;
        let errors = inspection.faults.iter().filter(is_error).count();
        let text = String::from_utf8_lossy(bytes);
        let stated = text.trim_start_matches('\u{feff}').parse::<toml::Table>();
        match (&stated, &inspection.book) {
            // A bare CR ends no line in TOML; as UTF-8 it is text all the same.
            (Err(_), _) if errors == 0 && std::str::from_utf8(bytes).is_ok() => {
                return Err(format!("TOML that is none, and nothing said: {stated:?}"));
            }
            (Ok(table), Some(book)) if errors == 0 => {
                if let Some(lost) = lost(file, table, book) {
                    return Err(lost);
                }
            }
            (Ok(_), None) if inspection.faults.is_empty() => {
                return Err("nothing read, and nothing said".to_owned());
            }
            _ => {}
        }
        let codes: std::collections::BTreeSet<&str> = inspection
            .faults
            .iter()
            .map(|fault| fault.code.text())
            .collect();
        Ok(format!("{file} {codes:?}"))
    })
}

fn target(oracle: &dyn Fn(&[u8]) -> Verdict) -> Target<'_> {
    let presets = sources::files(&root().join("src/policy/presets"), |path| {
        sources::ends(path, "toml")
    });
    let presets = presets
        .into_iter()
        .map(|preset| [b"policy.toml\n", &*preset].concat());
    let mut inputs = corpus("policies", &FILES);
    inputs.extend(presets);
    Target {
        name: "policies",
        corpus: inputs,
        mutate: below_name,
        oracle,
    }
}

#[test]
fn what_is_stated_is_read_or_an_error() {
    let base = Base::new();
    run::gate(&target(&|input| held(&base, input)));
}

#[test]
#[ignore = "runs as long as it is told"]
fn long() {
    let base = Base::new();
    run::long(&target(&|input| held(&base, input)));
}
