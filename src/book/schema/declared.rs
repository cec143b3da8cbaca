//! What is declared of a table. The columns `rate_NAME`, one for each service, stand where
//! [`Kind::Rates`] does.

use super::value::Value;
use crate::model::Book;
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
    /// A short text of people's own that stands for something: a room, a kind.
    Code,
    /// A telephone number.
    Phone,
    /// Yes or no.
    Flag,
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
    /// Whether a file has it only where a row fills it.
    pub rare: bool,
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
    /// What headings must be there for a list of others to be taken for one of this table unasked:
    /// one of each.
    pub(in crate::book) recognised_by: &'static [&'static [&'static str]],
    /// What tells rows without an id apart in a list of others; empty where no id is made.
    pub(in crate::book) told_apart_by: &'static [&'static str],
}

impl Kind {
    /// Whether a value may hold a comma or a quote.
    pub fn holds_commas(self) -> bool {
        matches!(
            self,
            Kind::Text | Kind::Code | Kind::Phone | Kind::Flag | Kind::List
        )
    }

    /// Whether any text may be a value.
    pub(in crate::book) fn is_free(self) -> bool {
        self.holds_commas() || self == Kind::BookingId
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

    /// The columns that tell whose row it is, on two branches as on two days.
    pub fn identity(&self) -> &'static [&'static str] {
        match self.name {
            "surveys" => &["party"],
            "approvals" => &["plan", "approved_at", "by"],
            _ => &["id"],
        }
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

    /// The names of the columns that every file has, in canonical order, with one mark for each of
    /// `services`.
    pub fn names(&self, services: &[String]) -> Vec<String> {
        self.names_of(services, |column| !column.rare)
    }

    /// The names of the columns that are kept, likewise.
    pub fn names_of(&self, services: &[String], keep: impl Fn(&Column) -> bool) -> Vec<String> {
        let mut names = Vec::new();
        for column in self.columns.iter().filter(|column| keep(column)) {
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

/// A column of one table, as its reader names it.
pub(crate) trait Columns: Copy {
    /// The table.
    const SCHEMA: &'static Schema;

    /// The column's place in the canonical order.
    fn position(self) -> usize;

    /// The column.
    fn column(self) -> &'static Column {
        &Self::SCHEMA.columns[self.position()]
    }
}

/// How a cell of a fact of type `F` is written.
pub(in crate::book) type Writer<F> = for<'b> fn(&'b Book, &'b F) -> Value<'b>;

/// A table that facts of one type are written in.
pub(in crate::book) trait Written: Columns {
    /// What a row is.
    type Fact: 'static;
    /// For each column, how its cell follows from the fact; marks follow from the services.
    const WRITERS: &'static [Writer<Self::Fact>];
}

/// How often the cells of a column are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::book) enum Filled {
    Always,
    Often,
    Rarely,
}

/// Every row must fill it.
pub(in crate::book) const REQUIRED: Filled = Filled::Always;
/// A row may leave it empty.
pub(in crate::book) const OPTIONAL: Filled = Filled::Often;
/// Few offices fill it: a file has the column only where a row does.
pub(in crate::book) const RARE: Filled = Filled::Rarely;
pub(in crate::book) const MINUTES_OF_DAY: u32 = 1440;

/// Declares a table: its columns, each with its name, whether it is required, what it holds, and how
/// its cell is written. Its reader stands below.
macro_rules! table {
    ($(#[doc = $doc:literal])+ $columns:ident of $fact:ty = $name:literal {
        is_folder: $is_folder:literal,
        key: $key:expr,
        headings: $headings:ident,
        recognised_by: $marks:expr,
        told_apart_by: $telling:expr,
    }
    $($variant:ident = $column:literal $required:ident $kind:expr, $write:expr;)+) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        #[allow(dead_code, reason = "some columns are only written, marks are found by prefix")]
        pub(crate) enum $columns { $($variant,)+ }

        impl $crate::book::schema::Columns for $columns {
            const SCHEMA: &'static $crate::book::schema::Schema = &$crate::book::schema::Schema {
                name: $name,
                is_folder: $is_folder,
                key: &$key,
                columns: &[$($crate::book::schema::Column {
                    name: $column,
                    required: matches!($required, $crate::book::schema::Filled::Always),
                    rare: matches!($required, $crate::book::schema::Filled::Rarely),
                    kind: $kind,
                },)+],
                headings: &$crate::words::vocabulary::$headings,
                recognised_by: &$marks,
                told_apart_by: &$telling,
            };

            fn position(self) -> usize {
                self as usize
            }
        }

        impl $crate::book::schema::Written for $columns {
            type Fact = $fact;
            const WRITERS: &'static [$crate::book::schema::Writer<$fact>] = &[$($write,)+];
        }

        // Every column has its heading.
        const _: () = {
            $(let _ = $crate::words::vocabulary::$headings.place($column);)+
        };
    };
}
pub(in crate::book) use table;

/// A word of the list that `T` is.
pub(in crate::book) const fn word<T: Term>() -> Kind {
    Kind::Word(T::VOCABULARY)
}
