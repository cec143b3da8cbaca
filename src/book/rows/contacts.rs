//! Rows of `contacts.csv`.

use super::file::{FileFacts, RowsFile};
use super::row::RowReader;
use crate::book::schema::ContactColumn as Column;
use crate::model::{Contact, Party, PartyId, PartyKind};

/// Reads the contacts.
pub(in crate::book) fn read(file: &RowsFile<'_>) -> FileFacts<Party> {
    file.read(party)
}

fn party(row: &mut RowReader<'_, '_, Column>) -> Option<Party> {
    let id = row.id(Column::Id);
    let name = row.text(Column::Name);
    let kind = row.text(Column::Kind);
    let phone = row.phone(Column::Phone);
    let note = row.free_text(Column::Note);
    Some(Party {
        id: PartyId::new(id?),
        name: name?,
        phone,
        note,
        kind: PartyKind::Contact(Contact { kind: kind? }),
        place: row.place(),
    })
}
