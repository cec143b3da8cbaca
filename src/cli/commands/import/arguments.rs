//! What `import` takes.

use std::path::PathBuf;

use clap::Args;

/// Take a list of the office in: csv in any encoding, xlsx, xls, xlsb, ods
#[derive(Args, Debug)]
pub struct Import {
    /// The file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// What its rows are: owners, staff, contacts, visits, issues, events, surveys (default: as
    /// its name and headings tell)
    #[arg(long = "as", value_name = "TABLE")]
    pub(super) table: Option<String>,
    /// The sheet of a workbook (default: those that hold the table)
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// The row in which the headings stand (default: the one that names most columns)
    #[arg(long, value_name = "N")]
    pub(super) header_row: Option<u32>,
    /// The survey whose forms these are, such as 2026-h2
    #[arg(long, value_name = "NAME")]
    pub(super) survey: Option<String>,
    #[command(flatten)]
    pub(super) way: Way,
}

/// How lists are taken in, whichever command takes them.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[group(skip)]
pub(in crate::cli) struct Way {
    /// What a column of a list is here: "房号=id"; "面积=" leaves one out; may be repeated
    #[arg(long, value_name = "THEIRS=OURS")]
    pub(in crate::cli) map: Vec<String>,
    /// What holds where a list says nothing: status=occupied; for a moment its time of day; may be
    /// repeated
    #[arg(long, value_name = "OURS=VALUE")]
    pub(in crate::cli) set: Vec<String>,
    /// The year of dates that have none, such as 11.3 or 8月24日
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1900..=2100))]
    pub(in crate::cli) year: Option<i32>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Take the sound rows, and put the others into FILE-left-out.xlsx
    #[arg(long)]
    pub(in crate::cli) partial: bool,
    /// Tell every row and every change, not the first of each kind
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// Ask nothing on a terminal
    #[arg(short, long)]
    pub(in crate::cli) yes: bool,
}
