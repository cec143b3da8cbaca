//! A table: its columns declared once, its rows as typed cells.

use std::borrow::Cow;

use super::{Cell, Tone};

/// What the cells of a column are; decides alignment, widths and how programs get them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words and free text.
    Text,
    /// Ids, rooms, codes.
    Id,
    /// Phone numbers.
    Phone,
    /// Numbers of things.
    Int,
    /// Lengths of time.
    Minutes,
    /// Shares; programs get three columns: `KEY_n`, `KEY_of`, `KEY`.
    Share,
    /// Means; programs get two columns: `KEY`, `KEY_count`.
    Mean,
    /// Days.
    Date,
    /// Minutes of the clock.
    Instant,
    /// Lists.
    List,
    /// Yes or no.
    Flag,
}

impl Kind {
    /// Numbers stand to the right, so that their digits line up.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Int | Self::Minutes | Self::Share | Self::Mean)
    }
}

/// A column, declared once for all forms.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its English name in csv and xlsx headers of programs; stable.
    pub key: Cow<'static, str>,
    /// Its heading, in the reader's language.
    pub head: String,
    /// What its cells are.
    pub kind: Kind,
    /// 0: never broken over lines; else the highest is the first to give way on a narrow page.
    pub fold: u8,
    /// Left out where the page is narrow (a terminal, a phone, paper); there in csv and xlsx.
    pub wide_only: bool,
    /// Told in words by another column: there in csv and xlsx alone.
    pub told: bool,
    /// Told by the group lines already: left out wherever those are drawn; there in csv and xlsx.
    pub grouped: bool,
}

impl Column {
    /// A column that is always shown and never broken.
    pub fn new(key: impl Into<Cow<'static, str>>, head: impl Into<String>, kind: Kind) -> Self {
        Self {
            key: key.into(),
            head: head.into(),
            kind,
            fold: 0,
            wide_only: false,
            told: false,
            grouped: false,
        }
    }

    /// May be broken over lines; the higher, the sooner.
    #[must_use]
    pub fn fold(mut self, rank: u8) -> Self {
        self.fold = rank;
        self
    }

    /// Only where there is room.
    #[must_use]
    pub fn wide_only(mut self) -> Self {
        self.wide_only = true;
        self
    }

    /// Another column says it in words.
    #[must_use]
    pub fn told(mut self) -> Self {
        self.told = true;
        self
    }

    /// Its value stands in the group line.
    #[must_use]
    pub fn grouped(mut self) -> Self {
        self.grouped = true;
        self
    }
}

/// A row; as many cells as the table has columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The values, in the order of the columns.
    pub cells: Vec<Cell>,
    /// How the row is meant.
    pub tone: Tone,
    /// What a line above the row says when it differs from the row before: the day, the member.
    pub group: Option<String>,
    /// The file of a site's page that tells more of it; html alone leads there.
    pub link: Option<String>,
}

impl Row {
    /// A plain row.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            ..Self::default()
        }
    }

    /// The row in another tone.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// The row leading to another page.
    #[must_use]
    pub fn link(mut self, file: impl Into<String>) -> Self {
        self.link = Some(file.into());
        self
    }

    /// The row under a group line.
    #[must_use]
    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.group = Some(group.into());
        self
    }
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its English name: the name of its sheet in xlsx, its anchor in html.
    pub key: &'static str,
    /// What stands above it.
    pub title: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, in the order in which they are to be read.
    pub rows: Vec<Row>,
    /// A last row set apart.
    pub total: Option<Row>,
    /// What is said in place of rows when there are none; empty: the common word for nothing.
    pub empty: String,
}

impl Table {
    /// A table without rows.
    pub fn new(key: &'static str, columns: Vec<Column>) -> Self {
        Self {
            key,
            title: None,
            columns,
            rows: Vec::new(),
            total: None,
            empty: String::new(),
        }
    }

    /// With a title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// With something to say when there are no rows.
    #[must_use]
    pub fn empty(mut self, sentence: impl Into<String>) -> Self {
        self.empty = sentence.into();
        self
    }

    /// Adds a row.
    pub fn push(&mut self, row: Row) {
        debug_assert_eq!(row.cells.len(), self.columns.len(), "table {}", self.key);
        self.rows.push(row);
    }
}
