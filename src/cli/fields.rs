//! `FIELD=VALUE`: a column by its name or its heading, and a value as files write it or as people say it.

use std::collections::BTreeSet;

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::book::intake::hours_meant;
use crate::book::schema::{Kind as CellKind, Schema};
use crate::book::{canonical_cell, written_phone};
use crate::calendar::{Instant, MonthDay, Toward, Weekday, parse_birthday, typed_date};
use crate::model::Book;
use crate::text::one_line;
use crate::words::vocabulary::{SERVICE, WEEKDAY};
use crate::words::{Message, plain};

/// What has fewer digits is no telephone number.
const FEWEST_DIGITS: usize = 3;

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
        let cells: Vec<(&str, String)> = cells.collect::<Result<_, _>>()?;
        self.refuse_twice(fields.columns, cells.iter().map(|(name, _)| *name))?;
        Ok(cells)
    }

    /// Refuses a field that is named twice: nobody knows which of the values is meant.
    pub fn refuse_twice<'n>(
        &self,
        columns: &Schema,
        names: impl Iterator<Item = &'n str>,
    ) -> Result<(), CommandError> {
        let mut seen = BTreeSet::new();
        for name in names {
            if !seen.insert(name) {
                let name = &self.words.column(columns.name, name);
                return self.refuse(Message::SetTwice { name });
            }
        }
        Ok(())
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
            return Err(self.unknown_field(name, fields));
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
            ("works", _) => listed(value, |days| Ok(weekdays(days)))?,
            ("rules", _) => listed(value, |rule| {
                let rule = self.rule_asked(name, book, rule)?;
                Ok(book.policy.id_of(rule).to_string())
            })?,
            ("kind", CellKind::Code) if fields.columns.name == "events" => {
                self.event_asked(name, book, value, Some(new))?
            }
            ("kind", CellKind::Code) if fields.columns.name == "contacts" => {
                self.contact_kind_asked(name, book, value, Some(new))?
            }
            ("leave", _) => listed(value, |leave| {
                let leave = self.leave_asked(name, leave, (&book.almanac, now))?;
                Ok(leave.to_string())
            })?,
            (_, CellKind::Word(list)) => match list.typed(value) {
                Some(word) => word.key.to_owned(),
                None => return Err(self.unknown_term(name, value, list)),
            },
            (_, CellKind::Phone) => self.phone_asked(value)?,
            (_, CellKind::Hours) => hours(value),
            (_, CellKind::Moment) => self
                .moment_asked(name, value, (&book.almanac, now), Toward::Either)?
                .to_string(),
            (_, CellKind::Date) => self
                .day_asked(name, value, (&book.almanac, now), Toward::Either)?
                .to_string(),
            (_, CellKind::Birthday) => birthday(value, fields),
            (_, CellKind::Instant) => self
                .time_asked(name, value, (&book.almanac, now), Toward::Either)?
                .to_string(),
            (_, kind) => canonical_cell(kind, value, &book.almanac.zone).into_owned(),
        })
    }

    /// A telephone number as our files hold it. What stands in a masked one is known to nobody: it never takes
    /// the place of a number.
    pub fn phone_asked(&self, value: &str) -> Result<String, CommandError> {
        if value.contains(['*', '＊']) {
            return self.refuse(Message::SetPhoneMasked);
        }
        if value.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
            return self.refuse(Message::SetPhoneNone { value: &value });
        }
        Ok(written_phone(value))
    }

    /// No such field: the one that is near, and all there are.
    pub fn unknown_field(&self, name: &str, fields: Fields<'_>) -> CommandError {
        let columns = fields.columns;
        let field = |column: &str| self.words.column(columns.name, column);
        let known = columns.columns.iter();
        let known = known.flat_map(|column| match column.kind {
            CellKind::Rates => {
                let services = fields.book.policy.satisfaction.services.iter();
                services
                    .map(|service| self.words.word(&SERVICE, service))
                    .collect()
            }
            _ if column.name == "id" => Vec::new(),
            _ => vec![field(column.name)],
        });
        let known: Vec<String> = known.collect();
        let near = columns
            .headings
            .nearest(name)
            .filter(|word| word.key != "rate_");
        let near = near.map(|word| field(word.key));
        self.failure(Kind::Usage, Message::SetUnknown { name: &name })
            .near(near.as_deref(), self.words)
            .one_of(&known, self.words)
    }
}

/// Days of the week as files write them: one, or a range of them, `周一至周五`.
fn weekdays(typed: &str) -> String {
    let day = |text: &str| {
        let word = WEEKDAY.typed(text.trim())?;
        Weekday::ALL.into_iter().find(|day| day.code() == word.key)
    };
    let range = typed.split_once(['-', '–', '至', '到', '~']);
    let range = range.and_then(|(first, last)| day(first).zip(day(last)));
    match (day(typed), range) {
        (Some(day), _) => day.code().to_owned(),
        (None, Some((first, last))) => {
            let days = Weekday::ALL
                .into_iter()
                .cycle()
                .skip_while(|day| *day != first);
            let mut codes = Vec::new();
            for day in days.take(Weekday::ALL.len()) {
                codes.push(day.code());
                if day == last {
                    break;
                }
            }
            codes.join(";")
        }
        (None, None) => typed.to_owned(),
    }
}

/// Hours as files write them, of what people write and what is printed.
fn hours(value: &str) -> String {
    hours_meant(value).unwrap_or_else(|| value.to_owned())
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
