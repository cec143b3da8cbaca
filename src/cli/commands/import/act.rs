//! Taking lists in: what each row is, what the files would be with them, which rows would be errors
//! there. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};

use super::batch::{self, Batch};
use super::beginning;
use super::complete::Completion;
use super::known::known_of;
use super::outcome::{CellChange, ColumnTaken, Outcome, SheetTaken};
use super::printed::Printed;
use super::request::Request;
use super::supposed;
use super::understood::{Understood, source, understand};
use crate::book::ChangeError;
use crate::book::intake::{
    ChoiceFault, Draft, Known, Merged, Notes, Print, Source, StaffError, Table, Use, drafts,
    id_of_name, letters, merge, merge_staff,
};
use crate::book::schema::Schema;
use crate::calendar::Instant;
use crate::diag::file;
use crate::model::Book;
use crate::text::workbook::Form;
use crate::text::{CSV_LIMIT, Directory, ReadError};
use crate::words::Words;

/// Why nothing at all can be taken in.
#[derive(Debug)]
pub(in crate::cli) enum Failure {
    /// No sheet of a file can be used.
    Choice(String, ChoiceFault),
    /// A file of the directory cannot be read.
    Unread(ReadError),
    /// A file of the directory cannot be changed.
    Change(String, ChangeError),
    /// `staff.toml` cannot be changed.
    Staff(StaffError),
    /// Forms were found and no survey was named.
    NoSurvey,
}

/// Takes the lists in, as far as that can be done without writing.
pub(in crate::cli) fn take_in(
    request: &Request,
    directory: &Directory,
    book: &Book,
    now: Instant,
    words: Words,
) -> Result<Outcome, Failure> {
    let services = &book.policy.satisfaction.services;
    let understood =
        understand(request, services).map_err(|(file, fault)| Failure::Choice(file, fault))?;
    let mut known = known_of(book, now.date(), request);
    let mut notes = Notes::default();
    let mut outcome = Outcome {
        passed_over: understood.passed.clone(),
        ..Outcome::default()
    };
    let mut batches = read(request, &understood, &mut known, &mut notes, &mut outcome);
    batch::note_twice(&mut batches, &mut notes);
    if request.is_beginning {
        beginning::areas(&mut batches, request, &mut notes);
    }
    Completion::new(directory, book, &known)
        .map_err(Failure::Unread)?
        .complete(&mut batches, &mut notes);
    if request.is_beginning {
        beginning::staff_areas(&mut batches, book, &mut notes);
        beginning::note_no_staff(&batches, &mut notes);
    }
    if !request.partial {
        batch::pass_over_refused(&mut batches, &known);
    }
    let printed = Printed::of(book, now, &understood);
    let writer = Writer {
        request,
        directory,
        book,
        known: &known,
        printed: &printed,
    };
    let (files, merges) = writer.sound(&mut batches, &mut notes, words)?;
    for (table, merged) in merges {
        outcome.added += merged.added;
        if merged.added > 0 {
            *outcome.added_of.entry(table.name().to_owned()).or_default() += merged.added;
        }
        outcome.changed += merged.changed;
        outcome.same += merged.same;
        let changes = merged.changes.into_iter();
        outcome
            .changes
            .extend(changes.map(|change| CellChange::of(table.name(), change)));
    }
    outcome.files = files;
    outcome.note(notes);
    Ok(outcome)
}

/// Reads the rows of every sheet, table after table, so that whom a row names is known before it.
fn read(
    request: &Request,
    understood: &Understood<'_>,
    known: &mut Known,
    notes: &mut Notes,
    outcome: &mut Outcome,
) -> Vec<Batch> {
    let mut batches = Vec::new();
    if request.is_beginning {
        batches.extend(beginning::butlers(understood, known, notes));
    }
    for table in Table::ALL {
        for (file, chosen) in understood
            .sheets
            .iter()
            .filter(|(_, chosen)| chosen.table == table)
        {
            let source = source(file, chosen);
            let before = notes.troubles.len();
            let rows = drafts(source, known, notes);
            let troubles = notes.troubles[before..].iter();
            let refused: BTreeSet<u32> = troubles.map(|trouble| trouble.spot.row).collect();
            outcome
                .sheets
                .push(sheet_taken(source, rows.len() + refused.len()));
            if table == Table::Staff {
                make_known(source, &refused, known);
            }
            batches.push(Batch::of(source, rows));
        }
        for batch in batches.iter_mut().filter(|batch| batch.table == table) {
            batch.give_ids();
            batch.make_known(known);
        }
    }
    batches
}

/// Members whose own rows cannot be taken are known all the same: whoever names them is not to blame.
fn make_known(source: Source<'_>, refused: &BTreeSet<u32>, known: &mut Known) {
    let place = |column: &str| {
        let mut headings = source.layout.headings.iter();
        let heading = headings.find(|heading| heading.used == Use::Column(column.to_owned()));
        heading.map(|heading| heading.column)
    };
    let (id, name) = (place("id"), place("name"));
    let rows = source.sheet.rows.iter();
    for row in rows.filter(|row| refused.contains(&row.number)) {
        let text = |place: Option<u32>| {
            let value = place.and_then(|place| row.get(place));
            value.map_or(String::new(), |value| value.text().trim().to_owned())
        };
        let (id, name) = (text(id), text(name));
        let id = (!id.is_empty()).then_some(id).or_else(|| id_of_name(&name));
        if let Some(id) = id.filter(|id| !known.members.has(id)) {
            known.members.add_refused(&id, &name);
        }
    }
}

fn sheet_taken(source: Source<'_>, rows: usize) -> SheetTaken {
    let columns = source.layout.headings.iter().map(|heading| ColumnTaken {
        heading: if heading.text.is_empty() {
            letters(heading.column)
        } else {
            heading.text.clone()
        },
        used: heading.used.word(),
        column: match &heading.used {
            Use::Party(part) => format!("party.{part}"),
            used => used.target().to_owned(),
        },
    });
    SheetTaken {
        file: source.file.to_owned(),
        form: source.form.name().to_owned(),
        encoding: match source.form {
            Form::Text { encoding, .. } => Some(encoding.to_owned()),
            _ => None,
        },
        sheet: source.sheet.name.clone(),
        table: source.table.name().to_owned(),
        header_row: source.layout.header_rows.1,
        rows,
        columns: columns.collect(),
    }
}

/// What the files would be.
struct Writer<'w> {
    request: &'w Request,
    directory: &'w Directory,
    book: &'w Book,
    known: &'w Known,
    printed: &'w Printed,
}

type Files = BTreeMap<String, Vec<u8>>;
type Merges = Vec<(Table, Merged)>;

impl Writer<'_> {
    /// The files with all rows in them that are no errors there; the others are noted.
    fn sound(
        &self,
        batches: &mut [Batch],
        notes: &mut Notes,
        words: Words,
    ) -> Result<(Files, Merges), Failure> {
        loop {
            let troubles = notes.troubles.len();
            let targets = batch::targets(batches, self.request.survey.as_deref());
            let targets = targets.ok_or(Failure::NoSurvey)?;
            let mut files = Files::new();
            let mut merges = Merges::new();
            let mut places = Vec::new();
            for ((table, file), rows) in &targets {
                let mut merged = self.merged(*table, file, rows, notes)?;
                let lines = merged
                    .lines
                    .iter()
                    .copied()
                    .zip(rows.iter().map(|draft| draft.spot.clone()));
                places.extend(lines.map(|(line, spot)| (file.clone(), line, spot)));
                let current = self.bytes(file)?;
                let bytes = std::mem::take(&mut merged.bytes);
                if current.as_deref() != Some(&bytes) {
                    files.insert(file.clone(), bytes);
                }
                if *table == Table::Staff && self.request.is_beginning {
                    let policy = self.bytes(file::POLICY)?.unwrap_or_default();
                    let policy = beginning::with_roles(&policy, rows, self.known);
                    files.extend(policy.map(|policy| (file::POLICY.to_owned(), policy)));
                }
                merges.push((*table, merged));
            }
            if notes.troubles.len() == troubles {
                supposed::note_errors(self.directory, &files, &places, words, notes);
            }
            if notes.troubles.len() == troubles {
                return Ok((files, merges));
            }
            let refused: BTreeSet<_> = notes.troubles[troubles..]
                .iter()
                .map(|trouble| {
                    (
                        trouble.spot.file.clone(),
                        trouble.spot.sheet.clone(),
                        trouble.spot.row,
                    )
                })
                .collect();
            batch::leave_out(batches, &refused);
        }
    }

    fn bytes(&self, file: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.directory
            .bytes(file, CSV_LIMIT)
            .map_err(Failure::Unread)
    }

    fn merged(
        &self,
        table: Table,
        file: &str,
        rows: &[&Draft],
        notes: &mut Notes,
    ) -> Result<Merged, Failure> {
        let current = self.bytes(file)?;
        let columns = columns_of(
            table.schema(),
            rows,
            &self.book.policy.satisfaction.services,
        );
        let forms = |column: &str, text: &str| Printed::forms(column, text);
        let implied = |key: &str, column: &str| self.printed.implied(key, column);
        let print = Print {
            forms: &forms,
            implied: &implied,
        };
        if table == Table::Staff {
            return merge_staff(current.as_deref(), rows, &print, notes).map_err(Failure::Staff);
        }
        merge(
            table,
            current.as_deref(),
            &columns,
            rows,
            &self.known.zone,
            &print,
            notes,
        )
        .map_err(|error| Failure::Change(file.to_owned(), error))
    }
}

/// The columns of a file that begins with these rows: those of the table, and before its last, the
/// free text, those that the list has of its own.
fn columns_of(schema: &Schema, rows: &[&Draft], services: &[String]) -> Vec<String> {
    let mut columns = schema.names(services);
    let mut own: Vec<&str> = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        let name = cell.column.as_str();
        if !columns.iter().any(|column| column == name) && !own.contains(&name) {
            own.push(name);
        }
    }
    let at = columns.len().saturating_sub(1);
    columns.splice(at..at, own.into_iter().map(str::to_owned));
    columns
}
