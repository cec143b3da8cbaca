//! The row of a plan that holds a meeting agreed on.

use crate::book::PlanRow;
use crate::duties::{Duty, Meeting};
use crate::model::{AGREED, Book, BookingState};

/// The row; `duties` are those that the meeting clears, `minutes` how long it is meant to take.
pub fn agreed_row(
    book: &Book,
    meeting: Meeting<'_>,
    duties: &[Duty],
    minutes: u32,
    note: String,
) -> PlanRow {
    let mut rules: Vec<&str> = duties
        .iter()
        .map(|duty| book[duty.rule].id.as_str())
        .collect();
    rules.dedup();
    if rules.is_empty() {
        rules.push(AGREED);
    }
    let due = duties.iter().map(|duty| duty.due).min();
    let team: Vec<&str> = meeting
        .team
        .iter()
        .map(|member| book[*member].id.as_str())
        .collect();
    PlanRow {
        id: meeting.row_id(book, duties.first()),
        start: meeting.at,
        staff: team.join(";"),
        party: book[meeting.party].id.to_string(),
        channel: meeting.channel.as_str(),
        minutes,
        rules: rules.join(";"),
        due: due.map(|due| due.last().to_string()).unwrap_or_default(),
        state: BookingState::Agreed,
        note,
    }
}
