//! The figures of the monthly report, each one function; [`of`] brings a month's together.
//!
//! What is counted of a month is counted up to `now`. Every share keeps its two counts.

mod aging;
mod attainment;
mod complaints;
mod departments;
mod further;
mod hot;
mod issues;
mod month;
mod on_time;
mod pace;
mod ratings;
mod settled;
mod share;
mod visiting;

pub use aging::{AGES, Aged, open_by_age};
pub use attainment::{Attained, Attainment, attainment};
pub use complaints::{complaints_revisited, first_follow_up, revisits_due, valid_complaints};
pub use departments::{Department, departments};
pub use further::{Expenses, expenses, read_in_time, repairs_held, reviewed};
pub use hot::{Hot, hot_issues};
pub use issues::{Raised, issues, open_at};
pub use month::{Figures, lookback, of};
pub use on_time::{
    answer_counts, answers_on_time, broken_promises, closed_unsolved, late_answers, promises_kept,
    repairs_on_time,
};
pub use pace::Pace;
pub use ratings::{Rating, ratings, ratings_of};
pub use settled::{Tally, duties, settled, visits_by_rule};
pub use share::Share;
pub use visiting::{Visiting, logged_late, per_day, visits};
