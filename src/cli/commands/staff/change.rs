//! `staff add`, `staff set`: a member comes, or something else is known of one.

use clap::Args;

use crate::book::Reading;
use crate::book::intake::id_of_name;
use crate::book::schema::staff_schema;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::fields::Fields;
use crate::duties::Known;
use crate::ops::staff_change;
use crate::report;
use crate::text::one_line;
use crate::words::Message;

/// A member of staff comes
#[derive(Args, Debug)]
pub struct Add {
    /// The name
    #[arg(value_name = "NAME")]
    name: String,
    /// What is known: role=butler, areas=east, department=engineering, joined=2026-12-01
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// The id that the files say (default: the name)
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Take areas that nobody has yet
    #[arg(long)]
    new: bool,
}

/// Change what staff.toml says of a member; an empty value takes a key away
#[derive(Args, Debug)]
pub struct Set {
    /// Who: an id or a name
    #[arg(value_name = "ID")]
    member: String,
    /// What: areas=east;west, works=tue;wed, quota=8, phone=13800000000
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// Take areas that nobody has yet
    #[arg(long)]
    new: bool,
}

impl Add {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let name = one_line(&self.name);
        let id = match &self.id {
            Some(id) => one_line(id),
            None => match id_of_name(&name) {
                Some(id) => id,
                None => return context.refuse(Message::StaffNoId { name: &name }),
            },
        };
        if reading.book.member(&id).is_some() {
            return context.refuse(Message::StaffTaken { id: &id });
        }
        let mut others = reading.book.staff.iter();
        let namesake = others.find(|member| member.name == name && member.in_service(now.date()));
        if let Some(other) = namesake.filter(|_| self.id.is_none()) {
            let id = &other.id;
            return context.refuse(Message::StaffNamesake { name: &name, id });
        }
        let mut cells = context.fields(fields(&reading, now, self.new), &self.fields)?;
        let has_role = |(column, said): &(&str, String)| *column == "role" && !said.is_empty();
        if !cells.iter().any(has_role) {
            let roles = reading.book.policy.roles.iter();
            let roles: Vec<&str> = roles.map(|role| role.id.as_str()).collect();
            let failure = context.failure(Kind::Usage, Message::StaffNoRole);
            return Err(failure.one_of(&roles, context.words));
        }
        cells.insert(0, ("name", name));
        let act = staff_change::add(now, &id, cells);
        context.perform(&session, &directory, &reading, &act, report::changed::page)?;
        drop(session);
        context.answer(act.answer, report::changed::page)
    }
}

impl Set {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let member = context.colleague(&reading.book, &self.member)?;
        let cells = context.fields(fields(&reading, now, self.new), &self.fields)?;
        let known = Known::at(&reading.book, now);
        let act = staff_change::set(&known, member, cells);
        context.perform(&session, &directory, &reading, &act, report::changed::page)?;
        drop(session);
        context.answer(act.answer, report::changed::page)
    }
}

fn fields(reading: &Reading, now: Instant, new: bool) -> Fields<'_> {
    Fields {
        book: &reading.book,
        now,
        columns: staff_schema(),
        new,
    }
}
