//! Ids for new rows, made without asking anybody: two people on two branches do not meet.

use std::io;

use sha2::{Digest, Sha256};

use crate::calendar::Date;
use crate::text::Disk;

/// Letters an id's random part begins with: no vowel, so that it is never a word, nor an exponent.
const FIRST: &[u8] = b"bcdfghjkmnpqrstvwxyz";
/// What the rest is made of: nothing that is read as something else (`l`, `1`, `0`, `o`).
const REST: &[u8] = b"bcdfghjkmnpqrstvwxyz23456789";
/// Characters of the random part: 20 × 28⁷ ways, more than 2³⁷.
const LENGTH: usize = 8;

/// A new id such as `v20261116-k7qmzr2x`: what kind of row it is, the day it speaks of, and a
/// random part that no spreadsheet takes for a number, a date or a cell.
pub fn fresh_id(disk: &dyn Disk, kind: char, date: Date) -> io::Result<String> {
    Ok(id_of(disk.nonce()?, kind, date))
}

/// An id of the same shape for a row that came without one from elsewhere: it follows from what the
/// row says and how many rows before it say the same, so that the same row gets the same id again.
pub fn content_id(kind: char, date: Date, row: &[(String, String)], count: u32) -> String {
    let mut hash = Sha256::new();
    for (name, value) in row {
        // Neither can hold a line break, so no two rows run together.
        hash.update(format!("{name}\n{value}\n"));
    }
    hash.update(count.to_string());
    let digest = hash.finalize();
    let nonce = digest
        .iter()
        .take(8)
        .fold(0, |nonce, byte| nonce << 8 | u64::from(*byte));
    id_of(nonce, kind, date)
}

/// The id that a number gives.
pub fn id_of(nonce: u64, kind: char, date: Date) -> String {
    let mut id = format!(
        "{kind}{:04}{:02}{:02}-",
        date.year(),
        date.month(),
        date.day()
    );
    let mut left = nonce;
    for position in 0..LENGTH {
        let letters = if position == 0 { FIRST } else { REST };
        let count = letters.len() as u64;
        let letter = usize::try_from(left % count).map_or(b'x', |at| letters[at]);
        id.push(char::from(letter));
        left /= count;
    }
    id
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{content_id, id_of};
    use crate::calendar::Date;

    fn day() -> Date {
        Date::from_ymd(2026, 11, 16).unwrap()
    }

    #[test]
    fn an_id_names_its_kind_and_day_and_begins_its_random_part_with_a_letter() {
        for nonce in [0, 1, 27, u64::MAX, 0x1234_5678_9ABC_DEF0] {
            let id = id_of(nonce, 'v', day());
            let random = id.strip_prefix("v20261116-").unwrap();
            assert_eq!(random.len(), 8, "{id}");
            assert!(
                random.starts_with(|letter: char| letter.is_ascii_lowercase()),
                "{id}"
            );
            assert!(!random.contains(['e', 'o', '0', '1', 'l']), "{id}");
        }
    }

    #[test]
    fn a_row_that_says_the_same_has_the_same_id_and_another_one_another() {
        let row = |note: &str| vec![("note".to_owned(), note.to_owned())];
        let id = content_id('v', day(), &row("tap"), 1);
        assert_eq!(content_id('v', day(), &row("tap"), 1), id);
        assert_ne!(content_id('v', day(), &row("tap"), 2), id);
        assert_ne!(content_id('v', day(), &row("tape"), 1), id);
        assert!(id.starts_with("v20261116-"), "{id}");
    }

    #[test]
    fn different_numbers_make_different_ids() {
        let ids: BTreeSet<String> = (0..10_000)
            .map(|number: u64| id_of(number.wrapping_mul(0x9E37_79B9_7F4A_7C15), 'v', day()))
            .collect();
        assert_eq!(ids.len(), 10_000);
    }
}
