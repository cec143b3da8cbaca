//! The kinds of value that cells hold, texts: names, telephone numbers, free texts; and what happened to
//! them on the way.

use super::odd_text;
use super::row::RowReader;
use crate::book::phone::{self, Phone};
use crate::book::schema::Columns as Schema;
use crate::diag::{Code, Fault};
use crate::words::{NumberKind, numbers_in};

impl<C: Schema> RowReader<'_, '_, C> {
    /// A text by which rows are grouped or found: without the spaces around it.
    pub(in crate::book) fn text(&mut self, column: C) -> Option<Box<str>> {
        let value = self.value(column)?;
        self.note_unprintable(column, &value);
        self.note_lost(column, &value, true);
        Some(Box::from(&*value))
    }

    /// A telephone number, which spreadsheets like to take for a quantity.
    pub(in crate::book) fn phone(&mut self, column: C) -> Option<Box<str>> {
        let phone = self.text(column)?;
        let fault = |code| self.fault_of(code, column.column(), &phone);
        let found = if let Some(digits) = odd_text::without_decimal(&phone) {
            Some(fault(Code::PhoneDecimal).near(Some(digits)))
        } else {
            match phone::judge(&phone) {
                Phone::Sound => None,
                Phone::Written(written) => Some(fault(Code::PhoneWritten).near(Some(written))),
                Phone::Exponent => Some(fault(Code::PhoneDamaged)),
                Phone::Digits => Some(fault(Code::PhoneDigits)),
            }
        };
        if let Some(fault) = found {
            self.note(fault);
        }
        Some(phone)
    }

    /// A name or a part of an address: notes where it holds full-width letters, or blanks between Chinese
    /// ones, by which it would not be found.
    pub(in crate::book) fn plain_text(&mut self, column: C) -> Option<Box<str>> {
        let text = self.text(column)?;
        if let Some(plain) = odd_text::plainer(&text) {
            let fault = self.fault_of(Code::WrittenOtherwise, column.column(), &text);
            self.note(fault.near(Some(plain)));
        }
        Some(text)
    }

    /// Notes a text that a wrong encoding has spoilt.
    fn note_lost(&mut self, column: C, text: &str, is_name: bool) {
        if odd_text::is_lost(text, is_name) {
            self.note(self.fault_of(Code::TextLost, column.column(), text));
        }
    }

    /// Notes that a free text holds the number of an identity card or of a bank card.
    fn note_secret(&mut self, column: C, text: &str) {
        let kept = numbers_in(text)
            .into_iter()
            .find_map(|number| match number.kind {
                NumberKind::Identity => Some("identity"),
                NumberKind::Bank => Some("bank"),
                _ => None,
            });
        if let Some(kind) = kept {
            let fault = self.fault(Code::SecretNumber, column).told_as(kind);
            self.note(fault.with("column", column.column().name));
        }
    }

    /// A free text, as it stands.
    pub(in crate::book) fn free_text(&mut self, column: C) -> Option<Box<str>> {
        let text = self.raw(column);
        if odd_text::trimmed(&text).is_empty() {
            if column.column().required {
                let name = column.column().name;
                self.note(
                    Fault::new(Code::MissingValue, self.place())
                        .cell(name)
                        .with("column", name),
                );
            }
            return None;
        }
        self.note_unprintable(column, &text);
        self.note_lost(column, &text, false);
        self.note_secret(column, &text);
        Some(Box::from(&*text))
    }

    fn note_unprintable(&mut self, column: C, text: &str) {
        if let Some(letter) = odd_text::unprintable(text) {
            let name = column.column().name;
            let fault = self
                .fault(Code::InvisibleCharacter, column)
                .with("column", name);
            self.note(fault.with("character", format!("U+{:04X}", u32::from(letter))));
        }
    }
}
