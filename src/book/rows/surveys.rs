//! Files of `surveys/`: one row a form sent.

use std::collections::HashMap;

use super::file::{FileFacts, RowsFile};
use super::row::RowReader;
use crate::book::context::Context;
use crate::book::schema::SurveyColumn as Column;
use crate::calendar::DateOrInstant;
use crate::diag::{Code, Fault};
use crate::model::{Form, PartyIx};

type Row<'r, 't> = RowReader<'r, 't, Column>;

/// Reads the forms of one survey; its services are those of the file's own `rate_` columns.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Form> {
    let mut first_lines: HashMap<PartyIx, u32> = HashMap::new();
    file.read(|row| {
        let form = form(row, context)?;
        if let Some(line) = first_lines.get(&form.party) {
            let value = row.raw(Column::Party);
            let fault: Fault = row
                .fault(Code::DuplicateForm, Column::Party)
                .with("value", value);
            row.note(fault.with("line", line));
            return None;
        }
        first_lines.insert(form.party, form.place.line);
        Some(form)
    })
}

fn form(row: &mut Row<'_, '_>, context: &Context<'_>) -> Option<Form> {
    let party = row.party(Column::Party, context.parties);
    let sent_at = row.moment(Column::SentAt, context.zone);
    let returned_at = row.moment(Column::ReturnedAt, context.zone);
    let count = row.columns().rates().len();
    let places: Vec<_> = (0..count).map(Some).collect();
    let rates = row.rates(&places, count, context.policy.satisfaction.scale);
    let opinion = row.free_text(Column::Opinion);
    if let (Some(sent), Some(returned)) = (sent_at, returned_at)
        && is_before(returned, sent)
    {
        let fault = row
            .fault(Code::ReturnedBeforeSent, Column::ReturnedAt)
            .with("returned_at", returned);
        row.note(fault.with("sent_at", sent));
    }
    let is_answered = rates.iter().any(Option::is_some) || opinion.is_some();
    if returned_at.is_some() && !row.is_filled(Column::SentAt) {
        row.note(row.fault(Code::ReturnedUnsent, Column::SentAt));
    }
    if is_answered && !row.is_filled(Column::ReturnedAt) {
        row.note(row.fault(Code::RatedUnreturned, Column::ReturnedAt));
    }
    Some(Form {
        party: party?,
        sent_at,
        returned_at,
        rates,
        opinion,
        place: row.place(),
    })
}

/// Whether one moment is surely before another: a day and a minute of it are not.
fn is_before(one: DateOrInstant, other: DateOrInstant) -> bool {
    match (one, other) {
        (DateOrInstant::Date(_), _) | (_, DateOrInstant::Date(_)) => one.date() < other.date(),
        _ => one.start() < other.start(),
    }
}
