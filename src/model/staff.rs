//! Members of staff: what `staff.toml` says.

use super::{Leave, RoleIx, StaffId};
use crate::calendar::{Date, DateRange, Hours, Instant, TimeRange, Weekday, Workdays};
use crate::diag::Place;

/// What two spellings of an area have in common: `Ｂ 区` and `b区`.
pub fn area_key(area: &str) -> String {
    crate::words::plain(area)
}

/// A member of staff.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Unique among staff.
    pub id: StaffId,
    /// As people say it.
    pub name: String,
    /// The role, which quotas and rules name.
    pub role: RoleIx,
    /// The areas that are this member's own.
    pub areas: Vec<Box<str>>,
    /// For heads of department: which issues are theirs.
    pub department: Option<Box<str>>,
    /// The weekdays worked, Monday first.
    pub works: [bool; 7],
    /// Working hours; absent: the policy's.
    pub hours: Option<Hours>,
    /// Whether public holidays that fall on `works` are worked.
    pub holidays: bool,
    /// When this member is away.
    pub leave: Vec<Leave>,
    /// First day in service; absent: always.
    pub joined: Option<Date>,
    /// The day on which this member took over the areas; absent: the first day in service.
    pub areas_since: Option<Date>,
    /// Last day in service.
    pub left: Option<Date>,
    /// Households a quota asks of this member instead of what the role's asks.
    pub quota: Option<u32>,
    /// Telephone, as written.
    pub phone: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}

impl Staff {
    /// Whether this member is in service on `date`: joined, and not yet left.
    pub fn in_service(&self, date: Date) -> bool {
        self.in_service_in(date.into())
    }

    /// Whether this member is in service on some of these days.
    pub fn in_service_in(&self, days: DateRange) -> bool {
        let DateRange { first, last } = days;
        let begins = self.joined.is_none_or(|joined| joined <= last);
        let lasts = self.left.is_none_or(|left| left >= first);
        first <= last && begins && lasts && self.joined.zip(self.left).is_none_or(|(a, b)| a <= b)
    }

    /// The day on which this member took over the areas, as far as it is stated.
    pub fn took_over(&self) -> Option<Date> {
        self.areas_since.or(self.joined)
    }

    /// Whether this member works on that weekday of an ordinary week.
    pub fn works_on(&self, weekday: Weekday) -> bool {
        self.works[weekday.index()]
    }

    /// The hours that this member works on `date`, in order; `usual` are those of staff who state
    /// none. On a make-up workday hours go by the true weekday too.
    pub fn hours_on(&self, date: Date, workdays: &Workdays, usual: &Hours) -> Vec<TimeRange> {
        if !self.is_expected(date, workdays) {
            return Vec::new();
        }
        let hours = self.hours.as_ref().unwrap_or(usual).on(date.weekday());
        let leave = self.leave.iter().filter(|leave| leave.days().holds(date));
        leave.fold(hours.to_vec(), |hours, leave| {
            let away = (leave.from.time_on(date), leave.to.time_on(date));
            hours
                .iter()
                .flat_map(|range| without(*range, away))
                .collect()
        })
    }

    /// Whether this member is not there for all of [`from`, `to`), minutes of one day, whatever the
    /// hours: out of service, on leave, on a day off.
    pub fn is_away(&self, from: Instant, to: Instant, workdays: &Workdays) -> bool {
        let on_leave = self
            .leave
            .iter()
            .any(|leave| leave.from < to && from < leave.to);
        on_leave || !self.is_expected(from.date(), workdays)
    }

    /// Whether this member works on `date`, leave aside: in service, on one of the member's weekdays
    /// or a make-up workday of whoever works any of Monday to Friday, and on no public holiday
    /// unless those are worked.
    fn is_expected(&self, date: Date, workdays: &Workdays) -> bool {
        let ordinary = self.works_on(date.weekday());
        let makes_up = workdays.is_make_up(date) && self.works[..5].contains(&true);
        self.in_service(date)
            && (ordinary || makes_up)
            && (self.holidays || !workdays.is_holiday(date))
    }

    /// Whether `area` is one of this member's own.
    pub fn owns_area(&self, area: &str) -> bool {
        self.areas.iter().any(|own| &**own == area)
    }
}

/// What `away` leaves of a range of hours.
fn without((from, to): TimeRange, away: TimeRange) -> impl Iterator<Item = TimeRange> {
    let pieces = [(from, to.min(away.0)), (from.max(away.1), to)];
    pieces.into_iter().filter(|(from, to)| from < to)
}

#[cfg(test)]
mod tests {
    use super::Staff;
    use crate::calendar::{Date, DateSet, Hours, Workdays};
    use crate::diag::Place;
    use crate::model::{RoleIx, StaffId};

    fn member(leave: &[&str]) -> Staff {
        Staff {
            id: StaffId::new("wang"),
            name: "王芳".to_owned(),
            role: RoleIx::new(0),
            areas: Vec::new(),
            department: None,
            works: [true, true, true, true, true, false, false],
            hours: None,
            holidays: false,
            leave: leave.iter().map(|text| text.parse().unwrap()).collect(),
            joined: None,
            areas_since: None,
            left: Some("2026-12-31".parse().unwrap()),
            quota: None,
            phone: None,
            place: Place::whole("staff.toml"),
        }
    }

    fn workdays() -> Workdays {
        let days =
            |text: &str| -> DateSet { [text.parse::<Date>().unwrap()].into_iter().collect() };
        Workdays::new(days("2026-11-11"), days("2026-11-14"), DateSet::default())
    }

    fn hours(member: &Staff, date: &str) -> String {
        let usual: Hours = "09:00-12:00;14:00-18:00".parse().unwrap();
        let on = member.hours_on(date.parse().unwrap(), &workdays(), &usual);
        let ranges: Vec<String> = on.iter().map(|(from, to)| format!("{from}-{to}")).collect();
        ranges.join(" ")
    }

    #[test]
    fn leave_takes_days_or_hours() {
        let wang = member(&["2026-11-10", "2026-11-24T15:00/2026-11-25T10:00"]);
        for (date, expected) in [
            ("2026-11-09", "09:00-12:00 14:00-18:00"),
            ("2026-11-10", ""),
            ("2026-11-24", "09:00-12:00 14:00-15:00"),
            ("2026-11-25", "10:00-12:00 14:00-18:00"),
        ] {
            assert_eq!(hours(&wang, date), expected, "{date}");
        }
        let noon = member(&["2026-11-09T11:00/2026-11-09T15:00"]);
        assert_eq!(hours(&noon, "2026-11-09"), "09:00-11:00 15:00-18:00");
    }

    #[test]
    fn days_off_holidays_and_the_end_of_service_leave_nothing() {
        let wang = member(&[]);
        for (date, works) in [
            ("2026-11-07", false),
            ("2026-11-11", false),
            ("2026-11-14", true),
            ("2026-12-31", true),
            ("2027-01-01", false),
        ] {
            assert_eq!(!hours(&wang, date).is_empty(), works, "{date}");
        }
    }

    #[test]
    fn somebody_is_away_as_soon_as_a_minute_is_missing() {
        let wang = member(&["2026-11-24T15:00/2026-11-24T18:00"]);
        let away = |from: &str, to: &str| {
            let at = |time: &str| format!("2026-11-24T{time}").parse().unwrap();
            wang.is_away(at(from), at(to), &workdays())
        };
        assert!(!away("14:50", "15:00") && away("14:50", "15:01") && !away("18:00", "18:10"));
    }
}
