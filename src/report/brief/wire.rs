//! The brief for programs.

use serde_json::{Map, Value, json};

use super::page::times_met;
use super::past;
use crate::duties::{Duty, Known, last_met};
use crate::model::{Channel, Issue, PartyIx, Stage, Visit};
use crate::ops;
use crate::report::talk::Topic;
use crate::report::{Names, Voice};
use crate::words::Words;

/// All of it.
pub(super) fn wire(
    known: &Known<'_>,
    party: PartyIx,
    duties: &[Duty],
    talk: &[Topic],
    words: Words,
) -> Map<String, Value> {
    let names = Names::new(known.book, words);
    let voice = Voice::new(known, words);
    let visits = known.visits_of(party).iter().rev();
    let issues = past::of_party(known, party);
    let value = json!({
        "party": household(known, party, names),
        "visit_number": times_met(known, party) + 1,
        "last_met": last_met(known, party).map(|visit| known.book[visit].at.to_string()),
        "visits": visits.map(|&index| visit(&known.book[index], known, names)).collect::<Vec<_>>(),
        "issues": issues.iter().map(|(issue, stage)| self::issue(known, issue, *stage)).collect::<Vec<_>>(),
        "duties": duties.iter().map(|duty| ops::due::duty(known.book, duty.clone(), &voice)).collect::<Vec<_>>(),
        "talk": talk.iter().map(|topic| json!({"group": topic.group, "title": topic.title, "text": topic.text})).collect::<Vec<_>>(),
    });
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn household(known: &Known<'_>, party: PartyIx, names: Names) -> Value {
    let stated = &known.book[party];
    let home = stated.household();
    let butler = known.book.butlers(known.now.date())[party.position()];
    json!({
        "id": stated.id.as_str(),
        "name": stated.name,
        "kind": stated.contact().map(|contact| &contact.kind),
        "building": home.map(|home| &home.building),
        "unit": home.map(|home| &home.unit),
        "room": home.map(|home| &home.room),
        "area": home.map(|home| &home.area),
        "status": home.map(|home| home.status.as_str()),
        "moved_in": home.and_then(|home| home.moved_in).map(|date| date.to_string()),
        "butler": butler.map(|member| names.member_id(member)),
        "phone": stated.phone,
        "channel": home.and_then(|home| home.channel).map(Channel::as_str),
        "hours": home.and_then(|home| home.hours.as_ref()).map(ToString::to_string),
        "tags": home.map(|home| &home.tags),
        "interests": home.map(|home| &home.interests),
        "birthday": home.and_then(|home| home.birthday).map(|day| day.to_string()),
        "arrears_since": home.and_then(|home| home.arrears_since).map(|date| date.to_string()),
        "note": stated.note,
    })
}

fn visit(visit: &Visit, known: &Known<'_>, names: Names) -> Value {
    let services = known.book.policy.satisfaction.services.iter();
    let marked = services
        .zip(&visit.rates)
        .filter_map(|(service, mark)| Some((service.clone(), (*mark)?.into())));
    let rates: Map<String, Value> = marked.collect();
    json!({
        "id": visit.id.as_str(),
        "at": visit.at.to_string(),
        "staff": names.member_ids(visit.staff.iter().copied()),
        "channel": visit.channel.as_str(),
        "outcome": visit.outcome.as_str(),
        "rates": rates,
        "note": visit.note,
    })
}

fn issue(known: &Known<'_>, issue: &Issue, stage: Stage) -> Value {
    let at = |at: Option<crate::calendar::Instant>| at.map(|at| at.to_string());
    json!({
        "id": issue.id.as_str(),
        "raised_at": issue.raised_at.to_string(),
        "kind": issue.kind.as_str(),
        "severity": issue.severity.as_str(),
        "category": issue.category(),
        "stage": stage.as_str(),
        "promised_at": at(issue.promised_at),
        "answered_at": at(known.answered_at(issue)),
        "resolved_at": at(known.resolved_at(issue)),
        "closed_at": at(known.closed_at(issue)),
        "result": issue.result,
        "summary": issue.summary,
    })
}
