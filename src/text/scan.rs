//! The common line, eight bytes at a time: where its separators are, if it holds nothing else that
//! needs a second look.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The high bit of every byte of `word` that is `byte`, and no other bit.
fn equal(word: u64, byte: u8) -> u64 {
    let differing = word ^ (ONES * u64::from(byte));
    !(((differing & !HIGHS) + !HIGHS) | differing | !HIGHS)
}

/// Not zero if a byte of `word` is a control character.
fn controls(word: u64) -> u64 {
    word.wrapping_sub(ONES * 0x20) & !word & HIGHS
}

/// Calls `found` with the offset of each `separator` in `line`. False, as soon as it is seen, if
/// the line holds a quote or a control character: then it is not a common line.
pub(crate) fn separators(separator: u8, line: &[u8], mut found: impl FnMut(usize)) -> bool {
    let (words, rest) = line.as_chunks::<8>();
    let mut last = [b' '; 8];
    last[..rest.len()].copy_from_slice(rest);
    for (index, word) in words.iter().chain([&last]).enumerate() {
        let word = u64::from_le_bytes(*word);
        if equal(word, b'"') | controls(word) != 0 {
            return false;
        }
        let mut hits = equal(word, separator);
        while hits != 0 {
            found(index * 8 + hits.trailing_zeros() as usize / 8);
            hits &= hits - 1;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_a_plain_loop_finds(line in prop::collection::vec(any::<u8>(), 0..40)) {
            let mut found = Vec::new();
            let common = separators(b',', &line, |at| found.push(at));
            let odd = line.iter().any(|&byte| byte == b'"' || byte < b' ');
            prop_assert_eq!(common, !odd);
            let commas = (0..line.len()).filter(|&at| line[at] == b',');
            prop_assert!(odd || found == commas.collect::<Vec<_>>());
        }

        #[test]
        fn commas_in_any_place(line in "[,\"a漏\u{7f}]{0,30}") {
            let mut count = 0;
            let common = separators(b',', line.as_bytes(), |_| count += 1);
            prop_assert!(line.contains('"') != common);
            prop_assert!(!common || count == line.matches(',').count());
        }
    }
}
