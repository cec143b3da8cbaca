//! A comma too many inside a row whose last cells are empty: it looks like one at the row's end, but
//! moves every cell behind it into the next column.

use crate::book::ids;
use crate::book::schema::{Column, Kind, Schema};
use crate::calendar::{
    Hours, Interval, TimeOfDay, Zone, parse_birthday, parse_date, parse_date_or_instant,
    parse_instant,
};
use crate::text::{Cells, Header, Item, Table};

/// From how many rows with as many cells too many on it is a program that wrote them.
const MANY: usize = 3;

/// Where the cell too many probably stands, and the first value that it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::book) struct Shift {
    /// The empty cell that is one too many, from 0.
    pub(in crate::book) surplus: usize,
    /// The cell that now reads as the column of its place, from 0.
    pub(in crate::book) moved: usize,
    /// The column that it would be without the cell too many.
    pub(in crate::book) meant: usize,
}

/// The columns of a file as `shifted` needs them: what each must and may hold.
pub(in crate::book) struct Expected<'h> {
    columns: Vec<Option<&'static Column>>,
    header: &'h Header,
    zone: Zone,
}

impl<'h> Expected<'h> {
    pub(in crate::book) fn of(header: &'h Header, schema: &Schema) -> Expected<'h> {
        let columns = header.names().iter().map(|name| schema.column(name));
        Expected {
            columns: columns.collect(),
            header,
            // Whether a text is an instant does not depend on the office's zone, gaps aside.
            zone: Zone::named("UTC").expect("every zone database has UTC"),
        }
    }

    /// Where a comma of the row may be too many: with as many cells less inside of it as `surplus`
    /// empty ones stand behind the last column, its cells fit their columns no worse. The last such
    /// place if there are several.
    pub(in crate::book) fn shifted(&self, cells: Cells<'_, '_>, surplus: usize) -> Option<Shift> {
        let texts: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
        let as_it_is = self.fit(&texts);
        let places = (0..self.columns.len()).rev();
        let mut shifts = places.filter_map(|at| {
            let gap = texts.get(at..at + surplus)?;
            let is_gap = gap.iter().all(String::is_empty) && (at == 0 || !texts[at - 1].is_empty());
            let behind = texts.iter().skip(at + surplus);
            let moved = at + surplus + behind.take_while(|text| text.is_empty()).count();
            (is_gap && moved < self.columns.len()).then_some(Shift {
                surplus: at,
                moved,
                meant: moved - surplus,
            })
        });
        shifts.find(|shift| {
            let kept = texts[..shift.surplus].iter();
            let kept: Vec<_> = kept.chain(&texts[shift.surplus + surplus..]).collect();
            let without = self.fit(&kept);
            without.is_some() && without >= as_it_is
        })
    }

    /// How many cells hold what only few texts are, such as a date, if every cell holds what its
    /// column may hold.
    fn fit<T: AsRef<str>>(&self, texts: &[T]) -> Option<usize> {
        let mut telling = 0;
        for (column, text) in self.columns.iter().zip(texts) {
            let Some(column) = column else { continue };
            if !fits(column, text.as_ref(), &self.zone) {
                return None;
            }
            telling += usize::from(!column.kind.is_free() && !text.as_ref().is_empty());
        }
        Some(telling)
    }

    /// The name of a column.
    pub(in crate::book) fn name(&self, at: usize) -> &str {
        &self.header.names()[at]
    }
}

/// Whether most rows of a table have as many empty cells too many at their end, as a spreadsheet
/// leaves them: a comma typed inside of a row stands in one row.
pub(in crate::book) fn is_habit(table: &Table<'_>, surplus: usize) -> bool {
    let (mut rows, mut alike) = (0, 0);
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if let Item::Row(row) = item {
            rows += 1;
            alike += usize::from(row.surplus == surplus);
        }
    }
    alike >= MANY && alike * 2 > rows
}

/// Whether a text may stand in a cell of `column`.
fn fits(column: &Column, text: &str, zone: &Zone) -> bool {
    if text.is_empty() {
        return !column.required;
    }
    let is_id = |text: &str| ids::check(text.trim()).is_ok();
    match column.kind {
        Kind::Text | Kind::Code | Kind::Phone | Kind::Flag | Kind::List | Kind::BookingId => true,
        Kind::Id | Kind::Reference => is_id(text),
        Kind::References => text.split(';').all(is_id),
        Kind::Word(list) => list.word(text).is_some(),
        Kind::Number(least, most) => text
            .parse()
            .is_ok_and(|number: u32| (least..=most).contains(&number)),
        Kind::Rates => text.parse::<u32>().is_ok(),
        Kind::Date => parse_date(text).is_ok(),
        Kind::Instant => parse_instant(text, zone).is_ok(),
        Kind::Moment => parse_date_or_instant(text, zone).is_ok(),
        Kind::Intervals => {
            let read = |text: &str| parse_instant(text, zone).map(|parsed| parsed.value);
            text.split(';')
                .all(|piece| Interval::parse(piece.trim(), read).is_ok())
        }
        Kind::Time => text.parse::<TimeOfDay>().is_ok(),
        Kind::Birthday => parse_birthday(text).is_ok(),
        Kind::Hours => Hours::parse_list(&text.split(';').collect::<Vec<_>>()).is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::schema::schema;

    const OWNERS: &str =
        "id,name,building,area,status,butler,phone,channel,tags,birthday,arrears_since,note";

    /// The column in which a value stands and the one in which it should, of the one row of `text`.
    fn moved(text: &str) -> Option<(String, String)> {
        let text = format!("{OWNERS}\n{text}\n");
        let table = Table::parse(text.as_bytes());
        let expected = Expected::of(table.header().unwrap(), schema("owners").unwrap());
        let mut cursor = table.cursor();
        let Some(Item::Row(row)) = cursor.next() else {
            panic!("{text} is no row");
        };
        let shift = expected.shifted(row.cells, row.surplus)?;
        let name = |at| expected.name(at).to_owned();
        Some((name(shift.moved), name(shift.meant)))
    }

    #[test]
    fn a_comma_too_many_inside_is_seen() {
        for (row, stands, meant) in [
            (
                "H1,Li,1,east,occupied,,,,,,1980-05-01,,",
                "arrears_since",
                "birthday",
            ),
            (
                "H1,Li,1,east,occupied,,,13800000000,,,,,",
                "channel",
                "phone",
            ),
            ("H1,Li,1,,east,occupied,,,,,,,", "status", "area"),
            (",H1,Li,1,east,occupied,,,,,,,", "name", "id"),
            ("H1,Li,1,east,occupied,,,,,key,,,", "birthday", "tags"),
        ] {
            let wanted = (stands.to_owned(), meant.to_owned());
            assert_eq!(moved(row), Some(wanted), "{row}");
        }
    }

    #[test]
    fn commas_at_the_end_are_no_shift() {
        for row in [
            "H1,Li,1,east,occupied,wang,13800000000,door,key,05-01,,,",
            "H1,Li,1,east,occupied,,,,,,,,,,",
            // A channel is less likely meant to be a phone.
            "H1,Li,1,east,occupied,,,door,,,,,",
            // Without a cell there, nothing fits.
            "H1,Li,1,east,occupied,wang,,,,05-01,,,",
        ] {
            assert_eq!(moved(row), None, "{row}");
        }
    }
}
