//! `owner move-out`: a household moves out, perhaps another one in.

use clap::Args;

use crate::book::schema::schema;
use crate::calendar::{Date, Toward};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::fields::Fields;
use crate::duties::Known;
use crate::ops::owner_change::{self, NewOwner};
use crate::report;
use crate::text::one_line;
use crate::words::Message;

/// A household moves out; the new owner of the room is a new row with a new id
#[derive(Args, Debug)]
pub struct MoveOut {
    /// Who: an id, building-unit-room, a name, a telephone number
    #[arg(value_name = "PARTY")]
    party: String,
    /// The last day: 2026-11-30, today
    #[arg(value_name = "DATE")]
    date: String,
    /// Who has the room from the next day on
    #[arg(long, value_name = "NAME")]
    new_owner: Option<String>,
    /// The new owner's telephone
    #[arg(long, value_name = "PHONE", requires = "new_owner")]
    phone: Option<String>,
    /// What else is known of the new owner: `not_moved_in`, rented (default: occupied)
    #[arg(long, value_name = "STATUS", requires = "new_owner")]
    status: Option<String>,
    /// When the new owner moves in (default: the next day)
    #[arg(long, value_name = "DATE", requires = "new_owner")]
    moved_in: Option<String>,
}

impl MoveOut {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let book = &reading.book;
        let party = context.whom(book, &self.party, now.date())?;
        if book[party].household().is_none() {
            let id = &book[party].id;
            return context.refuse(Message::SetIsContact { id });
        }
        let when = (&book.almanac, now);
        let last = context.day_asked("DATE", &self.date, when, Toward::Either)?;
        let columns = schema("owners").expect("owners is a table");
        let fields = Fields {
            book,
            now,
            columns,
            new: false,
        };
        let new = self.new_owner(context, fields, last)?;
        let known = Known::at(book, now);
        let act = owner_change::move_out(&known, party, last, new);
        context.perform(
            &session,
            &directory,
            &reading,
            &act,
            report::owner_change::page,
        )?;
        drop(session);
        context.answer(act.answer, report::owner_change::page)
    }

    fn new_owner(
        &self,
        context: &Context<'_>,
        fields: Fields<'_>,
        last: Date,
    ) -> Result<Option<NewOwner>, CommandError> {
        let Some(name) = &self.new_owner else {
            return Ok(None);
        };
        let field = |name: &str, value: &str| context.field(fields, name, value);
        let mut cells = vec![("name", one_line(name))];
        let status = self.status.as_deref().unwrap_or("occupied");
        cells.push(field("status", status)?);
        if let Some(phone) = &self.phone {
            cells.push(field("phone", phone)?);
        }
        match &self.moved_in {
            Some(day) => cells.push(field("moved_in", day)?),
            None if cells[1].1 != "not_moved_in" => {
                cells.push(("moved_in", last.plus_days(1).to_string()));
            }
            None => {}
        }
        Ok(Some(NewOwner { cells }))
    }
}
