//! What can be wrong with a file as text, as plain values; the sentences are made elsewhere.
//!
//! Three kinds, by what they cost: a [`FileFault`] damages the whole file (nothing may be written
//! to it), a [`LineFault`] costs one row, a [`Remark`] costs nothing.

/// A spot in a file: line and column from 1, columns counted in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// From 1; a line ends at LF.
    pub line: u32,
    /// From 1, in characters of the decoded line.
    pub column: u32,
}

impl Place {
    /// The spot `byte` bytes into `line`, the text of line number `number`.
    pub fn within(number: u32, line: &str, byte: usize) -> Self {
        let mut end = byte.min(line.len());
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        let before = line[..end].chars().count();
        Self {
            line: number,
            column: u32::try_from(before + 1).unwrap_or(u32::MAX),
        }
    }
}

/// Damage to a file as a whole: its sound rows may be read, but nothing is written to it.
///
/// `offset` counts bytes of the file from 0, `line` from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// UTF-16 text, with or without a mark of it.
    #[error("UTF-16")]
    Utf16 {
        /// Whether the file begins with a byte order mark.
        marked: bool,
        /// Whether the high byte comes first.
        big_endian: bool,
    },
    /// A workbook under the name of a text.
    #[error("a workbook")]
    Workbook,
    /// NUL bytes: what a power cut leaves of an unsynced file, or a file that is no text.
    #[error("NUL byte at {offset}")]
    Nul {
        /// Line of the first one.
        line: u32,
        /// Where the first one is.
        offset: usize,
        /// Whether nothing but NUL bytes follows it.
        tail: bool,
    },
    /// Some lines are UTF-8, others GB 18030.
    #[error("line {utf8_line} is UTF-8, line {gb18030_line} is GB 18030")]
    MixedEncodings {
        /// First line that only makes sense as UTF-8.
        utf8_line: u32,
        /// First line that is no UTF-8 but is GB 18030.
        gb18030_line: u32,
        /// First byte of the file that does not fit the encoding most lines have.
        offset: usize,
    },
    /// Bytes that are neither UTF-8 nor GB 18030.
    #[error("bytes of no known encoding at {offset}")]
    Undecodable {
        /// Line of the first such byte.
        line: u32,
        /// Where it is.
        offset: usize,
    },
    /// The file ends in the middle of a character.
    #[error("the last character is cut")]
    CutCharacter {
        /// The last line.
        line: u32,
        /// Where the character begins.
        offset: usize,
    },
    /// A git merge left its markers.
    #[error("conflict marker in line {line}")]
    ConflictMarker {
        /// Line of the marker.
        line: u32,
    },
    /// There is no header row: the file is not empty but holds no line of text.
    #[error("no header")]
    NoHeader,
    /// Excel's `sep=,` stands before the header.
    #[error("a separator line before the header")]
    SeparatorLine {
        /// Where it stands.
        line: u32,
        /// The separator it names.
        separator: char,
    },
    /// The cells of the header are separated by something else than a comma.
    #[error("separated by {separator:?}")]
    Separator {
        /// Line of the header.
        line: u32,
        /// What stands where commas should.
        separator: char,
    },
    /// Two columns have the same name.
    #[error("column {name:?} twice")]
    DuplicateColumn {
        /// Where the second one is.
        place: Place,
        /// Their name.
        name: String,
    },
    /// The header itself is no sound record.
    #[error("the header: {fault}")]
    BadHeader {
        /// Line of the header.
        line: u32,
        /// What is wrong with it.
        fault: LineFault,
    },
}

/// What makes one line no record. `at` counts bytes of the line from 0.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// A quote is opened and not closed: a line break inside a cell, or a quote too many.
    #[error("unclosed quote")]
    UnclosedQuote {
        /// Where the quote is.
        at: usize,
    },
    /// A quote inside a cell that does not begin with one.
    #[error("stray quote")]
    StrayQuote {
        /// Where the quote is.
        at: usize,
    },
    /// Something else than a comma after a closing quote.
    #[error("text after a closing quote")]
    AfterQuote {
        /// Where it begins.
        at: usize,
    },
    /// A carriage return that ends no line.
    #[error("carriage return inside the line")]
    LoneCarriageReturn {
        /// Where it is.
        at: usize,
    },
    /// Fewer cells than the header has.
    #[error("{found} cells instead of {expected}")]
    TooFewCells {
        /// As many as the header has.
        expected: usize,
        /// As many as there are.
        found: usize,
    },
    /// More cells than the header has, and not all of the surplus is empty.
    #[error("{found} cells instead of {expected}")]
    TooManyCells {
        /// As many as the header has.
        expected: usize,
        /// As many as there are.
        found: usize,
        /// Where the first surplus cell that is not empty begins.
        at: usize,
    },
    /// More than 200 columns.
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// The most that are read.
        limit: usize,
    },
    /// More than 64 KiB in one line.
    #[error("{found} bytes in one line")]
    TooLong {
        /// The most that are read.
        limit: usize,
        /// As many as there are.
        found: usize,
    },
    /// The header once more, as when one file was pasted below another.
    #[error("the header again")]
    HeaderAgain,
    /// The last line, without a line end, stops before its last cell: it was not fully written.
    #[error("torn after {found} of {expected} cells")]
    Torn {
        /// As many cells as the header has.
        expected: usize,
        /// As many as there are.
        found: usize,
    },
    /// The line holds bytes that are not of the file's encoding; see the file's faults.
    #[error("not in the encoding of the file")]
    Encoding,
    /// The line holds a NUL byte.
    #[error("NUL byte")]
    Nul {
        /// Where it is.
        at: usize,
    },
    /// The line is a git conflict marker.
    #[error("conflict marker")]
    ConflictMarker,
    /// The file as a whole makes no table, so the line is no row of one.
    #[error("no header to read it by")]
    NoHeader,
}

impl LineFault {
    /// Where in the line it shows, in bytes from 0.
    pub fn at(&self) -> usize {
        match *self {
            Self::UnclosedQuote { at }
            | Self::StrayQuote { at }
            | Self::AfterQuote { at }
            | Self::LoneCarriageReturn { at }
            | Self::TooManyCells { at, .. }
            | Self::Nul { at } => at,
            _ => 0,
        }
    }
}

/// Something odd that costs no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Remark {
    /// An empty line.
    #[error("blank line")]
    BlankLine,
    /// Commas and nothing else.
    #[error("row of empty cells")]
    EmptyRow,
}
