//! Every table there is, and which of them a file holds.

use super::approvals::ApprovalColumn;
use super::contacts::ContactColumn;
use super::events::EventColumn;
use super::issues::IssueColumn;
use super::owners::OwnerColumn;
use super::plans::PlanColumn;
use super::staff::StaffColumn;
use super::surveys::SurveyColumn;
use super::visitors::VisitorColumn;
use super::visits::VisitColumn;
use crate::book::schema::{Columns as _, Schema};
use crate::diag::file;

/// Every table, in the order in which they are read.
pub const SCHEMAS: &[&Schema] = &[
    OwnerColumn::SCHEMA,
    ContactColumn::SCHEMA,
    VisitColumn::SCHEMA,
    IssueColumn::SCHEMA,
    EventColumn::SCHEMA,
    PlanColumn::SCHEMA,
    ApprovalColumn::SCHEMA,
    SurveyColumn::SCHEMA,
    VisitorColumn::SCHEMA,
];

/// The table called `name`.
pub fn schema(name: &str) -> Option<&'static Schema> {
    SCHEMAS.iter().copied().find(|schema| schema.name == name)
}

/// The columns that a new file of the table called `name` begins with, a mark for each service.
///
/// # Panics
/// Where there is no such table: names of tables stand in code alone.
pub fn columns_of(name: &str, services: &[String]) -> Vec<String> {
    let schema = schema(name).expect("a table there is");
    schema.names(services)
}

/// The members of `staff.toml` as a table: it is none of the CSV files.
pub fn staff() -> &'static Schema {
    StaffColumn::SCHEMA
}

/// The table a file of the directory holds: `visits/2026-11.csv` is one of visits.
pub fn table_of(file: &str) -> Option<&'static Schema> {
    let path = file::without_ending(file)?;
    let (name, is_folder) = match path.split_once('/') {
        Some((folder, _)) => (folder, true),
        None => (path, false),
    };
    schema(name).filter(|schema| schema.is_folder == is_folder)
}

#[cfg(test)]
mod tests {
    use super::{SCHEMAS, schema};
    use crate::book::schema::Kind;

    #[test]
    fn names_stand_in_canonical_order_with_a_mark_for_each_service() {
        let services = ["security".to_owned(), "overall".to_owned()];
        let names = schema("visits").unwrap().names(&services);
        assert_eq!(
            names.join(","),
            "id,visited_at,party,staff,channel,outcome,next_at,minutes,rules,rate_security,rate_overall,logged_at,note"
        );
        assert_eq!(
            schema("surveys").unwrap().names(&[]).join(","),
            "party,sent_at,returned_at,opinion"
        );
    }

    #[test]
    fn keys_are_columns_and_rows_end_in_free_text() {
        for schema in SCHEMAS {
            assert!(
                schema.key.iter().all(|key| schema.column(key).is_some()),
                "{}",
                schema.name
            );
            assert_eq!(
                schema.columns.last().unwrap().kind,
                Kind::Text,
                "{}",
                schema.name
            );
        }
    }

    #[test]
    fn marks_are_found_by_their_prefix() {
        let visits = schema("visits").unwrap();
        assert_eq!(visits.column("rate_overall").unwrap().kind, Kind::Rates);
        assert_eq!(visits.column("rate_"), None);
        assert_eq!(visits.column("stauts"), None);
    }
}
