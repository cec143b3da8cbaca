//! A plan written over the one saved before: what the planner may not touch stays byte for byte.

use super::change::ChangeError;
use crate::calendar::{Instant, TimeOfDay, parse_date};
use crate::model::BookingState;
use crate::text::{Draft, Item, Table};

/// One row of a plan, as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// The id.
    pub id: String,
    /// When it starts.
    pub start: Instant,
    /// Ids of those who go, the lead first, separated by `;`.
    pub staff: String,
    /// The party's id.
    pub party: String,
    /// The channel.
    pub channel: &'static str,
    /// How long it is meant to take.
    pub minutes: u32,
    /// Ids of the rules it serves, separated by `;`.
    pub rules: String,
    /// The earliest due of its duties, as the last day or minute; empty for a top-up.
    pub due: String,
    /// Whose word it is.
    pub state: BookingState,
    /// Free text.
    pub note: String,
}

impl PlanRow {
    /// Gives `write` the row's cells in canonical order.
    pub fn with_cells<T>(&self, write: impl FnOnce(&[(&'static str, &str)]) -> T) -> T {
        let (date, start) = (self.start.date().to_string(), self.start.time().to_string());
        let minutes = self.minutes.to_string();
        write(&[
            ("id", &self.id),
            ("date", &date),
            ("start", &start),
            ("staff", &self.staff),
            ("party", &self.party),
            ("channel", self.channel),
            ("minutes", &minutes),
            ("rules", &self.rules),
            ("due", &self.due),
            ("state", self.state.as_str()),
            ("note", &self.note),
        ])
    }

    fn key(&self) -> Key {
        let (date, start) = (self.start.date().to_string(), self.start.time().to_string());
        [date, start, self.staff.clone(), self.id.clone()]
    }
}

/// What rows of a plan are sorted by.
type Key = [String; 4];
/// The cells of the key.
const KEY: [&str; 4] = ["date", "start", "staff", "id"];

/// A row that stands in the file.
struct Standing {
    line: u32,
    key: Key,
    state: Option<BookingState>,
    is_past: bool,
    /// All its cells, to tell whether a new row says the same.
    cells: Vec<(String, String)>,
}

/// The file of a saved plan with `rows` as what is planned from `from` on.
///
/// History, agreed and cancelled rows, rows that cannot be read, and proposed rows that the new
/// plan has just so stay byte for byte; other proposed rows from `from` on go; new rows come in by
/// date, start, staff and id. Of agreed rows only those are added that are not there.
pub fn saved_plan(
    current: Option<&[u8]>,
    columns: &[String],
    from: Instant,
    rows: &[PlanRow],
) -> Result<Vec<u8>, ChangeError> {
    let names: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut draft = Draft::open(current, &names)?;
    for name in &names {
        if draft.header().position(name).is_none() {
            draft.add_column(name)?;
        }
    }
    let standing = standing(&draft.clone().into_bytes(), from);
    let is_there = |row: &&PlanRow| standing.iter().any(|old| old.says(row));
    let mut fresh: Vec<&PlanRow> = rows.iter().filter(|row| !is_there(row)).collect();
    fresh.sort_by_key(|row| row.key());
    let goes = |old: &Standing| old.is_replaceable() && !rows.iter().any(|row| old.says(row));
    let (gone, kept): (Vec<&Standing>, Vec<&Standing>) = standing.iter().partition(|old| goes(old));
    // From the last one backwards, so that the line numbers before stay true.
    let mut steps: Vec<(u32, Option<&PlanRow>)> = gone.iter().map(|old| (old.line, None)).collect();
    let mut behind = Vec::new();
    for row in fresh {
        match kept.iter().find(|old| old.key > row.key()) {
            Some(next) => steps.push((next.line, Some(row))),
            None => behind.push(row),
        }
    }
    for row in behind {
        row.with_cells(|cells| draft.append(cells))?;
    }
    steps.sort_by_key(|(line, row)| (*line, row.map(PlanRow::key)));
    for (line, row) in steps.into_iter().rev() {
        match row {
            Some(row) => row.with_cells(|cells| draft.insert(line, cells))?,
            None => draft.remove_row(line)?,
        }
    }
    Ok(draft.into_bytes())
}

impl Standing {
    /// Whether the planner may drop it.
    fn is_replaceable(&self) -> bool {
        self.state == Some(BookingState::Proposed) && !self.is_past
    }

    /// Whether a new row is this one: an agreed row by its id, a proposed one in every cell.
    fn says(&self, row: &PlanRow) -> bool {
        let cell = |name: &str| {
            self.cells
                .iter()
                .find(|(column, _)| column == name)
                .map(|(_, cell)| cell.as_str())
        };
        match row.state {
            BookingState::Agreed => {
                self.state == Some(BookingState::Agreed) && cell("id") == Some(&row.id)
            }
            _ => {
                self.is_replaceable()
                    && row.with_cells(|cells| {
                        cells.iter().all(|(name, value)| cell(name) == Some(value))
                    })
            }
        }
    }
}

fn standing(bytes: &[u8], from: Instant) -> Vec<Standing> {
    let table = Table::parse(bytes);
    let Some(header) = table.header() else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        let Item::Row(row) = item else { continue };
        let names = header.names().iter().cloned();
        let cells: Vec<(String, String)> = names
            .zip(row.cells.iter().map(|cell| cell.trim().to_owned()))
            .collect();
        let cell = |name: &str| {
            cells
                .iter()
                .find(|(column, _)| column == name)
                .map_or("", |(_, cell)| cell.as_str())
        };
        let date = parse_date(cell("date")).map(|date| date.value).ok();
        let time = cell("start").parse::<TimeOfDay>().ok();
        let start = date.zip(time).map(|(date, time)| date.at(time));
        rows.push(Standing {
            line: row.line.number,
            key: KEY.map(|name| canonical_key(name, cell(name), start)),
            state: BookingState::parse(cell("state")),
            // What cannot be dated is nobody's to drop.
            is_past: start.is_none_or(|start| start < from),
            cells: cells.clone(),
        });
    }
    rows
}

fn canonical_key(name: &str, cell: &str, start: Option<Instant>) -> String {
    match (name, start) {
        ("date", Some(start)) => start.date().to_string(),
        ("start", Some(start)) => start.time().to_string(),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::schema::schema;

    const HEAD: &str = "id,date,start,staff,party,channel,minutes,rules,due,state,note\n";

    fn row(id: &str, start: &str, state: BookingState) -> PlanRow {
        PlanRow {
            id: id.to_owned(),
            start: start.parse().unwrap(),
            staff: "wang".to_owned(),
            party: "H1".to_owned(),
            channel: "door",
            minutes: 10,
            rules: "monthly".to_owned(),
            due: "2026-11-30".to_owned(),
            state,
            note: String::new(),
        }
    }

    fn line(id: &str, date: &str, start: &str, state: &str) -> String {
        format!("{id},{date},{start},wang,H1,door,10,monthly,2026-11-30,{state},\n")
    }

    fn save(current: &str, rows: &[PlanRow]) -> String {
        let columns = schema("plans").unwrap().names(&[]);
        let from = "2026-11-16T09:00".parse().unwrap();
        let current = (!current.is_empty()).then_some(current.as_bytes());
        String::from_utf8(saved_plan(current, &columns, from, rows).unwrap()).unwrap()
    }

    #[test]
    fn a_new_plan_is_a_canonical_file() {
        let rows = [
            row("m/H2/2026-11", "2026-11-18T09:00", BookingState::Proposed),
            row("m/H1/2026-11", "2026-11-17T19:00", BookingState::Proposed),
        ];
        let text = save("", &rows);
        let second = line("m/H2/2026-11", "2026-11-18", "09:00", "proposed");
        assert_eq!(
            text,
            HEAD.to_owned() + &line("m/H1/2026-11", "2026-11-17", "19:00", "proposed") + &second
        );
    }

    #[test]
    fn history_agreed_and_cancelled_rows_stay_as_they_are() {
        let stays = [
            line("old", "2026-11-03", "19:00", "proposed"),
            line("said", "2026/11/20", "9:00", "agreed"),
            line("off", "2026-11-21", "09:00", "cancelled"),
        ];
        let gone = line("gone", "2026-11-19", "09:00", "proposed");
        let rows = [
            row("said", "2026-11-20T09:00", BookingState::Agreed),
            row("new", "2026-11-17T19:00", BookingState::Proposed),
        ];
        let text = save(
            &format!("{HEAD}{}{}{}{gone}", stays[0], stays[1], stays[2]),
            &rows,
        );
        let new = line("new", "2026-11-17", "19:00", "proposed");
        assert_eq!(
            text,
            format!("{HEAD}{}{new}{}{}", stays[0], stays[1], stays[2])
        );
    }

    #[test]
    fn saving_the_same_plan_again_changes_nothing() {
        let rows = [
            row("a", "2026-11-17T19:00", BookingState::Proposed),
            row("b", "2026-11-18T19:00", BookingState::Agreed),
        ];
        let once = save("", &rows);
        assert_eq!(save(&once, &rows), once);
    }

    #[test]
    fn a_row_that_cannot_be_read_is_nobody_s_to_drop() {
        let torn = "torn,2026-13-45,19:00,wang,H1,door,10,monthly,,proposed,\n";
        let text = save(&format!("{HEAD}{torn}"), &[]);
        assert_eq!(text, format!("{HEAD}{torn}"));
    }
}
