//! `plan`: the month's plan, the year, what would be if; and whose yes a saved plan has.

mod approval;
mod choice;
mod load;
mod month;
mod score;
mod waits;
mod what_if;
mod year;

pub use approval::{ApprovalPart, PlanApproval, PlanApproved, approval, approved};
pub use choice::{Arrangement, Choice};
pub use load::{Load, Loads, loads};
pub use month::{Plan, Planned, plan};
pub use score::PlanScore;
pub use waits::PlanWait;
pub use what_if::{WhatIf, what_if};
pub use year::{MemberYear, PlanYear, reads_back, year, year_file, year_text};
