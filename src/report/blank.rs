//! Blanking: names, homes and telephone numbers taken out of free text before it is posted where
//! everybody reads it.
//!
//! Whom the directory knows is found by name, or by surname and form of address (`王女士`); a home by
//! its shape (`5-501`, `3-2-0501`, `5栋501`, `2单元402`, `402室`, `room 402`), whether there is one or
//! not; a number by having seven digits and more. A date is none of these. Where it is in doubt,
//! rather a word too many is blanked than one too few: what was blanked is counted, and read again.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Book, PartyIx};
use crate::words::{Message, Words};

/// Forms of address that follow a surname.
const TITLES: &[&str] = &[
    "女士", "先生", "小姐", "太太", "阿姨", "叔叔", "大爷", "大妈", "奶奶", "爷爷", "师傅", "老师",
];
/// What follows a building's name.
const BUILDING_MARKS: &[&str] = &["号楼", "栋", "幢", "座", "#", "号"];
/// What follows a room's number.
const ROOM_MARKS: &[&str] = &["室", "房", "号", "户"];
/// What stands before a room's number.
const ROOM_WORDS: &[&str] = &["room", "flat", "apartment", "apt"];

/// How much was blanked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Blanked {
    /// Names of people.
    pub names: usize,
    /// Homes.
    pub homes: usize,
    /// Telephone numbers.
    pub phones: usize,
}

impl Blanked {
    /// How much in all.
    pub fn all(self) -> usize {
        self.names + self.homes + self.phones
    }
}

/// What is blanked.
pub struct Blanks<'a> {
    words: Words,
    /// Names and ids by their first character, longest first.
    names: BTreeMap<char, Vec<&'a str>>,
    /// First characters of Chinese names.
    surnames: BTreeSet<char>,
    /// Buildings, without what follows a building's name, longest first.
    buildings: Vec<&'a str>,
    /// So far.
    pub blanked: Blanked,
}

#[derive(Clone, Copy)]
enum Found {
    Name,
    Home,
    Phone,
}

impl<'a> Blanks<'a> {
    /// What names anybody the book knows; `spared` is who reads it.
    pub fn new(book: &'a Book, spared: Option<PartyIx>, words: Words) -> Self {
        let others = book
            .indexed_parties()
            .filter(|(party, _)| Some(*party) != spared);
        let parties: Vec<_> = others.map(|(_, stated)| stated).collect();
        let of_parties = parties
            .iter()
            .flat_map(|stated| [&*stated.name, stated.id.as_str()]);
        let of_staff = book.staff.iter().map(|member| &*member.name);
        let homes = parties.iter().filter_map(|stated| stated.household());
        let buildings = homes.map(|home| &*home.building);
        Self::known(of_parties.chain(of_staff), buildings, words)
    }

    fn known(
        known: impl Iterator<Item = &'a str>,
        buildings: impl Iterator<Item = &'a str>,
        words: Words,
    ) -> Self {
        let mut names: BTreeMap<char, Vec<&str>> = BTreeMap::new();
        for name in known.flat_map(parts).filter(|name| is_telling(name)) {
            names.entry(first(name)).or_default().push(name);
        }
        for alike in names.values_mut() {
            alike.sort_by_key(|name| Reverse(name.len()));
        }
        let surnames = names.keys().copied().filter(|first| is_han(*first));
        let buildings: BTreeSet<&str> = buildings.map(bare).collect();
        let mut buildings: Vec<&str> = buildings.into_iter().filter(|it| !it.is_empty()).collect();
        buildings.sort_by_key(|building| Reverse(building.len()));
        Self {
            words,
            surnames: surnames.collect(),
            names,
            buildings,
            blanked: Blanked::default(),
        }
    }

    /// `text` without them.
    pub fn blank(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let length = if let Some((found, length)) = self.find(rest) {
                let stands_for_it = self.count(found);
                out.push_str(&self.words.say(stands_for_it));
                length
            } else {
                let length = whole(rest);
                out.push_str(&rest[..length]);
                length
            };
            rest = &rest[length..];
        }
        out
    }

    fn count(&mut self, found: Found) -> Message<'static> {
        match found {
            Found::Name => {
                self.blanked.names += 1;
                Message::BlankName
            }
            Found::Home => {
                self.blanked.homes += 1;
                Message::BlankHome
            }
            Found::Phone => {
                self.blanked.phones += 1;
                Message::BlankPhone
            }
        }
    }

    /// What stands at the beginning of `text`, and how long it is.
    fn find(&self, text: &str) -> Option<(Found, usize)> {
        let name = self.name(text).map(|length| (Found::Name, length));
        let home = || self.home(text).map(|length| (Found::Home, length));
        let phone = || phone(text).map(|length| (Found::Phone, length));
        name.or_else(phone).or_else(home)
    }

    fn name(&self, text: &str) -> Option<usize> {
        let first = first(text);
        let alike = self.names.get(&first).into_iter().flatten();
        let mut alike = alike.filter(|name| is_at(text, name));
        alike.next().map(|name| name.len()).or_else(|| {
            let rest = &text[first.len_utf8()..];
            let title = TITLES.iter().find(|title| rest.starts_with(**title))?;
            let known = self.surnames.contains(&first);
            known.then(|| first.len_utf8() + title.len())
        })
    }

    fn home(&self, text: &str) -> Option<usize> {
        self.address(text)
            .or_else(|| self.lettered(text))
            .or_else(|| unit_and_room(text))
            .or_else(|| marked_room(text))
            .or_else(|| worded_room(text))
    }

    /// `H5-501`.
    fn lettered(&self, text: &str) -> Option<usize> {
        let rest = text.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
        let begins = rest.starts_with(|c: char| c.is_ascii_digit());
        begins
            .then(|| self.address(rest))
            .flatten()
            .map(|length| length + 1)
    }

    /// `5-501`, `3-2-0501`, `5栋501`, `A座2单元1203`.
    fn address(&self, text: &str) -> Option<usize> {
        let known = self.buildings.iter().find(|it| text.starts_with(**it));
        let by_number = digits(text, 1, 2);
        let building = known.map(|it| it.len()).into_iter().chain(by_number);
        building.into_iter().find_map(|building| {
            let rest = &text[building..];
            let mark = BUILDING_MARKS.iter().find(|mark| rest.starts_with(**mark));
            let mark = mark.map_or(0, |mark| mark.len());
            let hyphen = usize::from(rest[mark..].starts_with('-'));
            let inner = &rest[mark + hyphen..];
            let room = unit_and_room(inner).or_else(|| {
                let unit = digits(inner, 1, 2).filter(|unit| inner[*unit..].starts_with('-'));
                let unit = unit.map_or(0, |unit| unit + 1);
                room(&inner[unit..]).map(|room| unit + room)
            });
            let room = room.filter(|_| mark + hyphen > 0)?;
            Some(building + mark + hyphen + room)
        })
    }
}

/// Several people in one name.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(['、', '，', ',', ';', '/', '&', '和', '与'])
        .map(str::trim)
        .chain([name])
}

/// Whether a name is long enough to mean somebody: two Chinese characters, three letters.
fn is_telling(name: &str) -> bool {
    let long = name.chars().filter(|c| is_han(*c)).count() >= 2;
    long || name.chars().filter(|c| c.is_alphanumeric()).count() >= 3
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}

fn is_han(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character) || character >= '\u{20000}'
}

/// Whether `name` stands at the beginning of `text`; letters and digits only as a whole word.
fn is_at(text: &str, name: &str) -> bool {
    let goes_on = |c: char| c.is_ascii_alphanumeric();
    text.strip_prefix(name)
        .is_some_and(|rest| !(name.ends_with(goes_on) && rest.starts_with(goes_on)))
}

/// A building's name without what may follow it.
fn bare(building: &str) -> &str {
    let mark = BUILDING_MARKS
        .iter()
        .find(|mark| building.ends_with(**mark));
    mark.map_or(building, |mark| &building[..building.len() - mark.len()])
}

/// A number of so many digits, no more.
fn digits(text: &str, least: usize, most: usize) -> Option<usize> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    (least..=most).contains(&count).then_some(count)
}

/// A room's number: three or four digits, with what may follow it.
fn room(text: &str) -> Option<usize> {
    let number = digits(text, 3, 4)?;
    // `2026-11-1000` is a date that goes wrong, not a home; so is a number that goes on.
    let rest = &text[number..];
    if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    let mark = ROOM_MARKS.iter().find(|mark| rest.starts_with(**mark));
    Some(number + mark.map_or(0, |mark| mark.len()))
}

/// `2单元402`.
fn unit_and_room(text: &str) -> Option<usize> {
    let unit = digits(text, 1, 2)?;
    let rest = text[unit..].strip_prefix("单元")?;
    Some(unit + "单元".len() + room(rest)?)
}

/// `402室`.
fn marked_room(text: &str) -> Option<usize> {
    let number = digits(text, 3, 4)?;
    let mark = ["室", "房"]
        .iter()
        .find(|mark| text[number..].starts_with(**mark))?;
    Some(number + mark.len())
}

/// `room 402`.
fn worded_room(text: &str) -> Option<usize> {
    let word = ROOM_WORDS.iter().find(|word| {
        text.get(..word.len())
            .is_some_and(|begins| begins.eq_ignore_ascii_case(word))
    })?;
    let blank = usize::from(text[word.len()..].starts_with(' '));
    let number = digits(&text[word.len() + blank..], 2, 4)?;
    Some(word.len() + blank + number)
}

/// A telephone number: seven digits and more in a row, ten and more in groups, or one that was
/// masked (`138****5678`).
fn phone(text: &str) -> Option<usize> {
    let plus = usize::from(text.starts_with('+'));
    let (mut count, mut groups, mut end) = (0, 1, plus);
    let bytes = text.as_bytes();
    let mut at = plus;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' | b'*' => {
                count += 1;
                end = at + 1;
            }
            b' ' | b'-' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => groups += 1,
            _ => break,
        }
        at += 1;
    }
    let is_digit = text[plus..].starts_with(|c: char| c.is_ascii_digit());
    let enough = if groups == 1 { count >= 7 } else { count >= 10 };
    (is_digit && enough && !is_date(&text[..end])).then_some(end)
}

/// `2026-11-10`, alone or with a time after it.
fn is_date(text: &str) -> bool {
    let mut groups = text.split(['-', ' ']);
    let lengths: Vec<usize> = groups.by_ref().map(str::len).collect();
    lengths.len() >= 3 && lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
}

/// How much is copied as it stands: a word or a number whole, else one character.
fn whole(text: &str) -> usize {
    let word = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    word.max(first(text).len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn blanked(text: &str, lang: Lang) -> (String, [usize; 3]) {
        let names = ["王秀兰", "H3-2-0501", "李建国、Mary Ann", "H2", "陈静"];
        let buildings = ["3", "A座"];
        let mut blanks = Blanks::known(names.into_iter(), buildings.into_iter(), Words::new(lang));
        let text = blanks.blank(text);
        let Blanked {
            names,
            homes,
            phones,
        } = blanks.blanked;
        (text, [names, homes, phones])
    }

    #[test]
    fn names_homes_and_numbers_are_blanked_and_counted() {
        for (raw, posted, counts) in [
            (
                "王秀兰建议3-2-0501门口加灯",
                "某业主建议某户门口加灯",
                [1, 1, 0],
            ),
            (
                "投诉楼上5-501李建国家漏水",
                "投诉楼上某户某业主家漏水",
                [1, 1, 0],
            ),
            (
                "5栋501、3号楼2单元402室、A座1203和402室",
                "某户、某户、某户和某户",
                [0, 4, 0],
            ),
            (
                "王女士来电13800001234，座机 0571-8765 4321",
                "某业主来电（电话略），座机 （电话略）",
                [1, 0, 2],
            ),
            ("H3-2-0501 与 H5-501 相邻", "某业主 与 某户 相邻", [1, 1, 0]),
            ("致电138****1234", "致电（电话略）", [0, 0, 1]),
        ] {
            assert_eq!(blanked(raw, Lang::Zh), (posted.to_owned(), counts), "{raw}");
        }
        let said = "Mary Ann of 3-2-0501 (Room 402) called +86 138 0000 1234";
        let posted = "[name] of [home] ([home]) called [number]";
        assert_eq!(blanked(said, Lang::En), (posted.to_owned(), [1, 2, 1]));
    }

    #[test]
    fn what_names_nobody_stays() {
        for text in [
            "11月10日 09:00 起停水，2026-11-10 恢复",
            "2026-11-10 09:30 已修，共 1200 元，3栋电梯、2单元门禁",
            "Maryland 3-4 days, lift 12, 24-hour desk",
            "静音 10-12 点，地库 100-200 车位",
        ] {
            assert_eq!(blanked(text, Lang::Zh), (text.to_owned(), [0; 3]));
        }
    }
}
