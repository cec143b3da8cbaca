//! Digit groups that stand one after the other, and which number they are.

use super::digits::{digit, is_day, is_invisible, is_separator};
use super::lettered::is_announced;
use super::number::{Number, NumberKind};

/// Most groups that are read: no number has more.
const MOST_GROUPS: usize = 5;

/// Digit groups with at most one separator between two.
pub(super) struct Groups<'t> {
    characters: &'t [char],
    start: usize,
    plus: bool,
    /// The digits of each group, and where the group ends in the text.
    found: Vec<(String, usize)>,
    /// Whether the first group, an area code, stands in brackets.
    in_brackets: bool,
}

impl<'t> Groups<'t> {
    /// Reads the groups at `start`: `138 0000 0001`, `+86 …`, `(0755) 2662 6234`.
    pub(super) fn read(characters: &'t [char], start: usize) -> Option<Groups<'t>> {
        let plus = matches!(characters[start], '+' | '＋');
        let in_brackets = matches!(characters[start], '(' | '（');
        let mut at = start + usize::from(plus || in_brackets);
        digit(*characters.get(at)?)?;
        let mut groups = Groups {
            characters,
            start,
            plus,
            found: Vec::new(),
            in_brackets,
        };
        if in_brackets {
            at = groups.bracketed(at)?;
        }
        while groups.found.len() < MOST_GROUPS {
            let Some(end) = groups.take(at) else { break };
            at = end + 1;
            if !characters.get(end).is_some_and(|sign| is_separator(*sign)) {
                break;
            }
        }
        Some(groups)
    }

    /// An area code up to its closing bracket; the place behind it and a separator.
    fn bracketed(&mut self, at: usize) -> Option<usize> {
        let end = self.take(at)?;
        matches!(self.characters.get(end), Some(')' | '）')).then_some(())?;
        let is_apart = self
            .characters
            .get(end + 1)
            .is_some_and(|sign| is_separator(*sign));
        Some(end + 1 + usize::from(is_apart))
    }

    /// Takes the group of digits at `at`; where it ends.
    fn take(&mut self, mut at: usize) -> Option<usize> {
        let (mut group, mut end) = (String::new(), at);
        while let Some(&character) = self.characters.get(at) {
            match digit(character) {
                Some(digit) => {
                    group.push(digit);
                    end = at + 1;
                }
                None if is_invisible(character) => {}
                None => break,
            }
            at += 1;
        }
        if group.is_empty() {
            return None;
        }
        self.found.push((group, end));
        Some(end)
    }

    /// Which number they begin with, if with any.
    pub(super) fn number(&self) -> Option<Number> {
        if self.in_brackets {
            return self.landline();
        }
        if self.is_hotline() {
            return None;
        }
        self.international()
            .or_else(|| self.identity())
            .or_else(|| self.bank())
            .or_else(|| self.mobile(0, ""))
            .or_else(|| self.landline())
            .or_else(|| self.long())
            .or_else(|| self.local())
    }

    fn sizes(&self, from: usize, count: usize) -> Option<Vec<usize>> {
        let groups = self.found.get(from..from + count)?;
        Some(groups.iter().map(|(group, _)| group.len()).collect())
    }

    fn total(&self, count: usize) -> usize {
        self.found[..count]
            .iter()
            .map(|(group, _)| group.len())
            .sum()
    }

    fn of(&self, kind: NumberKind, prefix: &str, from: usize, count: usize) -> Number {
        let groups = &self.found[from..from + count];
        Number {
            kind,
            prefix: prefix.to_owned(),
            digits: groups.iter().map(|(group, _)| group.as_str()).collect(),
            start: self.start,
            end: groups[count - 1].1,
        }
    }

    fn telephone(&self, prefix: &str, from: usize, count: usize) -> Number {
        self.of(NumberKind::Telephone, prefix, from, count)
    }

    fn mobile(&self, from: usize, prefix: &str) -> Option<Number> {
        let first = self.found.get(from)?.0.as_bytes();
        if first.len() < 3 || first[0] != b'1' || !(b'3'..=b'9').contains(&first[1]) {
            return None;
        }
        let shapes: [&[usize]; 7] = [
            &[11],
            &[3, 4, 4],
            &[3, 8],
            &[7, 4],
            &[3, 3, 5],
            &[4, 3, 4],
            &[5, 6],
        ];
        let shape = shapes
            .iter()
            .find(|shape| self.sizes(from, shape.len()).as_deref() == Some(shape))?;
        Some(self.telephone(prefix, from, shape.len()))
    }

    /// With a country code: `+86 138…`, `0086138…`, `86-138…`, `+852 9123 4567`.
    fn international(&self) -> Option<Number> {
        let first = self.found[0].0.as_str();
        let sign = if self.plus { "+" } else { "" };
        for code in ["0086", "86"] {
            let prefix = format!("{sign}{code} ");
            if first == code {
                return self.mobile(1, &prefix);
            }
            let joined = first
                .strip_prefix(code)
                .map(|rest| (rest.to_owned(), self.found[0].1));
            if let Some(rest) = joined.filter(|(rest, _)| rest.len() >= 3) {
                let mut found = self.found.clone();
                found[0] = rest;
                let without = Groups {
                    plus: false,
                    found,
                    ..*self
                };
                if let Some(number) = without.mobile(0, &prefix) {
                    return Some(number);
                }
            }
        }
        let total = self.total(self.found.len());
        (self.plus && (10..=15).contains(&total)).then(|| self.telephone("+", 0, self.found.len()))
    }

    /// `010-12345678`, `0571 8765 4321`, `057187654321`, `(0755)26626234`.
    fn landline(&self) -> Option<Number> {
        let first = self.found[0].0.as_bytes();
        if first.len() < 3 || first[0] != b'0' || first[1] == b'0' {
            return None;
        }
        let area = if matches!(first[1], b'1' | b'2') {
            3
        } else {
            4
        };
        // No town has 0301 or 0502, but many a home; and a mobile may stand behind a home.
        let is_home = matches!(first[1], b'3'..=b'6' | b'8') && first[2] == b'0';
        if is_home || self.mobile(1, "").is_some() {
            return None;
        }
        let fits = |count: &usize| {
            let is_whole = *count == 1 || first.len() == area;
            let last = self.found[count - 1].0.len();
            let ends = *count == 1 || matches!(last, 4 | 7 | 8);
            is_whole && ends && (area + 7..=area + 8).contains(&self.total(*count))
        };
        let count = (1..=3.min(self.found.len())).find(fits)?;
        Some(self.telephone("", 0, count))
    }

    /// `400-820-8820`: no secret.
    fn is_hotline(&self) -> bool {
        let is_so = |count: &usize| {
            let digits = self.of(NumberKind::Telephone, "", 0, *count).digits;
            digits.len() == 10 && (digits.starts_with("400") || digits.starts_with("800"))
        };
        !self.plus && (1..=self.found.len()).any(|count| is_so(&count))
    }

    /// Eighteen digits, the last perhaps an X, in one run or as `110101 19900307 8515`; or the fifteen of
    /// old ones.
    fn identity(&self) -> Option<Number> {
        let shapes: [&[usize]; 5] = [&[18], &[17], &[6, 8, 4], &[6, 8, 3], &[6, 4, 4, 4]];
        let fits = |shape: &&&[usize]| self.sizes(0, shape.len()).as_deref() == Some(**shape);
        let shape = shapes.iter().find(fits)?;
        let mut number = self.of(NumberKind::Identity, "", 0, shape.len());
        if number.digits.len() == 17 {
            let last = self.characters.get(number.end);
            matches!(last, Some('X' | 'x' | 'Ｘ')).then_some(())?;
            number.digits.push('X');
            number.end += 1;
        }
        is_day(&number.digits[6..14]).then_some(number)
    }

    /// Sixteen to nineteen digits, in one run or in groups of four.
    fn bank(&self) -> Option<Number> {
        let fits = |count: &usize| {
            let sizes = self.sizes(0, *count).unwrap_or_default();
            let (last, others) = sizes.split_last().unwrap_or((&0, &[]));
            let in_fours = others.iter().all(|size| *size == 4) && *last <= 4;
            (16..=19).contains(&self.total(*count)) && (*count == 1 || in_fours)
        };
        // Cards begin with 3 to 6 or 9: a home before one does not belong to it.
        let begins = matches!(self.found[0].0.as_bytes()[0], b'3'..=b'6' | b'9');
        (begins || self.found[0].0.len() >= 16).then_some(())?;
        let count = (1..=self.found.len()).rev().find(fits)?;
        Some(self.of(NumberKind::Bank, "", 0, count))
    }

    /// Twelve digits and more in one run: no day, no room, so somebody's number.
    fn long(&self) -> Option<Number> {
        let first = self.found[0].0.len();
        (first >= 12).then(|| self.telephone("", 0, 1))
    }

    /// Eight digits that are no day and no amount; where a word announces a number, seven too, and four by
    /// four.
    fn local(&self) -> Option<Number> {
        let (first, end) = &self.found[0];
        let is_announced = is_announced(self.characters, self.start);
        let may_begin = matches!(first.as_bytes()[0], b'2'..=b'8');
        if is_announced && matches!(first.len(), 7..=9) && !is_day(first) {
            return Some(self.telephone("", 0, 1));
        }
        if is_announced && matches!(self.sizes(0, 2).as_deref(), Some([4 | 3, 4])) {
            return Some(self.telephone("", 0, 2));
        }
        let stands_alone = first.len() == 8 && may_begin && !is_day(first);
        (stands_alone && !self.is_amount(*end)).then(|| self.telephone("", 0, 1))
    }

    /// Whether what stands around says that it is an amount or part of a longer figure.
    fn is_amount(&self, end: usize) -> bool {
        let before = self.start.checked_sub(1).map(|at| self.characters[at]);
        let after = self.characters.get(end);
        let unit = |sign: &char| "元块万亿㎡平米户人次个份张条分秒字%％".contains(*sign);
        let is_figure = |sign: char| "¥￥$€-_.:#＃".contains(sign);
        let goes_on = after.is_some_and(char::is_ascii_alphabetic);
        let behind = self.characters.get(end + 1);
        let is_decimal = after == Some(&'.') && behind.is_some_and(|next| digit(*next).is_some());
        before.is_some_and(is_figure) || after.is_some_and(unit) || is_decimal || goes_on
    }
}
