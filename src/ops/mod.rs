//! What can be done and asked: one file an act or question. Values go in, one answer comes out.
//!
//! An [`Answer`] is what programs get: its JSON and its JSON Schema are derived from the struct, and
//! a page for people is made of the same struct by `report`. Nothing here knows an argument, a
//! terminal or a sentence: what is to be said in words stands in the answer as a value, with somebody
//! who can say it ([`Sentence`]).

pub mod act;
pub mod agenda;
mod aging;
pub mod agreed_row;
mod answer;
pub mod appoint_offer;
pub mod appointed;
pub mod brief;
pub mod card;
pub mod changed;
pub mod check;
pub mod closing;
pub mod coverage;
mod departments;
pub mod diff;
pub mod digest;
pub mod doctor;
pub mod due;
pub mod entrusted;
pub mod event_added;
pub mod event_list;
pub mod explain;
mod fact;
mod figures;
pub mod fmt;
pub mod form;
pub mod group;
pub mod hand_over;
pub mod history;
pub mod issue;
pub mod issue_notice;
pub mod log;
pub mod mend;
mod next_plan;
pub mod overdue;
pub mod owner_change;
pub mod owners;
pub mod plan;
pub mod quota;
pub mod report;
pub mod results;
pub mod schema;
mod sentence;
pub mod short_id;
pub mod site;
pub mod staff;
pub mod staff_change;
pub mod survey;
pub mod talk;
pub mod unattended;
pub mod undo;
pub mod visit_review;
pub mod visitor;
pub mod why;
mod written;

pub use answer::{Answer, Answering, Body};
pub use fact::{Fact, Titled};
pub use next_plan::{NextPlan, next_plan};
pub use sentence::{Say, Sentence};
