//! When: minutes, days and periods named on the command line, as the files write them or as people
//! say them.

use super::Environment;
use super::context::Context;
use super::error::{CommandError, Kind};
use super::globals::Globals;
use crate::calendar::{
    Almanac, Date, DateOrInstant, Instant, MOST_YEARS_AWAY, PERIOD_NAMES, PERIOD_WORDS, Period,
    PeriodFault, Span, Toward, TypedFault, Zone, parse_date, parse_instant, parse_now, typed_date,
    typed_instant, typed_moment, typed_since, typed_span, typed_stretch,
};
use crate::model::{Book, Leave};
use crate::words::vocabulary::Half;
use crate::words::{Lang, Message, Term, Words, plain};

/// What times and periods of the command line are counted from; many threads may ask it at once.
#[derive(Clone, Copy)]
pub struct When<'a> {
    /// `--now` or `VISITS_NOW`.
    named: Option<&'a str>,
    environment: &'a Environment,
    /// The reader's language.
    pub words: Words,
}

impl<'a> When<'a> {
    /// Those of a command.
    pub fn of(globals: &'a Globals, environment: &'a Environment, words: Words) -> When<'a> {
        When {
            named: globals.now.as_deref(),
            environment,
            words,
        }
    }

    /// The time that was named, else the clock's day: what changes from one run to the next.
    pub fn named_or_today(self) -> String {
        let day = || {
            Zone::named("UTC").map_or(Date::MIN, |zone| zone.wall(self.environment.clock).date())
        };
        self.named.map_or_else(|| day().to_string(), str::to_owned)
    }

    /// The time to answer for: `--now`, `VISITS_NOW`, else the clock's, as wall time of the office.
    pub fn now(self, almanac: &Almanac) -> Result<Instant, CommandError> {
        let clock = almanac.zone.wall(self.environment.clock);
        let Some(text) = self.named else {
            return Ok(clock);
        };
        let typed = || typed_moment(&plain(text), almanac, clock, Toward::Either);
        let settled = |moment: DateOrInstant| almanac.zone.settle(moment.start());
        parse_now(text, &almanac.zone)
            .ok()
            .or_else(|| typed().map(settled))
            .ok_or_else(|| self.failure(Message::UsageInstant { value: &text }))
    }

    /// The period that arguments mean, which may be several words (`last 7 days`); without any the
    /// month that holds `now`.
    pub fn period(
        self,
        words: &[String],
        almanac: &Almanac,
        now: Instant,
    ) -> Result<Period, CommandError> {
        if words.is_empty() {
            return Ok(almanac.month_of(now.date()));
        }
        let text = words.join(" ");
        almanac.typed_period(&plain(&text), now).map_err(|fault| {
            let value = &text;
            let years = &MOST_YEARS_AWAY;
            match fault {
                PeriodFault::TooLong { .. } => self.failure(Message::UsagePeriodTooLong { value }),
                PeriodFault::TooFar { .. } => {
                    self.failure(Message::UsagePeriodTooFar { value, years })
                }
                _ => self
                    .failure(Message::UsagePeriod { value })
                    .one_of(&self.periods_understood(), self.words),
            }
        })
    }

    fn failure(self, message: Message<'_>) -> CommandError {
        CommandError::of(Kind::Usage, message, self.words)
    }

    /// The names of periods and the words for them, the reader's language first.
    fn periods_understood(self) -> Vec<String> {
        let word = |(english, chinese): &(&str, &str)| match self.words.lang {
            Lang::En => format!("{english} ({chinese})"),
            Lang::Zh => format!("{chinese}（{english}）"),
        };
        let mut forms = PERIOD_NAMES.map(str::to_owned).to_vec();
        forms.extend(PERIOD_WORDS.iter().map(word));
        forms
    }
}

impl Context<'_> {
    fn when(&self) -> When<'_> {
        When::of(&self.globals, self.environment, self.words)
    }

    /// The time to answer for: `--now`, `VISITS_NOW`, else the clock's, as wall time of the office.
    pub fn now(&self, almanac: &Almanac) -> Result<Instant, CommandError> {
        self.when().now(almanac)
    }

    /// The same where perhaps no office could be read: then in universal time.
    pub fn now_in(&self, book: Option<&Book>) -> Result<Instant, CommandError> {
        if let Some(book) = book {
            return self.now(&book.almanac);
        }
        let zone = Zone::named("UTC").expect("every zone database has UTC");
        self.now(&Almanac::of_zone(zone))
    }

    /// The minute that `text` means, on the side of `now` that the option speaks of:
    /// `2026-11-16T19:20`, `19:20` (today), `昨天 19:20`, `周五晚上7点`, `2 hours ago`.
    pub fn time_asked(
        &self,
        option: &str,
        text: &str,
        (almanac, now): (&Almanac, Instant),
        toward: Toward,
    ) -> Result<Instant, CommandError> {
        let written = parse_instant(text.trim(), &almanac.zone).map(|parsed| parsed.value);
        let typed = || typed_instant(&plain(text), almanac, now, toward);
        written.or_else(|_| typed()).map_err(|fault| {
            let (option, value) = (&option, &text.trim());
            let is_day = fault == TypedFault::NoTime || parse_date(value).is_ok();
            let message = if is_day {
                Message::WhenNoTime { option, value }
            } else {
                Message::WhenNoInstant { option, value }
            };
            self.failure(Kind::Usage, message)
        })
    }

    /// The day that `text` means, on the side of `now` that the option speaks of: `2026-11-16`,
    /// `11月16日`, `yesterday`.
    pub fn day_asked(
        &self,
        option: &str,
        text: &str,
        (almanac, now): (&Almanac, Instant),
        toward: Toward,
    ) -> Result<Date, CommandError> {
        let written = parse_date(text.trim()).map(|parsed| parsed.value).ok();
        let found = written.or_else(|| typed_date(&plain(text), almanac, now, toward));
        let (option, value) = (&option, &text.trim());
        found.ok_or_else(|| self.failure(Kind::Usage, Message::WhenNoDate { option, value }))
    }

    /// The day or the minute that `text` means.
    pub fn moment_asked(
        &self,
        option: &str,
        text: &str,
        when: (&Almanac, Instant),
        toward: Toward,
    ) -> Result<DateOrInstant, CommandError> {
        let day = self.day_asked(option, text, when, toward);
        day.map(DateOrInstant::Date).or_else(|_| {
            let minute = self.time_asked(option, text, when, toward)?;
            Ok(DateOrInstant::Instant(minute))
        })
    }

    /// The minute from which on something is new: `2026-11-15T18:00`, `昨天`, `24h`, `3天前`.
    pub fn since_asked(
        &self,
        text: &str,
        almanac: &Almanac,
        now: Instant,
    ) -> Result<Instant, CommandError> {
        let value = &text.trim();
        parse_now(value, &almanac.zone)
            .ok()
            .or_else(|| typed_since(&plain(text), almanac, now))
            .ok_or_else(|| self.failure(Kind::Usage, Message::UsageInstant { value }))
    }

    /// The leave that `text` means: days, `2026-11-10..2026-11-12`, `下周`, or a part of a day,
    /// `2026-11-24T14:00/2026-11-24T18:00`, `11月24日 14:00 到 18:00`, `11月24日下午`.
    pub fn leave_asked(
        &self,
        option: &str,
        text: &str,
        when: (&Almanac, Instant),
    ) -> Result<Leave, CommandError> {
        let text = text.trim();
        if let Ok(leave) = text.parse() {
            return Ok(leave);
        }
        let (almanac, now) = when;
        if let Ok(period) = almanac.typed_period(&plain(text), now) {
            return Ok(Leave {
                from: period.start(),
                to: period.end(),
            });
        }
        let half = halves().find_map(|(word, half)| {
            let day = plain(text);
            let day = day
                .strip_suffix(word)
                .or_else(|| day.strip_prefix(word))?
                .trim()
                .to_owned();
            let date = typed_date(&day, almanac, now, Toward::Future)?;
            let noon = date.start().plus_minutes(12 * 60);
            Some(match half {
                Half::Morning => (date.start(), noon),
                Half::Afternoon => (noon, date.end()),
            })
        });
        let stretch = half.or_else(|| typed_stretch(&plain(text), almanac, now));
        match stretch {
            Some((from, to)) if from < to => Ok(Leave { from, to }),
            _ => {
                let (option, value) = (&option, &text);
                self.refuse(Message::WhenNoLeave { option, value })
            }
        }
    }

    /// The length of time that `text` means: `24h`, `3天`, `2 working days`.
    pub fn span_asked(&self, text: &str) -> Result<Span, CommandError> {
        let written = text.trim().parse().ok();
        written
            .or_else(|| typed_span(&plain(text)))
            .ok_or_else(|| self.failure(Kind::Usage, Message::IssueAge { value: &text }))
    }

    /// The period that arguments mean, which may be several words (`last 7 days`); without any the
    /// month that holds `now`.
    pub fn period(
        &self,
        words: &[String],
        almanac: &Almanac,
        now: Instant,
    ) -> Result<Period, CommandError> {
        self.when().period(words, almanac, now)
    }
}

/// What people type for a half of a day.
fn halves() -> impl Iterator<Item = (&'static str, Half)> {
    let all = Half::ALL.iter();
    all.flat_map(|half| half.word().typed_words().map(|word| (word, *half)))
}
