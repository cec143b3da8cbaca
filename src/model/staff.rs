//! Members of staff: what `staff.toml` says.

use super::{RoleIx, StaffId};
use crate::calendar::{Date, DateRange, Hours, Weekday, Workdays};
use crate::diag::Place;

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
    /// Days of leave, both ends included.
    pub leave: Vec<DateRange>,
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
        self.in_service_between(date, date)
    }

    /// Whether this member is in service on some day from `first` to `last`, both included.
    pub fn in_service_between(&self, first: Date, last: Date) -> bool {
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

    /// Whether this member is at work on `date`: in service, not on leave, on one of the member's
    /// weekdays or a make-up workday of whoever works any of Monday to Friday, and on no public
    /// holiday unless those are worked.
    pub fn is_at_work(&self, date: Date, workdays: &Workdays) -> bool {
        let ordinary = self.works_on(date.weekday());
        let makes_up = workdays.is_make_up(date) && self.works[..5].contains(&true);
        self.in_service(date)
            && !self.leave.iter().any(|leave| leave.holds(date))
            && (ordinary || makes_up)
            && (self.holidays || !workdays.is_holiday(date))
    }

    /// Whether `area` is one of this member's own.
    pub fn owns_area(&self, area: &str) -> bool {
        self.areas.iter().any(|own| &**own == area)
    }
}
