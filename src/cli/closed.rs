//! Months that were handed in: their answers stay as they were.

use super::context::Context;
use super::error::{CommandError, Kind};
use super::reading::Opened;
use crate::calendar::Period;
use crate::duties::Known;
use crate::ops::closing::{Closed, file};
use crate::ops::report;
use crate::ops::report::Attention;
use crate::report::Voice;
use crate::report::closed::{Handed, Part, page};
use crate::text::CSV_LIMIT;
use crate::words::Message;

impl Context<'_> {
    /// The month as it was handed in, if it was.
    pub fn closed(&self, month: &Period) -> Result<Option<Closed>, CommandError> {
        let directory = self.directory()?;
        let file = file(month);
        let bytes = directory.bytes(&file, CSV_LIMIT);
        let Some(bytes) = bytes.map_err(|error| self.unread(&error))? else {
            return Ok(None);
        };
        match Closed::read(&bytes) {
            Some(closed) => Ok(Some(closed)),
            None => Err(self.failure(Kind::Data, Message::ClosedUnreadable { file: &file })),
        }
    }

    /// Shows a part of a month as it was handed in, and what would be different.
    pub fn show_closed(
        &mut self,
        opened: &Opened,
        month: &Period,
        closed: &Closed,
        part: Part,
    ) -> Result<(), CommandError> {
        let (book, now) = (&opened.book, opened.now);
        let known = Known::at(book, now);
        let current = self.report_value(opened, month)?;
        let since = closed.since(&known, month, &current);
        let by = book
            .member(&closed.by)
            .map(|member| book[member].name.as_str());
        let handed = Handed {
            closed,
            since: &since,
            month,
            by: by.unwrap_or(&closed.by),
            book,
        };
        self.show(page(&handed, part, now, self.words))
    }

    /// The report of a month as programs get it.
    pub fn report_value(
        &self,
        opened: &Opened,
        month: &Period,
    ) -> Result<serde_json::Value, CommandError> {
        let (book, now) = (&opened.book, opened.now);
        let known = Known::at(book, now);
        let (figures, before) = report::figures(&known, month);
        let voice = Voice::new(book, now, self.words);
        let at = Attention {
            figures: &figures,
            before: &before,
        };
        let mut answer = report::report(&known, at, &voice);
        answer.data_errors = self.data_errors;
        let look = crate::render::Look {
            show_contacts: false,
            ..self.look()
        };
        let bytes = crate::render::object(&answer, &look).map_err(|fault| self.no_form(&fault))?;
        serde_json::from_slice(&bytes).map_err(|error| self.unwritable(&error))
    }
}
