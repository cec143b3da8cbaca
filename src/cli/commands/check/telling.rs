//! What `check` found, in the form that was asked for. Text, lines for tools and lists for programs
//! come out fault by fault, as there may be millions; pages and SARIF hold those that are kept.

use super::forms::{for_tool, is_one_document};
use super::grouped::Grouped;
use super::mending::Mended;
use super::standing::Standing;
use crate::book::Tally;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::forms::ToolForm;
use crate::cli::reading::located;
use crate::cli::way::way;
use crate::diag::{Located, Severity};
use crate::ops::Answer;
use crate::ops::check::{Check, MendedFile};
use crate::render::{Format, findings};
use crate::report::check;
use crate::sheet::{Finding, Tone};
use crate::words::{Message, Words};

/// What is told of a directory.
pub(super) struct Told<'t> {
    pub(super) standing: &'t Standing,
    /// Files or folders to tell of; none means all.
    pub(super) files: &'t [String],
    /// Without remarks.
    pub(super) errors_alone: bool,
    /// Each place of a kind of fault, however many there are.
    pub(super) all: bool,
    /// What was mended, or would be.
    pub(super) mended: &'t [Mended],
}

/// Whether the answer is text with the lines of the faults, and not a page.
pub(super) fn is_text(context: &Context<'_>) -> Result<bool, CommandError> {
    Ok(context.output_file().is_none()
        && context.tool_form().is_none()
        && context.format()? == Format::Table)
}

/// Whether `files` asks for `file`: by its name, by that of its folder, or by naming none.
pub(super) fn is_asked(files: &[String], file: &str) -> bool {
    files.is_empty() || files.iter().any(|name| is_in(file, name))
}

/// Whether a file is the one of that name, or stands in the folder of that name.
fn is_in(file: &str, name: &str) -> bool {
    file == name
        || file
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('/'))
}

impl Told<'_> {
    /// Tells the faults, and how many of them are errors.
    pub(super) fn tell(&self, context: &mut Context<'_>) -> Result<usize, CommandError> {
        let (errors, warnings) = self.tally();
        context.data_errors = errors;
        if let Some(form) = context.tool_form() {
            self.for_tools(form, context)?;
        } else if is_text(context)? {
            self.as_text(context)?;
        } else if context.format()? == Format::Json {
            self.as_list(context)?;
            return Ok(errors);
        } else {
            self.as_page(context)?;
            return Ok(errors);
        }
        if errors + warnings > 0 {
            context.inform(&check::summary(errors, warnings, context.words));
        }
        Ok(errors)
    }

    fn for_tools(&self, form: ToolForm, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (look, words) = (context.look(), context.words);
        let here = &context.environment.working_directory;
        let way = way(here, self.standing.directory.root());
        if is_one_document(form) {
            context.write(for_tool(form, &self.kept(words), &way, &look).as_bytes())?;
            for beyond in self.beyond(words) {
                context.inform(&beyond);
            }
            return Ok(());
        }
        context.pour(|write| {
            self.each(words, &mut |finding| {
                write(for_tool(form, &[finding], &way, &look).as_bytes());
            });
        })
    }

    fn as_text(&self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (look, words) = (context.look(), context.words);
        context.pour(|write| {
            if self.all {
                return self.each(words, &mut |finding| {
                    write(findings(&[finding], &look).as_bytes());
                });
            }
            let mut grouped = Grouped::new(look, words, write);
            self.each(words, &mut |finding| grouped.next(finding));
            grouped.end_file();
        })
    }

    fn as_list(&self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let words = context.words;
        let mended = self.mended.iter().map(|mended| MendedFile {
            file: &mended.file,
            diff: &mended.diff,
        });
        let check = Check {
            mended: Some(mended.collect()),
            faults: Vec::new(),
        };
        context.answer_list(Answer::at(self.standing.now, check), |item| {
            self.each(words, &mut |finding| {
                item(&serde_json::to_value(check::fault(&finding)).unwrap_or_default());
            });
        })
    }

    /// The faults that are kept, as rows or as a page, and how many there are beyond these.
    fn as_page(&self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let kept = self.kept(context.words);
        let check = Check {
            mended: None,
            faults: kept.iter().map(check::fault).collect(),
        };
        context.answer(Answer::at(self.standing.now, check), |answer, words| {
            let mut page = check::page(answer, &kept, words);
            for beyond in self.beyond(words) {
                page.text(Tone::Warn, beyond);
            }
            page
        })
    }

    /// How many errors and how many remarks are told.
    fn tally(&self) -> (usize, usize) {
        let (errors, warnings) = self.standing.tally(|file| is_asked(self.files, file));
        (errors, if self.errors_alone { 0 } else { warnings })
    }

    /// Every fault that is told, one after the other.
    fn each(&self, words: Words, tell: &mut dyn FnMut(Finding)) {
        let is_asked = |file: &str| is_asked(self.files, file);
        self.standing.tell(is_asked, &mut |found: Located| {
            if found.is_error() || !self.errors_alone {
                tell(check::finding(&found, words));
            }
        });
    }

    /// Those that are kept.
    fn kept(&self, words: Words) -> Vec<Finding> {
        let sources = &self.standing.inspection.sources;
        let faults = self.standing.faults.iter();
        faults
            .filter(|fault| is_asked(self.files, &fault.place.file))
            .filter(|fault| !self.errors_alone || fault.severity() == Severity::Error)
            .map(|fault| check::finding(&located(sources, fault.clone()), words))
            .collect()
    }

    fn count(&self, tally: &Tally) -> usize {
        if self.errors_alone {
            tally.errors
        } else {
            tally.all()
        }
    }

    /// How many there are beyond those, a sentence for each file.
    fn beyond(&self, words: Words) -> Vec<String> {
        let beyond = self.standing.beyond.iter();
        beyond
            .filter(|(file, _)| is_asked(self.files, file))
            .map(|(file, tally)| (file, self.count(tally)))
            .filter(|(_, count)| *count > 0)
            .map(|(file, count)| {
                let count = &count;
                words.say(Message::CheckBeyond { file, count })
            })
            .collect()
    }
}
