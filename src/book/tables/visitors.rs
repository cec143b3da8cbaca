//! Rows of `visitors.csv`.

use crate::book::context::Context;
use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Kind, OPTIONAL, REQUIRED, table};
use crate::model::{Visitor, VisitorId};

table! {
    /// `visitors.csv`: who came and is no owner.
    VisitorColumn of Visitor = "visitors" {
        is_folder: false,
        key: ["came_at"],
        headings: VISITORS_COLUMNS,
        recognised_by: [],
        told_apart_by: [],
    }
    Id = "id" REQUIRED Kind::Id, |_, visitor| visitor.id.as_str().into();
    CameAt = "came_at" REQUIRED Kind::Instant, |_, visitor| visitor.came_at.into();
    Name = "name" REQUIRED Kind::Text, |_, visitor| (&*visitor.name).into();
    Party = "party" OPTIONAL Kind::Reference, |book, visitor| visitor.party.map(|party| book[party].id.as_str()).into();
    Purpose = "purpose" OPTIONAL Kind::Text, |_, visitor| visitor.purpose.as_deref().into();
    Phone = "phone" OPTIONAL Kind::Phone, |_, visitor| visitor.phone.as_deref().into();
    Staff = "staff" OPTIONAL Kind::Reference, |book, visitor| visitor.staff.map(|staff| book[staff].id.as_str()).into();
    Banned = "banned" OPTIONAL Kind::Text, |_, visitor| visitor.banned.as_deref().into();
    Note = "note" OPTIONAL Kind::Text, |_, visitor| visitor.note.as_deref().into();
}

/// Reads the visitors.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Visitor> {
    file.read(|row| visitor(row, context))
}

fn visitor(row: &mut RowReader<'_, '_, VisitorColumn>, context: &Context<'_>) -> Option<Visitor> {
    let id = row.id(VisitorColumn::Id);
    let came_at = row.instant(VisitorColumn::CameAt, context.zone);
    let name = row.text(VisitorColumn::Name);
    let party = row.party(VisitorColumn::Party, context.parties);
    let purpose = row.free_text(VisitorColumn::Purpose);
    let phone = row.phone(VisitorColumn::Phone);
    let staff = row.member(VisitorColumn::Staff, context.staff);
    let banned = row.free_text(VisitorColumn::Banned);
    let note = row.free_text(VisitorColumn::Note);
    Some(Visitor {
        id: VisitorId::new(id?),
        came_at: came_at?,
        name: name?,
        party,
        purpose,
        phone,
        staff,
        banned,
        note,
        place: row.place(),
    })
}
