//! One TOML file: its text, and the faults found in it with line and column.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::{Code, Fault, Place, Severity};

/// One TOML file while it is walked over.
pub(crate) struct Document<'a> {
    file: Arc<str>,
    text: &'a str,
    line_starts: Vec<usize>,
    faults: RefCell<Vec<Fault>>,
    broken: Cell<bool>,
}

impl<'a> Document<'a> {
    /// The file called `file` (relative to the directory) with this text.
    pub(crate) fn new(file: &Arc<str>, text: &'a str) -> Document<'a> {
        let after_breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Document {
            file: Arc::clone(file),
            text,
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
            faults: RefCell::new(Vec::new()),
            broken: Cell::new(false),
        }
    }

    /// Its text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Numbers the parser lets pass though nobody could read them: `1_0٠`, one beyond 64 bits.
    pub(super) fn check_numbers(&self, value: &Spanned<DeValue<'_>>) {
        let is_number = match value.get_ref() {
            DeValue::Integer(integer) => {
                i64::from_str_radix(integer.as_str(), integer.radix()).is_ok()
            }
            DeValue::Float(float) => float.as_str().parse::<f64>().is_ok(),
            DeValue::Array(array) => {
                return array.iter().for_each(|value| self.check_numbers(value));
            }
            DeValue::Table(table) => {
                return table.values().for_each(|value| self.check_numbers(value));
            }
            _ => true,
        };
        if !is_number {
            self.note(
                self.fault(Code::TomlSyntax, value.span())
                    .with("syntax", "not a number"),
            );
        }
    }

    pub(super) fn note_syntax(&self, error: &toml::de::Error) {
        let repeated = error.message().contains("duplicate key");
        let code = if repeated {
            Code::TomlRepeatedKey
        } else {
            Code::TomlSyntax
        };
        let span = error.span().unwrap_or(self.text.len()..self.text.len());
        self.note(self.fault(code, span).with("syntax", error.message()));
    }

    /// A fault at a range of bytes of the text.
    pub(crate) fn fault(&self, code: Code, span: Range<usize>) -> Fault {
        let start = floor(self.text, span.start);
        let line = self
            .line_starts
            .partition_point(|&line_start| line_start <= start)
            - 1;
        let line_start = self.line_starts[line];
        let rest = self.text[start..].lines().next().unwrap_or("");
        let end = floor(self.text, span.end.clamp(start, start + rest.len()));
        let column = self.text[line_start..start].chars().count() + 1;
        let length = self.text[start..end].chars().count();
        Fault::new(code, self.place(line)).span(small(column), small(length))
    }

    /// The line a byte of the text stands on.
    pub(crate) fn place_of(&self, offset: usize) -> Place {
        self.place(
            self.line_starts
                .partition_point(|&line_start| line_start <= offset)
                - 1,
        )
    }

    fn place(&self, line: usize) -> Place {
        Place::new(&self.file, small(line + 1))
    }

    /// Forgets that the key of a table was missed.
    pub(super) fn forget_missing(&self, key: &str, table: &str, place: &Place) {
        let says = |fault: &Fault, name: &str, value: &str| {
            let mut arguments = fault.arguments.iter();
            arguments.any(|(argument, said)| *argument == name && said == value)
        };
        self.faults.borrow_mut().retain(|fault| {
            let is_it = fault.code == Code::MissingKey && fault.place == *place;
            !(is_it && says(fault, "key", key) && says(fault, "table", table))
        });
    }

    /// Keeps a fault.
    pub(crate) fn note(&self, fault: Fault) {
        if fault.severity() == Severity::Error {
            self.broken.set(true);
        }
        self.faults.borrow_mut().push(fault);
    }

    /// Whether an error has been noted.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken.get()
    }

    /// Everything found.
    pub(crate) fn into_faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
