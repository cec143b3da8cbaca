//! One cell of a list as one of ours.

use super::known::Known;
use super::notes::{Notes, RemarkKind, Spot, TroubleKind};
use super::vocabulary::vocabulary;
use crate::book::rows::odd_text::{is_error, is_lost};
use crate::book::schema::Kind;
use crate::text::workbook::Value;

/// From this number on a spreadsheet keeps only its first fifteen digits.
const LONG: f64 = 1e15;

/// What a cell comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// It says nothing.
    Nothing,
    /// It says this.
    Said(String),
    /// A moment of which it says the day alone.
    Day(crate::calendar::Date),
    /// It cannot be taken; that is noted.
    Bad,
}

/// Reads the cells of one row.
pub(super) struct Cells<'a> {
    pub(super) known: &'a Known,
    pub(super) notes: &'a mut Notes,
    /// The year of days without one, if it is known.
    pub(super) year: Option<i32>,
}

impl Cells<'_> {
    /// The cell of a column of `kind`.
    pub(super) fn read(&mut self, column: &str, kind: Kind, value: &Value, spot: &Spot) -> Read {
        let text = match self.plain(column, kind, value, spot) {
            Ok(text) => text,
            Err(read) => return read,
        };
        match kind {
            Kind::Id => self.id(column, &text, spot),
            Kind::Reference if column == "role" => self.role(&text, spot),
            Kind::Reference if matches!(column, "butler" | "assignee") => self
                .member(column, &text, spot)
                .map_or(Read::Bad, Read::Said),
            Kind::References if column == "staff" => self.team(column, &text, spot),
            Kind::References | Kind::List => self.list(column, &text, spot),
            Kind::Word(entries) => self.word(column, entries, &text, spot),
            Kind::Number(..) => self.number(column, &text, spot),
            Kind::Rates => self.mark(column, &text, spot),
            Kind::Date => self.day(column, value, &text, spot),
            Kind::Instant => self.moment(column, value, &text, spot, false),
            Kind::Moment => self.moment(column, value, &text, spot, true),
            Kind::Birthday => self.birthday(column, value, &text, spot),
            Kind::Hours => self.hours(column, &text, spot),
            Kind::Time => self.time(column, value, &text, spot),
            Kind::Phone => self.phone(column, value, spot),
            Kind::Code if matches!(column, "building" | "unit" | "room") => {
                self.place(column, value, &text, spot)
            }
            Kind::Flag => self.flag(column, &text, spot),
            Kind::Text if matches!(column, "name" | "area") => {
                Read::Said(self.plainer(column, text, spot))
            }
            Kind::Text if column == "department" => self.department(column, &text, spot),
            Kind::Code if column == "kind" => Read::Said(self.event_kind(column, &text)),
            Kind::Reference | Kind::BookingId | Kind::Intervals | Kind::Code | Kind::Text => {
                Read::Said(text)
            }
        }
    }

    pub(super) fn bad(
        &mut self,
        kind: TroubleKind,
        column: &str,
        spot: &Spot,
        value: &str,
    ) -> Read {
        self.notes.trouble(kind, column, spot, value, "");
        Read::Bad
    }

    /// An error where people write freely says nothing that could be lost.
    fn empty_error(&mut self, column: &str, spot: &Spot, error: &str) -> Read {
        self.notes
            .remark(RemarkKind::ErrorEmpty, column, spot, error, "");
        Read::Nothing
    }

    /// The text of a cell that says something: without the marks by which spreadsheets force text.
    pub(super) fn plain(
        &mut self,
        column: &str,
        kind: Kind,
        value: &Value,
        spot: &Spot,
    ) -> Result<String, Read> {
        let is_free = kind == Kind::Text && !matches!(column, "name" | "area" | "department");
        match value {
            Value::Error(error) if is_free => return Err(self.empty_error(column, spot, error)),
            Value::Error(error) => {
                return Err(self.bad(TroubleKind::CellError, column, spot, error));
            }
            Value::Uncalculated if is_free => return Err(self.empty_error(column, spot, "=")),
            Value::Uncalculated => {
                return Err(self.bad(TroubleKind::NotCalculated, column, spot, ""));
            }
            Value::Number(number) if number.abs() >= LONG => {
                let text = value.text();
                return Err(self.bad(TroubleKind::LongNumber, column, spot, &text));
            }
            _ => {}
        }
        let text = value.text();
        let text = unforced(text.trim());
        if is_error(text) && is_free {
            return Err(self.empty_error(column, spot, text));
        }
        if is_error(text) {
            return Err(self.bad(TroubleKind::CellError, column, spot, text));
        }
        if is_lost(text, false) {
            return Err(self.bad(TroubleKind::LostText, column, spot, text));
        }
        if text.is_empty() {
            return Err(Read::Nothing);
        }
        let is_entry = matches!(kind, Kind::Word(list) if vocabulary().entry(list, text).is_some());
        let is_day = matches!(kind, Kind::Date | Kind::Instant | Kind::Moment);
        let says_nothing =
            vocabulary().says_nothing(text) || (is_day && vocabulary().says_no_day(text));
        if says_nothing && !is_entry && column != "holidays" {
            self.notes
                .remark(RemarkKind::Nothing, column, spot, text, "");
            return Err(Read::Nothing);
        }
        Ok(text.to_owned())
    }
}

/// `text` without the mark that makes it text: our own before what would be a formula, Excel's before
/// digits, `="0502"`.
pub(super) fn unforced(text: &str) -> &str {
    let forced = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    if let Some(forced) = forced {
        return forced;
    }
    let marked = text.strip_prefix(['\'', '’']).filter(|rest| {
        rest.starts_with(|letter: char| {
            letter.is_ascii_digit() || "=+-@\t\r＝＋－＠".contains(letter)
        })
    });
    marked.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::unforced;

    #[test]
    fn marks_of_spreadsheets_are_taken_off() {
        for (text, bare) in [
            ("'0502", "0502"),
            ("'=1+1", "=1+1"),
            ("'-5", "-5"),
            ("=\"0502\"", "0502"),
            ("'tis", "'tis"),
            ("'", "'"),
        ] {
            assert_eq!(unforced(text), bare);
        }
    }
}
