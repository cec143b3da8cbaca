//! The periods of the office's terms, found by a day, by name, one before another.

use super::{Almanac, Date, DateRange, Period, Unit};

impl Almanac {
    /// The unit that policies call `term.NAME`.
    pub fn term(&self, name: &str) -> Option<Unit> {
        let place = self.terms.iter().position(|term| term.name == name)?;
        u8::try_from(place).ok().map(Unit::Term)
    }

    /// A unit as policies write it.
    pub fn unit_name(&self, unit: Unit) -> String {
        match unit {
            Unit::Term(place) => match self.terms.get(usize::from(place)) {
                Some(term) => format!("term.{}", term.name),
                None => unit.word().to_owned(),
            },
            _ => unit.word().to_owned(),
        }
    }

    /// The term's period that holds a day, or else the next one, or the last.
    pub(super) fn term_holding(&self, term: u8, date: Date) -> Period {
        let periods = self.term_periods(term);
        let place = periods.partition_point(|days| days.last < date);
        self.nth_of_term(term, place.min(periods.len().saturating_sub(1)))
    }

    /// The term's period before the one that begins on a day, or the first.
    pub(super) fn term_before(&self, term: u8, first: Date) -> Period {
        let place = self
            .term_periods(term)
            .partition_point(|days| days.first < first);
        self.nth_of_term(term, place.saturating_sub(1))
    }

    /// The period of a name such as `school.1`.
    pub(super) fn term_named(&self, text: &str) -> Option<Period> {
        let (name, number) = text.rsplit_once('.')?;
        let term = self.terms.iter().position(|term| term.name == name)?;
        let place = number.parse::<usize>().ok()?.checked_sub(1)?;
        let term = u8::try_from(term).ok()?;
        let exists = place < self.term_periods(term).len();
        exists.then(|| self.nth_of_term(term, place))
    }

    fn term_periods(&self, term: u8) -> &[DateRange] {
        let term = self.terms.get(usize::from(term));
        term.map_or(&[], |term| &term.periods)
    }

    fn nth_of_term(&self, term: u8, place: usize) -> Period {
        let days = self.term_periods(term).get(place).copied();
        let days = days.unwrap_or(Date::MAX.into());
        let name = self.terms.get(usize::from(term));
        Period {
            name: format!("{}.{}", name.map_or("term", |term| &term.name), place + 1),
            unit: Some(Unit::Term(term)),
            from: days.first,
            to: days.last.plus_days(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::Term;
    use crate::calendar::almanac::tests::{almanac, date};
    use crate::calendar::{Almanac, Period, Unit};

    fn school() -> Almanac {
        let mut almanac = almanac("Asia/Shanghai", 1);
        let days = ["2026-09-01/2027-01-20", "2027-02-22/2027-07-05"];
        almanac.terms.push(Term {
            name: "school".to_owned(),
            periods: days.map(|days| days.parse().unwrap()).to_vec(),
        });
        almanac
    }

    fn named(period: &Period) -> String {
        format!("{} {}/{}", period.name, period.from, period.last())
    }

    #[test]
    fn terms_are_numbered_and_a_day_between_two_belongs_to_the_next() {
        let almanac = school();
        let unit = almanac.term("school").unwrap();
        assert_eq!(unit, Unit::Term(0));
        for (day, expected) in [
            ("2026-08-01", "school.1 2026-09-01/2027-01-20"),
            ("2027-01-20", "school.1 2026-09-01/2027-01-20"),
            ("2027-01-21", "school.2 2027-02-22/2027-07-05"),
            ("2028-01-01", "school.2 2027-02-22/2027-07-05"),
        ] {
            assert_eq!(named(&almanac.period_holding(unit, date(day))), expected);
        }
        let second = almanac.period_holding(unit, date("2027-03-01"));
        assert_eq!(almanac.previous(&second).name, "school.1");
        assert_eq!(almanac.next(&almanac.previous(&second)), second);
        assert_eq!(almanac.next(&second), second, "there is no third");
        assert_eq!(almanac.parse_period("school.2").unwrap(), second);
        assert!(almanac.parse_period("school.3").is_err());
        assert_eq!(almanac.unit_name(unit), "term.school");
    }

    #[test]
    fn only_terms_that_meet_a_stretch_are_in_it() {
        let almanac = school();
        let unit = Unit::Term(0);
        let met = |from: &str, to: &str| almanac.periods_meeting(unit, date(from), date(to)).len();
        assert_eq!(met("2026-10-01", "2026-11-01"), 1);
        assert_eq!(met("2027-02-01", "2027-02-22"), 0, "the holidays");
        assert_eq!(met("2026-01-01", "2028-01-01"), 2);
        assert_eq!(met("2027-08-01", "2028-01-01"), 0);
    }
}
