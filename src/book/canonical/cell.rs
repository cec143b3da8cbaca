//! One cell in its canonical form.

use std::borrow::Cow;

use crate::book::schema::Kind;
use crate::calendar::{
    TimeOfDay, Zone, parse_birthday, parse_date, parse_date_or_instant, parse_instant,
};

/// `text` as `fmt` writes it in a column of `kind`: nothing around it, one form of each date. What
/// cannot be read stays as it is.
pub fn canonical_cell<'t>(kind: Kind, text: &'t str, zone: &Zone) -> Cow<'t, str> {
    let trimmed = text.trim();
    let rewritten = match kind {
        Kind::Date => parse_date(trimmed).ok().map(|date| date.value.to_string()),
        Kind::Instant => parse_instant(trimmed, zone)
            .ok()
            .map(|instant| instant.value.to_string()),
        Kind::Moment => parse_date_or_instant(trimmed, zone)
            .ok()
            .map(|moment| moment.value.to_string()),
        Kind::Birthday => parse_birthday(trimmed)
            .ok()
            .map(|birthday| birthday.value.to_string()),
        Kind::Time => time(trimmed),
        Kind::Number(..) => trimmed.parse::<u32>().ok().map(|number| number.to_string()),
        Kind::References | Kind::List | Kind::Intervals => Some(list(trimmed)),
        _ => None,
    };
    rewritten.map_or(Cow::Borrowed(trimmed), Cow::Owned)
}

/// A time of day; whole minutes may carry their seconds.
fn time(text: &str) -> Option<String> {
    let parse = |text: &str| text.parse::<TimeOfDay>().ok();
    let found = parse(text).or_else(|| text.strip_suffix(":00").and_then(parse));
    found.map(|time| time.to_string())
}

/// Items without blanks around them, and no empty one.
fn list(text: &str) -> String {
    let items = text
        .split(';')
        .map(str::trim)
        .filter(|item| !item.is_empty());
    items.collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_value_has_one_form() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        for (kind, text, form) in [
            (Kind::Date, "2026/11/3", "2026-11-03"),
            (Kind::Instant, "2026/11/3 19:20:00", "2026-11-03T19:20"),
            (Kind::Instant, "2026-11-03T11:20Z", "2026-11-03T19:20"),
            (Kind::Moment, "2026/11/3", "2026-11-03"),
            (Kind::Birthday, "2-29", "2-29"),
            (Kind::Time, "9:05:00", "09:05"),
            (Kind::Number(0, 9), "07", "7"),
            (Kind::References, " wang; li ;", "wang;li"),
            (
                Kind::Intervals,
                "2026-11-03T10:00/2026-11-04T09:00 ; 2026-11-05T10:00/",
                "2026-11-03T10:00/2026-11-04T09:00;2026-11-05T10:00/",
            ),
            (Kind::Text, " 0502 ", "0502"),
            (Kind::Date, "11/03/2026", "11/03/2026"),
        ] {
            assert_eq!(canonical_cell(kind, text, &zone), form, "{text}");
        }
    }
}
