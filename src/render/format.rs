//! The forms a page can take.

use std::str::FromStr;

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Format {
    /// Text for a terminal or a pipe.
    #[default]
    Table,
    /// One object for programs.
    Json,
    /// The rows of its list for programs, an object a line.
    Ndjson,
    /// The main table for programs and spreadsheets.
    Csv,
    /// GitHub's Markdown.
    Md,
    /// One self-contained page to read, print, pin to a wall.
    Html,
    /// Sheets of A4.
    Pdf,
    /// A workbook, a sheet a table.
    Xlsx,
    /// Appointments for a calendar.
    Ics,
    /// Typed columns of one table for engines; no page has it.
    Parquet,
}

/// A name that is none of the forms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown format `{0}`: use table, json, ndjson, csv, md, html, pdf, xlsx or ics")]
pub struct UnknownFormat(pub String);

/// Why a page cannot take a form.
#[derive(Debug, thiserror::Error)]
pub enum RenderFault {
    /// A csv of a page without a table, a calendar of one without appointments.
    #[error("`{page}` has no form `{form}`", form = form.name())]
    NoSuchForm {
        /// The page's name.
        page: &'static str,
        /// The form asked for.
        form: Format,
    },
    /// The csv writer failed.
    #[error("csv cannot be written")]
    Csv(#[from] ::csv::Error),
    /// The workbook writer failed.
    #[error("xlsx cannot be written")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The parquet writer failed.
    #[cfg(feature = "parquet")]
    #[error("parquet cannot be written")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    /// JSON could not be made.
    #[error("json cannot be written")]
    Json(#[from] serde_json::Error),
}

impl Format {
    /// The forms of pages, in the order in which help names them.
    pub const ALL: [Self; 9] = [
        Self::Table,
        Self::Json,
        Self::Ndjson,
        Self::Csv,
        Self::Md,
        Self::Html,
        Self::Pdf,
        Self::Xlsx,
        Self::Ics,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Md => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Ics => "ics",
            Self::Parquet => "parquet",
        }
    }

    /// The ending of its files, with the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Table => ".txt",
            Self::Json => ".json",
            Self::Ndjson => ".ndjson",
            Self::Csv => ".csv",
            Self::Md => ".md",
            Self::Html => ".html",
            Self::Pdf => ".pdf",
            Self::Xlsx => ".xlsx",
            Self::Ics => ".ics",
            Self::Parquet => ".parquet",
        }
    }

    /// The form that a file's ending asks for; `None` when the ending says nothing known.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        match ending.as_str() {
            "txt" => Some(Self::Table),
            "jsonl" => Some(Self::Ndjson),
            "htm" => Some(Self::Html),
            "markdown" => Some(Self::Md),
            "parquet" => Some(Self::Parquet),
            other => Self::ALL
                .into_iter()
                .find(|form| form.ending()[1..] == *other),
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|form| form.name() == name);
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}
