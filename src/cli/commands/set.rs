//! `owner set`, `contact set`: cells of one row changed.

use clap::{Args, Subcommand};

use crate::book::schema::schema;
use crate::book::{ChangeError, Need, ReadFault, amended, read, row_of};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::fields::Fields;
use crate::cli::reading::located;
use crate::diag::file;
use crate::diag::{Fault, Severity};
use crate::model::PartyKind;
use crate::ops::Answer;
use crate::ops::changed::{CellChange, PartySet};
use crate::report::changed;
use crate::text::Directory;
use crate::words::Message;

/// Change what is known of a contact
#[derive(Args, Debug)]
pub struct Contact {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Set(Set),
}

/// Change cells of one row; an empty value clears a cell
#[derive(Args, Debug)]
pub struct Set {
    /// Whose: an id, building-unit-room, or a name
    #[arg(value_name = "PARTY")]
    party: String,
    /// What: status=vacant, phone=13800000000, `pause_until=2026-12-31`
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// Take areas, tags and kinds that nobody knows yet
    #[arg(long)]
    new: bool,
}

impl Contact {
    /// Changes the cells.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let Step::Set(set) = self.step;
        set.run(context, "contacts")
    }
}

impl Set {
    pub(super) fn run(
        self,
        context: &mut Context<'_>,
        table: &'static str,
    ) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let reading =
            read(&directory, &Need::MASTER_DATA).map_err(|fault| context.unreadable(fault))?;
        let book = &reading.book;
        let now = context.now(&book.almanac)?;
        let party = &book[context.whom(book, &self.party, now.date())?];
        let is_owner = matches!(party.kind, PartyKind::Household(_));
        if is_owner != (table == "owners") {
            let id = &party.id;
            return context.refuse(if is_owner {
                Message::SetIsOwner { id }
            } else {
                Message::SetIsContact { id }
            });
        }
        let file = file::of_table(table);
        context.refuse_faulty(&reading, &file)?;
        let id = party.id.to_string();
        let columns = schema(table).expect("owners and contacts are tables");
        let asked = Fields {
            book,
            now,
            columns,
            new: self.new,
        };
        let mut cells = Vec::new();
        for typed in &self.fields {
            let (name, value) = context.field_parts(typed)?;
            cells.push(
                if columns.column(name).is_none() && has_column(&directory, &file, name) {
                    (name.to_owned(), value)
                } else {
                    let (name, value) = context.field(asked, name, &value)?;
                    (name.to_owned(), value)
                },
            );
        }
        context.refuse_twice(columns, cells.iter().map(|(name, _)| name.as_str()))?;
        let cells_by_name: Vec<(&str, &str)> = cells
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let mut before = Vec::new();
        let session = context.session(&directory)?;
        context.deed(&session, |words| {
            let fields = cells.iter().map(|(name, _)| words.heading(table, name));
            words.say(Message::DeedSet {
                id: &id,
                fields: &words.list(&fields.collect::<Vec<_>>()),
            })
        });
        context.commit(&session, &directory, &file, |current| {
            before = current
                .and_then(|bytes| row_of(bytes, "id", &id))
                .unwrap_or_default();
            let bytes = amended(current, "id", &id, &cells_by_name)?;
            sound(&directory, &file, bytes)
        })?;
        drop(session);
        if let Ok(after) = read(&directory, &Need::MASTER_DATA) {
            context.remark_on(&after, now, |book| {
                book.party(&id).map(|party| book[party].place.clone())
            });
        }
        let old = |name: &str| {
            before
                .iter()
                .find(|(column, _)| column == name)
                .map_or("", |(_, cell)| cell.as_str())
        };
        let differing = cells.iter().filter(|(name, value)| old(name) != value);
        let changed = differing.map(|(name, value)| CellChange {
            field: name.clone(),
            from: old(name).to_owned(),
            to: value.clone(),
        });
        let set = PartySet {
            changed: changed.collect(),
            party: id.clone(),
            file,
            table,
        };
        context.answer(Answer::at(now, set), changed::party_set)
    }
}

/// The bytes, unless the file would have an error in it.
fn sound(directory: &Directory, file: &str, bytes: Vec<u8>) -> Result<Vec<u8>, ChangeError> {
    let (faults, sources) = match read(
        &directory.supposing(file, bytes.clone()),
        &Need::MASTER_DATA,
    ) {
        Ok(reading) => (reading.faults, reading.sources),
        Err(ReadFault::Configuration(faults, sources) | ReadFault::Unreadable(faults, sources)) => {
            (faults, sources)
        }
    };
    let is_error =
        |fault: &Fault| &*fault.place.file == file && fault.severity() == Severity::Error;
    let errors: Vec<Fault> = faults.into_iter().filter(is_error).collect();
    if errors.is_empty() {
        return Ok(bytes);
    }
    Err(ChangeError::Unsound(
        errors
            .into_iter()
            .map(|fault| located(&sources, fault))
            .collect(),
    ))
}

fn has_column(directory: &Directory, file: &str, name: &str) -> bool {
    let bytes = directory
        .bytes(file, crate::text::CSV_LIMIT)
        .ok()
        .flatten()
        .unwrap_or_default();
    let table = crate::text::Table::parse(&bytes);
    table
        .header()
        .is_some_and(|header| header.position(name).is_some())
}
