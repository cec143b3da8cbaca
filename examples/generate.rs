//! Writes the invented community as a data directory, of any size.
//!
//! `cargo run --example generate -- --out data-example` makes the one that stands in the repository.

use std::path::PathBuf;
use std::{fs, io};

use clap::Parser;
use visits::face::calendar::Date;
use visits::face::example::{Options, Preset, generate};
use visits::face::words::Lang;

/// Invents a community and writes its data directory.
#[derive(Parser)]
struct Arguments {
    /// Where to write; the directory is made.
    #[arg(long)]
    out: PathBuf,
    /// Whose policy it follows.
    #[arg(long, default_value = "butler", value_parser = preset)]
    preset: Preset,
    /// How many households it has.
    #[arg(long, default_value_t = 240)]
    households: usize,
    /// How many members of staff.
    #[arg(long, default_value_t = 10)]
    staff: usize,
    /// How many months of records.
    #[arg(long, default_value_t = 3)]
    months: usize,
    /// The same seed makes the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The last day with records.
    #[arg(long, default_value = "2026-11-15", value_parser = date)]
    until: Date,
    /// Language of notes and names: zh or en.
    #[arg(long, default_value = "zh", value_parser = language)]
    language: Lang,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let options = Options {
        preset: arguments.preset,
        households: arguments.households,
        staff: arguments.staff,
        months: arguments.months,
        seed: arguments.seed,
        until: arguments.until,
        language: arguments.language,
    };
    for (path, bytes) in generate(&options) {
        let file = arguments.out.join(path);
        fs::create_dir_all(file.parent().unwrap_or(&arguments.out))?;
        fs::write(file, bytes)?;
    }
    Ok(())
}

fn preset(name: &str) -> Result<Preset, String> {
    Preset::named(name).ok_or_else(|| {
        let known: Vec<&str> = Preset::all().map(|preset| preset.name).collect();
        format!("known presets: {}", known.join(", "))
    })
}

fn date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "a date like 2026-11-15".to_owned())
}

fn language(word: &str) -> Result<Lang, String> {
    Lang::parse(word).ok_or_else(|| "zh or en".to_owned())
}
