//! Which rows, columns and words a reader gets for each command, and the JSON mirrors for programs.
//!
//! A file a command; each makes a [`Page`](crate::sheet::Page) from values of `duties` and `plan`.
//! Nothing here knows a width, an escape or a path.

pub mod agenda;
pub mod appoint_offer;
pub mod appointed;
mod blank;
pub mod brief;
pub mod card;
pub mod changed;
pub mod check;
pub mod closed;
pub mod coverage;
pub mod diff;
pub mod digest;
pub mod doctor;
pub mod due;
mod entrusted;
pub mod event_added;
pub mod event_list;
pub mod explain;
pub mod export;
mod facts;
pub mod fmt;
pub mod form;
pub mod group;
pub mod hand_over;
pub mod history;
pub mod issue_notice;
pub mod issues;
pub mod log;
pub mod monthly;
mod names;
mod obstacle;
pub mod overdue;
pub mod owner_change;
pub mod owners;
mod page;
mod phrases;
pub mod plan;
pub mod quota;
mod reason;
pub mod results;
pub mod schema;
pub mod site;
mod spoken;
pub mod staff;
pub mod staff_change;
pub mod survey;
mod unattended;
pub mod undo;
pub mod visit_review;
pub mod visitor;
mod voice;
pub mod why;

pub use blank::{Blanked, Blanks};
pub use facts::Facts;
pub use names::Names;
pub use phrases::Phrases;
pub use voice::Voice;
