//! Rows of `events/YYYY-MM.csv`.

use crate::book::context::Context;
use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Kind, OPTIONAL, REQUIRED, table};
use crate::model::{Event, EventId};

table! {
    /// `events/YYYY-MM.csv`: what happened to an owner, or to the community.
    EventColumn of Event = "events" {
        is_folder: true,
        key: ["happened_at", "id"],
        headings: EVENTS_COLUMNS,
        recognised_by: [&["happened_at"], &["kind"]],
        told_apart_by: ["happened_at", "party", "kind"],
    }
    Id = "id" REQUIRED Kind::Id, |_, event| event.id.as_str().into();
    HappenedAt = "happened_at" REQUIRED Kind::Moment, |_, event| event.happened_at.to_string().into();
    Party = "party" OPTIONAL Kind::Reference, |book, event| event.party.map(|party| book[party].id.as_str()).into();
    Kind = "kind" REQUIRED Kind::Code, |_, event| (&*event.kind).into();
    Note = "note" OPTIONAL Kind::Text, |_, event| event.note.as_deref().into();
}

/// Reads the events of one month.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Event> {
    file.read(|row| event(row, context))
}

fn event(row: &mut RowReader<'_, '_, EventColumn>, context: &Context<'_>) -> Option<Event> {
    let id = row.id(EventColumn::Id);
    let happened_at = row.moment(EventColumn::HappenedAt, context.zone);
    if let Some(moment) = happened_at {
        row.note_wrong_month(EventColumn::HappenedAt, moment.start());
    }
    let party = row.party(EventColumn::Party, context.parties);
    let kind = row.text(EventColumn::Kind);
    let note = row.free_text(EventColumn::Note);
    Some(Event {
        id: EventId::new(id?),
        happened_at: happened_at?,
        party,
        kind: kind?,
        note,
        place: row.place(),
    })
}
