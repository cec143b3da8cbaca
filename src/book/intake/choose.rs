//! Which sheets of a file hold which tables.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::folded;
use super::header::{self, Wish};
use super::layout::{Layout, Told, layout};
use super::recognising::{LayoutFault, use_of};
use super::table::Table;
use super::vocabulary::vocabulary;
use crate::text::workbook::{Sheet, Workbook};

/// What a caller says of a file.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The table it is taken into.
    pub table: Option<Table>,
    /// The sheet.
    pub sheet: Option<String>,
    /// The columns.
    pub told: Told,
}

/// A sheet that is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its place among the sheets.
    pub sheet: usize,
    /// The table.
    pub table: Table,
    /// Its columns.
    pub layout: Layout,
}

/// Why a sheet is not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassedOver {
    /// It is hidden.
    Hidden,
    /// It holds nothing.
    Empty,
    /// No row of it names columns of the table.
    NoHeader,
    /// It holds another table.
    Other,
}

/// A sheet that is not taken in: its name, and why.
pub type Passed = (String, PassedOver);

/// Why nothing of a file is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceFault {
    /// There is no such sheet; those there are.
    NoSheet(Vec<String>),
    /// No sheet holds the table, or any. The texts of the row that is most like headings.
    Nothing(Vec<Passed>, Vec<String>),
    /// The columns of a sheet cannot be told.
    Layout(String, LayoutFault),
}

/// The sheets of a file that are taken in, those that are not, and why. `name` is the file's.
pub fn choose(
    book: &Workbook,
    name: &str,
    asked: &Asked,
    services: &[String],
) -> Result<(Vec<Chosen>, Vec<Passed>), ChoiceFault> {
    let candidates = candidates(book, asked)?;
    let mut passed = Vec::new();
    let mut chosen = Vec::new();
    let of_use: Vec<usize> = candidates
        .iter()
        .copied()
        .filter(|at| !book.sheets[*at].rows.is_empty())
        .collect();
    let names_of = |sheet: &Sheet| {
        let of_file = (of_use.len() == 1).then(|| name.to_owned());
        of_file
            .into_iter()
            .chain([sheet.name.clone()])
            .collect::<Vec<_>>()
    };
    let best_of = |at: usize| {
        let sheet = &book.sheets[at];
        (at, best(sheet, &names_of(sheet), asked))
    };
    let best: BTreeMap<usize, Option<Table>> = of_use.iter().copied().map(best_of).collect();
    // Beside a sheet that is one of the table asked for, those that are better others are none of it.
    let best_alone = asked.table.is_some() && best.values().any(|best| *best == asked.table);
    for (at, sheet) in book.sheets.iter().enumerate() {
        let why = if !candidates.contains(&at) {
            if asked.sheet.is_some() {
                continue;
            }
            PassedOver::Hidden
        } else if sheet.rows.is_empty() {
            PassedOver::Empty
        } else {
            let is_only = of_use.len() == 1 || asked.sheet.is_some();
            let fits = |table| fit(sheet, table, &names_of(sheet), asked).is_some();
            let is_taken =
                |table| is_only || (fits(table) && (!best_alone || best[&at] == Some(table)));
            match table_of(asked.table, best[&at], is_taken) {
                Ok(table) => {
                    let layout = layout(sheet, table, &asked.told, services)
                        .map_err(|fault| ChoiceFault::Layout(sheet.name.clone(), fault))?;
                    chosen.push(Chosen {
                        sheet: at,
                        table,
                        layout,
                    });
                    continue;
                }
                Err(why) => why,
            }
        };
        passed.push((sheet.name.clone(), why));
    }
    if chosen.is_empty() {
        return Err(ChoiceFault::Nothing(passed, likely_headings(book, &of_use)));
    }
    Ok((chosen, passed))
}

/// The sheets that may be taken in: the one asked for, else those that are shown.
fn candidates(book: &Workbook, asked: &Asked) -> Result<Vec<usize>, ChoiceFault> {
    let Some(wanted) = &asked.sheet else {
        let shown = (0..book.sheets.len()).filter(|at| !book.sheets[*at].is_hidden);
        return Ok(shown.collect());
    };
    let found = book
        .sheets
        .iter()
        .position(|sheet| sheet.name.trim() == wanted.trim());
    let names = || book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    found
        .map(|at| vec![at])
        .ok_or_else(|| ChoiceFault::NoSheet(names()))
}

/// The table that fits a sheet best.
fn best(sheet: &Sheet, names: &[String], asked: &Asked) -> Option<Table> {
    let fits = Table::ALL
        .into_iter()
        .filter_map(|table| Some((fit(sheet, table, names, asked)?, table)));
    let best = fits.max_by_key(|(score, table)| (*score, std::cmp::Reverse(*table)));
    best.map(|(_, table)| table)
}

/// The table that a sheet holds: the one asked for, where it may be taken as that; else the one that fits it
/// best.
fn table_of(
    asked: Option<Table>,
    best: Option<Table>,
    is_taken: impl Fn(Table) -> bool,
) -> Result<Table, PassedOver> {
    match (asked, best) {
        (Some(table), _) if is_taken(table) => Ok(table),
        (None, Some(best)) => Ok(best),
        (Some(_), Some(_)) => Err(PassedOver::Other),
        (_, None) => Err(PassedOver::NoHeader),
    }
}

/// How well a sheet fits a table; `None` where it does not.
fn fit(sheet: &Sheet, table: Table, names: &[String], asked: &Asked) -> Option<usize> {
    let told = asked.told.map.iter().filter_map(|(theirs, ours)| {
        let column = use_of(table, ours, &[]).target().to_owned();
        let is_known = table.schema().column(&column).is_some() || column.contains("party");
        is_known.then(|| (folded(theirs), column))
    });
    let told: BTreeMap<String, String> = told.collect();
    let mapped: BTreeSet<String> = told.keys().cloned().collect();
    let wish = Wish {
        row: asked.told.header_row,
        mapped: Some(&mapped),
    };
    let found = header::find(sheet, table, wish)?;
    let mut columns = BTreeSet::new();
    for (text, _) in found.texts.values() {
        if let Some(column) = told.get(&folded(text)) {
            columns.insert(column.clone());
        } else if let Some(meaning) = vocabulary().heading(table, text) {
            columns.insert(meaning.column);
        } else if text.to_lowercase().starts_with("rate_") || vocabulary().service(text).is_some() {
            columns.insert("rate_".to_owned());
        }
    }
    let has_mark = |marks: &&[&str]| marks.iter().any(|mark| columns.contains(*mark));
    if !table.schema().recognised_by.iter().all(has_mark) {
        return None;
    }
    let is_named = names
        .iter()
        .any(|name| vocabulary().table_named(name) == Some(table));
    Some(found.known * 2 + if is_named { 7 } else { 0 })
}

/// The texts of the first row that looks like headings.
fn likely_headings(book: &Workbook, of_use: &[usize]) -> Vec<String> {
    let rows = of_use
        .iter()
        .flat_map(|at| book.sheets[*at].rows.iter().take(20));
    let texts = rows.map(|row| {
        let texts = row.cells.iter().filter_map(|(_, value)| match value {
            crate::text::workbook::Value::Text(text) if text.chars().count() <= 24 => {
                Some(text.trim().to_owned())
            }
            _ => None,
        });
        texts.collect::<Vec<_>>()
    });
    let mut best = Vec::new();
    for row in texts {
        if row.len() > best.len() {
            best = row;
        }
    }
    best
}
