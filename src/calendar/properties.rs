//! Laws of time that hold for all values, checked on random ones.

use chrono::{Datelike, NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::almanac::tests::almanac;
use super::*;

const ZONES: [&str; 6] = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Beirut",
];

fn any_date() -> impl Strategy<Value = Date> {
    (Date::MIN.day_number()..=Date::MAX.day_number()).prop_map(Date::from_day_number)
}

/// Any minute of any year.
fn any_instant() -> impl Strategy<Value = Instant> {
    (Instant::MIN.minutes()..Instant::MAX.minutes()).prop_map(Instant::from_minutes)
}

/// A minute of the years 1985 to 2064, inside and outside of a zone's table.
fn recent_instant() -> impl Strategy<Value = Instant> {
    (7_889_760_i64..49_966_560).prop_map(Instant::from_minutes)
}

/// A minute within three hours of the changes of 2026 in the zones tested.
fn near_a_change() -> impl Strategy<Value = Instant> {
    let days = [
        "2026-03-08",
        "2026-03-29",
        "2026-04-05",
        "2026-10-04",
        "2026-10-25",
        "2026-11-01",
    ];
    (prop::sample::select(days.to_vec()), -180_i64..360)
        .prop_map(|(day, minutes)| day.parse::<Date>().unwrap().start().plus_minutes(minutes))
}

fn instant_to_add_to() -> impl Strategy<Value = Instant> {
    prop_oneof![recent_instant(), near_a_change()]
}

fn any_zone() -> impl Strategy<Value = Zone> {
    prop::sample::select(ZONES.map(|name| Zone::named(name).unwrap()).to_vec())
}

fn any_span() -> impl Strategy<Value = Span> {
    let make: [fn(u32) -> Span; 6] = [
        Span::Hours,
        Span::Days,
        Span::Weeks,
        Span::Months,
        Span::Years,
        Span::WorkingDays,
    ];
    (0_u32..2000, prop::sample::select(make.to_vec())).prop_map(|(number, make)| make(number))
}

fn any_range() -> impl Strategy<Value = (Weekday, TimeRange)> {
    let time = || (0_u16..=96).prop_map(|quarter| TimeOfDay::from_minutes(quarter * 15).unwrap());
    (
        prop::sample::select(Weekday::ALL.to_vec()),
        (time(), time()),
    )
}

fn any_hours() -> impl Strategy<Value = Hours> {
    prop::collection::vec(any_range(), 0..12).prop_map(|ranges| ranges.into_iter().collect())
}

/// Text like that of damaged cells: the signs that dates are made of, and some that are not.
fn cell_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9TZ:+/.Ee 年月日时分０-９：-]{0,24}",
        "[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}[日T ]?([0-9]{1,2}:[0-9]{2})?.{0,3}",
    ]
}

fn chrono_date(date: Date) -> NaiveDate {
    NaiveDate::from_ymd_opt(date.year(), date.month(), date.day()).unwrap()
}

/// The units of which every day has a period.
fn tiling() -> Vec<Unit> {
    let units = Unit::ALL.into_iter();
    units.filter(|unit| *unit != Unit::WorkingDay).collect()
}

/// The units that are made of months, but for the month itself.
fn of_months() -> Vec<Unit> {
    let units = Unit::ALL.into_iter();
    units
        .filter(|unit| unit.months().is_some_and(|months| months > 1))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dates_agree_with_chrono(date in any_date(), months in 0_u32..3000) {
        let theirs = chrono_date(date);
        prop_assert_eq!(theirs.num_days_from_ce() - 719_163, date.day_number());
        prop_assert_eq!(theirs.weekday().num_days_from_monday() as usize, date.weekday().index());
        prop_assert_eq!(Date::from_ymd(date.year(), date.month(), date.day()), Some(date));
        if let Some(later) = theirs.checked_add_months(chrono::Months::new(months))
            && later.year() <= 9999
        {
            let mine = date.plus_months(months.cast_signed());
            prop_assert_eq!(chrono_date(mine), later);
        }
    }

    #[test]
    fn weeks_agree_with_chrono(date in any_date()) {
        let week = almanac("UTC", 1).period_holding(Unit::Week, date);
        let theirs = chrono_date(date).iso_week();
        prop_assert_eq!(week.name, format!("{:04}-W{:02}", theirs.year(), theirs.week()));
    }

    #[test]
    fn days_of_a_month_that_do_not_exist_are_refused(y in -1_i32..10_001, m in 0_u32..14, d in 0_u32..33) {
        let exists = NaiveDate::from_ymd_opt(y, m, d).is_some() && (1..=9999).contains(&y);
        prop_assert_eq!(Date::from_ymd(y, m, d).is_some(), exists);
    }

    #[test]
    fn texts_read_back(date in any_date(), instant in any_instant(), span in any_span(), hours in any_hours()) {
        prop_assert_eq!(parse_date(&date.to_string()), Ok(Parsed { value: date, canonical: true }));
        let utc = Zone::named("UTC").unwrap();
        let parsed = parse_instant(&instant.to_string(), &utc);
        prop_assert_eq!(parsed, Ok(Parsed { value: instant, canonical: true }));
        prop_assert_eq!(span.to_string().parse(), Ok(span));
        let shown = hours.to_string();
        prop_assert_eq!(shown.parse::<Hours>().ok(), (!hours.is_never()).then_some(hours));
        let month = Month::of(date);
        prop_assert_eq!(month.to_string().parse(), Ok(month));
        prop_assert!(month.first() <= date && date <= month.last());
    }

    #[test]
    fn reading_never_panics_and_what_it_suggests_is_canonical(text in cell_text(), almanac in Just(almanac("Europe/Berlin", 26))) {
        let zone = &almanac.zone;
        let now = Instant::from_minutes(29_900_000);
        if let Err(fault) = parse_date(&text) && let Some(better) = fault.suggestion() {
            prop_assert!(parse_date(better).unwrap().canonical, "{better}");
        }
        if let Err(fault) = parse_instant(&text, zone) && let Some(better) = fault.suggestion() {
            prop_assert!(parse_instant(better, zone).unwrap().canonical, "{better}");
        }
        let _ = parse_now(&text, zone);
        let _ = parse_birthday(&text);
        let _ = (text.parse::<SignedSpan>(), text.parse::<Hours>(), text.parse::<DateRange>());
        let _ = (text.parse::<Month>(), text.parse::<MonthDay>(), text.parse::<Weekday>());
        let _ = (almanac.parse_period(&text), almanac.typed_period(&text, now));
        for toward in [Toward::Past, Toward::Future, Toward::Either] {
            let _ = typed_instant(&text, &almanac, now, toward);
            let _ = typed_moment(&text, &almanac, now, toward);
        }
        let _ = (typed_since(&text, &almanac, now), typed_span(&text));
    }

    #[test]
    fn periods_tile_time(date in any_date(), start in 1_u8..=28, unit in prop::sample::select(tiling())) {
        prop_assume!((2..9998).contains(&date.year()));
        let almanac = almanac("UTC", start);
        let period = almanac.period_holding(unit, date);
        prop_assert!(period.holds_date(date));
        let (before, after) = (almanac.previous(&period), almanac.next(&period));
        prop_assert_eq!((before.to, after.from), (period.from, period.to));
        let named = almanac.parse_period(&period.name).unwrap();
        prop_assert_eq!((named.from, named.to), (period.from, period.to));
        for day in [period.from, period.last()] {
            prop_assert_eq!(&almanac.period_holding(unit, day), &period);
        }
    }

    #[test]
    fn longer_periods_are_made_of_months(date in any_date(), start in 1_u8..=28, unit in prop::sample::select(of_months())) {
        prop_assume!((2..9998).contains(&date.year()));
        let almanac = almanac("UTC", start);
        let period = almanac.period_holding(unit, date);
        let months = almanac.periods_meeting(Unit::Month, period.from, period.to);
        prop_assert_eq!(months.len(), usize::try_from(unit.months().unwrap()).unwrap());
        prop_assert_eq!((months[0].from, months[months.len() - 1].to), (period.from, period.to));
        prop_assert_eq!(almanac.months_until(&months[0], period.end()) as usize, months.len());
    }

    #[test]
    fn slices_tile_their_period(from in any_date(), days in 1_i32..400, times in 1_u32..40) {
        let period = Period::between(from, from.plus_days(days - 1));
        let slices = period.slices(times);
        prop_assert_eq!(slices.len(), times as usize);
        prop_assert_eq!((slices[0].0, slices[slices.len() - 1].1), (period.from, period.to));
        for pair in slices.windows(2) {
            prop_assert_eq!(pair[0].1, pair[1].0);
            prop_assert!(pair[0].0 <= pair[0].1);
        }
    }

    #[test]
    fn hours_elapse(zone in any_zone(), from in instant_to_add_to(), hours in -5000_i64..5000) {
        let to = zone.plus_minutes(from, hours * 60);
        prop_assert!(!zone.is_skipped(to), "the clock shows {to}");
        let elapsed = zone.elapsed_minutes(from, to);
        // A result in the second pass of a doubled hour reads as the first pass.
        let lost = hours * 60 - elapsed;
        prop_assert!(lost == 0 || lost == 60 || lost == 30, "{from} + {hours}h = {to}: {elapsed}");
    }

    #[test]
    fn zones_agree_with_chrono(zone in any_zone(), wall in instant_to_add_to()) {
        use chrono::{LocalResult, Offset, TimeZone};
        // Morocco has changed its law since the database was made that they bring along.
        prop_assume!(zone.name() != "Africa/Casablanca" || wall.date().year() < 2025);
        let tz: chrono_tz::Tz = zone.name().parse().unwrap();
        let naive = chrono::DateTime::UNIX_EPOCH.naive_utc() + TimeDelta::minutes(wall.minutes());
        let theirs = match tz.offset_from_local_datetime(&naive) {
            LocalResult::None => None,
            LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => Some(offset),
        };
        prop_assert_eq!(zone.is_skipped(wall), theirs.is_none());
        if let Some(offset) = theirs {
            let minutes = i64::from(offset.fix().local_minus_utc() / 60);
            prop_assert_eq!(zone.offset_minutes(wall), minutes);
            prop_assert_eq!(zone.settle(wall), wall);
            let there = zone.from_offset(wall, i32::try_from(minutes).unwrap());
            prop_assert_eq!(there, wall);
        } else {
            let settled = zone.settle(wall);
            prop_assert!(settled > wall && !zone.is_skipped(settled));
            prop_assert!(zone.is_skipped(settled.plus_minutes(-1)), "the first one after the gap");
        }
    }

    #[test]
    fn spans_keep_the_wall_time_where_the_clock_shows_it(zone in any_zone(), from in instant_to_add_to(), span in any_span()) {
        let almanac = Almanac { zone: zone.clone(), ..almanac("UTC", 1) };
        let (later, earlier) = (almanac.plus(from, span), almanac.minus(from, span));
        prop_assert!(!zone.is_skipped(later) && !zone.is_skipped(earlier));
        if !matches!(span, Span::Hours(_)) {
            let meant = later.date().at(from.time());
            prop_assert!(later == meant || zone.settle(meant) == later);
            prop_assert!(span.is_zero() || (earlier < from && from < later));
            prop_assert!(later.date().days_since(from.date()) <= span.at_most_days());
        }
    }

    #[test]
    fn common_hours_are_those_open_in_both(one in any_hours(), other in any_hours(), (day, range) in any_range()) {
        prop_assume!(range.0 < range.1);
        let both = one.intersection(&other);
        prop_assert_eq!(&both, &other.intersection(&one));
        let open = |hours: &Hours| hours.contains(day, range.0, range.1);
        prop_assert_eq!(open(&both), open(&one) && open(&other));
    }

    #[test]
    fn sets_hold_the_days_of_their_ranges(ranges in prop::collection::vec((0_i32..300, 0_i32..20), 0..12), day in 0_i32..330) {
        let ranges: Vec<DateRange> = ranges
            .iter()
            .map(|&(first, days)| DateRange {
                first: Date::from_day_number(first),
                last: Date::from_day_number(first + days),
            })
            .collect();
        let set: DateSet = ranges.iter().copied().collect();
        let date = Date::from_day_number(day);
        prop_assert_eq!(set.holds(date), ranges.iter().any(|range| range.holds(date)));
        let next = ranges.iter().flat_map(|range| range.dates()).filter(|next| *next > date).min();
        prop_assert_eq!(set.first_after(date), next);
    }
}
