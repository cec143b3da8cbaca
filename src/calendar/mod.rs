//! Days, instants, periods, spans, working days and hours: the only room that sees `jiff`.
//!
//! - [`Date`], [`Instant`], [`TimeOfDay`], [`Weekday`], [`Month`], [`MonthDay`] are plain values.
//! - [`Zone`] knows the daylight-saving changes of the office's time zone.
//! - [`Almanac`] is the context that arithmetic needs: the zone, the working days, and the day on
//!   which the office's months begin. It adds a [`Span`] to an instant and names a [`Period`].
//! - [`Hours`] are weekly opening hours.
//! - [`typed_date`], [`typed_instant`] and their like understand what people type of days and times.
//! - [`parse_date`], [`parse_instant`] and their like read one cell of a data file and say with a
//!   [`DateFault`] what a spreadsheet or a hand did to it.

mod almanac;
mod canonical;
mod cell;
mod cell_damage;
mod cell_odd;
mod civil;
mod date;
mod date_fault;
mod day_window;
mod hours;
mod hours_text;
mod instant;
mod interval;
mod lunar;
mod month;
mod month_day;
mod office_months;
mod period;
mod period_names;
mod range;
mod scan;
mod span;
mod term;
mod term_periods;
mod time_of_day;
mod typed;
mod unit;
mod weekday;
mod within;
mod workdays;
mod working_hours;
mod zone;
mod zone_names;

#[cfg(test)]
mod properties;

pub use almanac::Almanac;
pub use cell::{
    Parsed, parse_birthday, parse_date, parse_date_or_instant, parse_instant, parse_now,
};
pub use date::Date;
pub use date_fault::DateFault;
pub use day_window::{DayKind, DayWindow};
pub use hours::{Hours, TimeRange};
pub use hours_text::HoursFault;
pub use instant::{DateOrInstant, Instant};
pub use interval::Interval;
pub use lunar::LunarDay;
pub use month::Month;
pub use month_day::{Birthday, MonthDay};
pub use period::Period;
pub use period_names::{MOST_DAYS, MOST_YEARS_AWAY, PERIOD_NAMES, PeriodFault};
pub use range::{DateRange, DateRangeFault, DateSet};
pub use span::{SignedSpan, Span, SpanFault};
pub use term::Term;
pub use time_of_day::TimeOfDay;
pub use typed::{
    PERIOD_WORDS, Toward, TypedFault, typed_date, typed_instant, typed_moment, typed_since,
    typed_span, typed_stretch,
};
pub use unit::Unit;
pub use weekday::Weekday;
pub use within::Within;
pub use workdays::Workdays;
pub use zone::Zone;
pub use zone_names::UnknownZone;
