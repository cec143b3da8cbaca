//! The one integration-test binary: a file per command, and the house rules as tests.

mod agenda;
mod approval;
mod check;
mod cli_reference;
mod data_page;
mod due;
mod example;
mod export;
mod faults;
mod fmt;
mod git;
mod golden;
mod house;
mod import;
mod issue;
mod ledger;
mod legal_forms;
mod log;
mod plan;
mod policy_language;
mod presets;
mod promises;
mod readme;
mod recording;
mod refusals;
mod report;
mod reports_page;
mod schemas;
mod small_offices;
mod support;
mod survey;

mod visiting;
mod who;
mod wording;
mod year;
