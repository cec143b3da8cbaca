//! The invented community's calendar: public holidays, make-up workdays, rain, festivals.

use std::fmt::Write as _;

use super::Options;
use super::random::Random;
use crate::calendar::{Almanac, Date, DateRange, DateSet, Workdays, Zone};

/// Public holidays and make-up workdays as announced, festivals as they fall; commented.
pub(super) const KNOWN: &str = include_str!("templates/calendar.toml");

/// The public calendar of the community.
#[derive(Clone, Debug)]
pub(super) struct Seasons {
    /// Zone and working days.
    pub(super) almanac: Almanac,
    /// Festivals, by date.
    pub(super) festivals: Vec<(String, Date)>,
    /// The text of `calendar.toml`.
    pub(super) text: String,
}

impl Seasons {
    /// The known calendar, with rain.
    pub(super) fn new(options: &Options) -> Seasons {
        let rain = rain(options);
        let text = with_rain(&rain);
        let table: toml::Table = toml::from_str(&text).expect("a test reads the calendar");
        let holidays = date_set(&table, "holidays");
        let make_up = date_set(&table, "workdays");
        let workdays = Workdays::new(holidays, make_up, date_set(&table, "rain"));
        let zone = Zone::named("Asia/Shanghai").expect("the zone is known");
        let almanac = Almanac {
            zone,
            workdays,
            month_starts_on: 1,
        };
        Seasons {
            almanac,
            festivals: festivals(&table),
            text,
        }
    }
}

/// About five rain days a month; the two before `until` keep leak repairs in view.
fn rain(options: &Options) -> Vec<Date> {
    let mut random = Random::new(options.seed, "rain");
    let days = options.until.days_since(options.first_day());
    let mut rain: Vec<Date> = (0..=days)
        .map(|day| options.first_day().plus_days(day))
        .filter(|_| random.percent(15))
        .collect();
    rain.extend([options.until.plus_days(-9), options.until.plus_days(-1)]);
    rain.sort_unstable();
    rain.dedup();
    rain
}

fn with_rain(rain: &[Date]) -> String {
    let mut list = String::from("rain = [\n");
    for month in rain.chunk_by(|a, b| (a.year(), a.month()) == (b.year(), b.month())) {
        let days: Vec<String> = month.iter().map(|day| format!("\"{day}\"")).collect();
        let _ = writeln!(list, "  {},", days.join(", "));
    }
    list.push(']');
    KNOWN.replace("rain = []", &list)
}

fn date_set(table: &toml::Table, key: &str) -> DateSet {
    let entries = table
        .get(key)
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten();
    let ranges = entries.filter_map(toml::Value::as_str).map(|text| {
        text.parse::<DateRange>()
            .expect("a test reads the calendar")
    });
    ranges.collect()
}

fn festivals(table: &toml::Table) -> Vec<(String, Date)> {
    let entries = table
        .get("festival")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten();
    let read = |entry: &toml::Value| {
        let name = entry.get("name")?.as_str()?.to_owned();
        let date = entry.get("date")?.to_string().parse().ok()?;
        Some((name, date))
    };
    entries.filter_map(read).collect()
}
