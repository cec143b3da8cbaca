//! `calendar.toml`: public holidays, make-up workdays, rain days, festivals.

use crate::calendar::{Date, DateRange, DateSet, LunarDay, Workdays};
use crate::diag::{Code, Place};
use crate::model::Festival;
use crate::text::walk::{Entry, TableReader};

/// Reads the days; entries that cannot be read are noted and left out.
pub(in crate::book) fn read(top: &mut TableReader<'_>) -> (Workdays, Vec<Festival>) {
    let holidays = days(top, "holidays");
    let make_up = days(top, "workdays");
    let rain = days(top, "rain");
    let holiday_set: DateSet = holidays.iter().map(|(_, range)| *range).collect();
    for (entry, range) in &make_up {
        note_pointless(entry, *range, &holiday_set);
    }
    let set =
        |days: Vec<(Entry<'_>, DateRange)>| days.into_iter().map(|(_, range)| range).collect();
    let workdays = Workdays::new(holiday_set, set(make_up), set(rain));
    (workdays, festivals(top))
}

fn days<'a>(top: &mut TableReader<'a>, key: &'static str) -> Vec<(Entry<'a>, DateRange)> {
    let list = top
        .get(key)
        .and_then(|entry| entry.list())
        .unwrap_or_default();
    let range = |entry: Entry<'a>| entry.date_range().map(|range| (entry, range));
    list.into_iter().filter_map(range).collect()
}

/// A make-up workday that is a holiday too, or a workday anyway.
fn note_pointless(entry: &Entry<'_>, range: DateRange, holidays: &DateSet) {
    let meets_holiday = |range: DateRange| {
        holidays
            .ranges()
            .iter()
            .any(|holiday| holiday.first <= range.last && range.first <= holiday.last)
    };
    if meets_holiday(range) {
        entry.note(entry.fault(Code::HolidayAndWorkday).with("value", range));
    } else if range.first == range.last && !range.first.weekday().is_weekend() {
        entry.note(entry.fault(Code::WorkdayOnWeekday).with("value", range));
    }
}

fn festivals(top: &mut TableReader<'_>) -> Vec<Festival> {
    let mut festivals: Vec<Festival> = Vec::new();
    for mut table in top.tables("festival") {
        let place = table.place();
        let name_entry = table.required("name");
        let name = name_entry.as_ref().and_then(Entry::filled_text);
        let lunar = table.get("lunar");
        let date: Option<Date> = match &lunar {
            Some(_) => None,
            None => table.required("date").and_then(|entry| entry.date()),
        };
        if let (Some(lunar), Some(date)) = (&lunar, table.get("date")) {
            let fault = date.fault(Code::KeysExclude).with("key", date.key());
            date.note(fault.with("other", lunar.key()));
        }
        table.finish();
        if let (Some(name), Some(day)) = (name, lunar.and_then(|entry| entry.lunar_day())) {
            festivals.extend(every_year(name, day, &place));
            continue;
        }
        let (Some(name), Some(date), Some(entry)) = (name, date, name_entry) else {
            continue;
        };
        if festivals
            .iter()
            .any(|known| known.name == name && known.date == date)
        {
            entry.note(
                entry
                    .fault(Code::FestivalTwice)
                    .with("value", name)
                    .with("date", date),
            );
            continue;
        }
        festivals.push(Festival {
            name: name.to_owned(),
            date,
            place,
        });
    }
    festivals.sort_by(|one, other| (one.date, &one.name).cmp(&(other.date, &other.name)));
    festivals
}

/// A festival of the lunar calendar, on its day of each year that the calendar knows.
fn every_year<'a>(
    name: &'a str,
    day: LunarDay,
    place: &'a Place,
) -> impl Iterator<Item = Festival> + use<'a> {
    LunarDay::YEARS
        .flat_map(move |year| day.in_year(year))
        .map(|date| Festival {
            name: name.to_owned(),
            date,
            place: place.clone(),
        })
}
