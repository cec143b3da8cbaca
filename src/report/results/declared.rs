//! The tables of results and their columns.

use crate::sheet::Kind;

/// A table of results: its name, and its columns with what they hold.
pub type Declared = (&'static str, &'static [(&'static str, Kind)]);

/// Every table, in the order in which they are told.
pub const TABLES: &[Declared] = &[
    QUOTA,
    COVERAGE,
    VISITS,
    DUTIES,
    ISSUES,
    ANSWERS,
    RATINGS,
    SURVEYS,
    ATTAINMENT,
    DEPARTMENTS,
    ATTENTION,
];

pub(super) const QUOTA: Declared = (
    "quota",
    &[
        ("staff", Kind::Id),
        ("role", Kind::Id),
        ("rule", Kind::Id),
        ("quota_period", Kind::Id),
        ("asked", Kind::Int),
        ("met", Kind::Int),
        ("short", Kind::Int),
    ],
);
pub(super) const COVERAGE: Declared = (
    "coverage",
    &[
        ("level", Kind::Id),
        ("part", Kind::Id),
        ("in_scope", Kind::Int),
        ("covered", Kind::Int),
        ("vacant", Kind::Int),
        ("not_moved_in", Kind::Int),
        ("paused", Kind::Int),
        ("declined", Kind::Int),
    ],
);
pub(super) const VISITS: Declared = (
    "visits",
    &[
        ("made", Kind::Int),
        ("attempts", Kind::Int),
        ("refused", Kind::Int),
        ("rescheduled", Kind::Int),
        ("households_met", Kind::Int),
    ],
);
pub(super) const DUTIES: Declared = (
    "duties",
    &[
        ("rule", Kind::Id),
        ("done", Kind::Int),
        ("done_late", Kind::Int),
        ("missed", Kind::Int),
        ("overdue", Kind::Int),
        ("declined", Kind::Int),
        ("waived", Kind::Int),
        ("visits", Kind::Int),
    ],
);
pub(super) const ISSUES: Declared = (
    "issues",
    &[
        ("category", Kind::Id),
        ("raised", Kind::Int),
        ("resolved", Kind::Int),
        ("open", Kind::Int),
    ],
);
pub(super) const ANSWERS: Declared = (
    "answers",
    &[("figure", Kind::Id), ("n", Kind::Int), ("total", Kind::Int)],
);
pub(super) const RATINGS: Declared = (
    "ratings",
    &[
        ("service", Kind::Id),
        ("marks", Kind::Int),
        ("marks_sum", Kind::Int),
        ("satisfied", Kind::Int),
    ],
);
pub(super) const SURVEYS: Declared = (
    "surveys",
    &[
        ("survey", Kind::Id),
        ("listed", Kind::Int),
        ("sent", Kind::Int),
        ("returned", Kind::Int),
        ("rated", Kind::Int),
        ("satisfied", Kind::Int),
    ],
);
pub(super) const ATTAINMENT: Declared = (
    "attainment",
    &[
        ("staff", Kind::Id),
        ("planned", Kind::Int),
        ("kept", Kind::Int),
        ("met", Kind::Int),
        ("moved", Kind::Int),
        ("dropped", Kind::Int),
        ("made", Kind::Int),
        ("unplanned", Kind::Int),
        ("doors", Kind::Int),
        ("unannounced", Kind::Int),
    ],
);
pub(super) const DEPARTMENTS: Declared = (
    "departments",
    &[
        ("department", Kind::Id),
        ("raised", Kind::Int),
        ("answers", Kind::Int),
        ("answered_on_time", Kind::Int),
        ("resolved", Kind::Int),
        ("open", Kind::Int),
        ("overdue", Kind::Int),
        ("resolved_in_period", Kind::Int),
        ("resolve_minutes", Kind::Int),
    ],
);
pub(super) const ATTENTION: Declared = (
    "attention",
    &[
        ("kind", Kind::Id),
        ("late", Kind::Int),
        ("worst_minutes", Kind::Int),
    ],
);
