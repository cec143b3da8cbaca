//! What stands beside every command on the command line.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::encoding::TextEncoding;

/// What every command takes.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Everywhere")]
pub struct Globals {
    /// The data directory (else the nearest folder above with a visits.toml)
    #[arg(
        short = 'C',
        long,
        global = true,
        value_name = "DIR",
        env = "VISITS_DIR",
        hide_env = true
    )]
    pub dir: Option<PathBuf>,
    /// The time to answer for, instead of the clock's: 2026-11-16 or 2026-11-16T09:00
    #[arg(
        long,
        global = true,
        value_name = "INSTANT",
        env = "VISITS_NOW",
        hide_env = true
    )]
    pub now: Option<String>,
    /// Language of tables and messages: zh or en
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<LanguageChoice>,
    /// When to use colour: auto, always, never
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true
    )]
    pub color: ColorChoice,
    /// Encoding of what goes into a pipe: utf-8, or gbk for PowerShell 5 on a Chinese Windows
    #[arg(
        long,
        global = true,
        value_name = "NAME",
        env = "VISITS_ENCODING",
        hide_env = true
    )]
    pub encoding: Option<TextEncoding>,
    /// Columns to fit tables into (default: the terminal's; in a pipe those of COLUMNS, else not cut)
    #[arg(long, global = true, value_name = "N")]
    pub width: Option<usize>,
    /// Print answers longer than the screen at once, past the pager
    #[arg(long, global = true)]
    pub no_pager: bool,
    /// Say less on stderr
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Show phone numbers whole
    #[arg(long, global = true)]
    pub show_contacts: bool,
    /// Give no answer at all over data with errors
    #[arg(long, global = true)]
    pub strict: bool,
    /// Form of the answer: table, json, ndjson, csv, md, html, pdf, xlsx, ics
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Write the answer to a file; its ending gives the form
    #[arg(short, long, global = true, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Begin CSV with a byte-order mark, for Excel
    #[arg(long, global = true)]
    pub bom: bool,
    /// With csv: the rows as JSON has them, with keys, ids and numbers that no language changes
    #[arg(long, global = true)]
    pub raw: bool,
}

/// `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageChoice {
    /// Chinese
    Zh,
    /// English
    En,
}

/// `--color`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
