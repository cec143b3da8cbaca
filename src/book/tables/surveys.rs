//! Files of `surveys/`: one row a form sent.

use std::collections::HashMap;

use crate::book::context::Context;
use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Kind, OPTIONAL, REQUIRED, Value, table};
use crate::calendar::DateOrInstant;
use crate::diag::{Code, Fault};
use crate::model::{Form, PartyIx};

table! {
    /// `surveys/NAME.csv`: one row a form sent.
    SurveyColumn of Form = "surveys" {
        is_folder: true,
        key: ["party"],
        headings: SURVEYS_COLUMNS,
        recognised_by: [
            &["party", "party.room", "party.name"],
            &["sent_at", "returned_at", "opinion", "rate_"],
        ],
        told_apart_by: [],
    }
    Party = "party" REQUIRED Kind::Reference, |book, form| book[form.party].id.as_str().into();
    SentAt = "sent_at" OPTIONAL Kind::Moment, |_, form| form.sent_at.map(|at| at.to_string()).into();
    ReturnedAt = "returned_at" OPTIONAL Kind::Moment, |_, form| form.returned_at.map(|at| at.to_string()).into();
    Rates = "rate_" OPTIONAL Kind::Rates, |_, _| Value::Empty;
    Opinion = "opinion" OPTIONAL Kind::Text, |_, form| form.opinion.as_deref().into();
}

type Row<'r, 't> = RowReader<'r, 't, SurveyColumn>;

/// Reads the forms of one survey; its services are those of the file's own `rate_` columns.
pub(in crate::book) fn read(file: &RowsFile<'_>, context: &Context<'_>) -> FileFacts<Form> {
    let mut first_lines: HashMap<PartyIx, u32> = HashMap::new();
    file.read(|row| {
        let form = form(row, context)?;
        if let Some(line) = first_lines.get(&form.party) {
            let value = row.raw(SurveyColumn::Party);
            let fault: Fault = row
                .fault(Code::DuplicateForm, SurveyColumn::Party)
                .with("value", value);
            row.note(fault.with("line", line));
            return None;
        }
        first_lines.insert(form.party, form.place.line);
        Some(form)
    })
}

fn form(row: &mut Row<'_, '_>, context: &Context<'_>) -> Option<Form> {
    let party = row.party(SurveyColumn::Party, context.parties);
    let sent_at = row.moment(SurveyColumn::SentAt, context.zone);
    let returned_at = row.moment(SurveyColumn::ReturnedAt, context.zone);
    let count = row.columns().rates().len();
    let places: Vec<_> = (0..count).map(Some).collect();
    let rates = row.rates(&places, count, context.policy.satisfaction.scale);
    let opinion = row.free_text(SurveyColumn::Opinion);
    if let (Some(sent), Some(returned)) = (sent_at, returned_at)
        && is_before(returned, sent)
    {
        let fault = row
            .fault(Code::ReturnedBeforeSent, SurveyColumn::ReturnedAt)
            .with("returned_at", returned);
        row.note(fault.with("sent_at", sent));
    }
    let is_answered = rates.iter().any(Option::is_some) || opinion.is_some();
    if returned_at.is_some() && !row.is_filled(SurveyColumn::SentAt) {
        row.note(row.fault(Code::ReturnedUnsent, SurveyColumn::SentAt));
    }
    if is_answered && !row.is_filled(SurveyColumn::ReturnedAt) {
        row.note(row.fault(Code::RatedUnreturned, SurveyColumn::ReturnedAt));
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
