//! Tables as text, in canonical form: minimal quoting, LF.

use std::fmt::Display;

/// A row, cell by cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row(String);

impl Row {
    /// A row without cells.
    pub(super) fn new() -> Row {
        Row::default()
    }

    /// Adds a cell.
    #[must_use]
    pub(super) fn cell(mut self, value: impl Display) -> Row {
        let value = value.to_string();
        let quoted = value.contains([',', '"', '\n', '\r']);
        if quoted {
            self.0.push('"');
            self.0.push_str(&value.replace('"', "\"\""));
            self.0.push('"');
        } else {
            self.0.push_str(&value);
        }
        self.0.push(',');
        self
    }

    /// Adds a cell that may be empty.
    #[must_use]
    pub(super) fn maybe(self, value: Option<impl Display>) -> Row {
        match value {
            Some(value) => self.cell(value),
            None => self.cell(""),
        }
    }
}

/// A file: its header and its rows.
pub(super) fn table(columns: &str, rows: &[Row]) -> Vec<u8> {
    let mut text = format!("{columns}\n");
    for row in rows {
        text.push_str(row.0.strip_suffix(',').unwrap_or_default());
        text.push('\n');
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Row, table};

    #[test]
    fn only_what_must_be_is_quoted() {
        let row = Row::new()
            .cell("a,b")
            .cell("c \"d\"")
            .maybe(None::<u8>)
            .cell(5);
        assert_eq!(
            table("w,x,y,z", &[row]),
            b"w,x,y,z\n\"a,b\",\"c \"\"d\"\"\",,5\n"
        );
    }
}
