//! When a rule is in force, so that a changed figure is a new rule and last year's report stays.

use crate::calendar::Date;

/// From a first to a last day, both included; absent: from ever, for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Validity {
    /// Whether what opens on a day is asked for.
    pub fn holds(self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date <= until)
    }

    /// Whether it says anything.
    pub fn is_stated(self) -> bool {
        self.from.is_some() || self.until.is_some()
    }

    /// Its first and its last day.
    pub fn days(self) -> (Date, Date) {
        (
            self.from.unwrap_or(Date::MIN),
            self.until.unwrap_or(Date::MAX),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Validity;

    #[test]
    fn both_ends_are_included() {
        let date = |text: &str| text.parse().unwrap();
        let year = Validity {
            from: Some(date("2027-01-01")),
            until: Some(date("2027-12-31")),
        };
        assert!(year.holds(date("2027-01-01")) && year.holds(date("2027-12-31")));
        assert!(!year.holds(date("2026-12-31")) && !year.holds(date("2028-01-01")));
        assert!(Validity::default().holds(date("0001-01-01")) && !Validity::default().is_stated());
    }
}
