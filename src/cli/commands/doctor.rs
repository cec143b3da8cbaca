//! `doctor`: what is fine and what is not with the program, the directory and git.

use clap::Args;

use crate::book::{Inspection, Tally, files_of, inspect};
use crate::calendar::Instant;
use crate::cli::Environment;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::repository::Repository;
use crate::diag::{Code, Severity};
use crate::duties::Known;
use crate::duties::entrusted::entrusted;
use crate::duties::unattended::{Absence, unattended};
use crate::git::{LINES, SETTINGS, with_lines};
use crate::model::Book;
use crate::ops::Answer;
use crate::ops::doctor::{self as ops, Finding, Standing, Thing};
use crate::report;
use crate::text::{CSV_LIMIT, Directory, open_marks};
use crate::words::Message;

/// Look over version, directory, files, encodings, language, git: what is fine and what is not
#[derive(Args, Debug)]
pub struct Doctor {}

impl Doctor {
    /// Looks, and tells.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let Doctor {} = self;
        let mut found = vec![fine(Thing::Version, env!("CARGO_PKG_VERSION").to_owned())];
        found.push(fine(
            Thing::Language,
            context.words.say(Message::DoctorSpeaks),
        ));
        found.extend(code_page(context));
        let mut book = None;
        match context.directory() {
            Err(error) => found.push(finding(Thing::Directory, Standing::Wrong, error.message)),
            Ok(directory) => {
                let inspection = inspect(&directory);
                let root = directory.root().display().to_string();
                found.push(fine(Thing::Directory, root));
                found.extend(data(context, &directory, &inspection));
                found.extend(open_elsewhere(context, &directory));
                found.extend(repository(context, &directory));
                book = inspection.book;
                context.office = book.as_ref().map(|book| (&book.office).into());
            }
        }
        let now = context.now_in(book.as_ref())?;
        if let Some(book) = &book {
            found.push(people(context, book, now));
        }
        let answer = Answer::at(now, ops::Doctor { checks: found });
        context.answer(answer, report::doctor::page)
    }
}

fn finding(what: Thing, state: Standing, detail: String) -> Finding {
    Finding {
        what,
        state,
        detail,
    }
}

fn fine(thing: Thing, detail: String) -> Finding {
    finding(thing, Standing::Fine, detail)
}

/// The files, their faults, their encodings, the office's zone.
fn data(context: &Context<'_>, directory: &Directory, inspection: &Inspection) -> Vec<Finding> {
    let words = context.words;
    let mut found = Vec::new();
    if let Some(book) = &inspection.book {
        let zone = book.almanac.zone.name();
        found.push(fine(
            Thing::Office,
            words.say(Message::DoctorOfficeIs {
                name: &book.office.name,
                zone: &zone,
            }),
        ));
    }
    let files = files_of(directory).unwrap_or_default();
    let count = |severity, beyond: fn(&Tally) -> usize| {
        let kept = inspection.faults.iter();
        let kept = kept.filter(|fault| fault.severity() == severity).count();
        kept + inspection.beyond.values().map(beyond).sum::<usize>()
    };
    let errors = count(Severity::Error, |tally| tally.errors);
    let remarks = count(Severity::Warning, |tally| tally.warnings);
    let state = match (errors, remarks) {
        (0, 0) => Standing::Fine,
        (0, _) => Standing::Attention,
        _ => Standing::Wrong,
    };
    let files = &files.len();
    let told = words.say(if errors + remarks == 0 {
        Message::DoctorFilesFine { files }
    } else {
        Message::DoctorFilesFaulty {
            files,
            errors: &errors,
            remarks: &remarks,
        }
    });
    found.push(finding(Thing::Files, state, told));
    let converted = inspection.faults.iter();
    let converted: Vec<&str> = converted
        .filter(|fault| fault.code == Code::ReadAsGb18030)
        .map(|fault| &*fault.place.file)
        .collect();
    found.push(if converted.is_empty() {
        fine(Thing::Encoding, "UTF-8".to_owned())
    } else {
        let files = words.list(&converted);
        finding(
            Thing::Encoding,
            Standing::Attention,
            words.say(Message::DoctorGbk { files: &files }),
        )
    });
    found
}

/// The files that a spreadsheet has open: nothing can be written to them on Windows.
fn open_elsewhere(context: &Context<'_>, directory: &Directory) -> Option<Finding> {
    let marks = open_marks(directory);
    let names = &context.words.list(&marks);
    let told = context.words.say(Message::DoctorOpenElsewhere { names });
    (!marks.is_empty()).then(|| finding(Thing::Open, Standing::Attention, told))
}

/// The code page of a Windows console, which pipes between programs go by there.
fn code_page(context: &Context<'_>) -> Option<Finding> {
    const UTF_8: &str = "65001";
    // Without a console it is 0.
    let page = &Environment::code_page().filter(|page| page != "0")?;
    let (state, message) = if page == UTF_8 {
        (Standing::Fine, Message::DoctorCodePageFine { page })
    } else {
        (Standing::Attention, Message::DoctorCodePageOther { page })
    };
    Some(finding(Thing::CodePage, state, context.words.say(message)))
}

/// Whether what is entrusted to members who have left, or will, has somebody else.
fn people(context: &Context<'_>, book: &Book, now: Instant) -> Finding {
    let words = context.words;
    let known = Known::at(book, now);
    let leaving = book.indexed_staff().filter_map(|(index, member)| {
        let left = member.left?;
        let entrusted = entrusted(&known, index, left);
        (!entrusted.is_empty()).then(|| {
            words.say(Message::DoctorLeaves {
                name: &member.name,
                left: &left,
                households: &entrusted.households.len(),
                issues: &entrusted.issues.len(),
                appointments: &entrusted.met(),
            })
        })
    });
    let mut told: Vec<String> = leaving.collect();
    let away = unattended(&known);
    let away = away
        .iter()
        .filter(|one| matches!(one.absence, Absence::Leave(_)));
    let count = &away.count();
    if *count > 0 {
        told.push(words.say(Message::DoctorAway { count }));
    }
    if told.is_empty() {
        return fine(Thing::People, words.say(Message::DoctorPeopleFine));
    }
    finding(Thing::People, Standing::Attention, words.sentences(&told))
}

/// The repository, and whether it merges and shows tables by rows.
fn repository(context: &Context<'_>, directory: &Directory) -> Vec<Finding> {
    let words = context.words;
    if !Repository::has_git() {
        let told = words.say(Message::DoctorNoGit);
        return vec![finding(Thing::Git, Standing::Attention, told)];
    }
    let Some(repository) = Repository::around(directory.root()) else {
        let told = words.say(Message::DoctorNoRepository);
        return vec![finding(Thing::Git, Standing::None, told)];
    };
    let missing = SETTINGS
        .iter()
        .filter(|(name, value)| repository.setting(name).as_deref() != Some(*value));
    let mut missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
    let lacks = |file: &str, lines: &[&str]| {
        let bytes = directory.bytes(file, CSV_LIMIT).ok().flatten();
        let bytes = bytes.unwrap_or_default();
        with_lines(&bytes, lines) != Ok(bytes)
    };
    let lacking = LINES.iter().filter(|(file, lines)| lacks(file, lines));
    missing.extend(lacking.map(|(file, _)| *file));
    if missing.is_empty() {
        return vec![fine(Thing::Git, words.say(Message::DoctorGitSetUp))];
    }
    let told = words.say(Message::DoctorGitMissing {
        names: &words.list(&missing),
    });
    vec![finding(Thing::Git, Standing::Attention, told)]
}
