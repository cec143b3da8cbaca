//! The columns of every CSV table, each declared once: name, whether it is required, what it holds.
//!
//! Readers ask for cells by these columns, `fmt` writes them in this order, `import` and `schema`
//! name them. The columns `rate_NAME`, one for each service, stand where [`Kind::Rates`] does.

use crate::model::{
    BookingState, Channel, Class, IssueKind, IssueSeverity, Outcome, Source, Status,
};
use crate::words::{Term, Vocabulary, vocabulary};

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The row's own id.
    Id,
    /// The id of something else.
    Reference,
    /// Ids of other things, separated by `;`.
    References,
    /// The id of a saved row: ids and `/`.
    BookingId,
    /// Free text.
    Text,
    /// Free words, separated by `;`.
    List,
    /// A word of a closed list.
    Word(&'static Vocabulary),
    /// A whole number within bounds, both included.
    Number(u32, u32),
    /// A date.
    Date,
    /// An instant.
    Instant,
    /// A date or an instant.
    Moment,
    /// Stretches from an instant to another, separated by `;`; the last may be open.
    Intervals,
    /// A time of day.
    Time,
    /// A date or `MM-DD`.
    Birthday,
    /// Opening hours.
    Hours,
    /// Stands for the columns `rate_NAME`, marks from 1 to the policy's scale.
    Rates,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// Whether every row must fill it.
    pub required: bool,
    /// What its cells hold.
    pub kind: Kind,
}

/// One table: a kind of CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Its name, that of the file or the folder: `visits`.
    pub name: &'static str,
    /// The headings of its columns, and what else people head them with.
    pub headings: &'static Vocabulary,
    /// Whether it is a folder with a file a month (or a survey).
    pub is_folder: bool,
    /// The columns by which rows are sorted and found again.
    pub key: &'static [&'static str],
    /// Its columns in canonical order.
    pub columns: &'static [Column],
}

impl Kind {
    /// Whether a value may hold a comma or a quote.
    pub fn holds_commas(self) -> bool {
        matches!(self, Kind::Text | Kind::List)
    }
}

impl Schema {
    /// The column called `name`; `rate_…` gives the place of the marks.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        let exact = self
            .columns
            .iter()
            .find(|column| column.name == name && column.kind != Kind::Rates);
        exact.or_else(|| {
            self.columns
                .iter()
                .find(|column| column.kind == Kind::Rates && is_rate(name))
        })
    }

    /// The name of the column that `written` is: as the files head it, or by its heading; a mark also
    /// by its service.
    pub fn typed(&self, written: &str) -> Option<String> {
        if self.column(written).is_some() {
            return Some(written.to_owned());
        }
        if let Some(word) = self.headings.typed(written) {
            let is_rates = word.key == "rate_";
            return (!is_rates).then(|| word.key.to_owned());
        }
        let service = vocabulary::SERVICE.typed(written)?;
        let name = format!("rate_{}", service.key);
        self.column(&name).map(|_| name)
    }

    /// The names of all columns in canonical order, with one mark for each of `services`.
    pub fn names(&self, services: &[String]) -> Vec<String> {
        let mut names = Vec::new();
        for column in self.columns {
            match column.kind {
                Kind::Rates => {
                    let rates = services.iter().map(|service| format!("rate_{service}"));
                    names.extend(rates);
                }
                _ => names.push(column.name.to_owned()),
            }
        }
        names
    }
}

/// The service that a column `rate_NAME` is about.
pub fn service_of(column: &str) -> Option<&str> {
    column
        .strip_prefix("rate_")
        .filter(|service| !service.is_empty())
}

fn is_rate(name: &str) -> bool {
    service_of(name).is_some()
}

/// Every table, in the order in which they are read.
pub const SCHEMAS: &[&Schema] = &[
    OwnerColumn::SCHEMA,
    ContactColumn::SCHEMA,
    VisitColumn::SCHEMA,
    IssueColumn::SCHEMA,
    EventColumn::SCHEMA,
    PlanColumn::SCHEMA,
    ApprovalColumn::SCHEMA,
    SurveyColumn::SCHEMA,
];

/// The table called `name`.
pub fn schema(name: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().copied().find(|schema| schema.name == name)
}

/// The table a file of the directory holds: `visits/2026-11.csv` is one of visits.
pub fn table_of(file: &str) -> Option<&'static Schema> {
    let (name, is_folder) = match file.split_once('/') {
        Some((folder, rest)) if rest.strip_suffix(".csv").is_some() => (folder, true),
        Some(_) => return None,
        None => (file.strip_suffix(".csv")?, false),
    };
    schema(name).filter(|schema| schema.is_folder == is_folder)
}

/// A column of one table, as its reader names it.
pub(super) trait Columns: Copy {
    /// The table.
    const SCHEMA: &'static Schema;

    /// The column's place in the canonical order.
    fn position(self) -> usize;

    /// The column.
    fn column(self) -> &'static Column {
        &Self::SCHEMA.columns[self.position()]
    }
}

const REQUIRED: bool = true;
const OPTIONAL: bool = false;
const DAY: u32 = 1440;

macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $table:ident = $name:literal, $headings:ident, $is_folder:literal, [$($key:literal),+] {
        $($variant:ident = $column:literal $required:ident $kind:expr;)+
    })+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        #[allow(dead_code, reason = "marks are found by prefix, so `Rates` is only a place")]
        pub(super) enum $table { $($variant,)+ }

        impl Columns for $table {
            const SCHEMA: &'static Schema = &Schema {
                name: $name,
                headings: &vocabulary::$headings,
                is_folder: $is_folder,
                key: &[$($key),+],
                columns: &[$(Column { name: $column, required: $required, kind: $kind },)+],
            };

            fn position(self) -> usize {
                self as usize
            }
        }

        // Every column has its heading.
        const _: () = {
            $(let _ = vocabulary::$headings.place($column);)+
        };
    )+ };
}

/// A word of the list that `T` is.
const fn word<T: Term>() -> Kind {
    Kind::Word(T::VOCABULARY)
}

tables! {
    /// `owners.csv`: one row a household.
    OwnerColumn = "owners", OWNERS_COLUMNS, false, ["id"] {
        Id = "id" REQUIRED Kind::Id;
        Name = "name" REQUIRED Kind::Text;
        Building = "building" REQUIRED Kind::Text;
        Unit = "unit" OPTIONAL Kind::Text;
        Room = "room" OPTIONAL Kind::Text;
        Area = "area" REQUIRED Kind::Text;
        Status = "status" REQUIRED word::<Status>();
        MovedIn = "moved_in" OPTIONAL Kind::Date;
        MovedOut = "moved_out" OPTIONAL Kind::Date;
        Butler = "butler" OPTIONAL Kind::Reference;
        Phone = "phone" OPTIONAL Kind::Text;
        Channel = "channel" OPTIONAL word::<Channel>();
        Hours = "hours" OPTIONAL Kind::Hours;
        Tags = "tags" OPTIONAL Kind::List;
        Interests = "interests" OPTIONAL Kind::List;
        Birthday = "birthday" OPTIONAL Kind::Birthday;
        ArrearsSince = "arrears_since" OPTIONAL Kind::Date;
        PauseFrom = "pause_from" OPTIONAL Kind::Date;
        PauseUntil = "pause_until" OPTIONAL Kind::Date;
        Note = "note" OPTIONAL Kind::Text;
    }
    /// `contacts.csv`: parties who are no household.
    ContactColumn = "contacts", CONTACTS_COLUMNS, false, ["id"] {
        Id = "id" REQUIRED Kind::Id;
        Name = "name" REQUIRED Kind::Text;
        Kind = "kind" REQUIRED Kind::Text;
        Phone = "phone" OPTIONAL Kind::Text;
        Note = "note" OPTIONAL Kind::Text;
    }
    /// `visits/YYYY-MM.csv`: the visit log.
    VisitColumn = "visits", VISITS_COLUMNS, true, ["visited_at", "id"] {
        Id = "id" REQUIRED Kind::Id;
        VisitedAt = "visited_at" REQUIRED Kind::Instant;
        Party = "party" REQUIRED Kind::Reference;
        Staff = "staff" REQUIRED Kind::References;
        Channel = "channel" REQUIRED word::<Channel>();
        Outcome = "outcome" REQUIRED word::<Outcome>();
        NextAt = "next_at" OPTIONAL Kind::Instant;
        Minutes = "minutes" OPTIONAL Kind::Number(0, DAY);
        Rules = "rules" OPTIONAL Kind::References;
        Rates = "rate_" OPTIONAL Kind::Rates;
        LoggedAt = "logged_at" OPTIONAL Kind::Instant;
        Note = "note" OPTIONAL Kind::Text;
    }
    /// `issues/YYYY-MM.csv`: what owners raised.
    IssueColumn = "issues", ISSUES_COLUMNS, true, ["raised_at", "id"] {
        Id = "id" REQUIRED Kind::Id;
        RaisedAt = "raised_at" REQUIRED Kind::Instant;
        Party = "party" REQUIRED Kind::Reference;
        Source = "source" REQUIRED word::<Source>();
        Visit = "visit" OPTIONAL Kind::Reference;
        Kind = "kind" REQUIRED word::<IssueKind>();
        Class = "class" OPTIONAL word::<Class>();
        Severity = "severity" REQUIRED word::<IssueSeverity>();
        Department = "department" REQUIRED Kind::Text;
        Assignee = "assignee" OPTIONAL Kind::Reference;
        Category = "category" OPTIONAL Kind::Text;
        PromisedAt = "promised_at" OPTIONAL Kind::Instant;
        ArrivedAt = "arrived_at" OPTIONAL Kind::Instant;
        Holds = "holds" OPTIONAL Kind::Intervals;
        Reopens = "reopens" OPTIONAL Kind::Reference;
        AnsweredAt = "answered_at" OPTIONAL Kind::Instant;
        ResolvedAt = "resolved_at" OPTIONAL Kind::Instant;
        EscalatedAt = "escalated_at" OPTIONAL Kind::Instant;
        Revisit = "revisit" OPTIONAL Kind::Reference;
        ClosedAt = "closed_at" OPTIONAL Kind::Instant;
        Answer = "answer" OPTIONAL Kind::Text;
        Result = "result" OPTIONAL Kind::Text;
        Summary = "summary" REQUIRED Kind::Text;
    }
    /// `events/YYYY-MM.csv`: what happened to an owner, or to the community.
    EventColumn = "events", EVENTS_COLUMNS, true, ["happened_at", "id"] {
        Id = "id" REQUIRED Kind::Id;
        HappenedAt = "happened_at" REQUIRED Kind::Moment;
        Party = "party" OPTIONAL Kind::Reference;
        Kind = "kind" REQUIRED Kind::Text;
        Note = "note" OPTIONAL Kind::Text;
    }
    /// `plans/YYYY-MM.csv`: the saved plan.
    PlanColumn = "plans", PLANS_COLUMNS, true, ["date", "start", "staff", "id"] {
        Id = "id" REQUIRED Kind::BookingId;
        Date = "date" REQUIRED Kind::Date;
        Start = "start" REQUIRED Kind::Time;
        Staff = "staff" REQUIRED Kind::References;
        Party = "party" REQUIRED Kind::Reference;
        Channel = "channel" REQUIRED word::<Channel>();
        Minutes = "minutes" REQUIRED Kind::Number(1, DAY);
        Rules = "rules" OPTIONAL Kind::References;
        Due = "due" OPTIONAL Kind::Moment;
        State = "state" REQUIRED word::<BookingState>();
        Note = "note" OPTIONAL Kind::Text;
    }
    /// `approvals.csv`: saved plans that were approved.
    ApprovalColumn = "approvals", APPROVALS_COLUMNS, false, ["approved_at", "plan"] {
        Plan = "plan" REQUIRED Kind::Text;
        ApprovedAt = "approved_at" REQUIRED Kind::Instant;
        By = "by" REQUIRED Kind::Reference;
        Digest = "digest" REQUIRED Kind::Text;
        Note = "note" OPTIONAL Kind::Text;
    }
    /// `surveys/NAME.csv`: one row a form sent.
    SurveyColumn = "surveys", SURVEYS_COLUMNS, true, ["party"] {
        Party = "party" REQUIRED Kind::Reference;
        SentAt = "sent_at" OPTIONAL Kind::Moment;
        ReturnedAt = "returned_at" OPTIONAL Kind::Moment;
        Rates = "rate_" OPTIONAL Kind::Rates;
        Opinion = "opinion" OPTIONAL Kind::Text;
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, SCHEMAS, schema};

    #[test]
    fn names_stand_in_canonical_order_with_a_mark_for_each_service() {
        let services = ["security".to_owned(), "overall".to_owned()];
        let names = schema("visits").unwrap().names(&services);
        assert_eq!(
            names.join(","),
            "id,visited_at,party,staff,channel,outcome,next_at,minutes,rules,rate_security,rate_overall,logged_at,note"
        );
        assert_eq!(
            schema("surveys").unwrap().names(&[]).join(","),
            "party,sent_at,returned_at,opinion"
        );
    }

    #[test]
    fn keys_are_columns_and_rows_end_in_free_text() {
        for schema in SCHEMAS {
            assert!(
                schema.key.iter().all(|key| schema.column(key).is_some()),
                "{}",
                schema.name
            );
            assert_eq!(
                schema.columns.last().unwrap().kind,
                Kind::Text,
                "{}",
                schema.name
            );
        }
    }

    #[test]
    fn marks_are_found_by_their_prefix() {
        let visits = schema("visits").unwrap();
        assert_eq!(visits.column("rate_overall").unwrap().kind, Kind::Rates);
        assert_eq!(visits.column("rate_"), None);
        assert_eq!(visits.column("stauts"), None);
    }
}
