//! Rows of `events/YYYY-MM.csv`.

use super::file::{FileFacts, RowsFile};
use super::row::RowReader;
use crate::book::context::Context;
use crate::book::schema::EventColumn as Column;
use crate::model::{Event, EventId};

/// Reads the events of one month.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Event> {
    file.read(|row| event(row, context))
}

fn event(row: &mut RowReader<'_, '_, Column>, context: &Context<'_>) -> Option<Event> {
    let id = row.id(Column::Id);
    let happened_at = row.moment(Column::HappenedAt, context.zone);
    if let Some(moment) = happened_at {
        row.note_wrong_month(Column::HappenedAt, moment.start());
    }
    let party = row.party(Column::Party, context.parties);
    let kind = row.text(Column::Kind);
    let note = row.free_text(Column::Note);
    Some(Event {
        id: EventId::new(id?),
        happened_at: happened_at?,
        party,
        kind: kind?,
        note,
        place: row.place(),
    })
}
