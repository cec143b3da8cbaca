//! Rows of `contacts.csv`.

use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Kind, OPTIONAL, REQUIRED, table};
use crate::model::{Contact, Party, PartyId, PartyKind};

table! {
    /// `contacts.csv`: parties who are no household.
    ContactColumn of Party = "contacts" {
        is_folder: false,
        key: ["id"],
        headings: CONTACTS_COLUMNS,
        recognised_by: [&["name"], &["kind"]],
        told_apart_by: [],
    }
    Id = "id" REQUIRED Kind::Id, |_, party| party.id.as_str().into();
    Name = "name" REQUIRED Kind::Text, |_, party| (&*party.name).into();
    Kind = "kind" REQUIRED Kind::Code, |_, party| party.contact().map(|contact| &*contact.kind).into();
    Phone = "phone" OPTIONAL Kind::Phone, |_, party| party.phone.as_deref().into();
    Note = "note" OPTIONAL Kind::Text, |_, party| party.note.as_deref().into();
}

/// Reads the contacts.
pub(in crate::book) fn read(file: &RowsFile<'_>) -> FileFacts<Party> {
    file.read(party)
}

fn party(row: &mut RowReader<'_, '_, ContactColumn>) -> Option<Party> {
    let id = row.id(ContactColumn::Id);
    let name = row.text(ContactColumn::Name);
    let kind = row.text(ContactColumn::Kind);
    let phone = row.phone(ContactColumn::Phone);
    let note = row.free_text(ContactColumn::Note);
    Some(Party {
        id: PartyId::new(id?),
        name: name?,
        phone,
        note,
        kind: PartyKind::Contact(Contact { kind: kind? }),
        place: row.place(),
    })
}
