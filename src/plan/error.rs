//! Why a month cannot be planned.

use thiserror::Error;

/// Why a month cannot be planned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlanError {
    /// Only the running month and later ones are planned.
    #[error("the month is over")]
    MonthOver,
    /// What is to be planned is no month of the office.
    #[error("not a month")]
    NotAMonth,
}
