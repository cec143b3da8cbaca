//! `owner add`: a household moves in.

use clap::Args;

use crate::book::intake::whole_home;
use crate::book::schema::schema;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::fields::Fields;
use crate::duties::Known;
use crate::ops::owner_change::{self, Refusal};
use crate::report;
use crate::text::one_line;
use crate::words::Message;

/// A household moves in, or was forgotten; its id is made of the home
#[derive(Args, Debug)]
pub struct Add {
    /// Where: 5-2-0402, 5栋2单元402
    #[arg(value_name = "HOME")]
    home: String,
    /// The owner's name
    #[arg(value_name = "NAME")]
    name: String,
    /// What else is known: status=occupied, `moved_in=2026-11-20`, phone=13800000000, area=east
    #[arg(value_name = "FIELD=VALUE")]
    fields: Vec<String>,
    /// Take areas and tags that nobody knows yet
    #[arg(long)]
    new: bool,
}

impl Add {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let home = whole_home(&self.home);
        let Some(home) = home else {
            return context.refuse(Message::OwnerNoHome { value: &self.home });
        };
        let columns = schema("owners").expect("owners is a table");
        let fields = Fields {
            book: &reading.book,
            now,
            columns,
            new: self.new,
        };
        let mut cells = context.fields(fields, &self.fields)?;
        cells.insert(0, ("name", one_line(&self.name)));
        let guessed = !cells.iter().any(|(column, _)| *column == "status");
        if guessed {
            cells.push(("status", "occupied".to_owned()));
        }
        let is_dated = cells.iter().any(|(column, _)| *column == "moved_in");
        let known = Known::at(&reading.book, now);
        let act = owner_change::add(&known, home, cells);
        let act = act.map_err(|refusal| refused(context, &refusal))?;
        context.perform(&session, &directory, &reading, &act, report::changed::page)?;
        drop(session);
        if guessed {
            let said = context.words.say(Message::OwnerStatusTaken);
            context.inform(&said);
        }
        if !is_dated {
            let id = &act.answer.body.id;
            let said = context.words.say(Message::OwnerNoDate { id });
            context.inform(&said);
        }
        context.answer(act.answer, report::changed::page)
    }
}

fn refused(context: &Context<'_>, refusal: &Refusal<'_>) -> CommandError {
    match refusal {
        Refusal::LivedIn(party) => context.failure(
            Kind::Usage,
            Message::OwnerLivedIn {
                name: &party.name,
                id: &party.id,
            },
        ),
        Refusal::NoArea(areas) => {
            let areas: Vec<&str> = areas.iter().copied().collect();
            let failure = context.failure(Kind::Usage, Message::OwnerNoArea);
            failure.one_of(&areas, context.words)
        }
        Refusal::NoId => context.failure(Kind::Usage, Message::OwnerNoId),
    }
}
