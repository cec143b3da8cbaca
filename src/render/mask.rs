//! Phone numbers, masked as `138****5678` wherever they could be read (P12 of the reliability page).
//!
//! What is masked in free text: mobiles (11 digits beginning with 13 to 19, with +86 or not, with
//! blanks or hyphens between their groups), landlines with their area code, any number that begins
//! with `+`, and any other run of more than eleven digits. What is left alone: whatever hangs on a
//! word that begins with a letter (ids such as `H3-1-0502` or `v20261103abcdef`), dates, times, years.

use std::borrow::Cow;

use super::escape::is_invisible;

const STARS: &str = "****";

/// A cell that is a phone number as a whole, masked whatever its shape.
pub fn mask_phone(phone: &str) -> String {
    let masked = mask_phones_in(phone);
    if masked != phone {
        return masked.into_owned();
    }
    let digits: String = phone.chars().filter_map(digit).collect();
    match digits.len() {
        0 if phone.trim().is_empty() => String::new(),
        7.. => format!("{STARS}{}", &digits[digits.len() - 4..]),
        _ => STARS.to_owned(),
    }
}

/// Free text with the phone numbers in it masked; everything else stays as it is.
pub fn mask_phones_in(text: &str) -> Cow<'_, str> {
    if !may_hold_number(text) {
        return Cow::Borrowed(text);
    }
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        if let Some(found) = Number::at(&characters, at) {
            out.push_str(&found.masked());
            at = found.end;
        } else {
            at = copy_word(&characters, at, &mut out);
        }
    }
    Cow::Owned(out)
}

/// Whether nine digits stand together, or a `+` somewhere: less is no phone number.
fn may_hold_number(text: &str) -> bool {
    let mut digits = 0;
    text.chars().any(|character| {
        if digit(character).is_some() {
            digits += 1;
        } else if !is_separator(character) && !is_invisible(character) {
            digits = 0;
        }
        digits >= 9 || matches!(character, '+' | '＋')
    })
}

/// Copies the run of digits, the word that begins with a letter, or the one character at `at`, and
/// says where it ends.
fn copy_word(characters: &[char], at: usize, out: &mut String) -> usize {
    let first = characters[at];
    let goes_on: fn(char) -> bool = match digit(first) {
        Some(_) => |next| digit(next).is_some(),
        None if first.is_ascii_alphabetic() => {
            |next| next.is_ascii_alphanumeric() || matches!(next, '-' | '_' | '.')
        }
        None => |_| false,
    };
    let more = characters[at + 1..]
        .iter()
        .take_while(|next| goes_on(**next))
        .count();
    let end = at + 1 + more;
    let word: String = characters[at..end].iter().collect();
    let is_all = word.len() == characters.len();
    out.push_str(&labelled_mobile(&word).filter(|_| !is_all).unwrap_or(word));
    end
}

/// A mobile with letters stuck to it, as in `tel13812345678`: masked where it stands in a text; an
/// id that looks like one stands alone.
fn labelled_mobile(word: &str) -> Option<String> {
    let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_mobile = digits.len() == 11
        && digits.len() < word.len()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && digits.starts_with('1')
        && !digits.starts_with("10")
        && !digits.starts_with("11")
        && !digits.starts_with("12");
    let label = &word[..word.len() - digits.len()];
    is_mobile.then(|| format!("{label}{}{STARS}{}", &digits[..3], &digits[7..]))
}

/// A phone number found in a text.
struct Number {
    prefix: String,
    digits: String,
    end: usize,
}

impl Number {
    fn at(characters: &[char], start: usize) -> Option<Self> {
        let groups = Groups::read(characters, start)?;
        groups
            .international()
            .or_else(|| groups.mobile(0, ""))
            .or_else(|| groups.landline())
            .or_else(|| groups.long())
    }

    fn masked(&self) -> String {
        let keep = match self.digits.as_bytes() {
            [b'0', b'1' | b'2', ..] | [b'1'..=b'9', ..] => 3,
            _ => 4,
        };
        let (head, tail) = (&self.digits[..keep], &self.digits[self.digits.len() - 4..]);
        format!("{}{head}{STARS}{tail}", self.prefix)
    }
}

/// Digit groups that stand one after the other with at most one separator between two.
struct Groups {
    plus: bool,
    /// The digits of each group, and where the group ends in the text.
    found: Vec<(String, usize)>,
}

impl Groups {
    /// At most five groups are read: no phone number has more.
    fn read(characters: &[char], start: usize) -> Option<Self> {
        let plus = matches!(characters[start], '+' | '＋');
        let mut at = start + usize::from(plus);
        digit(*characters.get(at)?)?;
        let mut found: Vec<(String, usize)> = Vec::new();
        while found.len() < 5 {
            let mut group = String::new();
            let mut end = at;
            while let Some(&character) = characters.get(at) {
                match digit(character) {
                    Some(digit) => group.push(digit),
                    None if is_invisible(character) => {}
                    None => break,
                }
                at += 1;
                if digit(character).is_some() {
                    end = at;
                }
            }
            if group.is_empty() {
                break;
            }
            found.push((group, end));
            at = end;
            if characters.get(at).is_some_and(|c| is_separator(*c)) {
                at += 1;
            } else {
                break;
            }
        }
        Some(Self { plus, found })
    }

    fn sizes(&self, from: usize, count: usize) -> Option<Vec<usize>> {
        Some(
            self.found
                .get(from..from + count)?
                .iter()
                .map(|(group, _)| group.len())
                .collect(),
        )
    }

    fn number(&self, prefix: &str, from: usize, count: usize) -> Number {
        let groups = &self.found[from..from + count];
        let digits = groups.iter().map(|(group, _)| group.as_str()).collect();
        Number {
            prefix: prefix.to_owned(),
            digits,
            end: groups[count - 1].1,
        }
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
        Some(self.number(prefix, from, shape.len()))
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
                let without = Self { plus: false, found };
                if let Some(number) = without.mobile(0, &prefix) {
                    return Some(number);
                }
            }
        }
        let total: usize = self.found.iter().map(|(group, _)| group.len()).sum();
        (self.plus && (10..=15).contains(&total)).then(|| self.number("+", 0, self.found.len()))
    }

    /// `010-12345678`, `0571 8765 4321`, `057187654321`.
    fn landline(&self) -> Option<Number> {
        let first = self.found[0].0.as_bytes();
        if first.len() < 3 || first[0] != b'0' || first[1] == b'0' {
            return None;
        }
        let short = matches!(first[1], b'1' | b'2');
        let area = if short { 3 } else { 4 };
        let counts = (1..=3).filter(|count| *count <= self.found.len());
        for count in counts {
            let total: usize = self.found[..count]
                .iter()
                .map(|(group, _)| group.len())
                .sum();
            let whole = count == 1 || first.len() == area;
            if whole && (area + 7..=area + 8).contains(&total) && self.ends_at(count) {
                return Some(self.number("", 0, count));
            }
        }
        None
    }

    /// A landline's last group is one of seven or eight digits, or of four.
    fn ends_at(&self, count: usize) -> bool {
        count == 1 || matches!(self.found[count - 1].0.len(), 4 | 7 | 8)
    }

    /// Twelve digits and more in one run: no date, no room, so somebody's number.
    fn long(&self) -> Option<Number> {
        let first = self.found[0].0.len();
        (first >= 12).then(|| self.number("", 0, 1))
    }
}

fn digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10),
        _ => None,
    }
}

fn is_separator(character: char) -> bool {
    matches!(
        character,
        ' ' | '-' | '.' | '\u{a0}' | '\u{3000}' | '－' | '·' | '‐' | '‑' | '–' | '/'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_text_are_masked() {
        for (raw, masked) in [
            ("13812345678", "138****5678"),
            ("电话13812345678。", "电话138****5678。"),
            ("138-1234-5678", "138****5678"),
            ("138 1234 5678", "138****5678"),
            ("+86 13812345678", "+86 138****5678"),
            ("+8613812345678", "+86 138****5678"),
            ("008613812345678", "0086 138****5678"),
            ("86-138-1234-5678", "86 138****5678"),
            ("(+86)13812345678", "(+86)138****5678"),
            ("１３８１２３４５６７８", "138****5678"),
            ("138\u{200b}1234\u{200b}5678", "138****5678"),
            ("13812345678/13987654321", "138****5678/139****4321"),
            ("13812345678 13987654321", "138****5678 139****4321"),
            ("0502 13812345678", "0502 138****5678"),
            ("tel:13812345678,ok", "tel:138****5678,ok"),
            ("\u{1b}[31m13812345678", "\u{1b}[31m138****5678"),
            ("ring tel13812345678", "ring tel138****5678"),
            ("010-12345678", "010****5678"),
            ("0571 8765 4321", "0571****4321"),
            ("057187654321", "0571****4321"),
            ("+852 9123 4567", "+852****4567"),
            ("138123456789012", "138****9012"),
            ("2026-11-03 13812345678", "2026-11-03 138****5678"),
        ] {
            assert_eq!(mask_phones_in(raw), masked, "{raw}");
        }
    }

    #[test]
    fn ids_dates_and_figures_are_left_alone() {
        for text in [
            "H3-1-0502",
            "v20261103abcdef",
            "v13812345678",
            "e-13812345678",
            "2026-11-03T19:20",
            "2026-11-03 19:20:00",
            "2026/11/3 19:20",
            "2026-11-03..2026-11-20",
            "09:00-12:00;14:00-18:00",
            "resident-monthly/H3-1-0502/2026-11",
            "1234567890",
            "20261103",
            "3-1-0502 2026-11-03",
            "12/15 80% 1000000",
        ] {
            assert_eq!(mask_phones_in(text), text);
        }
    }

    #[test]
    fn a_phone_cell_is_masked_whatever_its_shape() {
        for (raw, masked) in [
            ("13800000000", "138****0000"),
            ("87654321", "****4321"),
            ("1380000000", "****0000"),
            ("8001", "****"),
            ("", ""),
            ("13812345678;13987654321", "138****5678;139****4321"),
        ] {
            assert_eq!(mask_phone(raw), masked, "{raw}");
        }
    }
}
