//! What is asked of a group.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::forms::{ENGINES, Forms, TABLE};

/// Show many communities beside each other: group.toml names them
#[derive(Args, Debug)]
pub struct Group {
    #[command(subcommand)]
    pub(super) step: Step,
}

#[derive(Debug, Subcommand)]
pub(super) enum Step {
    Report(Report),
    Quota(Quota),
    Coverage(Coverage),
    Overdue(Overdue),
    Due(Due),
    Check(Check),
    Plan(Plan),
    Export(Export),
}

/// The month's figures of every community, with the month before
#[derive(Args, Debug)]
pub(super) struct Report {
    #[command(flatten)]
    pub(super) asked: Asked,
    /// A folder of pages: the group's and the month of each community
    #[arg(long, value_name = "DIR")]
    pub(super) site: Option<PathBuf>,
}

/// Households met against quotas
#[derive(Args, Debug)]
pub(super) struct Quota {
    #[command(flatten)]
    pub(super) asked: Asked,
    /// Exit with 1 when somebody is short
    #[arg(long)]
    pub(super) exit_code: bool,
}

/// Households met of those that could be
#[derive(Args, Debug)]
pub(super) struct Coverage {
    #[command(flatten)]
    pub(super) asked: Asked,
    /// Exit with 1 when somebody in scope was not met
    #[arg(long)]
    pub(super) exit_code: bool,
}

/// What is past its limit now
#[derive(Args, Debug)]
pub(super) struct Overdue {
    /// Add up by these labels: city, company
    #[arg(long, value_name = "LABELS", value_delimiter = ',')]
    pub(super) by: Vec<String>,
    /// Exit with 1 when something is overdue
    #[arg(long)]
    pub(super) exit_code: bool,
}

/// The duties of a period by state
#[derive(Args, Debug)]
pub(super) struct Due {
    #[command(flatten)]
    pub(super) asked: Asked,
    /// Exit with 1 when one is overdue or missed
    #[arg(long)]
    pub(super) exit_code: bool,
}

/// Faults in the data, and where policies depart from the rulebook
#[derive(Args, Debug)]
pub(super) struct Check {
    /// Add up by these labels: city, company
    #[arg(long, value_name = "LABELS", value_delimiter = ',')]
    pub(super) by: Vec<String>,
}

/// Plan what is left of a month in every community; nothing is saved
#[derive(Args, Debug)]
pub(super) struct Plan {
    #[command(flatten)]
    pub(super) asked: Asked,
}

/// Write the results or the facts of every community for engines, a folder a table
#[derive(Args, Debug)]
pub(super) struct Export {
    /// Which: results or facts
    #[arg(value_name = "NAME", default_value = "results")]
    pub(super) name: String,
    /// With results: a month or another period (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    pub(super) period: Vec<String>,
    /// Write communities whose files have not changed all the same
    #[arg(long)]
    pub(super) all: bool,
}

/// A period and how rows are added up.
#[derive(Args, Debug)]
pub(super) struct Asked {
    /// A month or another period (default: this month)
    #[arg(value_name = "PERIOD", num_args = 0..=3)]
    pub(super) period: Vec<String>,
    /// Add up by these labels: city, company
    #[arg(long, value_name = "LABELS", value_delimiter = ',')]
    pub(super) by: Vec<String>,
}

impl Group {
    /// The forms that the answer takes.
    pub fn forms(&self) -> Forms {
        match self.step {
            Step::Export(_) => ENGINES,
            _ => TABLE,
        }
    }
}
