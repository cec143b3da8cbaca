//! `doctor`: what is fine and what is not with the program, the directory and git.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::repository::Repository;
use crate::diag::{Code, Severity};
use crate::git::{SETTINGS, with_attribute};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::store::{Directory, Inspection, TOML_LIMIT, files_of, inspect};

/// Look over version, directory, files, encodings, language, git: what is fine and what is not
#[derive(Args, Debug)]
pub struct Doctor {}

/// One thing looked at.
struct Finding {
    /// What, the key of its words.
    what: &'static str,
    tone: Tone,
    detail: String,
}

impl Doctor {
    /// Looks, and tells.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let Doctor {} = self;
        let mut found = vec![fine("version", env!("CARGO_PKG_VERSION").to_owned())];
        found.push(fine(
            "language",
            context.words.text("doctor.speaks").into_owned(),
        ));
        let mut book = None;
        match context.directory() {
            Err(error) => found.push(finding("directory", Tone::Bad, error.message)),
            Ok(directory) => {
                let inspection = inspect(&directory);
                let root = directory.root().display().to_string();
                found.push(fine("directory", root));
                found.extend(data(context, &directory, &inspection));
                found.extend(repository(context, &directory));
                book = inspection.book;
            }
        }
        let now = context.now_in(book.as_ref())?;
        let mut page = Page::new("doctor", context.words.text("doctor.title"), now);
        page.table(table(&found, context));
        let checks: Vec<Value> = found.iter().map(wire).collect();
        page.wire.insert("checks".into(), checks.into());
        context.show(page)
    }
}

fn finding(what: &'static str, tone: Tone, detail: String) -> Finding {
    Finding { what, tone, detail }
}

fn fine(what: &'static str, detail: String) -> Finding {
    finding(what, Tone::Good, detail)
}

/// The files, their faults, their encodings, the office's zone.
fn data(context: &Context<'_>, directory: &Directory, inspection: &Inspection) -> Vec<Finding> {
    let words = context.words;
    let mut found = Vec::new();
    if let Some(book) = &inspection.book {
        let zone = book.almanac.zone.name();
        let arguments: [(&str, &dyn std::fmt::Display); 2] =
            [("name", &book.office.name), ("zone", &zone)];
        found.push(fine("office", words.say("doctor.office-is", &arguments)));
    }
    let files = files_of(directory).unwrap_or_default();
    let count = |severity| {
        let faults = inspection.faults.iter();
        faults.filter(|fault| fault.severity() == severity).count()
    };
    let (errors, remarks) = (count(Severity::Error), count(Severity::Warning));
    let arguments: [(&str, &dyn std::fmt::Display); 3] = [
        ("files", &files.len()),
        ("errors", &errors),
        ("remarks", &remarks),
    ];
    let tone = match (errors, remarks) {
        (0, 0) => Tone::Good,
        (0, _) => Tone::Warn,
        _ => Tone::Bad,
    };
    let key = if errors + remarks == 0 {
        "doctor.files-fine"
    } else {
        "doctor.files-faulty"
    };
    found.push(finding("files", tone, words.say(key, &arguments)));
    let converted = inspection.faults.iter();
    let converted: Vec<&str> = converted
        .filter(|fault| fault.code == Code::ReadAsGb18030)
        .map(|fault| &*fault.place.file)
        .collect();
    found.push(if converted.is_empty() {
        fine("encoding", "UTF-8".to_owned())
    } else {
        let files = words.list(&converted);
        finding(
            "encoding",
            Tone::Warn,
            words.say("doctor.gbk", &[("files", &files)]),
        )
    });
    found
}

/// The repository, and whether it merges and shows tables by rows.
fn repository(context: &Context<'_>, directory: &Directory) -> Vec<Finding> {
    let words = context.words;
    let Some(repository) = Repository::around(directory.root()) else {
        let told = words.text("doctor.no-repository").into_owned();
        return vec![finding("git", Tone::Quiet, told)];
    };
    let missing = SETTINGS
        .iter()
        .filter(|(name, value)| repository.setting(name).as_deref() != Some(*value));
    let mut missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
    let attributes = directory.bytes(".gitattributes", TOML_LIMIT).ok().flatten();
    if with_attribute(&String::from_utf8_lossy(&attributes.unwrap_or_default())).is_some() {
        missing.push(".gitattributes");
    }
    if missing.is_empty() {
        return vec![fine("git", words.text("doctor.git-set-up").into_owned())];
    }
    let told = words.say("doctor.git-missing", &[("names", &words.list(&missing))]);
    vec![finding("git", Tone::Warn, told)]
}

fn table(found: &[Finding], context: &Context<'_>) -> Table {
    let words = context.words;
    let head = |key: &str| words.text(&format!("doctor.{key}")).into_owned();
    let columns = vec![
        Column::new("what", head("what"), Kind::Text),
        Column::new("state", head("state"), Kind::Text),
        Column::new("detail", head("detail"), Kind::Text).fold(1),
    ];
    let mut table = Table::new("checks", columns);
    for finding in found {
        let cells = vec![
            Cell::Text(head(finding.what)),
            Cell::Text(words.term("doctor", state(finding.tone))),
            Cell::Text(finding.detail.clone()),
        ];
        table.push(Row::new(cells).tone(finding.tone));
    }
    table
}

/// The word of the wire.
fn state(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "fine",
        Tone::Bad => "wrong",
        Tone::Warn => "attention",
        Tone::Plain | Tone::Quiet => "none",
    }
}

fn wire(finding: &Finding) -> Value {
    json!({"what": finding.what, "state": state(finding.tone), "detail": finding.detail})
}
