//! `import`: rows of another program, by key; all of them, or none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::calendar::{Instant, Month, parse_date_or_instant};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::reading::located;
use crate::diag::{Fault, Severity, nearest};
use crate::model::Book;
use crate::report::check::findings;
use crate::sheet::{Page, Tone};
use crate::store::schema::{Kind as CellKind, SCHEMAS, Schema, schema};
use crate::store::{
    CSV_LIMIT, Directory, Disk, Imported, NamedRow, Need, ReadFault, RealDisk, canonical_cell,
    import, read, taken_in,
};

/// Take rows in from another program: csv in any encoding, or xlsx
#[derive(Args, Debug)]
pub struct Import {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What its rows are: owners, contacts, visits, issues, events
    #[arg(long = "as", value_name = "TABLE")]
    table: String,
    /// What a column of the file is here: "房号=id"; may be repeated
    #[arg(long, value_name = "THEIRS=OURS")]
    map: Vec<String>,
    /// The sheet of a workbook (default: the first with anything on it)
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Take the sound rows even if others are not
    #[arg(long)]
    partial: bool,
}

/// A row on its way in: where it stood, where it goes, what it says.
struct Coming {
    line: u32,
    file: String,
    row: NamedRow,
}

/// A row that is not taken: its line in the foreign file, and why.
type Refusal = (u32, String);

/// What is taken in, file by file, and what is not.
#[derive(Default)]
struct Outcome {
    added: usize,
    changed: usize,
    files: BTreeMap<String, Vec<u8>>,
    refused: Vec<Refusal>,
}

impl Import {
    /// Takes the rows in.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let book = context.roll(&directory)?;
        let now = context.now(&book.almanac)?;
        let schema = self.schema(context)?;
        let imported = self.imported(context)?;
        let columns = self.columns(context, schema, &imported)?;
        let (coming, mut refused) =
            arrange(context, &directory, &book, schema, &imported, &columns)?;
        refused.extend(
            imported
                .refused
                .iter()
                .map(|fault| (fault.place.line, fault.cause.to_string())),
        );
        let mut outcome = take(context, &directory, &book, schema, coming)?;
        outcome.refused.extend(refused);
        outcome.refused.sort();
        let goes = outcome.refused.is_empty() || self.partial;
        if goes && !self.dry_run {
            let session = context.session(&directory)?;
            for (file, bytes) in &outcome.files {
                context.commit(&session, &directory, file, |_| Ok(bytes.clone()))?;
            }
        }
        self.answer(context, &outcome, goes, now)
    }

    fn schema(&self, context: &Context<'_>) -> Result<&'static Schema, CommandError> {
        let known: Vec<&str> = SCHEMAS
            .iter()
            .map(|schema| schema.name)
            .filter(|name| !matches!(*name, "plans" | "approvals" | "surveys"))
            .collect();
        match schema(&self.table).filter(|schema| known.contains(&schema.name)) {
            Some(schema) => Ok(schema),
            None => Err(context.unknown_name("--as", &self.table, &known)),
        }
    }

    fn imported(&self, context: &Context<'_>) -> Result<Imported, CommandError> {
        let refuse = |reason: &dyn std::fmt::Display| {
            let arguments: [(&str, &dyn std::fmt::Display); 2] =
                [("file", &self.file.display()), ("reason", reason)];
            CommandError::new(
                Kind::Data,
                context.words.say("import.unreadable", &arguments),
            )
        };
        let path = context.environment.working_directory.join(&self.file);
        let bytes = RealDisk
            .read(&path, CSV_LIMIT)
            .map_err(|error| refuse(&error))?;
        import(&bytes, self.sheet.as_deref()).map_err(|error| refuse(&error))
    }

    /// For each column of the file, the column it is here, if it is one.
    fn columns(
        &self,
        context: &Context<'_>,
        schema: &Schema,
        imported: &Imported,
    ) -> Result<Vec<Option<String>>, CommandError> {
        let mut mapped = BTreeMap::new();
        for text in &self.map {
            let Some((theirs, ours)) = text.rsplit_once(['=', '＝']) else {
                return context.refuse("import.map", &[("value", text)]);
            };
            let (theirs, ours) = (theirs.trim(), ours.trim());
            if !imported.header.iter().any(|name| name == theirs) {
                let names = context.words.list(&imported.header);
                return context.refuse("import.no-column", &[("name", &theirs), ("names", &names)]);
            }
            if schema.column(ours).is_none() {
                let known: Vec<&str> = schema.columns.iter().map(|column| column.name).collect();
                let near = nearest(ours, known.iter().copied())
                    .map_or_else(|| context.words.list(&known), str::to_owned);
                return context.refuse("import.no-field", &[("name", &ours), ("names", &near)]);
            }
            mapped.insert(theirs.to_owned(), ours.to_owned());
        }
        let of = |name: &String| {
            mapped
                .get(name)
                .cloned()
                .or_else(|| schema.column(name.trim()).map(|_| name.trim().to_owned()))
        };
        Ok(imported.header.iter().map(of).collect())
    }

    fn answer(
        &self,
        context: &mut Context<'_>,
        outcome: &Outcome,
        goes: bool,
        now: Instant,
    ) -> Result<(), CommandError> {
        let key = match (goes, self.dry_run) {
            (true, false) => "import.done",
            (true, true) => "import.would",
            (false, _) => "import.none",
        };
        let mut page = Page::new("import", context.words.text(key), now);
        let counts: [(&str, &dyn std::fmt::Display); 3] = [
            ("added", &outcome.added),
            ("changed", &outcome.changed),
            ("refused", &outcome.refused.len()),
        ];
        page.text(Tone::Plain, context.words.say("import.counts", &counts));
        let told = outcome.refused.iter().map(|(line, why)| {
            context
                .words
                .say("import.row", &[("line", line), ("why", why)])
        });
        page.points(told.collect());
        let rows = outcome
            .refused
            .iter()
            .map(|(line, why)| json!({ "line": line, "reason": why }));
        page.wire.insert("added".to_owned(), json!(outcome.added));
        page.wire
            .insert("changed".to_owned(), json!(outcome.changed));
        page.wire
            .insert("refused".to_owned(), json!(rows.collect::<Vec<_>>()));
        page.wire
            .insert("written".to_owned(), json!(goes && !self.dry_run));
        page.wire.insert(
            "files".to_owned(),
            json!(outcome.files.keys().collect::<Vec<_>>()),
        );
        context.show(page)?;
        if goes {
            Ok(())
        } else {
            Err(CommandError::said(Kind::Data))
        }
    }
}

/// Rows in our columns and forms, each with the file it belongs into.
fn arrange(
    context: &Context<'_>,
    directory: &Directory,
    book: &Book,
    schema: &Schema,
    imported: &Imported,
    columns: &[Option<String>],
) -> Result<(Vec<Coming>, Vec<Refusal>), CommandError> {
    let dated = schema.key.first().copied().filter(|_| schema.is_folder);
    let (mut coming, mut refused) = (Vec::new(), Vec::new());
    for record in &imported.rows {
        let named = columns
            .iter()
            .zip(&record.cells)
            .filter_map(|(name, cell)| Some((name.clone()?, cell)));
        let mut row: NamedRow = named
            .map(|(name, cell)| {
                let cell = formed(context, book, schema, &name, cell);
                (name, cell)
            })
            .collect();
        let file = match dated {
            None => format!("{}.csv", schema.name),
            Some(column) => {
                let at = row
                    .iter()
                    .find(|(name, _)| name == column)
                    .map_or("", |(_, cell)| cell.as_str());
                let Ok(at) = parse_date_or_instant(at, &book.almanac.zone) else {
                    let why = context
                        .words
                        .say("import.no-time", &[("column", &column), ("value", &at)]);
                    refused.push((record.line, why));
                    continue;
                };
                let at = at.value.start();
                if !row
                    .iter()
                    .any(|(name, cell)| name == "id" && !cell.is_empty())
                {
                    let kind = schema.name.chars().next().unwrap_or('x');
                    row.retain(|(name, _)| name != "id");
                    row.insert(0, ("id".to_owned(), context.new_id(directory, kind, at)?));
                }
                format!("{}/{}.csv", schema.name, Month::of(at.date()))
            }
        };
        coming.push(Coming {
            line: record.line,
            file,
            row,
        });
    }
    Ok((coming, refused))
}

/// A cell in the form of its column; words also as the reader's language says them.
fn formed(context: &Context<'_>, book: &Book, schema: &Schema, name: &str, cell: &str) -> String {
    let Some(column) = schema.column(name) else {
        return cell.to_owned();
    };
    match column.kind {
        CellKind::Word(words) => {
            let said = cell.trim();
            let meant = words
                .iter()
                .find(|word| context.words.term(name, word) == said);
            meant.map_or_else(|| said.to_owned(), |word| (*word).to_owned())
        }
        kind => canonical_cell(kind, cell, &book.almanac.zone).into_owned(),
    }
}

/// Looks what each file would be with its rows; rows that would be errors are left out and told.
fn take(
    context: &mut Context<'_>,
    directory: &Directory,
    book: &Book,
    schema: &Schema,
    coming: Vec<Coming>,
) -> Result<Outcome, CommandError> {
    let columns = schema.names(&book.policy.satisfaction.services);
    let mut by_file: BTreeMap<String, Vec<Coming>> = BTreeMap::new();
    for row in coming {
        by_file.entry(row.file.clone()).or_default().push(row);
    }
    let mut outcome = Outcome::default();
    for (file, mut rows) in by_file {
        context.refuse_faulty_file(directory, &file)?;
        let current = directory
            .bytes(&file, CSV_LIMIT)
            .map_err(|error| context.unwritable(&error))?;
        loop {
            let named: Vec<NamedRow> = rows.iter().map(|coming| coming.row.clone()).collect();
            let taken = taken_in(current.as_deref(), &columns, "id", &named)
                .map_err(|error| context.not_changed(directory, &file, error))?;
            let errors = errors(context, directory, &file, &taken.bytes);
            let why = |line: &u32| {
                errors
                    .iter()
                    .find(|(at, _)| at == line)
                    .map(|(_, why)| why.clone())
            };
            let bad: Vec<Option<String>> = taken.lines.iter().map(why).collect();
            if bad.iter().all(Option::is_none) {
                outcome.added += taken.added;
                outcome.changed += rows.len() - taken.added;
                if current.as_deref() != Some(&taken.bytes) {
                    outcome.files.insert(file.clone(), taken.bytes);
                }
                break;
            }
            let mut bad = bad.into_iter();
            rows.retain(|row| match bad.next().flatten() {
                Some(why) => {
                    outcome.refused.push((row.line, why));
                    false
                }
                None => true,
            });
        }
    }
    Ok(outcome)
}

/// The errors that a file would have: the line, and what is wrong.
fn errors(
    context: &Context<'_>,
    directory: &Directory,
    file: &str,
    bytes: &[u8],
) -> Vec<(u32, String)> {
    let need = Need {
        notes: false,
        plans: false,
        surveys: false,
        ..Need::everything()
    };
    let supposed = directory.supposing(file, bytes.to_vec());
    let (faults, sources) = match read(&supposed, &need) {
        Ok(reading) => (reading.faults, reading.sources),
        Err(ReadFault::Configuration(faults, sources) | ReadFault::Unreadable(faults, sources)) => {
            (faults, sources)
        }
    };
    let is_error = |fault: &Fault| {
        Path::new(&*fault.place.file) == Path::new(file) && fault.severity() == Severity::Error
    };
    let errors: Vec<_> = faults
        .into_iter()
        .filter(is_error)
        .map(|fault| located(&sources, fault))
        .collect();
    findings(&errors, context.words)
        .into_iter()
        .map(|finding| (finding.line, finding.message))
        .collect()
}
