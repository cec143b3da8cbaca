//! The rows of one sheet on their way, and the files they go to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::book::intake::{
    Draft, Known, KnownParty, Notes, Source, Spot, Table, TroubleKind, Use, give_ids, home_key,
    moment_of,
};
use crate::calendar::{Month, parse_date};
use crate::diag::file::{self, Folder};

/// The rows of one sheet.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    /// The table they go into.
    pub(super) table: Table,
    /// The file and the sheet they come from.
    pub(super) names: [String; 2],
    /// The columns that the list has.
    pub(super) columns: BTreeSet<String>,
    /// The rows.
    pub(super) rows: Vec<Draft>,
}

impl Batch {
    pub(super) fn of(source: Source<'_>, rows: Vec<Draft>) -> Batch {
        let columns = source
            .layout
            .headings
            .iter()
            .map(|heading| match &heading.used {
                Use::Party(_) => "party".to_owned(),
                used => used.target().to_owned(),
            });
        Batch {
            table: source.table,
            names: [source.file.to_owned(), source.sheet.name.clone()],
            columns: columns.collect(),
            rows,
        }
    }

    pub(super) fn give_ids(&mut self) {
        give_ids(self.table, &mut self.rows);
    }

    /// Makes the people of the rows known to those that come after them.
    pub(super) fn make_known(&self, known: &mut Known) {
        for row in &self.rows {
            match self.table {
                Table::Staff if !known.members.has(&row.key) => {
                    known.members.add(&row.key, row.get("name"));
                }
                Table::Owners | Table::Contacts if !known.parties.has(&row.key) => {
                    known.parties.add(party(row));
                }
                _ => {}
            }
        }
    }
}

fn party(row: &Draft) -> KnownParty {
    let date = |column: &str| parse_date(row.get(column)).ok().map(|parsed| parsed.value);
    KnownParty {
        id: row.key.clone(),
        name: row.get("name").to_owned(),
        home: ["building", "unit", "room"].map(|column| row.get(column).to_owned()),
        lives: (date("moved_in"), date("moved_out")),
    }
}

/// Notes rows whose key an earlier row of the lists has, and leaves them out.
pub(super) fn note_twice(batches: &mut [Batch], notes: &mut Notes) {
    let mut seen: HashMap<(Table, Option<String>, String), String> = HashMap::new();
    let mut homes: HashMap<String, (String, String)> = HashMap::new();
    for batch in batches {
        let table = batch.table;
        batch.rows.retain(|row| {
            let place = place(&row.spot);
            let home = home_key(row).filter(|_| table == Table::Owners);
            let there = home.map(|home| {
                let here = || (row.key.clone(), place.clone());
                homes.entry(home).or_insert_with(here).clone()
            });
            if let Some((id, first)) = there.filter(|(id, _)| *id != row.key) {
                let near = format!("{id}, {first}");
                notes.trouble(
                    TroubleKind::HomeTwice,
                    "room",
                    &row.spot,
                    row.key.clone(),
                    near,
                );
                return false;
            }
            let key = (table, row.survey.clone(), row.key.clone());
            if let Some(first) = seen.get(&key) {
                notes.trouble(
                    TroubleKind::Twice,
                    "id",
                    &row.spot,
                    row.key.clone(),
                    first.clone(),
                );
                return false;
            }
            seen.insert(key, place);
            true
        });
    }
}

/// Where a row stands, as people are told.
fn place(spot: &Spot) -> String {
    let place = [&spot.file, &spot.sheet].map(String::as_str).join(" ");
    format!("{} {}", place.trim(), spot.row)
}

/// The rows of each file of the directory.
pub(super) type Targets<'b> = BTreeMap<(Table, String), Vec<&'b Draft>>;

/// The file that each row goes to; `None` where forms are of no survey.
pub(super) fn targets<'b>(batches: &'b [Batch], survey: Option<&str>) -> Option<Targets<'b>> {
    let mut targets = Targets::new();
    for batch in batches {
        for row in &batch.rows {
            let file = match batch.table {
                Table::Staff => file::STAFF.to_owned(),
                Table::Owners => file::OWNERS.to_owned(),
                Table::Contacts => file::CONTACTS.to_owned(),
                Table::Surveys => {
                    let of_row = row.survey.as_deref().and_then(survey_name);
                    let of_list = || batch.names.iter().rev().find_map(|name| survey_name(name));
                    let name = survey.map(str::to_owned).or(of_row).or_else(of_list)?;
                    Folder::Surveys.file(name)
                }
                table => {
                    let Some(at) = moment_of(table, row) else {
                        continue;
                    };
                    file::in_folder(table.name(), Month::of(at.date()))
                }
            };
            targets.entry((batch.table, file)).or_default().push(row);
        }
    }
    Some(targets)
}

/// The survey that a file or sheet is named after: `2026-h2.xlsx`.
fn survey_name(name: &str) -> Option<String> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    let is_name = !stem.is_empty()
        && stem.starts_with(|letter: char| letter.is_ascii_digit())
        && stem
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_name.then(|| stem.to_owned())
}

/// Passes over the rows of households whose butler's own row cannot be taken: nothing is written then, and
/// the row of the butler is what has to be mended.
pub(super) fn pass_over_refused(batches: &mut [Batch], known: &Known) {
    for batch in batches {
        let is_sound = |row: &Draft| !known.members.is_refused(row.get("butler"));
        batch.rows.retain(is_sound);
    }
}

/// Leaves the rows at these places out.
pub(super) fn leave_out(batches: &mut [Batch], refused: &BTreeSet<(String, String, u32)>) {
    for batch in batches {
        batch.rows.retain(|row| {
            let spot = &row.spot;
            !refused.contains(&(spot.file.clone(), spot.sheet.clone(), spot.row))
        });
    }
}
