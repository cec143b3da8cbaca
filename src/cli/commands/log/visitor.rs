//! `log --visitor`: somebody came who is no owner (O2 of the rule ledger).

use super::arguments::Log;
use crate::book::schema::columns_of;
use crate::book::{Need, appended, read};
use crate::calendar::{Instant, Toward};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::{Place, file};
use crate::model::{Book, PartyIx, Visitor, VisitorId};
use crate::ops::visitor::logged;
use crate::report::{self, Phrases};
use crate::text::{Directory, one_line};
use crate::words::Message;

/// Registers them.
pub(super) fn run(log: &Log, name: &str, context: &mut Context<'_>) -> Result<(), CommandError> {
    let directory = context.directory()?;
    let need = Need {
        visitors: true,
        ..Need::MASTER_DATA
    };
    let reading = read(&directory, &need).map_err(|fault| context.unreadable(fault))?;
    context.count_errors(&reading)?;
    let book = &reading.book;
    let now = context.now(&book.almanac)?;
    let visitor = understood(log, name, context, &directory, book, now)?;
    write(&visitor, context, &directory, book, now)?;
    let answer = logged(book, &visitor, now);
    if let Some(ban) = &answer.body.banned {
        let phrases = Phrases::new(context.words, now);
        let told = report::visitor::banned(ban, &visitor.name, context.words, phrases);
        context.warn(&told);
    }
    context.answer(answer, report::visitor::page)
}

/// What the arguments mean.
fn understood(
    log: &Log,
    name: &str,
    context: &Context<'_>,
    directory: &Directory,
    book: &Book,
    now: Instant,
) -> Result<Visitor, CommandError> {
    let name = one_line(name);
    if name.trim().is_empty() {
        return context.refuse(Message::LogVisitorNameless);
    }
    let came_at = match &log.at {
        Some(text) => context.time_asked("--at", text, (&book.almanac, now), Toward::Past)?,
        None => now,
    };
    let party = log.party.first();
    let party = party.map(|party| context.whom(book, party, now.date()));
    let note = log.note.as_deref();
    let note = note.map(|text| context.text_asked("--note", text));
    let cell = |text: &Option<String>| {
        let text = text.as_deref().map(one_line);
        text.filter(|text| !text.is_empty()).map(Into::into)
    };
    let phone = log.phone.as_deref().map(one_line);
    let phone = phone.filter(|phone| !phone.is_empty());
    let phone = phone.map(|phone| context.phone_asked(&phone)).transpose()?;
    Ok(Visitor {
        id: VisitorId::new(context.new_id(directory, 'g', came_at)?),
        came_at,
        name: name.into(),
        party: party.transpose()?,
        purpose: cell(&log.purpose),
        phone: phone.map(Into::into),
        staff: context.named_or_own(book, log.staff.as_deref())?,
        banned: cell(&log.banned),
        note: cell(&note.transpose()?),
        place: Place::whole(file::VISITORS),
    })
}

fn write(
    visitor: &Visitor,
    context: &mut Context<'_>,
    directory: &Directory,
    book: &Book,
    now: Instant,
) -> Result<(), CommandError> {
    let came_at = visitor.came_at.to_string();
    let party = visitor
        .party
        .map(|party: PartyIx| book[party].id.to_string());
    let staff = visitor.staff.map(|member| book[member].id.to_string());
    let text = |cell: &Option<Box<str>>| cell.as_deref().unwrap_or_default().to_owned();
    let (purpose, phone) = (text(&visitor.purpose), text(&visitor.phone));
    let (banned, note) = (text(&visitor.banned), text(&visitor.note));
    let cells = [
        ("id", visitor.id.as_str()),
        ("came_at", &came_at),
        ("name", &visitor.name),
        ("party", party.as_deref().unwrap_or_default()),
        ("purpose", &purpose),
        ("phone", &phone),
        ("staff", staff.as_deref().unwrap_or_default()),
        ("banned", &banned),
        ("note", &note),
    ];
    let columns = columns_of("visitors", &[]);
    let session = context.session(directory)?;
    context.deed(&session, |words| {
        words.say(Message::LogVisitorOffice {
            name: &visitor.name,
            at: &Phrases::new(words, now).minute(visitor.came_at),
        })
    });
    context.commit(&session, directory, file::VISITORS, |current| {
        appended(current, &columns, &cells, &[]).map(|(bytes, _)| bytes)
    })?;
    Ok(())
}
