//! `FIELD=VALUE`: a column by its name or its heading, and a value as files write it or as people say it.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::book::canonical_cell;
use crate::book::schema::{Kind as CellKind, Schema};
use crate::calendar::{Instant, MonthDay, Toward, parse_birthday, parse_date, typed_date};
use crate::model::Book;
use crate::text::one_line;
use crate::words::vocabulary::WEEKDAY;
use crate::words::{Message, plain};

/// What is typed is understood by this.
#[derive(Clone, Copy)]
pub struct Fields<'b> {
    /// Who and what there is.
    pub book: &'b Book,
    /// Now.
    pub now: Instant,
    /// The columns.
    pub columns: &'static Schema,
    /// Whether words that nobody knows yet are meant to be new.
    pub new: bool,
}

impl Context<'_> {
    /// The columns and their new values, in canonical form.
    pub fn fields(
        &self,
        fields: Fields<'_>,
        typed: &[String],
    ) -> Result<Vec<(&'static str, String)>, CommandError> {
        let cells = typed.iter().map(|text| {
            let (name, value) = self.field_parts(text)?;
            self.field(fields, name, &value)
        });
        cells.collect()
    }

    /// What stands before the equals sign, and what stands behind it, as one line.
    pub fn field_parts<'t>(&self, typed: &'t str) -> Result<(&'t str, String), CommandError> {
        let Some((name, value)) = typed.split_once(['=', '＝']) else {
            return self.refuse(Message::SetForm { value: &typed });
        };
        Ok((name.trim(), one_line(value)))
    }

    /// One column and its new value, in canonical form.
    pub fn field(
        &self,
        fields: Fields<'_>,
        name: &str,
        value: &str,
    ) -> Result<(&'static str, String), CommandError> {
        let typed = fields.columns.typed(name);
        let Some(column) = typed.and_then(|name| fields.columns.column(&name)) else {
            return Err(self.unknown_field(name, fields.columns));
        };
        if column.name == "id" {
            return self.refuse(Message::SetId);
        }
        let said = self.value(fields, column.name, column.kind, value)?;
        Ok((column.name, said))
    }

    fn value(
        &self,
        fields: Fields<'_>,
        name: &str,
        kind: CellKind,
        value: &str,
    ) -> Result<String, CommandError> {
        let Fields { book, now, new, .. } = fields;
        if value.is_empty() {
            return Ok(String::new());
        }
        let party = || self.whom(book, value, now.date());
        Ok(match (name, kind) {
            ("butler" | "assignee" | "by" | "received_by" | "reviewed_by", CellKind::Reference) => {
                book[self.colleague(book, value)?].id.to_string()
            }
            ("staff", CellKind::References) => {
                let team = self.team(book, value)?;
                let ids: Vec<&str> = team.iter().map(|one| book[*one].id.as_str()).collect();
                ids.join(";")
            }
            ("party", CellKind::Reference) => book[party()?].id.to_string(),
            ("role", CellKind::Reference) => {
                book[self.role_asked(name, book, value)?].id.to_string()
            }
            ("department", _) => self.department_asked(name, book, value)?,
            ("area", _) => self.area_asked(name, book, value, Some(new))?,
            ("areas", _) => listed(value, |area| self.area_asked(name, book, area, Some(new)))?,
            ("tags", _) => listed(value, |tag| self.tag_asked(name, book, tag, Some(new)))?,
            ("works", _) => listed(value, |day| Ok(weekday(day)))?,
            ("leave", _) => listed(value, |leave| {
                let leave = self.leave_asked(name, leave, (&book.almanac, now))?;
                Ok(leave.to_string())
            })?,
            (_, CellKind::Word(list)) => match list.typed(value) {
                Some(word) => word.key.to_owned(),
                None => return Err(self.unknown_term(name, value, list)),
            },
            (_, CellKind::Date) => day(value, fields),
            (_, CellKind::Birthday) => birthday(value, fields),
            (_, CellKind::Instant) => self
                .time_asked(name, value, (&book.almanac, now), Toward::Either)?
                .to_string(),
            (_, kind) => canonical_cell(kind, value, &book.almanac.zone).into_owned(),
        })
    }

    /// No such field: the one that is near, and all there are.
    pub fn unknown_field(&self, name: &str, columns: &Schema) -> CommandError {
        let field = |column: &str| self.words.column(columns.name, column);
        let known = columns.columns.iter().map(|column| column.name);
        let known: Vec<String> = known.filter(|name| *name != "id").map(field).collect();
        let near = columns.headings.nearest(name).map(|word| field(word.key));
        self.failure(Kind::Usage, Message::SetUnknown { name: &name })
            .near(near.as_deref(), self.words)
            .one_of(&known, self.words)
    }
}

fn weekday(typed: &str) -> String {
    let word = WEEKDAY.typed(typed);
    word.map_or_else(|| typed.to_owned(), |word| word.key.to_owned())
}

/// A date as files write it, of one typed as files do or as people say it.
fn day(value: &str, fields: Fields<'_>) -> String {
    let written = parse_date(value).map(|parsed| parsed.value).ok();
    let almanac = &fields.book.almanac;
    let typed = || typed_date(&plain(value), almanac, fields.now, Toward::Either);
    let date = written.or_else(typed);
    date.map_or_else(|| value.to_owned(), |date| date.to_string())
}

/// A birthday as files write it; one that is typed without a year has none: `3月5日` is `03-05`.
fn birthday(value: &str, fields: Fields<'_>) -> String {
    let almanac = &fields.book.almanac;
    if parse_birthday(value).is_ok() {
        return canonical_cell(CellKind::Birthday, value, &almanac.zone).into_owned();
    }
    let text = plain(value);
    let has_year = text
        .split(|letter: char| !letter.is_ascii_digit())
        .any(|run| run.len() == 4);
    match typed_date(&text, almanac, fields.now, Toward::Either) {
        Some(date) if has_year => date.to_string(),
        Some(date) => MonthDay::from(date).to_string(),
        None => value.to_owned(),
    }
}

/// The items of a list, each as it is meant.
fn listed(
    value: &str,
    meant: impl Fn(&str) -> Result<String, CommandError>,
) -> Result<String, CommandError> {
    let items = value.split([';', '；', ',', '，', '、']).map(str::trim);
    let items = items.filter(|item| !item.is_empty()).map(meant);
    Ok(items.collect::<Result<Vec<_>, _>>()?.join(";"))
}
