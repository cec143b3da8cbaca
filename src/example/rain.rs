//! The invented community's weather.

use std::fmt::Write as _;

use super::Options;
use super::random::Random;
use super::templates::CALENDAR;
use crate::calendar::Date;

/// The text of `calendar.toml`, with rain.
pub(super) fn calendar(options: &Options) -> String {
    let mut list = String::from("rain = [\n");
    let rain = rain(options);
    for month in rain.chunk_by(|a, b| (a.year(), a.month()) == (b.year(), b.month())) {
        let days: Vec<String> = month.iter().map(|day| format!("\"{day}\"")).collect();
        let _ = writeln!(list, "  {},", days.join(", "));
    }
    list.push(']');
    CALENDAR.replace("rain = []", &list)
}

/// About five rain days a month; the two before `until` keep leak repairs in view.
fn rain(options: &Options) -> Vec<Date> {
    let mut random = Random::new(options.seed, "rain");
    let mut rain: Vec<Date> = (0..=options.days())
        .map(|day| options.first_day().plus_days(day))
        .filter(|_| random.percent(15))
        .collect();
    rain.extend([options.until.plus_days(-9), options.until.plus_days(-1)]);
    rain.sort_unstable();
    rain.dedup();
    rain
}
