//! The facts as the files state them, and nothing that follows from them.
//!
//! A [`Book`] holds one data directory: everything in it has a [`Place`](crate::diag::Place), is
//! sorted so that an index compares like the id it stands for, and refers to other facts by index.
//! It knows neither paths nor today.

mod approval;
mod book;
mod booking;
mod decimal;
mod event;
mod id;
mod index;
mod issue;
mod issue_steps;
mod leave;
mod natural;
mod office;
mod own;
mod party;
pub mod policy;
mod search;
mod seats;
mod staff;
mod survey;
mod visit;
mod visit_rules;
mod visitor;
mod vocabulary;

pub use crate::diag::digest;
pub use approval::Approval;
pub use book::{Book, Festival};
pub use booking::{AGREED, Booking, BookingRule, Plan};
pub use decimal::Decimal;
pub use event::Event;
pub use id::{BookingId, EventId, IssueId, PartyId, RoleId, RuleId, StaffId, VisitId, VisitorId};
pub use index::{AnyRule, EventIx, IssueIx, PartyIx, QuotaIx, RoleIx, RuleIx, StaffIx, VisitIx};
pub use issue::{InCharge, Issue, IssueColumn};
pub use issue_steps::{
    Disorder, ReopenObjection, RevisitObjection, Step, StepObjection, disorders, misplaced_hold,
};
pub use leave::Leave;
pub use natural::natural;
pub use office::Office;
pub use own::Owners;
pub use party::{Contact, Household, Party, PartyKind, building_key};
pub use policy::Policy;
pub use search::Search;
pub use staff::{Staff, area_key};
pub use survey::{Form, Survey};
pub use visit::{Team, Visit};
pub use visit_rules::{VisitObjection, VisitRow};
pub use visitor::Visitor;
pub use vocabulary::{
    Adopted, BookingState, Channel, Class, IssueKind, IssueSeverity, Outcome, Priority, Source,
    Stage, Status,
};
