//! What the report tells of departments, and of gifts and costs (H20, H21 of the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use crate::duties::figures::{self, Figures, Share};

/// The issues of a department.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Department<'a> {
    /// The department.
    #[serde(rename = "department")]
    pub id: &'a str,
    /// Raised in the period.
    pub raised: u64,
    /// Answers in time.
    pub answers_on_time: Share,
    /// Solved in the period.
    pub resolved: u64,
    /// Not closed at its end.
    pub open: u64,
    /// Of those, past a limit now.
    pub overdue: u64,
    /// Days from raising to solving, on the mean; null where nothing was solved.
    pub mean_days: Option<f64>,
}

/// What was given and spent at visits.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Expenses {
    /// Visits at which something was given.
    pub gifts: u64,
    /// What visits cost, in whole units of money.
    pub cost: u64,
}

/// The departments that have issues in the period, by name.
pub(super) fn departments(month: &Figures) -> Vec<Department<'_>> {
    let departments = month.departments.iter();
    let of_period = departments.filter(|department| !department.is_empty());
    of_period.map(department).collect()
}

/// What was given and spent.
pub(super) fn expenses(month: &Figures) -> Expenses {
    Expenses {
        gifts: month.expenses.gifts,
        cost: month.expenses.cost,
    }
}

fn department(of: &figures::Department) -> Department<'_> {
    let days = Share {
        n: u64::try_from(of.minutes).unwrap_or(0),
        of: of.resolved * 1440,
    };
    Department {
        id: &of.name,
        raised: of.raised,
        answers_on_time: of.answers_on_time,
        resolved: of.resolved,
        open: of.open,
        overdue: of.open_overdue,
        mean_days: days.value(),
    }
}
