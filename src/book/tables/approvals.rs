//! Rows of `approvals.csv`: whose yes a saved plan has.

use crate::book::context::Context;
use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Kind, OPTIONAL, REQUIRED, table};
use crate::model::Approval;

table! {
    /// `approvals.csv`: saved plans that were approved.
    ApprovalColumn of Approval = "approvals" {
        is_folder: false,
        key: ["approved_at", "plan"],
        headings: APPROVALS_COLUMNS,
        recognised_by: [],
        told_apart_by: [],
    }
    Plan = "plan" REQUIRED Kind::Code, |_, approval| (&*approval.plan).into();
    ApprovedAt = "approved_at" REQUIRED Kind::Instant, |_, approval| approval.approved_at.into();
    By = "by" REQUIRED Kind::Reference, |book, approval| book[approval.by].id.as_str().into();
    Digest = "digest" REQUIRED Kind::Code, |_, approval| (&*approval.digest).into();
    Note = "note" OPTIONAL Kind::Text, |_, approval| approval.note.as_deref().into();
}

/// Reads the approvals.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Approval> {
    file.read(|row| approval(row, context))
}

fn approval(
    row: &mut RowReader<'_, '_, ApprovalColumn>,
    context: &Context<'_>,
) -> Option<Approval> {
    let plan = row.text(ApprovalColumn::Plan);
    let approved_at = row.instant(ApprovalColumn::ApprovedAt, context.zone);
    let by = row.member(ApprovalColumn::By, context.staff);
    let digest = row.text(ApprovalColumn::Digest);
    let note = row.free_text(ApprovalColumn::Note);
    Some(Approval {
        plan: plan?,
        approved_at: approved_at?,
        by: by?,
        digest: digest?,
        note,
        place: row.place(),
    })
}
