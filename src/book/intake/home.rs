//! Where a household lives, as lists write it: `3栋1单元502`, `3#1-502`, `3-1-0502`.

use std::collections::BTreeSet;

use super::fold::narrow;
use super::when::han_number;

/// What people write behind a building.
const BUILDING_MARKS: [&str; 8] = ["号楼", "號樓", "#楼", "栋", "棟", "幢", "座", "#"];

/// Building, unit and room as far as a text tells them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Home {
    /// The building, without 栋 and the like.
    pub building: String,
    /// The unit, without 单元.
    pub unit: String,
    /// The room, without 室.
    pub room: String,
}

/// The home that a text of one cell tells: two parts are building and room, three have a unit between
/// them, a fourth names the part of the community before the building.
pub fn whole(text: &str) -> Option<Home> {
    let mut parts = parts(text);
    // Behind a building that is called one stand a unit and a room, and no more: `3栋1-402/403` is two homes.
    let narrow = narrow(text);
    let ends = BUILDING_MARKS
        .iter()
        .filter_map(|mark| Some(narrow.rfind(mark)? + mark.len()));
    if ends
        .max()
        .is_some_and(|end| self::parts(&narrow[end..]).len() > 2)
    {
        return None;
    }
    if parts.len() < 2 || parts.iter().any(|part| part.chars().count() > 20) {
        return None;
    }
    let room = parts.pop()?;
    if !room.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let unit = if parts.len() > 1 {
        parts.pop().unwrap_or_default()
    } else {
        String::new()
    };
    Some(Home {
        building: parts.join("-"),
        unit,
        room,
    })
}

/// The home that stands by itself under a name and a number, `别墅12号`: the name is its building.
pub(super) fn named(text: &str) -> Option<Home> {
    let text = narrow(text);
    let text = text.trim_end_matches(['室', '房', '号', '座', '栋', '幢']);
    let at = text.find(|letter: char| letter.is_ascii_digit())?;
    let (name, number) = text.split_at(at);
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = !name.is_empty() && name.chars().all(crate::text::is_han);
    (is_number && is_name).then(|| Home {
        building: name.to_owned(),
        unit: String::new(),
        room: number.to_owned(),
    })
}

/// The parts of an address: at dashes, and behind the words for building and unit.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mut text = narrow(text);
    for mark in BUILDING_MARKS.into_iter().chain(["单元", "單元", "门洞"]) {
        text = text.replace(mark, "-");
    }
    let text = text.trim_end_matches(['室', '房', '号']);
    let parts = text
        .split(['-', '/', '—', '–', '_', ' ', '\\', '、', '·'])
        .map(|part| plain(part.trim().trim_end_matches('层').trim_start_matches('第')))
        .filter(|part| !part.is_empty());
    parts.collect()
}

/// A building without what people write behind it.
pub(super) fn building(text: &str) -> String {
    let text = narrow(text);
    let mut marks = BUILDING_MARKS.into_iter().chain(["楼", "樓"]);
    let bare = marks
        .find_map(|mark| text.strip_suffix(mark))
        .unwrap_or(&text);
    plain(bare.trim().trim_start_matches('第'))
}

/// Those of some buildings that a text names: one, `3栋`, or a range of them, `1-3栋`.
pub fn buildings_named(text: &str, known: &BTreeSet<String>) -> Vec<String> {
    let one = building(text);
    if known.contains(&one) {
        return vec![one];
    }
    let Some((first, last)) = text.split_once(['-', '~', '～', '—', '至', '到']) else {
        return Vec::new();
    };
    let number = |text: &str| building(text).parse::<u32>().ok();
    let Some((first, last)) = number(first).zip(number(last)) else {
        return Vec::new();
    };
    let is_within = |name: &&String| {
        name.parse::<u32>()
            .is_ok_and(|number| (first..=last).contains(&number))
    };
    known.iter().filter(is_within).cloned().collect()
}

/// A unit without what people write behind it.
pub(super) fn unit(text: &str) -> String {
    let text = narrow(text);
    let bare = text
        .strip_suffix("单元")
        .or_else(|| text.strip_suffix("單元"))
        .unwrap_or(&text);
    plain(bare.trim().trim_start_matches('第'))
}

/// A room without what people write behind it.
pub(super) fn room(text: &str) -> String {
    let text = narrow(text);
    let bare = text
        .strip_suffix('室')
        .or_else(|| text.strip_suffix('房'))
        .unwrap_or(&text);
    bare.trim().to_owned()
}

/// A number in Han letters in digits; everything else as it is.
fn plain(part: &str) -> String {
    han_number(part).map_or_else(|| part.to_owned(), |number| number.to_string())
}

/// Whether two texts of a column name the same: whatever the spelling.
pub(super) fn is_same(column: &str, one: &str, other: &str) -> bool {
    match column {
        "building" => building(one) == building(other),
        "unit" => unit(one) == unit(other),
        "room" => room(one) == room(other),
        _ => false,
    }
}

impl Home {
    /// The key by which homes are found: zeros before numbers do not count.
    pub(super) fn key(&self) -> String {
        let bare = |part: &str| {
            let bare = part.trim_start_matches('0');
            bare.to_lowercase()
        };
        format!(
            "{}\n{}\n{}",
            bare(&self.building),
            bare(&self.unit),
            bare(&self.room)
        )
    }

    /// The id of the household that lives there, `H3-1-0502`; `None` where no id can be made of it.
    pub fn id(&self) -> Option<String> {
        if self.building.is_empty() {
            return None;
        }
        let parts = [&self.building, &self.unit, &self.room];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let kept = |part: &String| {
            let letters = part.chars().map(|letter| match letter {
                letter if letter.is_ascii_alphanumeric() => letter,
                letter if crate::book::ids::check(&letter.to_string()).is_ok() => letter,
                '-' | '_' | '.' => letter,
                _ => '.',
            });
            letters.collect::<String>()
        };
        let id = format!("H{}", parts.map(kept).collect::<Vec<_>>().join("-"));
        crate::book::ids::check(&id).is_ok().then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_in_one_cell() {
        for (text, told) in [
            ("3-1-0502", "3|1|0502"),
            ("3栋1单元502室", "3|1|502"),
            ("3#1-502", "3|1|502"),
            ("3号楼2单元1201", "3|2|1201"),
            ("A座1201", "A||1201"),
            ("３栋５０２", "3||502"),
            ("三栋二单元301", "3|2|301"),
            ("紫荆苑3栋2单元301", "紫荆苑3|2|301"),
            ("一期-3-1-502", "一期-3|1|502"),
            ("3幢 502室", "3||502"),
        ] {
            let home = whole(text).unwrap_or_else(|| panic!("{text}"));
            let said = format!("{}|{}|{}", home.building, home.unit, home.room);
            assert_eq!(said, told, "{text}");
        }
        for text in ["502", "0502室", "商铺", "", "3栋1-402/403"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn homes_by_themselves_have_a_name_and_a_number() {
        for text in ["别墅12号", "别墅12", "别墅12栋"] {
            let home = named(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!([home.building, home.unit, home.room], ["别墅", "", "12"]);
        }
        for text in ["502", "商铺", "A12", "别墅12-1"] {
            assert_eq!(named(text), None, "{text}");
        }
    }

    #[test]
    fn buildings_are_one_however_written() {
        for text in ["3栋", "3#", "3", "3号楼", "３幢", "三栋", "第3栋", "3座"] {
            assert_eq!(building(text), "3", "{text}");
        }
        assert_eq!(unit("1单元"), "1");
        assert_eq!(room("0502室"), "0502");
        assert!(is_same("building", "3栋", "3#"));
        assert!(!is_same("room", "0502", "502"));
    }

    #[test]
    fn buildings_are_named_one_by_one_and_in_ranges() {
        let known = ["1", "2", "3", "12", "A"].map(str::to_owned).into();
        for (text, named) in [
            ("3栋", "3"),
            ("1-3栋", "1 2 3"),
            ("1栋至3栋", "1 2 3"),
            ("A座", "A"),
            ("东区", ""),
            ("7栋", ""),
        ] {
            assert_eq!(buildings_named(text, &known).join(" "), named, "{text}");
        }
    }

    #[test]
    fn ids_are_made_of_homes() {
        let home = whole("3-1-0502").unwrap();
        assert_eq!(home.id().as_deref(), Some("H3-1-0502"));
        let home = whole("紫荆苑3栋2单元301").unwrap();
        assert_eq!(home.id().as_deref(), Some("H紫荆苑3-2-301"));
        assert_eq!(Home::default().id(), None);
    }
}
