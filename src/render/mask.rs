//! Numbers of persons, masked as `138****5678` wherever they could be read (P12 of the reliability page).
//!
//! Which numbers those are says `words::numbers_in`.

use std::borrow::Cow;

use crate::words::{Number, NumberKind, is_hotline, numbers_in};

const STARS: &str = "****";

/// A cell that is a phone number as a whole, masked whatever its shape. A hotline is no secret.
pub fn mask_phone(phone: &str) -> String {
    if is_hotline(phone) {
        return phone.to_owned();
    }
    let masked = mask_phones_in(phone);
    if masked != phone {
        return masked.into_owned();
    }
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        0 if phone.trim().is_empty() => String::new(),
        7.. => format!("{STARS}{}", &digits[digits.len() - 4..]),
        _ => STARS.to_owned(),
    }
}

/// Free text with the numbers in it masked; everything else stays as it is.
pub fn mask_phones_in(text: &str) -> Cow<'_, str> {
    let numbers = numbers_in(text);
    if numbers.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut characters = text.chars();
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for number in &numbers {
        out.extend(characters.by_ref().take(number.start - at));
        characters
            .by_ref()
            .take(number.end - number.start)
            .for_each(drop);
        out.push_str(&masked(number));
        at = number.end;
    }
    out.extend(characters);
    Cow::Owned(out)
}

/// What is shown of a number: of a telephone the beginning and the end, of anything else the end.
fn masked(number: &Number) -> String {
    let digits = &number.digits;
    let tail = |length: usize| &digits[digits.len() - length..];
    let head = match (number.kind, digits.as_bytes()) {
        (NumberKind::Plate, _) => return format!("{}{STARS}{}", number.prefix, tail(1)),
        (NumberKind::Passport, _) => return format!("{STARS}{}", tail(3)),
        (NumberKind::Identity | NumberKind::Bank, _) => return format!("{STARS}{}", tail(4)),
        (_, [_, _, _, _, _, _, _] | [_, _, _, _, _, _, _, _] | [_, _, _, _, _, _, _, _, _]) => 0,
        (_, [b'0', b'1' | b'2', ..] | [b'1'..=b'9', ..]) => 3,
        _ => 4,
    };
    format!("{}{}{STARS}{}", number.prefix, &digits[..head], tail(4))
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
