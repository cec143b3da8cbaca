//! Plans the running month of a data directory greedily and prints the score as JSON: what the
//! planner is measured against (`benches/planners`).
//!
//! `cargo run --example greedy -- data-example 2026-11-16T09:00`

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use clap::Parser;
use serde_json::json;
use visits::face::book::{Need, read};
use visits::face::calendar::parse_now;
use visits::face::ops::plan::PlanScore;
use visits::face::plan::{Options, make};
use visits::face::text::Directory;

/// Gives whoever is most pressing the best place left, one after the other.
#[derive(Parser)]
struct Arguments {
    /// The data directory.
    directory: PathBuf,
    /// The time to plan at.
    now: String,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let book = read(&Directory::at(arguments.directory), &Need::everything())?.book;
    let now =
        parse_now(&arguments.now, &book.almanac.zone).map_err(|fault| anyhow!("{fault:?}"))?;
    let options = Options {
        moves: Some(0),
        greedy: true,
        ..Options::default()
    };
    let month = book.almanac.month_of(now.date());
    let outcome = make(&book, now, &month, &options).context("no plan")?;
    println!("{}", json!({ "score": PlanScore::from(&outcome.score) }));
    Ok(())
}
