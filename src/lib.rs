//! Plans who must visit whom this month in a residential community, and checks what was done.
//!
//! A library of rooms through which data walks in one direction; `docs/ARCHITECTURE.md` draws them.

mod book;
mod calendar;
mod check;
mod cli;
mod diag;
mod duties;
mod example;
mod git;
mod model;
mod ops;
mod plan;
mod render;
mod report;
mod sheet;
mod text;
mod words;

/// What programs beside the command line may use: the program itself, the generator of examples, the
/// benchmarks, the end-to-end tests. By room, as in the house.
pub mod face {
    /// The data directory read, checked, and lists taken in.
    pub mod book {
        pub use crate::book::{Need, ReadFault, Reading, inspect, read};
        /// Files that editors are helped with.
        pub mod editor {
            pub use crate::book::editor::{FILE_NAMES, file_schema};
        }
        /// Lists of offices.
        pub mod intake {
            pub use crate::book::intake::{
                Asked, Known, Members, Notes, Parties, RemarkKind, Source, choose, drafts,
            };
        }
        /// The tables and their columns.
        pub mod schema {
            pub use crate::book::schema::{Kind, SCHEMAS};
        }
    }
    /// Days, times, periods.
    pub mod calendar {
        pub use crate::calendar::{
            Almanac, Date, Hours, Instant, Period, Span, Toward, Unit, Zone, parse_birthday,
            parse_date, parse_date_or_instant, parse_instant, parse_now, typed_instant,
            typed_moment, typed_since, typed_span,
        };
    }
    /// Faults of what is read.
    pub mod check {
        pub use crate::check::{Gaps, run_beside};
    }
    /// The command line.
    pub mod cli {
        pub use crate::cli::{Environment, command_line, run};
    }
    /// Faults and where they stand.
    pub mod diag {
        pub use crate::diag::{CATALOGUE, Fault, Located, Place, Severity};
    }
    /// Who must visit whom.
    pub mod duties {
        pub use crate::duties::{Duty, Known, State, Window, coverage, derive, overdue, quota};
    }
    /// Invented communities.
    pub mod example {
        pub use crate::example::{File, Options, Preset, generate, init_files};
    }
    /// Rows merged.
    pub mod git {
        pub use crate::git::{Merged, merge, table_of};
    }
    /// What is in a book.
    pub mod model {
        pub use crate::model::{Book, Channel, Decimal, IssueSeverity, Policy};
        /// The office's rules.
        pub mod policy {
            pub use crate::model::policy::{
                Anchor, Count, Demand, IssueStep, Rule, RuleKind, Trigger,
            };
        }
    }
    /// Answers.
    pub mod ops {
        /// The plan's.
        pub mod plan {
            pub use crate::ops::plan::PlanScore;
        }
    }
    /// The planner.
    pub mod plan {
        pub use crate::plan::{Options, make};
    }
    /// What terminals are given.
    pub mod render {
        pub use crate::render::{mask_phones_in, width};
    }
    /// Pages.
    pub mod report {
        pub use crate::report::{check, explain, schema};
    }
    /// What pages are made of.
    pub mod sheet {
        pub use crate::sheet::Finding;
    }
    /// Files and their lines.
    pub mod text {
        pub use crate::text::{Cells, Directory, Table, decode, split};
        /// Workbooks.
        pub mod workbook {
            pub use crate::text::workbook::open;
        }
    }
    /// What is said.
    pub mod words {
        pub use crate::words::{Lang, Words, plain, vocabulary};
    }
}
