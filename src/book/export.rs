//! A table of the book as records: what its facts say, in the columns of its files.

use std::rc::Rc;

use smallvec::SmallVec;

use super::schema::{Columns, Kind, Value, Written};
use super::tables::{
    ApprovalColumn, ContactColumn, EventColumn, IssueColumn, OwnerColumn, PlanColumn, StaffColumn,
    SurveyColumn, VisitColumn, VisitorColumn,
};
use crate::diag::Place;
use crate::model::{Book, Party, Staff};

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
    "visitors",
];

/// A table without marks asks about no services.
const NO_MARKS: &[&str] = &[];

/// A row: a cell for each column, and where it stands.
pub type Record<'b> = (Vec<Value<'b>>, &'b Place);

/// The rows of a table, each made as it is asked for.
pub type Records<'b> = Box<dyn Iterator<Item = Record<'b>> + 'b>;

/// A table as it is exported: its columns, whatever book its rows come from.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Its name.
    pub name: &'static str,
    columns: Vec<Listed>,
}

/// A column that may be exported.
#[derive(Clone, Debug)]
struct Listed {
    name: String,
    kind: Kind,
    is_rare: bool,
    is_kept: bool,
}

impl Exported {
    /// The table called `name`, without the rare columns; `None` for a name that is none of [`NAMES`].
    pub fn named(name: &str, book: &Book) -> Option<Exported> {
        let name = NAMES.iter().find(|known| **known == name)?;
        let columns = match *name {
            "owners" => listed::<OwnerColumn>(NO_MARKS),
            "contacts" => listed::<ContactColumn>(NO_MARKS),
            "staff" => listed::<StaffColumn>(NO_MARKS),
            "visits" => listed::<VisitColumn>(&book.policy.satisfaction.services),
            "issues" => listed::<IssueColumn>(NO_MARKS),
            "events" => listed::<EventColumn>(NO_MARKS),
            "plans" => listed::<PlanColumn>(NO_MARKS),
            "approvals" => listed::<ApprovalColumn>(NO_MARKS),
            "visitors" => listed::<VisitorColumn>(NO_MARKS),
            _ => survey_columns(book),
        };
        Some(Exported { name, columns })
    }

    /// The table called `name` with the rare columns that a row of the book fills.
    pub fn filled(name: &str, book: &Book) -> Option<Exported> {
        let mut exported = Exported::named(name, book)?;
        exported.take_filled(book);
        Some(exported)
    }

    /// Takes the rare columns that a row of the book fills.
    pub fn take_filled(&mut self, book: &Book) {
        let mut lacking = self.clone();
        for column in &mut lacking.columns {
            column.is_kept = column.is_rare && !column.is_kept;
        }
        let lacked = self.columns.iter_mut();
        let lacked = lacked.filter(|column| column.is_rare && !column.is_kept);
        let mut lacked: Vec<&mut Listed> = lacked.collect();
        if lacked.is_empty() {
            return;
        }
        for (cells, _) in lacking.rows(book) {
            for (column, cell) in lacked.iter_mut().zip(&cells) {
                column.is_kept |= *cell != Value::Empty;
            }
        }
    }

    /// Leaves out the columns of these kinds.
    pub fn leave_out(&mut self, is_left_out: impl Fn(Kind) -> bool) {
        for column in &mut self.columns {
            column.is_kept &= !is_left_out(column.kind);
        }
    }

    /// The names of its columns, and what their cells hold.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Kind)> {
        let kept = self.columns.iter().filter(|column| column.is_kept);
        kept.map(|column| (column.name.as_str(), column.kind))
    }

    /// Its sound rows in a book.
    pub fn rows<'b>(&self, book: &'b Book) -> Records<'b> {
        let kept: Rc<[bool]> = self.columns.iter().map(|column| column.is_kept).collect();
        let staff = book.staff.iter().map(|one| (one, &one.place));
        let issues = book.issues.iter().map(|one| (one, &one.place));
        let events = book.events.iter().map(|one| (one, &one.place));
        let plans = book.plans.iter().flat_map(|plan| &plan.rows);
        let approvals = book.approvals.iter().map(|one| (one, &one.place));
        let visitors = book.visitors.iter().map(|one| (one, &one.place));
        match self.name {
            "owners" => plain::<OwnerColumn>(book, homes(book), kept),
            "contacts" => plain::<ContactColumn>(book, contacts(book), kept),
            "staff" => plain::<StaffColumn>(book, staff, kept),
            "visits" => visits(book, kept),
            "issues" => plain::<IssueColumn>(book, issues, kept),
            "events" => plain::<EventColumn>(book, events, kept),
            "plans" => plain::<PlanColumn>(book, plans.map(|row| (row, &row.place)), kept),
            "approvals" => plain::<ApprovalColumn>(book, approvals, kept),
            "visitors" => plain::<VisitorColumn>(book, visitors, kept),
            _ => forms(book, kept),
        }
    }
}

fn homes(book: &Book) -> impl Iterator<Item = (&Party, &Place)> {
    let homes = book.parties.iter();
    let homes = homes.filter(|party| party.household().is_some());
    homes.map(|party| (party, &party.place))
}

fn contacts(book: &Book) -> impl Iterator<Item = (&Party, &Place)> {
    let contacts = book.parties.iter();
    let contacts = contacts.filter(|party| party.contact().is_some());
    contacts.map(|party| (party, &party.place))
}

fn listed<C: Columns>(services: &[impl AsRef<str>]) -> Vec<Listed> {
    let mut listed = Vec::new();
    for column in C::SCHEMA.columns {
        let one = |name: String| Listed {
            name,
            kind: column.kind,
            is_rare: column.rare,
            is_kept: !column.rare,
        };
        if column.kind == Kind::Rates {
            let rates = services.iter();
            listed.extend(rates.map(|service| one(format!("rate_{}", service.as_ref()))));
        } else {
            listed.push(one(column.name.to_owned()));
        }
    }
    listed
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

/// The rows of a table without marks.
fn plain<'b, C: Written>(
    book: &'b Book,
    facts: impl Iterator<Item = (&'b C::Fact, &'b Place)> + 'b,
    kept: Rc<[bool]>,
) -> Records<'b> {
    Box::new(facts.map(move |(fact, place)| (cells::<C>(book, fact, &[], &kept), place)))
}

/// The cells of a fact that are kept, with `marks` where its marks stand.
fn cells<'b, C: Written>(
    book: &'b Book,
    fact: &'b C::Fact,
    marks: &[Option<u8>],
    kept: &[bool],
) -> Vec<Value<'b>> {
    let mut cells = Vec::with_capacity(kept.len());
    let mut kept = kept.iter().copied();
    let mut is_kept = || kept.next().unwrap_or(false);
    for (column, write) in C::SCHEMA.columns.iter().zip(C::WRITERS) {
        if column.kind == Kind::Rates {
            let marks = marks.iter().filter(|_| is_kept());
            cells.extend(marks.map(|mark| Value::from(mark.map(u32::from))));
        } else if is_kept() {
            cells.push(write(book, fact));
        }
    }
    cells
}

fn visits(book: &Book, kept: Rc<[bool]>) -> Records<'_> {
    let services = book.policy.satisfaction.services.len();
    let rows = book.visits.iter().map(move |visit| {
        let mark = |place| visit.rates.get(place).copied().flatten();
        let marks: SmallVec<[_; 16]> = (0..services).map(mark).collect();
        (
            cells::<VisitColumn>(book, visit, &marks, &kept),
            &visit.place,
        )
    });
    Box::new(rows)
}

/// The services that any survey asks about.
fn survey_services(book: &Book) -> Vec<&str> {
    let mut services: Vec<&str> = Vec::new();
    for service in book.surveys.iter().flat_map(|survey| &survey.services) {
        if !services.contains(&&**service) {
            services.push(service);
        }
    }
    services
}

/// The columns of all surveys in one table: which it is, and a column for each service.
fn survey_columns(book: &Book) -> Vec<Listed> {
    let mut columns = listed::<SurveyColumn>(&survey_services(book));
    let survey = Listed {
        name: "survey".to_owned(),
        kind: Kind::Code,
        is_rare: false,
        is_kept: true,
    };
    columns.insert(0, survey);
    columns
}

fn forms(book: &Book, kept: Rc<[bool]>) -> Records<'_> {
    let services = survey_services(book);
    let rows = book.surveys.iter().flat_map(move |survey| {
        let place = |service: &&str| survey.services.iter().position(|own| &**own == *service);
        let places: Vec<Option<usize>> = services.iter().map(place).collect();
        let kept = Rc::clone(&kept);
        survey.forms.iter().map(move |form| {
            let mark = |place: &Option<usize>| form.rates.get((*place)?).copied().flatten();
            let marks: Vec<Option<u8>> = places.iter().map(mark).collect();
            let mut row = Vec::new();
            if kept[0] {
                row.push(Value::from(&*survey.name));
            }
            row.extend(cells::<SurveyColumn>(book, form, &marks, &kept[1..]));
            (row, &form.place)
        })
    });
    Box::new(rows)
}
