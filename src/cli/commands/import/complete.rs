//! What a new row needs and a list does not say: told by `--set`, by what the list is called, or by
//! what everything known agrees on; else the cell is named as missing.

use std::collections::{BTreeMap, HashMap};

use super::batch::Batch;
use crate::book::intake::{
    Draft, Known, Notes, RemarkKind, Rows, Table, TroubleKind, is_named_after,
};
use crate::calendar::Month;
use crate::diag::file;
use crate::model::Book;
use crate::text::{CSV_LIMIT, Directory, ReadError};
use crate::words::vocabulary;

/// Columns whose empty cells mean what a list without them would: nothing is cleared by that. An empty
/// result of a visit may as well mean that nobody was met, so it is asked for.
const SAFE: [&str; 6] = ["status", "area", "kind", "severity", "source", "department"];

/// What is known of files and people, to complete rows by.
pub(super) struct Completion<'c> {
    book: &'c Book,
    known: &'c Known,
    owners: Rows,
    contacts: Rows,
    /// The file in which each happening stands, by its id.
    there: HashMap<(Table, String), String>,
}

impl<'c> Completion<'c> {
    pub(super) fn new(
        directory: &Directory,
        book: &'c Book,
        known: &'c Known,
    ) -> Result<Completion<'c>, ReadError> {
        let rows = |table: Table| {
            let file = file::of_table(table.name());
            let bytes = directory.bytes(&file, CSV_LIMIT)?;
            Ok::<_, ReadError>(Rows::of(bytes.as_deref(), table))
        };
        let mut there = HashMap::new();
        let mut put = |table, id: String, file: &str| {
            there.insert((table, id), file.to_owned());
        };
        for visit in &book.visits {
            put(Table::Visits, visit.id.to_string(), &visit.place.file);
        }
        for issue in &book.issues {
            put(Table::Issues, issue.id.to_string(), &issue.place.file);
        }
        for event in &book.events {
            put(Table::Events, event.id.to_string(), &event.place.file);
        }
        Ok(Completion {
            book,
            known,
            owners: rows(Table::Owners)?,
            contacts: rows(Table::Contacts)?,
            there,
        })
    }

    /// Completes every row that is new, and leaves out those that cannot be.
    pub(super) fn complete(&self, batches: &mut [Batch], notes: &mut Notes) {
        for batch in batches {
            let (table, names, columns) = (batch.table, batch.names.clone(), batch.columns.clone());
            batch.rows.retain_mut(|row| {
                if self.is_elsewhere(table, row, notes) {
                    return false;
                }
                if self.is_there(table, row) {
                    return true;
                }
                for (column, value) in self.defaults(table, &names, row) {
                    let may_be = self.known.set.contains_key(column)
                        || !columns.contains(column)
                        || SAFE.contains(&column);
                    if row.get(column).is_empty() && may_be {
                        notes.remark(RemarkKind::Default, column, &row.spot, "", value.clone());
                        row.put(column, value);
                    }
                }
                let missing = missing(table, row);
                for column in &missing {
                    notes.trouble(TroubleKind::Missing, column, &row.spot, "", "");
                }
                missing.is_empty()
            });
        }
    }

    fn is_there(&self, table: Table, row: &Draft) -> bool {
        match table {
            Table::Owners => self.owners.has(&row.key),
            Table::Contacts => self.contacts.has(&row.key),
            Table::Staff => self.book.member(&row.key).is_some(),
            _ => self.there.contains_key(&(table, row.key.clone())),
        }
    }

    /// Whether the id of a row stands in the file of another month.
    fn is_elsewhere(&self, table: Table, row: &Draft, notes: &mut Notes) -> bool {
        let Some(file) = self.there.get(&(table, row.key.clone())) else {
            return false;
        };
        let moment = crate::book::intake::moment_of(table, row);
        let month = moment.map(|at| Month::of(at.date()));
        let is_other = month.is_some_and(|month| file::in_folder(table.name(), month) != *file);
        if is_other {
            notes.trouble(
                TroubleKind::OtherFile,
                "id",
                &row.spot,
                row.key.clone(),
                file.clone(),
            );
        }
        is_other
    }

    /// What holds for the columns of a table where a list says nothing.
    fn defaults(&self, table: Table, names: &[String], row: &Draft) -> Vec<(&'static str, String)> {
        let of_schema = table.schema().columns.iter();
        let set = of_schema.filter_map(|column| {
            let value = self.known.set.get(column.name)?;
            Some((column.name, value.clone()))
        });
        let mut defaults: Vec<(&str, String)> = set.collect();
        let mut say = |column: &'static str, value: Option<String>| {
            if let Some(value) = value.filter(|_| defaults.iter().all(|(name, _)| *name != column))
            {
                defaults.push((column, value));
            }
        };
        let says = |list, entry: &str| names.iter().any(|name| is_named_after(name, list, entry));
        let fixed = |value: &str| Some(value.to_owned());
        match table {
            Table::Owners => {
                say("status", fixed("occupied"));
                say("area", self.area(row));
            }
            Table::Visits => {
                let is_call = says(&vocabulary::CHANNEL, "phone");
                say("channel", fixed(if is_call { "phone" } else { "door" }));
                say("outcome", fixed("met"));
            }
            Table::Issues => {
                let kinds = ["complaint", "repair"];
                let kind = kinds.into_iter().find(|kind| says(&vocabulary::KIND, kind));
                let kind = kind.unwrap_or("request");
                say("kind", fixed(kind));
                say("severity", fixed("general"));
                say("source", fixed("desk"));
                say("department", self.department(row));
            }
            _ => {}
        }
        defaults
    }

    /// The area on which everything known agrees: that of the butler, of the building, of all.
    fn area(&self, row: &Draft) -> Option<String> {
        let butler = self
            .book
            .member(row.get("butler"))
            .map(|butler| &self.book[butler]);
        if let Some([only]) = butler.map(|butler| &butler.areas[..]) {
            return Some(only.to_string());
        }
        let mut by_building: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for home in self
            .book
            .parties
            .iter()
            .filter_map(|party| party.household())
        {
            let areas = by_building.entry(&home.building).or_default();
            if !areas.contains(&&*home.area) {
                areas.push(&home.area);
            }
        }
        if let Some([only]) = by_building.get(row.get("building")).map(Vec::as_slice) {
            return Some((*only).to_owned());
        }
        match self.owners.values("area")[..] {
            [only] => Some(only.to_owned()),
            _ => None,
        }
    }

    /// The department of whoever handles it, or the only one there is.
    fn department(&self, row: &Draft) -> Option<String> {
        let handler = self.book.member(row.get("assignee"));
        if let Some(department) = handler.and_then(|member| self.book[member].department.as_deref())
        {
            return Some(department.to_owned());
        }
        let members = self.book.staff.iter();
        let mut known = members.filter_map(|member| member.department.as_deref());
        let first = known.next()?;
        known.all(|other| other == first).then(|| first.to_owned())
    }
}

/// The columns that must be filled and are not.
fn missing(table: Table, row: &Draft) -> Vec<&'static str> {
    let required = table
        .schema()
        .columns
        .iter()
        .filter(|column| column.required);
    required
        .filter(|column| row.get(column.name).is_empty())
        .map(|column| column.name)
        .collect()
}
