//! Which form an answer takes and which file it goes to, asked before anything is read or written.

use std::borrow::Cow;
use std::path::Path;

use super::context::Context;
use super::error::{CommandError, Kind};
use super::forms::ToolForm;
use crate::render::Format;
use crate::text::{CommitError, Step};
use crate::words::Message;

impl Context<'_> {
    /// Refuses a form that the answer does not take, and a file that is the data's own.
    pub fn check_output(&self) -> Result<(), CommandError> {
        let format = self.format()?;
        if self.globals.raw && format != Format::Csv {
            return Err(self.failure(Kind::Usage, Message::UsageRaw));
        }
        self.output_file()
            .map_or(Ok(()), |file| self.refuse_own_file(file))
    }

    /// The form asked for: `--format`, else the ending of `--output`, else the command's usual one;
    /// the usual one where it is a tool's form.
    pub fn format(&self) -> Result<Format, CommandError> {
        let pages = self.forms.pages;
        let usual = pages.first().copied().unwrap_or_default();
        if self.tool_form().is_some() {
            return Ok(usual);
        }
        if let Some(name) = &self.globals.format {
            let known = pages.iter().copied().find(|form| form.name() == name);
            return known.ok_or_else(|| self.no_such_form(name, "", Format::name));
        }
        let Some(ending) = self.ending().filter(|_| !pages.is_empty()) else {
            return Ok(usual);
        };
        let known = Format::of_ending(&ending).filter(|form| pages.contains(form));
        known.ok_or_else(|| self.no_such_form(&format!(".{ending}"), ".", Format::ending))
    }

    /// The tool's form asked for by `--format`, or by the ending of `--output`.
    pub fn tool_form(&self) -> Option<ToolForm> {
        let ending = self.ending();
        let asked = self.globals.format.as_deref().or(ending.as_deref())?;
        let mut tools = self.forms.tools.iter().copied();
        tools.find(|form| form.name() == asked)
    }

    fn ending(&self) -> Option<Cow<'_, str>> {
        Some(self.output_file()?.extension()?.to_string_lossy())
    }

    /// The file that the answer goes to, if it does not go to stdout.
    pub fn output_file(&self) -> Option<&Path> {
        let file = self.globals.output.as_deref();
        file.filter(|file| file.as_os_str() != "-")
    }

    /// The failure of a form that this answer does not take; those that it takes are told by `name`,
    /// those for tools by their names behind `mark`.
    pub fn no_such_form(
        &self,
        written: &str,
        mark: &str,
        name: impl Fn(Format) -> &'static str,
    ) -> CommandError {
        let failure = self.failure(Kind::Usage, Message::UsageFormat { value: &written });
        let pages = self.forms.pages.iter().map(|form| name(*form).to_owned());
        let tools = self
            .forms
            .tools
            .iter()
            .map(|tool| format!("{mark}{}", tool.name()));
        let names: Vec<String> = pages.chain(tools).collect();
        let names = &self.words.list(&names);
        failure.hint(self.words.say(if names.is_empty() {
            Message::UsageFormatNone
        } else {
            Message::UsageOneOf { names }
        }))
    }

    /// Refuses to write an answer over the data directory's own files, whichever directory it is.
    pub fn refuse_own_file(&self, path: &Path) -> Result<(), CommandError> {
        let path = self.environment.working_directory.join(path);
        // What cannot even be looked at, a device of Windows for one, cannot be written to either.
        let own = crate::book::own_file(&path).map_err(|source| {
            let (step, path) = (Step::Read, path.clone());
            self.no_output(&CommitError::Io { step, path, source })
        })?;
        let Some(own) = own else {
            return Ok(());
        };
        self.refuse(Message::OutputOwnFile {
            file: &own.name,
            folder: &own.root.display(),
        })
    }
}
