//! A row of a month mended or removed: `visit set`, `issue remove` and their like.

use std::collections::BTreeSet;

use super::context::Context;
use super::error::{CommandError, Kind};
use super::fields::Fields;
use crate::book::schema::{Kind as CellKind, schema};
use crate::book::{FileChange, Need, Reading, read};
use crate::calendar::Instant;
use crate::check::{self, Gaps};
use crate::diag::{Code, Fault, Place, Severity, nearest};
use crate::ops::act::Act;
use crate::ops::changed::Changed;
use crate::ops::mend::{self, Removed, Standing};
use crate::ops::short_id;
use crate::report;
use crate::report::check::findings;
use crate::text::{CSV_LIMIT, Directory, Session};
use crate::words::{Message, Words};

/// A row that is to be mended, as it was read under the lock.
pub struct Mending<'m> {
    /// The data directory.
    pub directory: &'m Directory,
    /// The right to write there.
    pub session: &'m Session<'m>,
    /// Everything that was read.
    pub reading: &'m Reading,
    /// Now.
    pub now: Instant,
    /// The table: `visits`.
    pub table: &'static str,
    /// The column by which a row has its file: `visited_at`.
    pub when: &'static str,
    /// The row's id.
    pub id: &'m str,
    /// Where it stands.
    pub place: &'m Place,
    /// Whether it is done whatever rests on the row.
    pub force: bool,
}

/// Faults of rows that rest on another row, beside all errors.
const RESTING: [Code; 3] = [
    Code::RaisedBeforeVisit,
    Code::RevisitBeforeResolved,
    Code::RevisitNotMet,
];

impl Mending<'_> {
    /// The cells that `FIELD=VALUE` means, marks among them; with `new` also words that nobody knows yet.
    pub fn cells(
        &self,
        context: &Context<'_>,
        typed: &[String],
        new: bool,
    ) -> Result<Vec<(String, String)>, CommandError> {
        let columns = schema(self.table).expect("what is mended is a table");
        let book = &self.reading.book;
        let fields = Fields {
            book,
            now: self.now,
            columns,
            new,
        };
        let mut cells: Vec<(String, String)> = Vec::new();
        for text in typed {
            let (name, value) = context.field_parts(text)?;
            let column = columns.typed(name).and_then(|name| columns.column(&name));
            let is_mark = column.is_some_and(|column| column.kind == CellKind::Rates);
            if is_mark && value.is_empty() {
                cells.extend(columns.typed(name).map(|name| (name, value)));
            } else if is_mark {
                let service = columns.typed(name).unwrap_or_default();
                let service = service.trim_start_matches("rate_");
                let mark = [format!("{service}={value}")];
                cells.extend(context.marks(&mark, &book.policy.satisfaction.services, book)?);
            } else {
                let (name, value) = context.field(fields, name, &value)?;
                cells.push((name.to_owned(), value));
            }
        }
        context.refuse_twice(columns, cells.iter().map(|(name, _)| name.as_str()))?;
        Ok(cells)
    }

    /// Puts these values in the row's cells and says so.
    pub fn set(
        &self,
        context: &mut Context<'_>,
        cells: &[(String, String)],
    ) -> Result<(), CommandError> {
        let act = self.act(context, cells)?;
        let changed = &act.answer.body.changed;
        context.deed(self.session, |words| {
            let fields = changed
                .iter()
                .map(|cell| words.heading(self.table, &cell.field));
            words.say(Message::DeedSet {
                id: &self.id,
                fields: &words.list(&fields.collect::<Vec<_>>()),
            })
        });
        let after = self.make(context, &act.changes)?;
        self.remark(context, after.as_ref());
        context.answer(act.answer, report::changed::page)
    }

    fn act(
        &self,
        context: &mut Context<'_>,
        cells: &[(String, String)],
    ) -> Result<Act<Changed>, CommandError> {
        let bytes = self.bytes(context)?;
        let services = &self.reading.book.policy.satisfaction.services;
        let other = |file: &str| {
            let found = self.directory.bytes(file, CSV_LIMIT);
            found.map_err(Failure::Unread)
        };
        let act = mend::set(self.standing(&bytes), cells, services, self.now, other);
        act.map_err(|failure| match failure {
            Failure::Unread(error) => context.unread(&error),
            Failure::Change(error) => context.not_changed(self.directory, &self.place.file, error),
        })
    }

    /// Takes the row out of its file and says so, as `say` says it.
    pub fn remove(
        &self,
        context: &mut Context<'_>,
        say: impl Fn(Words) -> String,
    ) -> Result<(), CommandError> {
        let bytes = self.bytes(context)?;
        let act: Result<Act<Removed>, _> = mend::remove(self.standing(&bytes), self.now);
        let act = act.map_err(|error| context.not_changed(self.directory, &self.place.file, error));
        let act = act?;
        context.deed(self.session, &say);
        self.make(context, &act.changes)?;
        let said = say(context.words);
        context.answer(act.answer, |answer, words| {
            report::changed::removed(answer, said, words)
        })
    }

    fn bytes(&self, context: &Context<'_>) -> Result<Vec<u8>, CommandError> {
        let bytes = self.directory.bytes(&self.place.file, CSV_LIMIT);
        let bytes = bytes.map_err(|error| context.unread(&error))?;
        Ok(bytes.unwrap_or_default())
    }

    fn standing<'b>(&'b self, bytes: &'b [u8]) -> Standing<'b> {
        Standing {
            table: self.table,
            when: self.when,
            id: self.id,
            file: &self.place.file,
            bytes,
        }
    }

    /// Makes the changes; gives how the directory is read after them.
    fn make(
        &self,
        context: &mut Context<'_>,
        changes: &[FileChange],
    ) -> Result<Option<Reading>, CommandError> {
        let after = self.refuse_resting(context, changes)?;
        context.carry_out(self.session, self.directory, self.reading, changes)?;
        Ok(after)
    }

    /// Says what `check` would say of the row as it stands now.
    fn remark(&self, context: &mut Context<'_>, after: Option<&Reading>) {
        let Some(after) = after else {
            return;
        };
        let id = self.id;
        context.remark_on(after, self.now, |book| {
            let visits = book.visits.iter().map(|row| (row.id.as_str(), &row.place));
            let issues = book.issues.iter().map(|row| (row.id.as_str(), &row.place));
            let events = book.events.iter().map(|row| (row.id.as_str(), &row.place));
            let mut rows = visits.chain(issues).chain(events);
            rows.find(|(known, _)| *known == id)
                .map(|(_, place)| place.clone())
        });
    }

    /// Names the rows that rest on this one and would not fit it any more, and refuses, unless it is
    /// to be done all the same.
    fn refuse_resting(
        &self,
        context: &mut Context<'_>,
        changes: &[FileChange],
    ) -> Result<Option<Reading>, CommandError> {
        let mut supposed = self.directory.clone();
        for change in changes {
            let current = self.directory.bytes(&change.file, CSV_LIMIT);
            let current = current.map_err(|error| context.unread(&error))?;
            // What cannot be made is told when it is made.
            let Ok(bytes) = change.applied(current.as_deref()) else {
                return Ok(None);
            };
            supposed = supposed.supposing(&change.file, bytes);
        }
        let need = Need {
            notes: false,
            ..Need::everything()
        };
        let Ok(after) = read(&supposed, &need) else {
            return Ok(None);
        };
        let known: BTreeSet<String> = self
            .faults(self.reading)
            .map(|fault| told(&fault))
            .collect();
        let new = self
            .faults(&after)
            .filter(|fault| !known.contains(&told(fault)));
        let located = new.map(|fault| super::reading::located(&after.sources, fault));
        let located: Vec<_> = located.collect();
        let said: Vec<String> = findings(&located, context.words)
            .into_iter()
            .map(|finding| finding.message)
            .collect();
        if said.is_empty() {
            return Ok(Some(after));
        }
        for text in &said {
            context.warn(text);
        }
        if self.force {
            return Ok(Some(after));
        }
        let message = Message::MendRests {
            id: &self.id,
            count: &said.len(),
        };
        Err(context.failure(Kind::Usage, message))
    }

    fn faults(&self, reading: &Reading) -> impl Iterator<Item = Fault> {
        let gaps = Gaps::of(&reading.faults);
        let rests =
            |code: Code| code.entry().severity == Severity::Error || RESTING.contains(&code);
        check::run_for(rests, &reading.book, Some(self.now), &gaps).into_iter()
    }
}

/// A fault wherever its row stands.
fn told(fault: &Fault) -> String {
    let mut fault = fault.clone();
    fault.place.line = 0;
    format!("{fault:?}")
}

enum Failure {
    Unread(crate::text::ReadError),
    Change(crate::book::ChangeError),
}

impl From<crate::book::ChangeError> for Failure {
    fn from(error: crate::book::ChangeError) -> Failure {
        Failure::Change(error)
    }
}

impl Context<'_> {
    /// The id among `ids` that `typed` means; where none is meant, those nearest are told.
    pub fn id_or_near<'i, I: Iterator<Item = &'i str>>(
        &self,
        ids: impl Fn() -> I,
        typed: &str,
        unknown: Message<'_>,
    ) -> Result<&'i str, CommandError> {
        self.id_asked(ids(), typed, || {
            let failure = self.failure(Kind::Usage, unknown);
            failure.near(nearest(typed, ids()), self.words)
        })
    }

    /// The id among `ids` that `typed` means: whole, or a part of its tail that only one has.
    pub fn id_asked<'i>(
        &self,
        ids: impl Iterator<Item = &'i str>,
        typed: &str,
        unknown: impl FnOnce() -> CommandError,
    ) -> Result<&'i str, CommandError> {
        short_id::meant(ids, typed).map_err(|several| {
            if several.is_empty() {
                return unknown();
            }
            let (value, count) = (&typed, &several.len());
            let failure = self.failure(Kind::Usage, Message::MendSeveral { value, count });
            failure.one_of(&several, self.words)
        })
    }
}
