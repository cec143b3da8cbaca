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
    let single = |day: &u32| !day.is_multiple_of(10) || *day == 10;
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
    0x003d_16d2, 0x0062_0752, 0x004c_0ea5, 0x0038_b64a, 0x005c_064b, 0x0044_0a9b, 0x0030_9556, 0x0056_056a, 0x0040_0b59, 0x002a_5752,
    // 1910
    0x0050_0752, 0x003a_db25, 0x0060_0b25, 0x0048_0a4b, 0x0032_b4ab, 0x0058_02ad, 0x0042_056b, 0x002c_4b69, 0x0052_0da9, 0x003e_fd92,
    // 1920
    0x0064_0e92, 0x004c_0d25, 0x0036_ba4d, 0x005c_0a56, 0x0046_02b6, 0x002e_95b5, 0x0056_06d4, 0x0040_0ea9, 0x002c_5e92, 0x0050_0e92,
    // 1930
    0x003a_cd26, 0x005e_052b, 0x0048_0a57, 0x0032_b2b6, 0x0058_0b5a, 0x0044_06d4, 0x002e_6ec9, 0x0052_0749, 0x003c_f693, 0x0062_0a93,
    // 1940
    0x004c_052b, 0x0034_ca5b, 0x005a_0aad, 0x0046_056a, 0x0030_9b55, 0x0056_0ba4, 0x0040_0b49, 0x002a_5a93, 0x0050_0a95, 0x0038_f52d,
    // 1950
    0x005e_0536, 0x0048_0aad, 0x0034_b5aa, 0x0058_05b2, 0x0042_0da5, 0x002e_7d4a, 0x0054_0d4a, 0x003d_0a95, 0x0060_0a97, 0x004c_0556,
    // 1960
    0x0036_cab5, 0x005a_0ad5, 0x0046_06d2, 0x0030_8ea5, 0x0056_0ea5, 0x0040_064a, 0x0028_6c97, 0x004e_0a9b, 0x003a_f55a, 0x005e_056a,
    // 1970
    0x0048_0b69, 0x0034_b752, 0x005a_0b52, 0x0042_0b25, 0x002c_964b, 0x0052_0a4b, 0x003d_14ab, 0x0060_02ad, 0x004a_056d, 0x0036_cb69,
    // 1980
    0x005c_0da9, 0x0046_0d92, 0x0030_9d25, 0x0056_0d25, 0x0041_5a4d, 0x0064_0a56, 0x004e_02b6, 0x0038_c5b5, 0x005e_06d5, 0x0048_0ea9,
    // 1990
    0x0034_be92, 0x005a_0e92, 0x0044_0d26, 0x002c_6a56, 0x0050_0a57, 0x003d_14d6, 0x0062_035a, 0x004a_06d5, 0x0036_b6c9, 0x005c_0749,
    // 2000
    0x0046_0693, 0x002e_952b, 0x0054_052b, 0x003e_0a5b, 0x002a_555a, 0x004e_056a, 0x0038_fb55, 0x0060_0ba4, 0x004a_0b49, 0x0032_ba93,
    // 2010
    0x0058_0a95, 0x0042_052d, 0x002c_8aad, 0x0050_0ab5, 0x003d_35aa, 0x0062_05d2, 0x004c_0da5, 0x0036_dd4a, 0x005c_0d4a, 0x0046_0c95,
    // 2020
    0x0030_952e, 0x0054_0556, 0x003e_0ab5, 0x002a_55b2, 0x0050_06d2, 0x0038_cea5, 0x005e_0725, 0x0048_064b, 0x0032_ac97, 0x0056_0cab,
    // 2030
    0x0042_055a, 0x002c_6ad6, 0x0052_0b69, 0x003d_7752, 0x0062_0b52, 0x004c_0b25, 0x0036_da4b, 0x005a_0a4b, 0x0044_04ab, 0x002e_a55b,
    // 2040
    0x0054_05ad, 0x003e_0b6a, 0x002a_5b52, 0x0050_0d92, 0x003a_fd25, 0x005e_0d25, 0x0048_0a55, 0x0032_b4ad, 0x0058_04b6, 0x0040_05b5,
    // 2050
    0x002c_6daa, 0x0052_0ec9, 0x003f_1e92, 0x0062_0e92, 0x004c_0d26, 0x0036_ca56, 0x005a_0a57, 0x0044_04d6, 0x002e_86d5, 0x0054_0755,
    // 2060
    0x0040_0749, 0x0028_6e93, 0x004e_0693, 0x0038_f52b, 0x005e_052b, 0x0046_0a5b, 0x0032_b55a, 0x0058_056a, 0x0042_0b65, 0x002c_974a,
    // 2070
    0x0052_0b4a, 0x003d_1a95, 0x0062_0a95, 0x004a_052d, 0x0034_caad, 0x005a_0ab5, 0x0046_05aa, 0x002e_8ba5, 0x0054_0da5, 0x0040_0d4a,
    // 2080
    0x002a_7c95, 0x004e_0c96, 0x0038_f94e, 0x005e_0556, 0x0048_0ab5, 0x0032_b5b2, 0x0058_06d2, 0x0042_0ea5, 0x002e_8e4a, 0x0050_064b,
    // 2090
    0x003b_0c97, 0x0060_04ab, 0x004a_055b, 0x0034_cad6, 0x005a_0b6a, 0x0046_0752, 0x0030_9725, 0x0054_0b25, 0x003e_0a8b, 0x0028_549b,
    // 2100
    0x004e_04ab,
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
