//! Rows of `plans/YYYY-MM.csv`.

use super::visits::team;
use crate::book::context::Context;
use crate::book::ids;
use crate::book::rows::file::RowsFile;
use crate::book::rows::file_facts::FileFacts;
use crate::book::rows::list;
use crate::book::rows::row::RowReader;
use crate::book::schema::{Kind, MINUTES_OF_DAY, OPTIONAL, REQUIRED, Value, table, word};
use crate::calendar::{Date, Period};
use crate::diag::{Code, nearest};
use crate::model::{AGREED, Booking, BookingId, BookingRule, BookingState, Channel};

table! {
    /// `plans/YYYY-MM.csv`: the saved plan.
    PlanColumn of Booking = "plans" {
        is_folder: true,
        key: ["date", "start", "staff", "id"],
        headings: PLANS_COLUMNS,
        recognised_by: [],
        told_apart_by: [],
    }
    Id = "id" REQUIRED Kind::BookingId, |_, row| row.id.as_str().into();
    Date = "date" REQUIRED Kind::Date, |_, row| row.date.into();
    Start = "start" REQUIRED Kind::Time, |_, row| row.start.to_string().into();
    Staff = "staff" REQUIRED Kind::References, |book, row| team(book, &row.staff);
    Party = "party" REQUIRED Kind::Reference, |book, row| book[row.party].id.as_str().into();
    Channel = "channel" REQUIRED word::<Channel>(), |_, row| row.channel.as_str().into();
    Minutes = "minutes" REQUIRED Kind::Number(1, MINUTES_OF_DAY), |_, row| Some(row.minutes).into();
    Rules = "rules" OPTIONAL Kind::References, |book, row| Value::list(row.rules.iter().map(|rule| rule.text(&book.policy)));
    Due = "due" OPTIONAL Kind::Moment, |_, row| row.due.map(|due| due.to_string()).into();
    State = "state" REQUIRED word::<BookingState>(), |_, row| row.state.as_str().into();
    Note = "note" OPTIONAL Kind::Text, |_, row| row.note.as_deref().into();
}

type Row<'r, 't> = RowReader<'r, 't, PlanColumn>;

/// Most characters of a saved row's id, which is made of several ids.
const LONGEST_ID: usize = 300;

/// Reads the saved plan of the office's month `month`.
pub(in crate::book) fn read(
    file: &RowsFile<'_>,
    context: &Context<'_>,
    month: &Period,
) -> FileFacts<Booking> {
    file.read(|row| booking(row, context, month))
}

fn booking(row: &mut Row<'_, '_>, context: &Context<'_>, month: &Period) -> Option<Booking> {
    let id = id(row);
    let date = row.date(PlanColumn::Date);
    if let Some(date) = date {
        note_month(row, date, month);
    }
    let start = row.time(PlanColumn::Start);
    let staff = row.team(PlanColumn::Staff, context.staff);
    let party = row.party(PlanColumn::Party, context.parties);
    let channel = row.word::<Channel>(PlanColumn::Channel);
    let minutes = row.number(PlanColumn::Minutes);
    if let (Some(start), Some(minutes)) = (start, minutes)
        && u32::from(start.minutes()) + minutes > 1440
    {
        let fault = row
            .fault(Code::PastMidnight, PlanColumn::Minutes)
            .with("start", start);
        row.note(fault.with("minutes", minutes));
    }
    let due = row.moment(PlanColumn::Due, context.zone);
    let state = row.word::<BookingState>(PlanColumn::State);
    let rules = rules(row, context, state);
    let note = row.free_text(PlanColumn::Note);
    Some(Booking {
        id: BookingId::new(id?),
        date: date?,
        start: start?,
        staff: staff?,
        party: party?,
        channel: channel?,
        minutes: minutes?,
        rules: rules?,
        due,
        state: state?,
        note,
        place: row.place(),
    })
}

/// The id of a duty, a top-up or an agreement: an id, then parts that begin with a letter or a digit,
/// separated by `/`.
fn id(row: &mut Row<'_, '_>) -> Option<Box<str>> {
    let value = row.value(PlanColumn::Id)?;
    let is_part = |part: &str| {
        part.starts_with(char::is_alphanumeric)
            && !part
                .chars()
                .any(|letter| letter.is_whitespace() || letter.is_control())
    };
    let mut parts = value.split('/');
    let begins = parts.next().is_some_and(|first| ids::check(first).is_ok());
    if value.chars().count() > LONGEST_ID || !begins || !parts.all(is_part) {
        row.note(
            row.fault(Code::BadBookingId, PlanColumn::Id)
                .with("value", &value),
        );
        return None;
    }
    Some(Box::from(&*value))
}

fn note_month(row: &mut Row<'_, '_>, date: Date, month: &Period) {
    if !month.holds_date(date) {
        let fault = row
            .fault(Code::BookingOutsideMonth, PlanColumn::Date)
            .with("value", date);
        row.note(
            fault
                .with("month", &month.name)
                .with("from", month.from)
                .with("to", month.last()),
        );
    }
}

/// The rules it serves. What was agreed may serve none; what the planner proposes has a reason.
fn rules(
    row: &mut Row<'_, '_>,
    context: &Context<'_>,
    state: Option<BookingState>,
) -> Option<Vec<BookingRule>> {
    let Some(value) = row.value(PlanColumn::Rules) else {
        if state == Some(BookingState::Proposed) {
            let fault = row.fault(Code::MissingValue, PlanColumn::Rules);
            row.note(fault.with("column", "rules"));
            return None;
        }
        return Some(Vec::new());
    };
    let names = list::split(row, PlanColumn::Rules, &value, |name| {
        context.policy.rule(name).is_some()
    })?;
    Some(
        names
            .into_iter()
            .map(|name| rule(row, context, name))
            .collect(),
    )
}

fn rule(row: &mut Row<'_, '_>, context: &Context<'_>, name: Box<str>) -> BookingRule {
    if let Some(rule) = context.policy.rule(&name) {
        return BookingRule::Rule(rule);
    }
    if let Some(quota) = context.policy.topped_up(&name) {
        return BookingRule::TopUp(quota);
    }
    if &*name == AGREED {
        return BookingRule::Agreed;
    }
    if context.trusts_policy {
        let code = if name.starts_with("quota-") {
            Code::TopUpOfNoQuota
        } else {
            Code::PlanRuleGone
        };
        let near = nearest(&name, context.policy.rule_ids());
        row.note(
            row.fault(code, PlanColumn::Rules)
                .with("value", &name)
                .near(near),
        );
    }
    BookingRule::Gone(name)
}
