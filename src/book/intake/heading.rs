//! The heading of one column of a list, and what the column is used for.

/// What a column of a list is used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// A column of the table.
    Column(String),
    /// The day of a moment whose time stands in another column.
    Day(String),
    /// The time of a moment whose day stands in another column.
    Time(String),
    /// A part of what tells whose row it is: `building`, `unit`, `room`, `name`, `phone`.
    Party(String),
    /// Nobody knows it: kept as a column of its own, under this name.
    Kept(String),
    /// Nobody knows it, and the table can keep none of its own.
    Unkept,
    /// Running numbers of rows, which say nothing.
    Running,
    /// What visits works out and prints itself.
    Computed,
    /// Left out because it was asked for.
    LeftOut,
    /// A column without a heading.
    Unnamed,
}

impl Use {
    /// The column or part it goes to; empty where it goes nowhere.
    pub fn target(&self) -> &str {
        match self {
            Use::Column(name)
            | Use::Day(name)
            | Use::Time(name)
            | Use::Party(name)
            | Use::Kept(name) => name,
            _ => "",
        }
    }

    /// Its stable English word for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Use::Column(_) => "column",
            Use::Day(_) => "day",
            Use::Time(_) => "time",
            Use::Party(_) => "party",
            Use::Kept(_) => "kept",
            Use::Unkept => "unkept",
            Use::Running => "running",
            Use::Computed => "computed",
            Use::LeftOut => "left-out",
            Use::Unnamed => "unnamed",
        }
    }
}

/// The heading of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The column of the sheet, from 0.
    pub column: u32,
    /// What stands above it, on one line.
    pub text: String,
    /// What it is used for.
    pub used: Use,
    /// Whether it was told by `--map`.
    pub is_told: bool,
}

/// The letters by which spreadsheets call a column from 0: `A`, `AB`.
pub fn letters(column: u32) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(left % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        if left < 26 {
            break;
        }
        left = left / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_letters() {
        assert_eq!(
            [0, 25, 26, 701, 702].map(letters),
            ["A", "Z", "AA", "ZZ", "AAA"]
        );
    }
}
