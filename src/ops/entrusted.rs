//! What is entrusted to a member of staff, as answers name it, and how it is given to somebody else.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Fact;
use super::agreed_row::agreed_row;
use crate::book::{Changes, FileChange, PlanRow, RowChange};
use crate::calendar::{Date, Instant, TimeOfDay};
use crate::diag::file::Folder;
use crate::duties::{Known, Meeting, entrusted};
use crate::model::{
    Book, Channel, Issue, IssueIx, IssueSeverity, Party, PartyIx, Staff, StaffIx, Team,
};

/// What somebody else must have when a member leaves.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Entrusted<'a> {
    /// Households, by id.
    pub households: Vec<Fact<'a, Party>>,
    /// Open issues, in the order in which they were raised.
    pub issues: Vec<OpenIssue<'a>>,
    /// Times agreed on with owners, by time.
    pub appointments: Vec<AgreedTime<'a>>,
}

/// An open issue.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenIssue<'a> {
    /// The issue.
    pub id: Fact<'a, Issue>,
    /// Whose it is.
    pub party: Fact<'a, Party>,
    /// How grave it is.
    pub severity: IssueSeverity,
    /// What it is about.
    pub summary: &'a str,
}

/// A time agreed on with an owner.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgreedTime<'a> {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub start: TimeOfDay,
    /// With whom.
    pub party: Fact<'a, Party>,
    /// How.
    pub channel: Channel,
    /// Who goes, the lead first.
    pub staff: Vec<Fact<'a, Staff>>,
}

impl Entrusted<'_> {
    /// Whether it is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.households.is_empty() && self.issues.is_empty() && self.appointments.is_empty()
    }
}

/// It in an answer.
pub fn told<'a>(book: &'a Book, found: &entrusted::Entrusted<'a>) -> Entrusted<'a> {
    told_with(book, found, Team::clone)
}

/// It in an answer, as it is when `to` has what `from` had.
pub fn told_handed<'a>(
    book: &'a Book,
    found: &entrusted::Entrusted<'a>,
    from: StaffIx,
    to: StaffIx,
) -> Entrusted<'a> {
    told_with(book, found, |team| replaced(team, from, to))
}

fn told_with<'a>(
    book: &'a Book,
    found: &entrusted::Entrusted<'a>,
    goes: impl Fn(&Team) -> Team,
) -> Entrusted<'a> {
    let households = found.households.iter();
    let rows = found.appointments.iter();
    let rows = rows.map(|row| {
        let team = goes(&row.staff);
        agreed(book, row.starts_at(), row.party, row.channel, &team)
    });
    let by_word = found.agreements.iter();
    let by_word = by_word.map(|one| {
        let team = goes(&one.staff);
        agreed(book, one.start, one.party, one.channel, &team)
    });
    let mut appointments: Vec<AgreedTime<'a>> = rows.chain(by_word).collect();
    appointments.sort_by_key(|one| (one.date, one.start));
    Entrusted {
        households: households.map(|party| Fact(&book[*party])).collect(),
        issues: found
            .issues
            .iter()
            .map(|issue| open(book, *issue))
            .collect(),
        appointments,
    }
}

fn open(book: &Book, index: IssueIx) -> OpenIssue<'_> {
    let issue = &book[index];
    OpenIssue {
        id: Fact(issue),
        party: Fact(&book[issue.party]),
        severity: issue.severity,
        summary: &issue.summary,
    }
}

fn agreed<'a>(
    book: &'a Book,
    start: Instant,
    party: PartyIx,
    channel: Channel,
    staff: &Team,
) -> AgreedTime<'a> {
    AgreedTime {
        date: start.date(),
        start: start.time(),
        party: Fact(&book[party]),
        channel,
        staff: staff.iter().map(|member| Fact(&book[*member])).collect(),
    }
}

/// What changes so that `to` has what `from` had: the `butler` cells, then the assignees, then who goes
/// to what was agreed on. A time agreed on at a visit becomes an agreed row of its month's plan.
pub fn handed(
    known: &Known<'_>,
    found: &entrusted::Entrusted<'_>,
    from: StaffIx,
    to: StaffIx,
) -> Vec<FileChange> {
    let book = known.book;
    let id = book[to].id.to_string();
    let mut files = Files::default();
    for party in &found.households {
        let place = &book[*party].place;
        let row = (book[*party].id.as_str(), place.line);
        files.change(&place.file, row, vec![("butler", id.clone())]);
    }
    for issue in &found.issues {
        let place = &book[*issue].place;
        let row = (book[*issue].id.as_str(), place.line);
        files.change(&place.file, row, vec![("assignee", id.clone())]);
    }
    for row in &found.appointments {
        let staff = joined(book, &replaced(&row.staff, from, to));
        let key = (row.id.as_str(), row.place.line);
        files.change(&row.place.file, key, vec![("staff", staff)]);
    }
    for one in &found.agreements {
        let team = &replaced(&one.staff, from, to);
        let meeting = Meeting {
            team,
            ..one.meeting()
        };
        // As it was agreed on: what it clears goes to `to` with the household.
        let duties = one.meeting().clears(known);
        let row = agreed_row(book, meeting, &duties, one.minutes, String::new());
        files.add(book, &row);
    }
    files.into_changes()
}

/// A team in which `to` stands where `from` stood.
fn replaced(team: &Team, from: StaffIx, to: StaffIx) -> Team {
    let mut new = Team::new();
    for member in team {
        let member = if *member == from { to } else { *member };
        if !new.contains(&member) {
            new.push(member);
        }
    }
    new
}

fn joined(book: &Book, team: &Team) -> String {
    let ids: Vec<&str> = team
        .iter()
        .map(|member| book[*member].id.as_str())
        .collect();
    ids.join(";")
}

/// The changes of each file, households first.
#[derive(Default)]
struct Files {
    order: Vec<String>,
    rows: BTreeMap<String, (Vec<RowChange>, Vec<crate::book::Cells>)>,
}

impl Files {
    fn file(&mut self, file: &str) -> &mut (Vec<RowChange>, Vec<crate::book::Cells>) {
        if !self.rows.contains_key(file) {
            self.order.push(file.to_owned());
        }
        self.rows.entry(file.to_owned()).or_default()
    }

    fn change(&mut self, file: &str, (id, near): (&str, u32), cells: crate::book::Cells) {
        let id = id.to_owned();
        self.file(file).0.push(RowChange { id, near, cells });
    }

    /// A row more in the plan of its month.
    fn add(&mut self, book: &Book, row: &PlanRow) {
        let month = book.almanac.month_of(row.start.date()).name;
        let cells = row.with_cells(|cells| {
            let cells = cells
                .iter()
                .map(|(name, value)| (*name, (*value).to_owned()));
            cells.collect()
        });
        self.file(&Folder::Plans.file(month)).1.push(cells);
    }

    fn into_changes(mut self) -> Vec<FileChange> {
        let changes = self.order.iter().filter_map(|file| {
            let (changed, added) = self.rows.remove(file)?;
            Some(FileChange {
                file: file.clone(),
                what: Changes::Rows(changed, added),
            })
        });
        changes.collect()
    }
}
