//! One fault found in the data, as a value.

use super::{Code, Place, Severity, Spot};

/// Something wrong in the data: what, where, and the words its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which fault of the catalogue.
    pub code: Code,
    /// The line it stands on.
    pub place: Place,
    /// The part of the line that is meant.
    pub spot: Spot,
    /// Named arguments of the sentence, in the order given.
    pub arguments: Vec<(&'static str, String)>,
    /// The one known name that was probably meant.
    pub nearest: Option<String>,
    /// Which of the code's sentences is meant where it has several: the part of their keys after
    /// `message-` and `help-`; empty for the usual one.
    pub told_as: &'static str,
}

impl Fault {
    /// A fault of kind `code` on the line `place`.
    pub fn new(code: Code, place: Place) -> Fault {
        Fault {
            code,
            place,
            spot: Spot::Line,
            arguments: Vec::new(),
            nearest: None,
            told_as: "",
        }
    }

    /// Whether it speaks of the file as a whole, whose rows cannot be told then.
    pub fn is_of_whole_file(&self) -> bool {
        self.code.text().starts_with("V0") || self.told_as == "header"
    }

    /// Points at the cell of CSV column `name`.
    #[must_use]
    pub fn cell(mut self, name: &str) -> Fault {
        self.spot = Spot::cell(name);
        self
    }

    /// Points at `length` characters from character `column` (from 1).
    #[must_use]
    pub fn span(mut self, column: u32, length: u32) -> Fault {
        self.spot = Spot::Span {
            column,
            length: length.max(1),
        };
        self
    }

    /// Adds an argument of the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Fault {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Names the known name that was probably meant, where there is one.
    #[must_use]
    pub fn near(mut self, name: Option<impl Into<String>>) -> Fault {
        self.nearest = name.map(Into::into);
        self
    }

    /// Tells it in another of the code's sentences.
    #[must_use]
    pub fn told_as(mut self, sentence: &'static str) -> Fault {
        self.told_as = sentence;
        self
    }

    /// The severity its code has.
    pub fn severity(&self) -> Severity {
        self.code.entry().severity
    }
}
