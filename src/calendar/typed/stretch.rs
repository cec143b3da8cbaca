//! From one minute to another: `11月24日14:00到18:00`, `24 nov 14:00 to 25 nov 12:00`.

use super::instant::typed_instant;
use super::meant::Toward;
use super::words::{MARKS, Mark};
use crate::calendar::{Almanac, Instant, TimeOfDay};

/// What may stand between the two beside words.
const SIGNS: [&str; 4] = ["/", "..", "~", "-"];

/// The stretch that plain text means, seen from `now`; the second minute may be a time of day alone, of
/// the same day then.
pub fn typed_stretch(text: &str, almanac: &Almanac, now: Instant) -> Option<(Instant, Instant)> {
    let words = MARKS.iter().filter(|(_, mark)| *mark == Mark::To);
    let words = words.map(|(word, _)| *word);
    words.chain(SIGNS).find_map(|between| {
        let (first, last) = text.rsplit_once(between)?;
        let (first, last) = (first.trim(), last.trim());
        let from = typed_instant(first, almanac, now, Toward::Future).ok()?;
        let time = last.parse::<TimeOfDay>().ok();
        let same_day = time.map(|time| from.date().at(time));
        let to = same_day.or_else(|| typed_instant(last, almanac, now, Toward::Future).ok())?;
        Some((from, to))
    })
}
