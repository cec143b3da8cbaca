//! One codec a table: its columns, each declared once, and its reader.
//!
//! Readers ask for cells by these columns, `fmt` writes them in their order, `export` writes facts in
//! them, `import` finds headings for them, `schema` names them.

mod all;
mod approvals;
mod contacts;
mod events;
mod issues;
mod owners;
mod plans;
mod staff;
mod surveys;
mod visitors;
mod visits;

pub use all::{SCHEMAS, columns_of, schema, staff as staff_schema, table_of};
pub(super) use approvals::{ApprovalColumn, read as approvals};
pub(crate) use contacts::ContactColumn;
pub(super) use contacts::read as contacts;
pub(crate) use events::EventColumn;
pub(super) use events::read as events;
pub(crate) use issues::IssueColumn;
pub(super) use issues::read as issues;
pub(crate) use owners::OwnerColumn;
pub(super) use owners::{look_over as look_over_owners, read as owners};
pub(super) use plans::{PlanColumn, read as plans};
pub(super) use staff::StaffColumn;
pub(crate) use surveys::SurveyColumn;
pub(super) use surveys::read as surveys;
pub(super) use visitors::{VisitorColumn, read as visitors};
pub(crate) use visits::VisitColumn;
pub(super) use visits::{read as visits, read_to as visits_to};
