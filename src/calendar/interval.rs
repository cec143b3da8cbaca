//! Stretches of time as data writes them: `2026-11-03T10:00/2026-11-05T09:00`.

use std::fmt;

use super::{DateFault, DateRangeFault, Instant};

/// From an instant up to, not including, a later one; without an end it still goes on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Interval {
    /// The first minute.
    pub from: Instant,
    /// The minute after the last; absent: it still goes on.
    pub to: Option<Instant>,
}

impl Interval {
    /// Reads `2026-11-03T10:00/2026-11-05T09:00`, or `2026-11-03T10:00/` for one without an end;
    /// each instant is read by `instant`.
    pub fn parse(
        text: &str,
        instant: impl Fn(&str) -> Result<Instant, DateFault>,
    ) -> Result<Interval, DateRangeFault> {
        let read = |piece: &str| {
            instant(piece).map_err(|fault| DateRangeFault::Date {
                piece: piece.to_owned(),
                fault,
            })
        };
        let Some((from, to)) = text.split_once('/') else {
            let piece = text.to_owned();
            let fault = DateFault::Unreadable { suggestion: None };
            return Err(DateRangeFault::Date { piece, fault });
        };
        let from = read(from)?;
        let to = (!to.is_empty()).then(|| read(to)).transpose()?;
        if to.is_some_and(|to| to <= from) {
            return Err(DateRangeFault::Reversed);
        }
        Ok(Interval { from, to })
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.from)?;
        self.to.map_or(Ok(()), |to| write!(f, "{to}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Interval, DateRangeFault> {
        Interval::parse(text, str::parse)
    }

    #[test]
    fn an_end_may_be_open_and_never_comes_first() {
        for text in ["2026-11-03T10:00/2026-11-05T09:00", "2026-11-03T10:00/"] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
        let reversed = parse("2026-11-05T09:00/2026-11-05T09:00");
        assert_eq!(reversed, Err(DateRangeFault::Reversed));
        for text in [
            "2026-11-03T10:00",
            "2026-11-03/2026-11-05",
            "/2026-11-05T09:00",
        ] {
            let fault = parse(text).unwrap_err();
            assert!(matches!(fault, DateRangeFault::Date { .. }), "{text}");
        }
    }
}
