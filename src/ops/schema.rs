//! The JSON Schema of every answer, derived from its struct.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::{Value, json};

use super::answer::id;
use super::{
    Answer, Body, agenda, appoint_offer, appointed, brief, card, changed, check, closing, coverage,
    diff, digest, doctor, due, event_added, event_list, explain, fmt, form, group, hand_over,
    history, issue, issue_notice, log, mend, overdue, owner_change, owners, plan, quota, report,
    staff, staff_change, survey, undo, visit_review, visitor, why,
};

type Made = fn() -> Value;

/// Each answer's name and how its schema is made, in the order of the help.
const ANSWERS: &[(&str, Made)] = &[
    answer::<plan::Plan>(),
    answer::<plan::PlanYear>(),
    answer::<due::Due>(),
    answer::<why::Why>(),
    answer::<overdue::Overdue>(),
    answer::<quota::Quotas>(),
    answer::<coverage::Coverage>(),
    answer::<report::Report>(),
    answer::<card::ScoreCard>(),
    answer::<agenda::Agenda>(),
    answer::<brief::Brief>(),
    answer::<history::History>(),
    answer::<owners::Owners>(),
    answer::<survey::Survey>(),
    answer::<issue::Issues>(),
    answer::<plan::WhatIf>(),
    answer::<plan::PlanApproved>(),
    answer::<issue_notice::IssueNotice>(),
    answer::<undo::Changes>(),
    answer::<explain::Explained>(),
    answer::<fmt::Formed>(),
    answer::<diff::Diff>(),
    answer::<doctor::Doctor>(),
    answer::<staff::Members>(),
    answer::<staff_change::StaffLeave>(),
    answer::<staff_change::StaffLeft>(),
    answer::<hand_over::HandOver>(),
    answer::<owner_change::MoveOut>(),
    answer::<changed::Changed>(),
    answer::<changed::PartySet>(),
    answer::<closing::Close>(),
    answer::<digest::Digest>(),
    answer::<group::Group<group::Overview>>(),
    answer::<group::Group<group::QuotaCounts>>(),
    answer::<group::Group<group::Covered>>(),
    answer::<group::Group<group::LateCounts>>(),
    answer::<group::Group<group::DueCounts>>(),
    answer::<group::Group<group::Checked>>(),
    answer::<group::Group<group::Planned>>(),
    answer::<mend::Removed>(),
    answer::<event_added::EventAdded>(),
    answer::<event_list::Events>(),
    answer::<visit_review::Reviewed>(),
    answer::<visitor::VisitorLogged>(),
    answer::<appoint_offer::AppointOffer>(),
    answer::<appointed::Appointed>(),
    answer::<survey::SurveyStarted>(),
    answer::<form::FormMade>(),
    answer::<check::Check>(),
    answer::<check::PolicyShown>(),
    answer::<log::Logged>(),
];

const fn answer<T: Body>() -> (&'static str, Made) {
    (T::NAME, of::<T>)
}

/// The names of the answers.
pub fn names() -> impl Iterator<Item = &'static str> {
    ANSWERS.iter().map(|(name, _)| *name)
}

/// The JSON Schema of the answer called `name`.
pub fn schema(name: &str) -> Option<Value> {
    let (_, made) = ANSWERS.iter().find(|(known, _)| *known == name)?;
    Some(made())
}

/// A list of words one by one, each with what it means, as the list it is.
fn closed_list(schema: &mut Schema) {
    let words = schema.get("oneOf").and_then(Value::as_array);
    let word = |one: &Value| one.get("const").cloned();
    let words: Option<Vec<Value>> = words.and_then(|all| all.iter().map(word).collect());
    if let Some(words) = words {
        schema.remove("oneOf");
        schema.insert("type".to_owned(), "string".into());
        schema.insert("enum".to_owned(), words.into());
    }
}

fn of<T: Body>() -> Value {
    let plain = RecursiveTransform(|schema: &mut Schema| {
        schema.remove("format");
    });
    let settings = SchemaSettings::draft2020_12()
        .for_serialize()
        .with(|settings| {
            settings.inline_subschemas = true;
        })
        .with_transform(plain)
        .with_transform(RecursiveTransform(closed_list));
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Answer<T>>()
        .to_value();
    schema["title"] = T::NAME.into();
    schema["$id"] = id::<T>().into();
    schema["properties"]["schema"] = json!({"const": id::<T>()});
    schema
}
