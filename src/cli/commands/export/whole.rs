//! `export results`, `export facts`: typed tables of one community, for engines that ask many.

use std::path::Path;

use crate::calendar::{Instant, Period};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::duties::{Known, Lookback};
use crate::model::Book;
use crate::ops::results::{reads_back, results};
use crate::render::{Format, HAS_PARQUET, Stamp, tidy};
use crate::report;
use crate::sheet::{Cell, Kind as Holds, Table};
use crate::text::make_folder;
use crate::words::Message;

/// What is exported as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli::commands) enum Whole {
    /// The figures of a period.
    Results,
    /// The tables of the directory.
    Facts,
}

impl Whole {
    /// The one of this name.
    pub(in crate::cli::commands) fn named(name: &str) -> Option<Whole> {
        match name {
            "results" => Some(Whole::Results),
            "facts" => Some(Whole::Facts),
            _ => None,
        }
    }

    /// The names of its tables.
    pub(in crate::cli::commands) fn names(self) -> Vec<&'static str> {
        match self {
            Whole::Results => report::results::TABLES
                .iter()
                .map(|(name, _)| *name)
                .collect(),
            Whole::Facts => crate::book::EXPORTED.to_vec(),
        }
    }

    /// The visits that it needs.
    pub(in crate::cli::commands) fn reads_back(
        self,
        book: &Book,
        now: Instant,
        period: &Period,
    ) -> Lookback {
        match self {
            Whole::Results => reads_back(book, now, period),
            Whole::Facts => Lookback::all(),
        }
    }

    /// Its tables; of facts those columns in which people write freely, and their names and numbers,
    /// only where `contacts` are shown.
    pub(in crate::cli::commands) fn tables(
        self,
        known: &Known<'_>,
        period: &Period,
        contacts: bool,
    ) -> Vec<Table> {
        match self {
            Whole::Results => report::results::tables(&results(known, period)),
            Whole::Facts => {
                let names = crate::book::EXPORTED.iter();
                let tables = names.map(|name| report::export::facts(known.book, name, contacts));
                tables.flatten().collect()
            }
        }
    }

    /// Answers for one community.
    pub(super) fn run(
        self,
        context: &mut Context<'_>,
        words: &[String],
        only: Option<&str>,
    ) -> Result<(), CommandError> {
        let names = self.names();
        if let Some(only) = only.filter(|only| !names.contains(only)) {
            return Err(context.unknown_name("--table", only, &names));
        }
        if self == Whole::Facts && super::facts::in_parts(context, only)? {
            return Ok(());
        }
        let notes = self == Whole::Facts && context.globals.show_contacts;
        let (opened, period) = context.open(notes, |context, book, now| {
            let period = context.period(words, &book.almanac, now)?;
            let back = self.reads_back(book, now, &period);
            Ok((period, back))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let mut tables = self.tables(&known, &period, context.globals.show_contacts);
        tables.retain(|table| only.is_none_or(|only| only == table.key));
        let period = (self == Whole::Results).then_some(&period);
        let labels = office_labels(&opened.book);
        let stamp = stamp(&opened.book, opened.now, period, labels);
        write(context, &tables, &stamp)
    }
}

/// The labels of a community that stands by itself: no city, no company.
pub(super) fn office_labels(book: &Book) -> Vec<(String, String)> {
    let community = book.office.community.clone().unwrap_or_default();
    vec![("community".to_owned(), community)]
}

/// What each row begins with: whose it is; of results, of which period and as of when.
pub(in crate::cli::commands) fn stamp(
    book: &Book,
    now: Instant,
    period: Option<&Period>,
    labels: Vec<(String, String)>,
) -> Stamp {
    let of = |name: &str| labels.iter().find(|(label, _)| label == name);
    let label = |name: &str| of(name).map_or(Cell::Empty, |(_, value)| Cell::id(value.as_str()));
    let names = ["community", "city", "company"];
    let cells = names.map(|name| (name.to_owned(), Holds::Id, label(name)));
    let mut cells = cells.to_vec();
    if let Some(period) = period {
        let name = Cell::id(period.name.as_str());
        cells.push(("period".to_owned(), Holds::Id, name));
        cells.push((
            "period_from".to_owned(),
            Holds::Date,
            Cell::Date(period.from),
        ));
        cells.push(("period_to".to_owned(), Holds::Date, Cell::Date(period.to)));
        cells.push(("as_of".to_owned(), Holds::Instant, Cell::Instant(now)));
    }
    let zone = book.almanac.zone.clone();
    Stamp { cells, zone }
}

/// Writes tables as the form asked for: into a folder a file each, else one stream.
fn write(context: &mut Context<'_>, tables: &[Table], stamp: &Stamp) -> Result<(), CommandError> {
    let (format, look) = (context.format()?, context.look());
    if format == Format::Parquet && !HAS_PARQUET {
        return Err(context.failure(Kind::Usage, Message::ExportNoParquet));
    }
    let bytes = |table: &Table| tidy(table, stamp, format, &look);
    if let Some(folder) = context.output_file().filter(|file| is_folder(file)) {
        let folder = context.environment.working_directory.join(folder);
        make_folder(&folder).map_err(|error| context.unwritable(&context.reason(&error)))?;
        for table in tables {
            let bytes = bytes(table).map_err(|fault| context.no_form(&fault))?;
            context.write_file(&folder.join(file_of(table.key, format)), &bytes)?;
        }
        return Ok(());
    }
    if tables.len() > 1 && format != Format::Ndjson {
        let names: Vec<&str> = tables.iter().map(|table| table.key).collect();
        let failure = context.failure(Kind::Usage, Message::ExportOneTable);
        return Err(failure.one_of(&names, context.words));
    }
    let mut all = Vec::new();
    for table in tables {
        all.extend(bytes(table).map_err(|fault| context.no_form(&fault))?);
    }
    context.write(&all)
}

/// The name of a table's file.
pub(in crate::cli::commands) fn file_of(table: &str, format: Format) -> String {
    format!("{table}{}", format.ending())
}

/// Whether what was named is a folder: it is one, or is written like one.
fn is_folder(path: &Path) -> bool {
    let written = path.as_os_str().to_string_lossy();
    written.ends_with(['/', std::path::MAIN_SEPARATOR]) || path.is_dir()
}
