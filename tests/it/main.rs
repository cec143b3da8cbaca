//! The one integration-test binary: a file per command, and the house rules as tests.

mod approval;
mod check;
mod cli_reference;
mod data_page;
mod due;
mod example;
mod faults;
mod fmt;
mod import;
mod issue;
mod ledger;
mod log;
mod plan;
mod policy_language;
mod presets;
mod promises;
mod readme;
mod recording;
mod report;
mod reports_page;
mod schemas;
mod support;
mod survey;
mod tidy;
mod visiting;
mod year;
