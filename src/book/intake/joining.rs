//! Cells of one row that make one: a day and its time, a part of an address and the row above.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::home;
use super::notes::{RemarkKind, Spot, TroubleKind};
use super::reader::Reader;
use super::table::Table;
use crate::calendar::{Date, Instant, TimeOfDay};
use crate::text::workbook::Value;

/// Columns that an empty cell takes from the row above, as merged cells leave them in a text.
pub const CARRIED: [&str; 3] = ["building", "unit", "area"];

/// Whether a household's row takes what it does not say of its home from the row above: it names a room, and no
/// building.
pub fn takes_from_above(building: &str, room: &str) -> bool {
    building.is_empty() && !room.is_empty() && home::whole(room).is_none()
}

/// Days and times of one row that stand in columns of their own.
#[derive(Default)]
pub(super) struct Moments {
    pub(super) days: BTreeMap<String, String>,
    pub(super) times: BTreeMap<String, (String, String)>,
    /// Columns whose day cannot be read; that is told already.
    pub(super) unreadable: BTreeSet<String>,
}

impl Reader<'_> {
    /// Puts days and times from two columns together.
    pub(super) fn join(&mut self, moments: Moments, draft: &mut Draft) {
        let Moments {
            days,
            mut times,
            unreadable,
        } = moments;
        for (column, day) in days {
            let spot = draft.spot.clone();
            let time = times.remove(&column).map(|(time, _)| time);
            let said = match (day.contains('T'), time) {
                (false, Some(time)) => format!("{day}T{time}"),
                (true, _) => day,
                (false, None) => {
                    draft.days.push(column.clone());
                    let date: Option<Date> = crate::calendar::parse_date(&day)
                        .ok()
                        .map(|parsed| parsed.value);
                    let Some(date) = date else { continue };
                    self.beginning(&column, date, &Value::Date(date), &spot)
                }
            };
            draft.put(&column, said);
        }
        // A time without its day says nothing that can be kept.
        times.retain(|column, _| !unreadable.contains(column));
        for (column, (_, raw)) in times {
            let spot = draft.spot.clone();
            self.notes
                .trouble(TroubleKind::DateIncomplete, &column, &spot, raw, "day");
        }
    }

    /// What an empty cell takes from the row above.
    pub(super) fn carry(&mut self, draft: &mut Draft) {
        let is_list = self.source.table == Table::Owners;
        let has_column = self
            .headings
            .iter()
            .any(|heading| heading.used.target() == "building");
        let takes = takes_from_above(draft.get("building"), draft.get("room"));
        if is_list && has_column && takes {
            for column in CARRIED {
                let above = self.above.get(column).cloned().unwrap_or_default();
                if draft.get(column).is_empty() && !above.is_empty() {
                    let spot = draft.spot.clone();
                    self.notes
                        .remark(RemarkKind::FromAbove, column, &spot, "", above.clone());
                    draft.put(column, above);
                }
            }
        }
        for column in CARRIED {
            self.above.insert(column, draft.get(column).to_owned());
        }
    }

    /// The moment of a day without a time: as `--set` says, else its beginning.
    pub(super) fn beginning(
        &mut self,
        column: &str,
        day: Date,
        value: &Value,
        spot: &Spot,
    ) -> String {
        let told = self
            .known
            .set
            .get(column)
            .and_then(|time| time.parse::<TimeOfDay>().ok());
        let at = told.map_or_else(|| day.start(), |time| day.at(time));
        self.notes.remark(
            RemarkKind::NoTime,
            column,
            spot,
            value.text(),
            at.to_string(),
        );
        at.to_string()
    }
}

/// A step whose day alone is known cannot lie before the step that it follows on the same day.
pub(super) fn order_days(table: Table, draft: &mut Draft) {
    let first = match table {
        Table::Issues => "raised_at",
        Table::Visits => "visited_at",
        _ => return,
    };
    let Ok(begun) = draft.get(first).parse::<Instant>() else {
        return;
    };
    for column in draft.days.clone() {
        if column == first {
            continue;
        }
        if let Ok(step) = draft.get(&column).parse::<Instant>()
            && step.date() == begun.date()
            && step < begun
        {
            draft.put(&column, begun.to_string());
        }
    }
}
