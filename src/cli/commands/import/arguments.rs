//! What `import` takes.

use std::path::PathBuf;

use clap::Args;

/// Take rows in from another program: csv in any encoding, or xlsx
#[derive(Args, Debug)]
pub struct Import {
    /// The file
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// What its rows are: owners, contacts, visits, issues, events
    #[arg(long = "as", value_name = "TABLE")]
    pub(super) table: String,
    /// What a column of the file is here: "房号=id"; may be repeated
    #[arg(long, value_name = "THEIRS=OURS")]
    pub(super) map: Vec<String>,
    /// The sheet of a workbook (default: the first with anything on it)
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Take the sound rows even if others are not
    #[arg(long)]
    pub(super) partial: bool,
}
