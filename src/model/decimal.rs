//! Exact decimals of the policy: a share of 0.6 is six tenths, not a float near it.

use std::fmt;

/// A non-negative decimal number as a fraction: `units / scale`, `scale` the least power of ten
/// that will do, so that equal numbers are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: u64,
    scale: u64,
}

impl Decimal {
    /// Reads `0.75`, `1`, `1.0`; at most nine digits on either side.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return None;
        }
        let scale = 10_u64.pow(u32::try_from(fraction.len()).ok()?);
        let fraction = if fraction.is_empty() {
            0
        } else {
            fraction.parse::<u64>().ok()?
        };
        let units = whole.parse::<u64>().ok()? * scale + fraction;
        Some(Decimal::shortest(units, scale))
    }

    /// So many hundredths.
    pub const fn percent(hundredths: u64) -> Decimal {
        Decimal::shortest(hundredths, 100)
    }

    const fn shortest(mut units: u64, mut scale: u64) -> Decimal {
        while scale > 1 && units.is_multiple_of(10) {
            units /= 10;
            scale /= 10;
        }
        Decimal { units, scale }
    }

    /// `self` of `whole`, rounded up.
    pub fn of_rounded_up(self, whole: u64) -> u64 {
        (self.units * whole).div_ceil(self.scale)
    }

    /// `self` of `whole`, rounded down.
    pub fn of_rounded_down(self, whole: u64) -> u64 {
        self.units * whole / self.scale
    }

    /// Whether `n` of `of` is at least this share. A share of nothing is not.
    pub fn reached_by(self, n: u64, of: u64) -> bool {
        of > 0 && n * self.scale >= self.units * of
    }

    /// Whether `n` of `of` is exactly this share.
    pub fn is(self, n: u64, of: u64) -> bool {
        of > 0 && n * self.scale == self.units * of
    }

    /// The nearest float, for the eye alone.
    #[expect(
        clippy::cast_precision_loss,
        reason = "only for the eye; at most 18 digits"
    )]
    pub fn approximate(self) -> f64 {
        self.units as f64 / self.scale as f64
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.approximate())
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn shares_are_exact() {
        let share = Decimal::parse("0.6").unwrap();
        assert_eq!(share.of_rounded_up(5), 3);
        assert_eq!(share.of_rounded_up(6), 4);
        assert_eq!(Decimal::parse("0.75").unwrap().of_rounded_down(181), 135);
        assert_eq!(Decimal::parse("0.750"), Some(Decimal::percent(75)));
        assert_eq!(Decimal::parse("1.0"), Some(Decimal::percent(100)));
    }

    #[test]
    fn a_target_is_reached_exactly_at_its_share() {
        let target = Decimal::parse("0.9").unwrap();
        assert!(target.reached_by(9, 10));
        assert!(!target.reached_by(89, 100));
        assert!(!target.reached_by(0, 0));
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in ["", ".5", "-1", "1e3", "0.1234567890", "12,5"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
