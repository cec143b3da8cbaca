//! One pass over the lines of a CSV file: each is a fact, a fault, or nothing.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::columns::Columns;
use super::file_facts::FileFacts;
use super::file_faults;
use super::noted::Noted;
use super::odd_text;
use super::prints::Prints;
use super::row::RowReader;
use super::shift::{self, Expected};
use crate::book::files;
use crate::book::schema::{Columns as Schema, Kind};
use crate::calendar::Month;
use crate::diag::{Code, Fault, Place};
use crate::text::{Cells, Ending, Header, Item, Line, LineFault, Remark, Row, Table, mend};

/// One pass over the lines below a header.
pub(in crate::book) struct Pass<'a, T> {
    file: &'a Arc<str>,
    month: Option<Month>,
    table: &'a Table<'a>,
    columns: &'a Columns,
    header: &'a Header,
    /// As many empty cells too many as most rows have, once it was asked.
    habit: Option<(usize, bool)>,
    /// How many rows there are, sound or not.
    rows: usize,
    /// Whether rows stand there that are not looked at, as they are not asked for.
    pub(super) passes_over: bool,
    /// Lines up to this one belong to a record already told of.
    skip_through: u32,
    /// Remarks that are made once a file.
    remarked: BTreeSet<Code>,
    noted: Noted<'a>,
    /// What was found in the line at hand.
    found: Vec<Fault>,
    ids: Ids<'a>,
    facts: FileFacts<T>,
}

/// The ids of the facts.
pub(in crate::book) enum Ids<'a> {
    /// Whether one may stand twice is asked at the end: that costs little.
    Printed(Prints),
    /// Each with its line: of one that stands twice the second row is no fact.
    Compared(HashMap<Cow<'a, str>, u32>),
}

impl<'a, T> Pass<'a, T> {
    pub(in crate::book) fn new(
        file: &'a Arc<str>,
        table: &'a Table<'a>,
        header: &'a Header,
        columns: &'a Columns,
        noted: Noted<'a>,
        ids: Ids<'a>,
        facts: FileFacts<T>,
    ) -> Pass<'a, T> {
        Pass {
            file,
            month: files::stem(file).parse().ok(),
            table,
            columns,
            header,
            habit: None,
            rows: 0,
            passes_over: false,
            skip_through: 0,
            remarked: BTreeSet::new(),
            noted,
            found: Vec::new(),
            ids,
            facts,
        }
    }

    /// Takes the next line.
    pub(in crate::book) fn line<C: Schema>(
        &mut self,
        item: Item<'a, '_>,
        read: &mut impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
        keeps: &impl Fn(&T) -> bool,
    ) {
        let line = item.line();
        self.note_end(line);
        let text = line.text;
        self.take::<C>(item, read, keeps);
        self.noted.take(&mut self.found, text);
    }

    /// What the file held; `None` where ids that were not compared may stand twice.
    pub(in crate::book) fn end(self) -> Option<FileFacts<T>> {
        if let Ids::Printed(prints) = self.ids
            && prints.may_repeat()
        {
            return None;
        }
        let is_bare = self.rows == 0 && self.facts.left_out == 0 && !self.passes_over;
        let (mut faults, beyond) = self.noted.end(self.file, self.rows);
        if is_bare && files::holds_month(self.file) {
            let fault = Fault::new(Code::FileEmpty, Place::whole(self.file)).told_as("header");
            faults.push(fault.with("file", self.file));
        }
        Some(FileFacts {
            faults,
            beyond,
            ..self.facts
        })
    }

    /// Notes, once, that lines end in two ways.
    fn note_end(&mut self, line: Line<'_>) {
        let is_other = line.ending != self.header.ending && line.ending != Ending::None;
        if is_other && self.remarked.insert(Code::MixedLineEnds) {
            let fault = Fault::new(Code::MixedLineEnds, Place::new(self.file, line.number));
            self.found.push(fault.with("file", self.file));
        }
    }

    fn take<C: Schema>(
        &mut self,
        item: Item<'a, '_>,
        read: &mut impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
        keeps: &impl Fn(&T) -> bool,
    ) {
        match item {
            Item::Row(row) if row.line.number > self.skip_through => {
                self.row(&row, read, keeps);
            }
            Item::Bad { line, fault, cells } if line.number > self.skip_through => {
                self.leave_out::<C>(row_id::<C>(self.columns, cells));
                self.bad(line, &fault, cells);
            }
            Item::Nothing {
                line,
                remark: Remark::EmptyRow,
            } if line.number > self.skip_through && self.remarked.insert(Code::EmptyRow) => {
                let place = Place::new(self.file, line.number);
                self.found.push(Fault::new(Code::EmptyRow, place));
            }
            _ => {}
        }
    }

    fn row<C: Schema>(
        &mut self,
        row: &Row<'a, '_>,
        read: &mut impl FnMut(&mut RowReader<'_, '_, C>) -> Option<T>,
        keeps: &impl Fn(&T) -> bool,
    ) {
        self.rows += 1;
        if let Some(fault) = self.shifted::<C>(row) {
            self.found.push(fault);
            self.leave_out::<C>(row_id::<C>(self.columns, row.cells));
            return;
        }
        if row.surplus > 0 && self.remarked.insert(Code::TrailingCommas) {
            self.found.push(file_faults::trailing_commas(
                self.file,
                row,
                self.header.len(),
            ));
        }
        let mut reader = RowReader::new(self.file, row, self.columns, self.month, &mut self.found);
        reader.noted_before = self.noted.count();
        let fact = read(&mut reader).filter(|_| reader.is_sound());
        match fact {
            None => {
                let id = reader.own_id();
                self.leave_out::<C>(id);
            }
            Some(fact) => match self.repeated::<C>(row) {
                None if keeps(&fact) => self.facts.rows.push(fact),
                None => {}
                Some(fault) => {
                    self.found.push(fault);
                    self.facts.left_out += 1;
                }
            },
        }
    }

    /// Counts a row that is no fact; who refers to its `id` is left out too.
    fn leave_out<C: Schema>(&mut self, id: Option<Box<str>>) {
        self.facts.left_out += 1;
        if Self::is_referred_to::<C>() {
            self.facts.left_out_ids.extend(id);
        }
    }

    /// The fault of a row whose id an earlier one of the file has. So many rows with one id are told
    /// of like any other fault of a row; the ids of other files are compared later.
    fn repeated<C: Schema>(&mut self, row: &Row<'a, '_>) -> Option<Fault> {
        let declared = C::SCHEMA.columns;
        let position = declared.iter().position(|column| column.kind == Kind::Id)?;
        let id = match row.cells.get(self.columns.cell(position)?) {
            Cow::Borrowed(id) => Cow::Borrowed(odd_text::trimmed(id)),
            Cow::Owned(id) => Cow::Owned(odd_text::trimmed(&id).to_owned()),
        };
        let ids = match &mut self.ids {
            Ids::Compared(ids) => ids,
            Ids::Printed(prints) => {
                prints.add(&id);
                return None;
            }
        };
        match ids.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(row.line.number);
                None
            }
            Entry::Occupied(entry) => {
                let place = Place::new(self.file, row.line.number);
                let first = Place::new(self.file, *entry.get());
                Some(file_faults::repeated(place, entry.key(), &first))
            }
        }
    }

    /// Whether other files refer to rows of this one: to parties, which stand in no folder.
    fn is_referred_to<C: Schema>() -> bool {
        !C::SCHEMA.is_folder
    }

    /// The fault of a row whose last cells are empty and too many, unless it is beyond doubt that
    /// they are the ones too many.
    fn shifted<C: Schema>(&mut self, row: &Row<'_, '_>) -> Option<Fault> {
        if row.surplus == 0 {
            return None;
        }
        let expected = Expected::of(self.header, C::SCHEMA);
        let shift = expected.shifted(row.cells, row.surplus)?;
        let is_habit = match self.habit {
            Some((surplus, is_habit)) if surplus == row.surplus => is_habit,
            _ => shift::is_habit(self.table, row.surplus),
        };
        self.habit = Some((row.surplus, is_habit));
        let fault = || file_faults::shifted(self.file, row, &shift, &expected);
        (!is_habit).then(fault)
    }

    fn bad(&mut self, line: Line<'_>, fault: &LineFault, cells: Cells<'_, '_>) {
        self.rows += 1;
        let folded = mend::last_line(self.table.text(), line, self.header);
        self.skip_through = folded.unwrap_or(0);
        let found = match folded {
            Some(_) => Some(file_faults::line_break(self.file, line, fault)),
            None => file_faults::of_line(self.file, line, fault, cells, self.header.len()),
        };
        let marks_conflict = |fault: &Fault| fault.code == Code::ConflictMarker;
        self.facts.is_damaged |= found.as_ref().is_some_and(marks_conflict);
        self.found.extend(found);
    }
}

/// The id that a row of which no cells can be trusted seems to have.
fn row_id<C: Schema>(columns: &Columns, cells: Cells<'_, '_>) -> Option<Box<str>> {
    let declared = C::SCHEMA.columns;
    let position = declared.iter().position(|column| column.name == "id")?;
    let id = cells.get(columns.cell(position)?);
    (!id.is_empty()).then(|| Box::from(id.trim()))
}
