//! The one integration-test binary: a file per command, and the house rules as tests.

mod cli_reference;
mod example;
mod presets;
mod support;
mod tidy;
