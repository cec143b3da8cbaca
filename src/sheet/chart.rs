//! Charts as values: whole numbers with a fixed number of decimals, so that drawing is exact.

use crate::calendar::Date;

/// A chart; every figure in it also stands in a table of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Its English name.
    pub key: &'static str,
    /// What it shows, in the reader's language.
    pub title: String,
    /// What the figures count, such as `户` or `%`; may be empty.
    pub unit: String,
    /// Decimals of the figures: with 1, the value 803 reads `80.3`.
    pub decimals: u8,
    /// The value of a full bar, such as the best mark or 100 %; `None`: the greatest there is.
    pub full: Option<i64>,
    /// What a bar's target is; empty: what the policy asks for.
    pub target: String,
    /// The figures.
    pub plot: Plot,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plot {
    /// One bar a label, against a target.
    Bars(Vec<Bar>),
    /// Bars made of parts; each row has one value a series.
    Stacked {
        /// The names of the parts.
        series: Vec<String>,
        /// A label and its parts.
        rows: Vec<(String, Vec<i64>)>,
    },
    /// Lines over common labels (months, as a rule).
    Lines {
        /// The labels along the axis.
        labels: Vec<String>,
        /// The lines.
        series: Vec<Series>,
    },
    /// A calendar: so many on each day; days that are absent are not drawn.
    Heat(Vec<(Date, i64)>),
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Whose.
    pub label: String,
    /// How much; `None` for a share of nothing.
    pub value: Option<i64>,
    /// How much is asked for.
    pub target: Option<i64>,
    /// Said beside the bar, such as `12/15`; may be empty.
    pub note: String,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// One value a label; `None` leaves a gap.
    pub values: Vec<Option<i64>>,
}
