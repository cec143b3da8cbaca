//! When: instants named on the command line.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::calendar::{Date, Instant, TimeOfDay, Zone, parse_date, parse_instant};
use crate::words::Message;

/// Words for days near today, and how many days away they are.
const DAYS: &[(&str, i32)] = &[
    ("today", 0),
    ("今天", 0),
    ("yesterday", -1),
    ("昨天", -1),
    ("前天", -2),
    ("tomorrow", 1),
    ("明天", 1),
    ("后天", 2),
];

impl Context<'_> {
    /// The minute that `text` means: `2026-11-16T19:20`, `2026-11-16 19:20`, `19:20` (today),
    /// `yesterday 19:20`.
    pub fn time_asked(
        &self,
        option: &str,
        text: &str,
        zone: &Zone,
        now: Instant,
    ) -> Result<Instant, CommandError> {
        let text = text.trim();
        if text == "now" || text == "现在" {
            return Ok(now);
        }
        parse_instant(text, zone)
            .map(|parsed| parsed.value)
            .ok()
            .or_else(|| near(text, now.date()).map(|instant| zone.settle(instant)))
            .ok_or_else(|| self.no_instant(option, text, now))
    }

    /// The day that `text` means: `2026-11-16`, `today`.
    pub fn day_asked(&self, option: &str, text: &str, today: Date) -> Result<Date, CommandError> {
        let text = text.trim();
        let found = parse_date(text)
            .map(|parsed| parsed.value)
            .ok()
            .or_else(|| day(text, today));
        found.ok_or_else(|| {
            self.failure(
                Kind::Usage,
                Message::WhenNoDate {
                    option: &option,
                    value: &text,
                },
            )
        })
    }

    fn no_instant(&self, option: &str, text: &str, now: Instant) -> CommandError {
        let is_day = parse_date(text).is_ok() || day(text, now.date()).is_some();
        let (option, value) = (&option, &text);
        let message = if is_day {
            Message::WhenNoTime { option, value }
        } else {
            Message::WhenNoInstant { option, value }
        };
        self.failure(Kind::Usage, message)
    }
}

/// A time of day, today or on a day named before it.
fn near(text: &str, today: Date) -> Option<Instant> {
    let (date, time) = match text.rsplit_once([' ', 'T']) {
        Some((named, time)) => (day(named.trim(), today)?, time),
        None => (today, text),
    };
    let time = time
        .parse::<TimeOfDay>()
        .ok()
        .filter(|time| time.minutes() < 24 * 60)?;
    Some(date.at(time))
}

fn day(text: &str, today: Date) -> Option<Date> {
    let found = DAYS
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(text));
    found.map(|(_, days)| today.plus_days(*days))
}

#[cfg(test)]
mod tests {
    use super::near;
    use crate::calendar::Date;

    #[test]
    fn a_time_alone_is_today_s() {
        let today = Date::from_ymd(2026, 11, 16).unwrap();
        let meant = |text: &str| near(text, today).map(|instant| instant.to_string());
        assert_eq!(meant("19:20").as_deref(), Some("2026-11-16T19:20"));
        assert_eq!(meant("yesterday 9:05").as_deref(), Some("2026-11-15T09:05"));
        assert_eq!(meant("昨天 19:20").as_deref(), Some("2026-11-15T19:20"));
        assert_eq!(meant("24:00"), None);
        assert_eq!(meant("someday 9:00"), None);
    }
}
