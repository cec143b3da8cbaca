//! Workbooks and lists of any form to rows of ours: every row below the headings becomes one, or is
//! refused, or is told of.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};

use visits::face::book::intake::{
    Asked, Known, Members, Notes, Parties, RemarkKind, Source, choose, drafts,
};
use visits::face::calendar::Zone;
use visits::face::text::workbook::open;
use zip::write::SimpleFileOptions;

use super::mutation::mutated;
use super::random::Random;
use super::run::{self, Target, Verdict};
use super::sources;
use crate::support::root;

/// What is told of a row that is no row of the list.
const NO_ROWS: [RemarkKind; 6] = [
    RemarkKind::Total,
    RemarkKind::Footer,
    RemarkKind::HeaderAgain,
    RemarkKind::Band,
    RemarkKind::OnlyNumber,
    RemarkKind::NothingSaid,
];

fn known() -> Known {
    Known {
        zone: Zone::named("Asia/Shanghai").expect("a zone"),
        today: "2026-11-30".parse().expect("a day"),
        services: vec!["overall".to_owned()],
        scale: 5,
        roles: vec![("butler".to_owned(), "管家".to_owned())],
        households_role: Some("butler".to_owned()),
        departments: Vec::new(),
        event_kinds: Vec::new(),
        tags: std::collections::BTreeSet::new(),
        parties: Parties::default(),
        members: Members::default(),
        set: BTreeMap::new(),
        year: None,
        adds_roles: false,
    }
}

fn held(known: &Known, input: &[u8]) -> Verdict {
    let book = match open(input) {
        Ok(book) => book,
        Err(error) => return Ok(format!("{error:?}").chars().take(12).collect()),
    };
    let form = book.form.name();
    let chosen = match choose(&book, "list", &Asked::default(), &known.services) {
        Ok((chosen, _)) => chosen,
        Err(fault) => return Ok(format!("{form} {}", &format!("{fault:?}")[..6])),
    };
    let mut outcome = form.to_owned();
    for chosen in &chosen {
        let sheet = &book.sheets[chosen.sheet];
        let source = Source {
            file: "list",
            form: book.form,
            sheet,
            table: chosen.table,
            layout: &chosen.layout,
        };
        let mut notes = Notes::default();
        let rows: BTreeSet<u32> = drafts(source, known, &mut notes)
            .iter()
            .map(|draft| draft.spot.row)
            .collect();
        let refused: BTreeSet<u32> = notes
            .troubles
            .iter()
            .map(|trouble| trouble.spot.row)
            .collect();
        let told = notes
            .remarks
            .iter()
            .filter(|((kind, _), _)| NO_ROWS.contains(kind));
        let told: usize = told.map(|(_, told)| told.count).sum();
        let below = sheet
            .rows
            .iter()
            .filter(|row| row.number > chosen.layout.header_rows.1);
        let below = below.filter(|row| row.cells.iter().any(|(_, value)| !value.is_blank()));
        let below: BTreeSet<u32> = below
            .map(|row| row.number)
            .chain(sheet.broken.iter().map(|line| line.number))
            .collect();
        let accounted = rows.union(&refused).count() + told;
        if accounted < below.len() {
            let missing: Vec<&u32> = below
                .iter()
                .filter(|row| !rows.contains(row) && !refused.contains(row))
                .collect();
            return Err(format!(
                "rows neither taken nor told of, among {missing:?}; told of {told}: {:?}",
                notes.remarks.keys()
            ));
        }
        let kinds: BTreeSet<&str> = notes
            .troubles
            .iter()
            .map(|trouble| trouble.kind.word())
            .collect();
        let (table, remarks) = (chosen.table.name(), notes.remarks.len());
        let _ = write!(outcome, " {table} {kinds:?} {remarks}");
    }
    Ok(outcome)
}

/// Changes a part of a zip as text, or the bytes as they are.
fn changed(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    if seed.starts_with(b"PK")
        && random.below(5) > 0
        && let Some(bytes) = part_changed(seed, random)
    {
        return bytes;
    }
    mutated(seed, other, random)
}

fn part_changed(seed: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(seed)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len().min(64) {
        let mut part = archive.by_index(at).ok()?;
        let mut bytes = Vec::new();
        part.by_ref().take(4 << 20).read_to_end(&mut bytes).ok()?;
        parts.push((part.name().ok()?.into_owned(), bytes));
    }
    let of_use = |name: &str| name.ends_with(".xml") || name.ends_with(".bin");
    let places: Vec<usize> = (0..parts.len())
        .filter(|at| of_use(&parts[*at].0))
        .collect();
    if places.is_empty() {
        return None;
    }
    let (at, from) = (*random.one(&places), *random.one(&places));
    let from = parts[from].1.clone();
    parts[at].1 = mutated(&parts[at].1, &from, random);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name, SimpleFileOptions::default()).ok()?;
        writer.write_all(&bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

fn target(oracle: &dyn Fn(&[u8]) -> Verdict) -> Target<'_> {
    let is_list =
        |path: &std::path::Path| !sources::ends(path, "toml") && !path.ends_with("expected.csv");
    let mut inputs = sources::once_refused("workbooks");
    inputs.extend(sources::files(&root().join("tests/data/intake"), is_list));
    Target {
        name: "workbooks",
        corpus: inputs,
        mutate: changed,
        oracle,
    }
}

#[test]
fn every_row_is_taken_or_told_of() {
    let known = known();
    run::gate(&target(&|input| held(&known, input)));
}

#[test]
#[ignore = "runs as long as it is told"]
fn long() {
    let known = known();
    run::long(&target(&|input| held(&known, input)));
}
