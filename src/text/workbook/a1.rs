//! Places of cells as workbooks write them: `B5`, `A1:K1`.

use super::sheet::Area;

/// Row and column, from 0, of `B5` or `$B$5`.
pub(super) fn place(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = u32::from(letter.to_ascii_uppercase().wrapping_sub(b'A'));
        if value > 25 {
            return None;
        }
        column = column.checked_mul(26)?.checked_add(value + 1)?;
    }
    let row: u32 = number.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The region `A1:K1`.
pub(super) fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    (top <= bottom && left <= right).then_some(Area {
        top,
        left,
        bottom,
        right,
    })
}

#[cfg(test)]
mod tests {
    use super::{area, place};
    use crate::text::workbook::Area;

    #[test]
    fn places_are_counted_from_nought() {
        assert_eq!(place("B5"), Some((4, 1)));
        assert_eq!(place("$AA$1"), Some((0, 26)));
        for bad in ["", "5", "B", "B0", "bé1", "ZZZZZZZZZ1"] {
            assert_eq!(place(bad), None, "{bad}");
        }
        let whole = Area {
            top: 0,
            left: 0,
            bottom: 0,
            right: 10,
        };
        assert_eq!(area("A1:K1"), Some(whole));
        assert_eq!(area("K1:A1"), None);
    }
}
