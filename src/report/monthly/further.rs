//! Tables of what not every office keeps: departments, repairs that held, records read, gifts and costs.

use super::Month;
use super::tables::{count, share_cell};
use crate::duties::figures::{Department, Figures, Share};
use crate::report::Names;
use crate::sheet::{Cell, Column, Kind, Row, Table, percent};
use crate::words::Message;

/// The figures of each department; `None` where there are no issues.
pub(super) fn departments(of: Month<'_>) -> Option<Table> {
    let words = of.words;
    let number = |key, head| Column::new(key, words.say(head), Kind::Int);
    let columns = vec![
        Column::new(
            "department",
            words.say(Message::ReportDepartment),
            Kind::Text,
        ),
        number("raised", Message::ReportRaised),
        Column::new(
            "answers_on_time",
            words.say(Message::ReportAnswersOnTime),
            Kind::Share,
        ),
        number("resolved", Message::ReportResolved),
        number("open", Message::ReportOpen),
        number("overdue", Message::ReportPastLimit),
        Column::new("mean_days", words.say(Message::ReportMeanDays), Kind::Text),
    ];
    let title = words.say(Message::ReportDepartments);
    let mut table = Table::new("departments", columns).title(title);
    let departments = of.figures.departments.iter();
    for department in departments.filter(|department| !department.is_empty()) {
        table.push(row(department, Names::new(of.book, words)));
    }
    (!table.rows.is_empty()).then_some(table)
}

fn row(of: &Department, names: Names) -> Row {
    let days = of.mean_tenths_of_days();
    let days = days.map_or("–".to_owned(), |tenths| {
        format!("{}.{}", tenths / 10, tenths % 10)
    });
    Row::new(vec![
        Cell::Text(names.department(&of.name)),
        count(of.raised),
        share_cell(of.answers_on_time),
        count(of.resolved),
        count(of.open),
        count(of.open_overdue),
        Cell::Text(days),
    ])
}

/// How a figure is told of a month.
type Value = fn(&Figures) -> String;

/// Issues taken up again, repairs that held, records read in time, gifts and costs.
pub(super) fn further(of: Month<'_>) -> Table {
    let words = of.words;
    let columns = vec![
        Column::new("figure", words.say(Message::ReportFigure), Kind::Text),
        Column::new("value", words.say(Message::ReportValue), Kind::Text),
        Column::new("before", words.say(Message::ReportBefore), Kind::Text),
    ];
    let mut table = Table::new("further", columns).title(words.say(Message::ReportFurther));
    let rows: [(Message<'_>, Value); 5] = [
        (Message::ReportReopened, |month| told(month.issues.reopened)),
        (Message::ReportRepairsHeld, |month| told(month.repairs_held)),
        (Message::ReportReviewed, |month| told(month.reviewed)),
        (Message::ReportGifts, |month| {
            month.expenses.gifts.to_string()
        }),
        (Message::ReportCost, |month| month.expenses.cost.to_string()),
    ];
    for (figure, value) in rows {
        table.push(Row::new(vec![
            Cell::Text(words.say(figure)),
            Cell::Text(value(of.figures)),
            Cell::Text(value(of.before)),
        ]));
    }
    table
}

/// A share beside plain numbers: `12/15 80%`.
fn told(share: Share) -> String {
    percent(share.n, share.of).map_or("–".to_owned(), |percent| {
        format!("{}/{} {percent}", share.n, share.of)
    })
}
