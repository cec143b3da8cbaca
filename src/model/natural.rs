//! The order in which people count rooms: numbers by their value, whatever zeros they begin with.

/// A piece of a text: a number or what stands between numbers. Numbers come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// Digits without the zeros before them: by length, then by value.
    Number(usize, Box<str>),
    /// Anything else.
    Text(Box<str>),
}

/// The pieces of a text: texts in the order of these are in natural order, `502` before `1801`.
pub fn natural(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let other = |letter: char| letter.is_ascii_digit() != is_digit;
        let (piece, after) = rest.split_at(rest.find(other).unwrap_or(rest.len()));
        let value = piece.trim_start_matches('0');
        pieces.push(if is_digit {
            Piece::Number(value.len(), value.into())
        } else {
            Piece::Text(piece.into())
        });
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_by_value_whatever_zeros_they_begin_with() {
        let mut rooms = ["1801", "0502", "502A", "B2", "B10", "", "1702", "0101"];
        rooms.sort_by_key(|room| natural(room));
        assert_eq!(
            rooms,
            ["", "0101", "0502", "502A", "1702", "1801", "B2", "B10"]
        );
        assert_eq!(natural("0502"), natural("502"));
    }
}
