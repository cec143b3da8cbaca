//! What every command works with: the directory, the time, the reader's language, the streams.

use std::io::Write;

use serde_json::{Map, Value};

use super::error::{CommandError, Kind};
use super::forms::{Forms, OWN_TEXT};
use super::globals::{ColorChoice, Globals};
use super::{Environment, output};
use crate::ops::{Answer, Answering, Body};
use crate::render::{Format, Look, RenderFault, Rows, json_around, render};
use crate::report::{self, Blanked};
use crate::sheet::Page;
use crate::text::{Note, RealDisk};
use crate::words::{Message, Words};

/// Pieces of an answer are gathered to so many bytes before they are written.
const ENOUGH_TO_WRITE: usize = 64 << 10;

/// A command's surroundings.
pub struct Context<'a> {
    /// The program's surroundings.
    pub environment: &'a Environment,
    /// What stood beside the command.
    pub globals: Globals,
    /// The reader's language.
    pub words: Words,
    /// The forms that the command's answer takes.
    pub forms: Forms,
    /// Whose data the answer was read from.
    pub office: Option<Answering>,
    /// Errors met in the data that the answer was read from.
    pub data_errors: usize,
    /// Rows and files left out because of them.
    pub left_out: usize,
    /// Files that this command has changed so far.
    pub changed: &'a mut Vec<String>,
    /// The command by its names: `issue close`.
    pub command: String,
    /// What it did, as the journal has it.
    pub told: Note,
    out: &'a mut dyn Write,
    stderr: &'a mut dyn Write,
}

impl<'a> Context<'a> {
    /// The surroundings of one command.
    pub fn new(
        environment: &'a Environment,
        globals: Globals,
        words: Words,
        changed: &'a mut Vec<String>,
        out: &'a mut dyn Write,
        stderr: &'a mut dyn Write,
    ) -> Context<'a> {
        Context {
            environment,
            globals,
            words,
            forms: OWN_TEXT,
            office: None,
            data_errors: 0,
            left_out: 0,
            changed,
            command: String::new(),
            told: Note::default(),
            out,
            stderr,
        }
    }

    /// Prints an answer in the form asked for, or writes it to the file asked for: itself for
    /// programs, for people the page of it.
    pub fn answer<T: Body>(
        &mut self,
        mut answer: Answer<T>,
        page: impl FnOnce(&Answer<T>, Words) -> Page,
    ) -> Result<(), CommandError> {
        self.sign(&mut answer);
        let look = self.look();
        let bytes = match self.format()? {
            Format::Json => crate::render::object(&answer, &look),
            format if self.is_for_programs(format) => {
                let answer = serde_json::to_value(&answer).map_err(RenderFault::from);
                answer.and_then(|answer| {
                    rows(
                        answer.as_object().unwrap_or(&Map::new()),
                        T::NAME,
                        format,
                        &look,
                    )
                })
            }
            format => render(&page(&answer, self.words), format, &look),
        };
        self.write(&bytes.map_err(|fault| self.no_form(&fault))?)
    }

    /// Says in an answer whose it is and what had to be left out of it.
    fn sign<T>(&self, answer: &mut Answer<T>) {
        answer.data_errors = self.data_errors;
        answer.left_out = self.left_out;
        answer.office.clone_from(&self.office);
    }

    /// The failure of `--exit-code`, if something was found, or may have been in what was left out: an
    /// answer that may be incomplete is never an all-clear.
    pub fn verdict(&self, exit_code: bool, found: bool) -> Result<(), CommandError> {
        if exit_code && self.data_errors > 0 {
            return Err(CommandError::silent(Kind::Data));
        }
        CommandError::found(exit_code && found)
    }

    /// Prints the answer in the form asked for, or writes it to the file asked for.
    pub fn show(&mut self, mut page: Page) -> Result<(), CommandError> {
        let format = self.format()?;
        self.head(&mut page);
        let bytes = if self.is_for_programs(format) {
            rows(&page.wire, page.name, format, &self.look())
        } else {
            render(&page, format, &self.look())
        };
        self.write(&bytes.map_err(|fault| self.no_form(&fault))?)
    }

    /// Says on a page whose it is and what had to be left out of it.
    pub(super) fn head(&self, page: &mut Page) {
        page.data_errors = self.data_errors;
        page.left_out = self.left_out;
        let office = serde_json::to_value(&self.office).unwrap_or_default();
        page.wire.shift_insert(0, "office".to_owned(), office);
    }

    /// Whether a form is of the answer's rows themselves, not of a page of it.
    pub fn is_for_programs(&self, format: Format) -> bool {
        format == Format::Ndjson || (format == Format::Csv && self.globals.raw)
    }

    /// Says how much was blanked in an answer, so that somebody reads it once more.
    pub fn tell_blanked(&mut self, blanked: Blanked) {
        if blanked.all() > 0 {
            let said = self.words.say(Message::BlankTold {
                names: &blanked.names,
                homes: &blanked.homes,
                phones: &blanked.phones,
            });
            self.warn(&said);
        }
    }

    /// Shows for programs a page whose last key is a list, its items as `items` gives them: they
    /// come out one by one and are never all in memory.
    pub fn show_list(
        &mut self,
        mut page: Page,
        items: impl FnOnce(&mut dyn FnMut(&Value)),
    ) -> Result<(), CommandError> {
        self.head(&mut page);
        self.pour_list(render(&page, Format::Json, &self.look()), items)
    }

    /// The same of an answer whose last key is a list.
    pub fn answer_list<T: Body>(
        &mut self,
        mut answer: Answer<T>,
        items: impl FnOnce(&mut dyn FnMut(&Value)),
    ) -> Result<(), CommandError> {
        self.sign(&mut answer);
        self.pour_list(crate::render::object(&answer, &self.look()), items)
    }

    fn pour_list(
        &mut self,
        answer: Result<Vec<u8>, RenderFault>,
        items: impl FnOnce(&mut dyn FnMut(&Value)),
    ) -> Result<(), CommandError> {
        let answer = answer.map_err(|fault| self.no_form(&fault))?;
        let mut around = json_around(&answer, &self.look());
        let mut fault = None;
        self.pour(|write| {
            items(&mut |value| match around.item(value) {
                Ok(text) => write(text.as_bytes()),
                Err(error) => fault = Some(error),
            });
            write(around.end().as_bytes());
        })?;
        fault.map_or(Ok(()), |fault| Err(self.no_form(&fault)))
    }

    /// Prints an answer that comes in pieces, or writes it to the file asked for.
    pub fn pour(&mut self, pieces: impl FnOnce(&mut dyn FnMut(&[u8]))) -> Result<(), CommandError> {
        if let Some(file) = self.output_file() {
            self.refuse_own_file(file)?;
            let written = crate::text::write_output_in_pieces(&RealDisk, file, pieces);
            return written.map_err(|error| self.no_output(&error));
        }
        let mut buffer = Vec::new();
        let mut written = Ok(());
        let out = &mut self.out;
        pieces(&mut |piece| {
            buffer.extend_from_slice(piece);
            if buffer.len() >= ENOUGH_TO_WRITE && written.is_ok() {
                written = crate::render::write_to(out, &buffer);
            }
            if buffer.len() >= ENOUGH_TO_WRITE {
                buffer.clear();
            }
        });
        if written.is_ok() {
            written = crate::render::write_to(out, &buffer);
        }
        written.map_err(|error| self.unwritable(&self.reason(&error)))
    }

    /// Prints an answer as it is, or writes it to the file asked for.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), CommandError> {
        if let Some(file) = self.output_file() {
            return self.write_file(file, bytes);
        }
        if !self.globals.no_pager && super::pager::show(self.environment, bytes) {
            return Ok(());
        }
        let written = crate::render::write_to(&mut self.out, bytes);
        written.map_err(|error| self.unwritable(&self.reason(&error)))
    }

    /// Says something beside the answer, unless `--quiet`.
    pub fn inform(&mut self, text: &str) {
        if !self.globals.quiet {
            output::line(
                self.stderr,
                self.environment.stderr_width(),
                &self.words.say(Message::FailureNote),
                text,
            );
        }
    }

    /// Says text on stderr that has been made ready for reading.
    pub fn write_stderr(&mut self, text: &str) {
        let _ = self.stderr.write_all(text.as_bytes());
    }

    /// Says something that must not be overheard.
    pub fn warn(&mut self, text: &str) {
        output::line(
            self.stderr,
            self.environment.stderr_width(),
            &self.words.say(Message::FailureWarning),
            text,
        );
    }

    /// For whom and on what an answer is drawn.
    pub fn look(&self) -> Look {
        let here = self.output_file().is_none();
        let terminal = here && self.environment.terminal_width.is_some();
        let columns = self.environment.columns().filter(|_| here);
        Look {
            width: self.globals.width.or(columns),
            colour: self.colours(terminal),
            words: self.words,
            show_contacts: self.globals.show_contacts,
            bom: self.globals.bom,
        }
    }

    fn colours(&self, terminal: bool) -> bool {
        match self.globals.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if self.environment.variable("NO_COLOR").is_some() => false,
            ColorChoice::Auto => {
                let forced = self
                    .environment
                    .variable("CLICOLOR_FORCE")
                    .is_some_and(|set| set != "0");
                let shows = self.environment.shows_colour
                    && self.environment.variable("TERM") != Some("dumb");
                forced || (terminal && shows)
            }
        }
    }

    /// Writes a file beside the data, whole or not at all, and never over them.
    pub fn write_file(&self, path: &std::path::Path, bytes: &[u8]) -> Result<(), CommandError> {
        self.refuse_own_file(path)?;
        self.replace_file(path, bytes)
    }

    /// Writes a file whole or not at all, whatever it is.
    pub fn replace_file(&self, path: &std::path::Path, bytes: &[u8]) -> Result<(), CommandError> {
        crate::text::write_output(&RealDisk, path, bytes).map_err(|error| self.no_output(&error))
    }

    /// A form that could not be made of a page.
    pub fn no_form(&self, fault: &RenderFault) -> CommandError {
        match fault {
            RenderFault::NoSuchForm { form, .. } => {
                self.no_such_form(form.name(), "", Format::name)
            }
            fault => self.unwritable(fault),
        }
    }
}

/// The rows of the answer called `name`, for programs.
pub(super) fn rows(
    answer: &Map<String, Value>,
    name: &str,
    format: Format,
    look: &Look,
) -> Result<Vec<u8>, RenderFault> {
    let schema = report::schema::schema(name).unwrap_or_default();
    let rows = Rows::of(answer, &schema);
    match format {
        Format::Ndjson => rows.ndjson(look),
        _ => rows.csv(look),
    }
}
