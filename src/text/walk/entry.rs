//! A value of TOML under a key, asked for as what it should be.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::Document;
use crate::diag::{Code, Fault};

/// A value and the key it stands under.
#[derive(Clone)]
pub(crate) struct Entry<'a> {
    document: &'a Document<'a>,
    key: String,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Entry<'a> {
    /// `value`, which stands under the dotted `key`.
    pub(super) fn new(
        document: &'a Document<'a>,
        key: String,
        value: &'a Spanned<DeValue<'a>>,
    ) -> Entry<'a> {
        Entry {
            document,
            key,
            value,
        }
    }

    /// The dotted key.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// The file it stands in.
    pub(super) fn document(&self) -> &'a Document<'a> {
        self.document
    }

    /// Where the value stands in the file.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.value.span()
    }

    /// The value as it is.
    pub(crate) fn value(&self) -> &'a DeValue<'a> {
        self.value.get_ref()
    }

    /// A text.
    pub(crate) fn text(&self) -> Option<&'a str> {
        match self.value() {
            DeValue::String(text) => Some(text),
            _ => self.wrong_type("string"),
        }
    }

    /// The text, if it is one; nothing is noted if not, because somebody else will.
    pub(crate) fn raw_text(&self) -> Option<&'a str> {
        self.value().as_str()
    }

    /// A text that says something.
    pub(crate) fn filled_text(&self) -> Option<&'a str> {
        let text = self.text()?;
        if text.trim().is_empty() {
            self.note(self.fault(Code::EmptyText).with("key", &self.key));
            return None;
        }
        Some(text)
    }

    /// Whether it is `true` or `false`, where something else may stand.
    pub(crate) fn is_boolean(&self) -> bool {
        self.value().is_bool()
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.value() {
            DeValue::Boolean(boolean) => Some(*boolean),
            _ => self.wrong_type("boolean"),
        }
    }

    /// A whole number within bounds, both included.
    pub(crate) fn integer(&self, least: u32, most: u32) -> Option<u32> {
        let DeValue::Integer(integer) = self.value() else {
            return self.wrong_type("integer");
        };
        let number = i128::from_str_radix(integer.as_str(), integer.radix()).ok();
        let within = number.and_then(|number| u32::try_from(number).ok());
        let within = within.filter(|number| (least..=most).contains(number));
        if within.is_none() {
            let fault = self.fault(Code::ValueOutOfRange).with("key", &self.key);
            self.note(
                fault
                    .with("value", integer)
                    .with("least", least)
                    .with("most", most),
            );
        }
        within
    }

    /// The values of a list.
    pub(crate) fn list(&self) -> Option<Vec<Entry<'a>>> {
        let DeValue::Array(array) = self.value() else {
            return self.wrong_type("array");
        };
        Some(
            array
                .iter()
                .map(|value| Entry::new(self.document, self.key.clone(), value))
                .collect(),
        )
    }

    /// The values of a list that has some.
    pub(crate) fn filled_list(&self) -> Option<Vec<Entry<'a>>> {
        let list = self.list()?;
        if list.is_empty() {
            self.note(self.fault(Code::EmptyList).with("key", &self.key));
            return None;
        }
        Some(list)
    }

    /// The values of a list, or the one value that stands where a list may.
    pub(crate) fn one_or_list(&self) -> Option<Vec<Entry<'a>>> {
        if self.value().is_array() {
            self.filled_list()
        } else {
            Some(vec![self.clone()])
        }
    }

    /// The texts of a list; those that are none are noted and left out.
    pub(crate) fn texts(&self) -> Option<Vec<&'a str>> {
        let list = self.list()?;
        let texts: Vec<_> = list.iter().filter_map(Entry::filled_text).collect();
        self.note_repeated(&list);
        Some(texts)
    }

    /// Notes the texts that stand in `list` a second time.
    pub(crate) fn note_repeated(&self, list: &[Entry<'a>]) {
        for (position, entry) in list.iter().enumerate() {
            let Some(text) = entry.value().as_str() else {
                continue;
            };
            if list[..position]
                .iter()
                .any(|earlier| earlier.value().as_str() == Some(text))
            {
                let fault = entry.fault(Code::RepeatedValue);
                self.note(fault.with("value", text).with("key", &self.key));
            }
        }
    }

    /// A fault that points at the value.
    pub(crate) fn fault(&self, code: Code) -> Fault {
        self.document.fault(code, self.value.span())
    }

    /// Keeps a fault.
    pub(crate) fn note(&self, fault: Fault) {
        self.document.note(fault);
    }

    /// Notes that something else was expected.
    pub(crate) fn wrong_type<T>(&self, expected: &'static str) -> Option<T> {
        let found = match self.value() {
            DeValue::Float(_) => "number",
            DeValue::Datetime(_) => "date",
            other => other.type_str(),
        };
        let fault = self.fault(Code::WrongType).with("key", &self.key);
        self.note(fault.with("expected", expected).with("found", found));
        None
    }
}
