//! A table of the book as records: what its facts say, in the columns of its files.

use super::schema::{Columns, Kind, Schema, Value, Written, schema};
use super::tables::{
    ApprovalColumn, ContactColumn, EventColumn, IssueColumn, OwnerColumn, PlanColumn, StaffColumn,
    SurveyColumn, VisitColumn,
};
use crate::diag::Place;
use crate::model::{Book, Party, Staff, Survey};

/// The tables of which there are records.
pub const NAMES: &[&str] = &[
    "owners",
    "contacts",
    "staff",
    "visits",
    "issues",
    "events",
    "plans",
    "approvals",
    "surveys",
];

/// A table of a book.
#[derive(Debug)]
pub struct Records<'b> {
    /// Its name.
    pub name: &'static str,
    /// The names of its columns, and what their cells hold.
    pub columns: Vec<(String, Kind)>,
    /// Its rows, each with as many cells as there are columns, and where it stands.
    pub rows: Vec<(Vec<Value<'b>>, &'b Place)>,
}

impl Records<'_> {
    /// Without the rare columns that no row fills.
    fn without_unused(mut self, schema: &Schema) -> Self {
        for place in (0..self.columns.len()).rev() {
            let column = schema.column(&self.columns[place].0);
            let is_rare = column.is_some_and(|column| column.rare);
            let is_filled = |(cells, _): &(Vec<Value<'_>>, &Place)| cells[place] != Value::Empty;
            if is_rare && !self.rows.iter().any(is_filled) {
                self.columns.remove(place);
                for (cells, _) in &mut self.rows {
                    cells.remove(place);
                }
            }
        }
        self
    }
}

/// The table called `name`, of the sound rows; `None` for a name that is none of [`NAMES`].
pub fn records<'b>(book: &'b Book, name: &str) -> Option<Records<'b>> {
    let records = all_of(book, name)?;
    Some(match schema(name) {
        Some(schema) => records.without_unused(schema),
        None => records,
    })
}

fn all_of<'b>(book: &'b Book, name: &str) -> Option<Records<'b>> {
    Some(match name {
        "owners" => plain::<OwnerColumn>(book, homes(book).map(|party| (party, &party.place))),
        "contacts" => {
            plain::<ContactColumn>(book, contacts(book).map(|party| (party, &party.place)))
        }
        "staff" => plain::<StaffColumn>(book, book.staff.iter().map(|one| (one, &one.place))),
        "visits" => visits(book),
        "issues" => plain::<IssueColumn>(book, book.issues.iter().map(|one| (one, &one.place))),
        "events" => plain::<EventColumn>(book, book.events.iter().map(|one| (one, &one.place))),
        "plans" => {
            let rows = book.plans.iter().flat_map(|plan| &plan.rows);
            plain::<PlanColumn>(book, rows.map(|row| (row, &row.place)))
        }
        "approvals" => {
            plain::<ApprovalColumn>(book, book.approvals.iter().map(|one| (one, &one.place)))
        }
        "surveys" => surveys(book),
        _ => return None,
    })
}

fn homes(book: &Book) -> impl Iterator<Item = &Party> {
    book.parties
        .iter()
        .filter(|party| party.household().is_some())
}

fn contacts(book: &Book) -> impl Iterator<Item = &Party> {
    book.parties
        .iter()
        .filter(|party| party.contact().is_some())
}

fn columns<C: Columns>(services: &[&str]) -> Vec<(String, Kind)> {
    let mut columns = Vec::new();
    for column in C::SCHEMA.columns {
        if column.kind == Kind::Rates {
            let rates = services.iter().map(|service| format!("rate_{service}"));
            columns.extend(rates.map(|name| (name, Kind::Rates)));
        } else {
            columns.push((column.name.to_owned(), column.kind));
        }
    }
    columns
}

/// The cells of a member, by column, as a list would write them.
pub fn member_cells(book: &Book, member: &Staff) -> Vec<(&'static str, String)> {
    written::<StaffColumn>(book, member)
}

/// The cells of a household, by column, as its file would write them.
pub fn owner_cells(book: &Book, party: &Party) -> Vec<(&'static str, String)> {
    written::<OwnerColumn>(book, party)
}

fn written<C: Written>(book: &Book, fact: &C::Fact) -> Vec<(&'static str, String)> {
    let columns = C::SCHEMA.columns.iter().map(|column| column.name);
    let values = C::WRITERS.iter().map(|write| write(book, fact).to_string());
    columns.zip(values).collect()
}

/// A table without marks.
fn plain<'b, C: Written>(
    book: &'b Book,
    facts: impl Iterator<Item = (&'b C::Fact, &'b Place)>,
) -> Records<'b> {
    Records {
        name: C::SCHEMA.name,
        columns: columns::<C>(&[]),
        rows: facts
            .map(|(fact, place)| (cells::<C>(book, fact, Vec::new()), place))
            .collect(),
    }
}

/// The cells of a fact, with `marks` where its marks stand.
fn cells<'b, C: Written>(
    book: &'b Book,
    fact: &'b C::Fact,
    marks: Vec<Option<u8>>,
) -> Vec<Value<'b>> {
    let mut cells = Vec::with_capacity(C::WRITERS.len() + marks.len());
    let mut marks = Some(marks);
    for (column, write) in C::SCHEMA.columns.iter().zip(C::WRITERS) {
        if column.kind == Kind::Rates {
            let marks = marks.take().unwrap_or_default().into_iter();
            cells.extend(marks.map(|mark| Value::from(mark.map(u32::from))));
        } else {
            cells.push(write(book, fact));
        }
    }
    cells
}

fn visits(book: &Book) -> Records<'_> {
    let services: Vec<&str> = book
        .policy
        .satisfaction
        .services
        .iter()
        .map(String::as_str)
        .collect();
    let rows = book.visits.iter().map(|visit| {
        let mark = |place| visit.rates.get(place).copied().flatten();
        let marks = (0..services.len()).map(mark).collect();
        (cells::<VisitColumn>(book, visit, marks), &visit.place)
    });
    Records {
        name: VisitColumn::SCHEMA.name,
        rows: rows.collect(),
        columns: columns::<VisitColumn>(&services),
    }
}

/// All surveys in one table, with a column for each service that any of them asks about.
fn surveys(book: &Book) -> Records<'_> {
    let mut services: Vec<&str> = Vec::new();
    for service in book.surveys.iter().flat_map(|survey| &survey.services) {
        if !services.contains(&&**service) {
            services.push(service);
        }
    }
    let mut table = Records {
        name: SurveyColumn::SCHEMA.name,
        columns: columns::<SurveyColumn>(&services),
        rows: Vec::new(),
    };
    table.columns.insert(0, ("survey".to_owned(), Kind::Code));
    for survey in &book.surveys {
        table.rows.extend(forms(book, survey, &services));
    }
    table
}

fn forms<'b>(
    book: &'b Book,
    survey: &'b Survey,
    services: &[&str],
) -> impl Iterator<Item = (Vec<Value<'b>>, &'b Place)> {
    let place = |service: &&str| survey.services.iter().position(|own| &**own == *service);
    let places: Vec<Option<usize>> = services.iter().map(place).collect();
    survey.forms.iter().map(move |form| {
        let mark = |place: &Option<usize>| form.rates.get((*place)?).copied().flatten();
        let mut row = cells::<SurveyColumn>(book, form, places.iter().map(mark).collect());
        row.insert(0, Value::from(&*survey.name));
        (row, &form.place)
    })
}
