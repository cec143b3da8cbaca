//! The lunar calendar of China, 1900 to 2100: a day of its year, and the days on which it falls.

use std::fmt;
use std::str::FromStr;

use super::scan::fixed_number;
use super::{Date, DateFault};

/// A day of every lunar year: `农历08-15`, or of a leap month, `农历闰06-15`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LunarDay {
    month: u32,
    leap: bool,
    day: u32,
}

/// The first lunar year of [`YEARS`]; it begins in the solar year of the same number.
const FIRST: i32 = 1900;

impl LunarDay {
    /// The solar years in which lunar days are known.
    pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

    /// A month (1 to 12), whether it is a leap month, and a day (1 to 30).
    pub fn new(month: u32, leap: bool, day: u32) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=30).contains(&day);
        exists.then_some(Self { month, leap, day })
    }

    /// The days of a solar year on which it falls: one as a rule, none or two where the lunar month
    /// lies at the turn of the year, none outside of 1900 to 2100.
    ///
    /// A leap month that the year does not have is kept in the ordinary one before it, the 30th of a
    /// month of 29 days on its last day, as people do.
    pub fn in_year(self, year: i32) -> Vec<Date> {
        let days = [year - 1, year].map(|lunar| self.in_lunar_year(lunar));
        let in_year = |day: &Date| day.year() == year;
        days.into_iter().flatten().filter(in_year).collect()
    }

    /// Its day in the lunar year that begins in a solar one.
    pub fn in_lunar_year(self, year: i32) -> Option<Date> {
        let months = LunarYear::of(year)?;
        let place = months.place(self.month, self.leap);
        let day = self.day.min(months.length(place));
        Some(months.start(place).plus_days(day.cast_signed() - 1))
    }

    /// Reads `08-15`, as `calendar.toml` has it after `lunar`.
    pub fn parse_plain(text: &str) -> Result<Self, DateFault> {
        let unreadable = DateFault::Unreadable { suggestion: None };
        let (leap, text) = match text.strip_prefix('闰') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (month, day) = text.split_once('-').ok_or_else(|| unreadable.clone())?;
        match (fixed_number(month, 2), fixed_number(day, 2)) {
            (Some(month), Some(day)) => Self::new(month.cast_unsigned(), leap, day.cast_unsigned())
                .ok_or(DateFault::NoSuchDay),
            _ => Err(unreadable),
        }
    }
}

impl fmt::Display for LunarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let leap = if self.leap { "闰" } else { "" };
        write!(f, "农历{leap}{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for LunarDay {
    type Err = DateFault;

    /// Reads `农历08-15`, `农历闰06-15`, `农历八月十五`, and `lunar:08-15`.
    fn from_str(text: &str) -> Result<Self, DateFault> {
        let unreadable = DateFault::Unreadable { suggestion: None };
        let rest = ["农历", "阴历", "lunar:"]
            .iter()
            .find_map(|word| text.strip_prefix(word))
            .ok_or(unreadable)?;
        spelt(rest.trim()).map_or_else(|| Self::parse_plain(rest.trim()), Ok)
    }
}

/// `八月十五`, `闰六月初三`, `腊月廿三`: as people write it.
fn spelt(text: &str) -> Option<LunarDay> {
    const MONTHS: [&str; 12] = [
        "正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊",
    ];
    let (leap, text) = match text.strip_prefix('闰') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (month, day) = text.split_once('月')?;
    let month = match month {
        "一" => 1,
        "十一" => 11,
        "十二" => 12,
        _ => MONTHS.iter().position(|name| *name == month)? + 1,
    };
    let month = u32::try_from(month).ok()?;
    LunarDay::new(month, leap, spelt_day(day)?)
}

/// `初三`, `十五`, `廿三`, `三十`.
fn spelt_day(text: &str) -> Option<u32> {
    const DIGITS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let digit = |text: &str| {
        let place = DIGITS.iter().position(|name| *name == text)?;
        u32::try_from(place + 1).ok()
    };
    match text {
        "二十" => return Some(20),
        "三十" => return Some(30),
        _ => {}
    }
    let after = |word: &str, tens: u32| Some(tens + digit(text.strip_prefix(word)?)?);
    let single = |day: &u32| *day % 10 != 0 || *day == 10;
    after("初", 0)
        .or_else(|| after("二十", 20).filter(single))
        .or_else(|| after("廿", 20).filter(single))
        .or_else(|| after("十", 10).filter(single))
        .or_else(|| digit(text).filter(|day| *day == 10))
}

/// The months of a lunar year, in their order, a leap month behind the one whose number it bears.
#[derive(Clone, Copy)]
struct LunarYear {
    year: i32,
    stated: u32,
}

impl LunarYear {
    fn of(year: i32) -> Option<Self> {
        let place = usize::try_from(year - FIRST).ok()?;
        let stated = *YEARS.get(place)?;
        Some(Self { year, stated })
    }

    /// The number of the month that has a leap month behind it; 0 where none has.
    fn leap_month(self) -> u32 {
        self.stated >> 13 & 0xf
    }

    /// The place of a month among the twelve or thirteen.
    fn place(self, month: u32, leap: bool) -> u32 {
        let leap_month = self.leap_month();
        let is_behind = leap_month != 0 && (month > leap_month || leap && month == leap_month);
        month - 1 + u32::from(is_behind)
    }

    /// The days of the month at a place.
    fn length(self, place: u32) -> u32 {
        29 + (self.stated >> place & 1)
    }

    /// The first day of the month at a place.
    fn start(self, place: u32) -> Date {
        let new_year = (self.stated >> 17).cast_signed();
        let before: u32 = (0..place).map(|place| self.length(place)).sum();
        let first = Date::from_ymd(self.year, 1, 1).unwrap_or(Date::MIN);
        first.plus_days(new_year + before.cast_signed())
    }
}

/// A lunar year each: bit 0 to 12 tell which of its months, in order, have 30 days and not 29, bits 13
/// to 16 the number of its leap month, the bits above the days from 1 January to its first day.
///
/// As the conversion tables of the Hong Kong Observatory have them; how they came here and what they
/// were held against stands in `docs/DECISIONS.md`.
#[rustfmt::skip]
const YEARS: [u32; 201] = [
    // 1900
    0x3d16d2, 0x620752, 0x4c0ea5, 0x38b64a, 0x5c064b, 0x440a9b, 0x309556, 0x56056a, 0x400b59, 0x2a5752,
    // 1910
    0x500752, 0x3adb25, 0x600b25, 0x480a4b, 0x32b4ab, 0x5802ad, 0x42056b, 0x2c4b69, 0x520da9, 0x3efd92,
    // 1920
    0x640e92, 0x4c0d25, 0x36ba4d, 0x5c0a56, 0x4602b6, 0x2e95b5, 0x5606d4, 0x400ea9, 0x2c5e92, 0x500e92,
    // 1930
    0x3acd26, 0x5e052b, 0x480a57, 0x32b2b6, 0x580b5a, 0x4406d4, 0x2e6ec9, 0x520749, 0x3cf693, 0x620a93,
    // 1940
    0x4c052b, 0x34ca5b, 0x5a0aad, 0x46056a, 0x309b55, 0x560ba4, 0x400b49, 0x2a5a93, 0x500a95, 0x38f52d,
    // 1950
    0x5e0536, 0x480aad, 0x34b5aa, 0x5805b2, 0x420da5, 0x2e7d4a, 0x540d4a, 0x3d0a95, 0x600a97, 0x4c0556,
    // 1960
    0x36cab5, 0x5a0ad5, 0x4606d2, 0x308ea5, 0x560ea5, 0x40064a, 0x286c97, 0x4e0a9b, 0x3af55a, 0x5e056a,
    // 1970
    0x480b69, 0x34b752, 0x5a0b52, 0x420b25, 0x2c964b, 0x520a4b, 0x3d14ab, 0x6002ad, 0x4a056d, 0x36cb69,
    // 1980
    0x5c0da9, 0x460d92, 0x309d25, 0x560d25, 0x415a4d, 0x640a56, 0x4e02b6, 0x38c5b5, 0x5e06d5, 0x480ea9,
    // 1990
    0x34be92, 0x5a0e92, 0x440d26, 0x2c6a56, 0x500a57, 0x3d14d6, 0x62035a, 0x4a06d5, 0x36b6c9, 0x5c0749,
    // 2000
    0x460693, 0x2e952b, 0x54052b, 0x3e0a5b, 0x2a555a, 0x4e056a, 0x38fb55, 0x600ba4, 0x4a0b49, 0x32ba93,
    // 2010
    0x580a95, 0x42052d, 0x2c8aad, 0x500ab5, 0x3d35aa, 0x6205d2, 0x4c0da5, 0x36dd4a, 0x5c0d4a, 0x460c95,
    // 2020
    0x30952e, 0x540556, 0x3e0ab5, 0x2a55b2, 0x5006d2, 0x38cea5, 0x5e0725, 0x48064b, 0x32ac97, 0x560cab,
    // 2030
    0x42055a, 0x2c6ad6, 0x520b69, 0x3d7752, 0x620b52, 0x4c0b25, 0x36da4b, 0x5a0a4b, 0x4404ab, 0x2ea55b,
    // 2040
    0x5405ad, 0x3e0b6a, 0x2a5b52, 0x500d92, 0x3afd25, 0x5e0d25, 0x480a55, 0x32b4ad, 0x5804b6, 0x4005b5,
    // 2050
    0x2c6daa, 0x520ec9, 0x3f1e92, 0x620e92, 0x4c0d26, 0x36ca56, 0x5a0a57, 0x4404d6, 0x2e86d5, 0x540755,
    // 2060
    0x400749, 0x286e93, 0x4e0693, 0x38f52b, 0x5e052b, 0x460a5b, 0x32b55a, 0x58056a, 0x420b65, 0x2c974a,
    // 2070
    0x520b4a, 0x3d1a95, 0x620a95, 0x4a052d, 0x34caad, 0x5a0ab5, 0x4605aa, 0x2e8ba5, 0x540da5, 0x400d4a,
    // 2080
    0x2a7c95, 0x4e0c96, 0x38f94e, 0x5e0556, 0x480ab5, 0x32b5b2, 0x5806d2, 0x420ea5, 0x2e8e4a, 0x50064b,
    // 2090
    0x3b0c97, 0x6004ab, 0x4a055b, 0x34cad6, 0x5a0b6a, 0x460752, 0x309725, 0x540b25, 0x3e0a8b, 0x28549b,
    // 2100
    0x4e04ab,
];

#[cfg(test)]
mod tests {
    use super::{LunarDay, LunarYear};
    use crate::calendar::Date;

    fn day(text: &str) -> LunarDay {
        text.parse().unwrap()
    }

    fn in_year(text: &str, year: i32) -> Vec<String> {
        let days = day(text).in_year(year);
        days.iter().map(ToString::to_string).collect()
    }

    /// The days of Spring Festival, Dragon Boat Festival and Mid-Autumn Festival as almanacs give them,
    /// 1985 to 2030; those from 2008 to 2026 were public holidays.
    const PUBLISHED: [(&str, &str); 3] = [
        ("农历01-01", SPRING),
        ("农历05-05", DRAGON_BOAT),
        ("农历08-15", MID_AUTUMN),
    ];

    const SPRING: &str = "02-20 02-09 01-29 02-17 02-06 01-27 02-15 02-04 01-23 02-10 01-31 02-19 \
        02-07 01-28 02-16 02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-18 02-07 01-26 02-14 02-03 \
        01-23 02-10 01-31 02-19 02-08 01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 \
        02-06 01-26 02-13 02-03";
    const DRAGON_BOAT: &str = "06-22 06-11 05-31 06-18 06-08 05-28 06-16 06-05 06-24 06-13 06-02 06-20 06-09 05-30 06-18 \
        06-06 06-25 06-15 06-04 06-22 06-11 05-31 06-19 06-08 05-28 06-16 06-06 06-23 06-12 06-02 \
        06-20 06-09 05-30 06-18 06-07 06-25 06-14 06-03 06-22 06-10 05-31 06-19 06-09 05-28 06-16 \
        06-05";
    const MID_AUTUMN: &str = "09-29 09-18 10-07 09-25 09-14 10-03 09-22 09-11 09-30 09-20 09-09 09-27 09-16 10-05 09-24 \
        09-12 10-01 09-21 09-11 09-28 09-18 10-06 09-25 09-14 10-03 09-22 09-12 09-30 09-19 09-08 \
        09-27 09-15 10-04 09-24 09-13 10-01 09-21 09-10 09-29 09-17 10-06 09-25 09-15 10-03 09-22 \
        09-12";

    #[test]
    fn festivals_fall_on_their_published_days() {
        for (festival, published) in PUBLISHED {
            let published: Vec<&str> = published.split_whitespace().collect();
            assert_eq!(published.len(), 46, "{festival}");
            for (year, expected) in (1985..).zip(published) {
                assert_eq!(in_year(festival, year), [format!("{year}-{expected}")]);
            }
        }
    }

    #[test]
    fn each_year_begins_where_the_last_one_ended() {
        for year in 1900..2100 {
            let (this, next) = (
                LunarYear::of(year).unwrap(),
                LunarYear::of(year + 1).unwrap(),
            );
            let months = if this.leap_month() == 0 { 12 } else { 13 };
            let end = this.start(months - 1);
            let end = end.plus_days(this.length(months - 1).cast_signed());
            assert_eq!(end, next.start(0), "{year}");
        }
    }

    #[test]
    fn leap_months_and_short_ones() {
        // 2025 has a leap sixth month, 2026 has none.
        assert_eq!(in_year("农历06-15", 2025), ["2025-07-09"]);
        assert_eq!(in_year("农历闰06-15", 2025), ["2025-08-08"]);
        assert_eq!(in_year("农历闰06-15", 2026), in_year("农历06-15", 2026));
        // New Year's Eve, whether the twelfth month has 29 or 30 days.
        for (year, eve) in [
            (2025, "2025-01-28"),
            (2026, "2026-02-16"),
            (2027, "2027-02-05"),
        ] {
            assert_eq!(in_year("农历12-30", year), [eve]);
        }
    }

    #[test]
    fn a_solar_year_may_hold_a_day_twice_or_never() {
        let twice: Vec<i32> = (1990..2030)
            .filter(|year| in_year("农历11-28", *year).len() == 2)
            .collect();
        let never: Vec<i32> = (1990..2030)
            .filter(|year| in_year("农历11-28", *year).is_empty())
            .collect();
        assert!(
            !twice.is_empty() && !never.is_empty(),
            "{twice:?} {never:?}"
        );
        assert_eq!(in_year("农历08-15", 1899), Vec::<String>::new());
        assert_eq!(day("农历01-01").in_year(2101), Vec::<Date>::new());
    }

    #[test]
    fn it_is_read_as_people_write_it_and_written_in_one_way() {
        for (text, written) in [
            ("农历08-15", "农历08-15"),
            ("lunar:08-15", "农历08-15"),
            ("农历闰06-15", "农历闰06-15"),
            ("农历八月十五", "农历08-15"),
            ("农历正月初一", "农历01-01"),
            ("阴历腊月廿三", "农历12-23"),
            ("农历闰四月二十", "农历闰04-20"),
            ("农历十月初十", "农历10-10"),
            ("农历十一月三十", "农历11-30"),
        ] {
            assert_eq!(day(text).to_string(), written, "{text}");
        }
        for text in [
            "08-15",
            "农历13-01",
            "农历08-31",
            "农历8-15",
            "农历十三月初一",
            "农历八月",
        ] {
            assert!(text.parse::<LunarDay>().is_err(), "{text}");
        }
    }
}
