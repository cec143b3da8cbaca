//! The `visits` program: everything it does is in the library.

use std::io::{stderr, stdout};
use std::process::ExitCode;

use visits::face::cli::{Environment, run};

fn main() -> ExitCode {
    ExitCode::from(run(
        &Environment::of_process(),
        &mut stdout().lock(),
        &mut stderr().lock(),
    ))
}
