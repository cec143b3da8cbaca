//! A number found in a text.

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// A telephone's.
    Telephone,
    /// An identity card's.
    Identity,
    /// A bank card's or an account's.
    Bank,
    /// A passport's or a travel permit's.
    Passport,
    /// A car's.
    Plate,
}

/// A number found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What it is.
    pub kind: NumberKind,
    /// Its country code as it is shown before the number: `+86 `, or nothing.
    pub prefix: String,
    /// Its letters and digits, all of ASCII but the first of a plate.
    pub digits: String,
    /// Its first character, counted in characters of the text.
    pub start: usize,
    /// The character behind its last.
    pub end: usize,
}
