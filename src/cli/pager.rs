//! The pager: what is longer than the terminal is read in it, a screen at a time.

use std::io::Write;
use std::process::{Command, Stdio};

use super::Environment;

/// What is called where no variable names another: it ends by itself with what fits on one screen,
/// shows colours, and leaves what was read on the screen.
const USUAL: &str = "less -FRX";

/// Shows an answer in the pager; `false` where it fits on the screen, or there is no screen or no pager.
pub fn show(environment: &Environment, answer: &[u8]) -> bool {
    let Some(lines) = environment.terminal_height else {
        return false;
    };
    let is_long = answer.split(|byte| *byte == b'\n').count() > lines;
    is_long && pass(environment, answer)
}

/// `VISITS_PAGER`, else `PAGER`, else the usual one.
fn named(environment: &Environment) -> &str {
    let set = ["VISITS_PAGER", "PAGER"].map(|name| environment.variable(name));
    set.into_iter().flatten().next().unwrap_or(USUAL)
}

/// Gives the answer to a pager and waits until it was read; `false` where it cannot be started.
fn pass(environment: &Environment, answer: &[u8]) -> bool {
    let mut words = named(environment).split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else {
        return false;
    };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    // What git does for a `less` that was named without options.
    for (name, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
        if environment.variable(name).is_none() {
            command.env(name, value);
        }
    }
    let Ok(mut reader) = command.spawn() else {
        return false;
    };
    // Who closes the pager before its end has read enough.
    let _ = reader.stdin.take().map(|mut pipe| pipe.write_all(answer));
    reader.wait().is_ok()
}
