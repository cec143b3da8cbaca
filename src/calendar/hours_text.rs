//! Reading and writing opening hours: `tue-fri 18:30-20:30;sat-sun 09:00-12:00`.

use std::fmt;
use std::str::FromStr;

use super::{Hours, TimeOfDay, TimeRange, Weekday};

/// Why a text states no opening hours. Each names the piece in which it lies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HoursFault {
    /// Nothing is stated at all.
    Empty,
    /// Full-width digits or signs.
    FullWidth {
        /// The piece as written.
        piece: String,
    },
    /// A word that is no weekday from `mon` to `sun`.
    UnknownDay {
        /// The piece as written.
        piece: String,
        /// The word.
        word: String,
    },
    /// No `HH:MM-HH:MM`, or a time no clock shows.
    BadTime {
        /// The piece as written.
        piece: String,
    },
    /// It ends before or when it begins; hours past midnight are two pieces.
    Backwards {
        /// The piece as written.
        piece: String,
    },
}

impl HoursFault {
    /// The piece in which the fault lies, empty for [`HoursFault::Empty`].
    pub fn piece(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::FullWidth { piece }
            | Self::UnknownDay { piece, .. }
            | Self::BadTime { piece }
            | Self::Backwards { piece } => piece,
        }
    }
}

impl Hours {
    /// Reads a list of pieces, as policies and the staff file have it; a piece without weekdays
    /// holds on every day, and no piece at all is never.
    pub fn parse_list<S: AsRef<str>>(pieces: &[S]) -> Result<Self, HoursFault> {
        let mut ranges = Vec::new();
        for piece in pieces {
            let (days, range) = parse_piece(piece.as_ref().trim_matches(' '))?;
            ranges.extend(days.into_iter().map(|day| (day, range)));
        }
        Ok(ranges.into_iter().collect())
    }
}

impl Hours {
    /// The first of some pieces that holds hours which an earlier one holds too.
    pub fn doubled<'p>(pieces: &[&'p str]) -> Option<&'p str> {
        // Most cells have one piece, and there are many cells.
        if pieces.len() < 2 {
            return None;
        }
        let mut open = Hours::never();
        for piece in pieces {
            let own = Hours::parse_list(&[piece]).ok()?;
            if !open.intersection(&own).is_never() {
                return Some(piece);
            }
            let both = [open, own];
            let ranges = both.iter().flat_map(|hours| {
                let of_day = |day: Weekday| hours.on(day).iter().map(move |range| (day, *range));
                Weekday::ALL.into_iter().flat_map(of_day)
            });
            open = ranges.collect();
        }
        None
    }
}

impl FromStr for Hours {
    type Err = HoursFault;

    /// Reads a cell: pieces separated by `;`.
    fn from_str(text: &str) -> Result<Self, HoursFault> {
        let pieces: Vec<_> = text
            .split(';')
            .filter(|piece| !piece.trim().is_empty())
            .collect();
        if pieces.is_empty() {
            return Err(HoursFault::Empty);
        }
        Self::parse_list(&pieces)
    }
}

/// One piece: weekdays, if any are named, and a range of times.
fn parse_piece(piece: &str) -> Result<(Vec<Weekday>, TimeRange), HoursFault> {
    let owned = || piece.to_owned();
    if piece
        .chars()
        .any(|sign| matches!(sign, '\u{3000}' | '\u{ff01}'..='\u{ff5e}'))
    {
        return Err(HoursFault::FullWidth { piece: owned() });
    }
    let (days, times) = match piece.rsplit_once(' ') {
        Some((days, times)) => (parse_days(piece, days)?, times),
        None => (Weekday::ALL.to_vec(), piece),
    };
    let bad_time = || HoursFault::BadTime { piece: owned() };
    let (from, to) = times.split_once('-').ok_or_else(bad_time)?;
    let from: TimeOfDay = from.parse().map_err(|_| bad_time())?;
    let to: TimeOfDay = to.parse().map_err(|_| bad_time())?;
    if from >= to {
        return Err(HoursFault::Backwards { piece: owned() });
    }
    Ok((days, (from, to)))
}

/// `tue-sun`, `mon,wed`, or both mixed.
fn parse_days(piece: &str, days: &str) -> Result<Vec<Weekday>, HoursFault> {
    let weekday = |word: &str| {
        let word = word.trim_matches(' ');
        let unknown = |_| HoursFault::UnknownDay {
            piece: piece.to_owned(),
            word: word.to_owned(),
        };
        word.parse::<Weekday>().map_err(unknown)
    };
    let mut found = Vec::new();
    for part in days.split(',') {
        match part.split_once('-') {
            Some((first, last)) => found.extend(weekday(first)?.through(weekday(last)?)),
            None => found.push(weekday(part)?),
        }
    }
    Ok(found)
}

impl fmt::Display for Hours {
    /// Writes the form of a cell: runs of weekdays with the same hours together.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (from, to, (start, end)) in self.runs() {
            write!(f, "{separator}{from}")?;
            if from != to {
                write!(f, "-{to}")?;
            }
            write!(f, " {start}-{end}")?;
            separator = ";";
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_cells_and_lists() {
        for (text, shown) in [
            (
                "tue-fri 18:30-20:30;sat-sun 09:00-12:00",
                "tue-fri 18:30-20:30;sat-sun 09:00-12:00",
            ),
            ("mon,wed 10:00-11:00", "mon 10:00-11:00;wed 10:00-11:00"),
            ("sat-mon 9:00-10:00", "mon 09:00-10:00;sat-sun 09:00-10:00"),
            ("09:00-24:00", "mon-sun 09:00-24:00"),
            (" TUE 09:00-10:00 ; ", "tue 09:00-10:00"),
        ] {
            assert_eq!(text.parse::<Hours>().unwrap().to_string(), shown, "{text}");
        }
        let list = Hours::parse_list(&["09:00-12:00", "tue-sun 14:00-18:00"]).unwrap();
        assert_eq!(
            (list.on(Weekday::Mon).len(), list.on(Weekday::Sun).len()),
            (1, 2)
        );
        assert!(Hours::parse_list::<&str>(&[]).unwrap().is_never());
    }

    #[test]
    fn names_the_piece_that_is_wrong() {
        let piece = |text: &str| text.to_owned();
        for (text, fault) in [
            ("", HoursFault::Empty),
            (";", HoursFault::Empty),
            (
                "tue 9-10",
                HoursFault::BadTime {
                    piece: piece("tue 9-10"),
                },
            ),
            (
                "tue",
                HoursFault::BadTime {
                    piece: piece("tue"),
                },
            ),
            (
                "tue 25:00-26:00",
                HoursFault::BadTime {
                    piece: piece("tue 25:00-26:00"),
                },
            ),
            (
                "tue 12:00-09:00",
                HoursFault::Backwards {
                    piece: piece("tue 12:00-09:00"),
                },
            ),
            (
                "tue 18：30-20:30",
                HoursFault::FullWidth {
                    piece: piece("tue 18：30-20:30"),
                },
            ),
            (
                "mon 09:00-10:00;tues 09:00-10:00",
                HoursFault::UnknownDay {
                    piece: piece("tues 09:00-10:00"),
                    word: piece("tues"),
                },
            ),
        ] {
            assert_eq!(text.parse::<Hours>(), Err(fault), "{text}");
        }
    }
}
