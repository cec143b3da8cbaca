//! From arguments to an exit code.

use std::io::{ErrorKind, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use clap::FromArgMatches;

use super::arguments::Arguments;
use super::context::Context;
use super::error::{CommandError, Kind};
use super::{Environment, help, language, output, usage};
use crate::words::{Message, Words};

/// Does what the arguments ask and gives the exit code.
///
/// The answer goes to `out`, everything else to `talk`.
pub fn run(environment: &Environment, out: &mut dyn Write, talk: &mut dyn Write) -> u8 {
    let words = Words::new(language::resolve(environment));
    let place = hush_panics();
    let done = catch_unwind(AssertUnwindSafe(|| attempt(environment, words, out, talk)));
    let failure = match done {
        Ok(Ok(())) => return 0,
        Ok(Err(failure)) => failure,
        Err(_) => {
            let place = place.lock().map(|place| place.clone()).unwrap_or_default();
            CommandError::new(Kind::Bug, words.say(Message::FailureBug { place: &place }))
        }
    };
    output::tell(talk, environment.talk_width(), &failure, words);
    failure.kind.exit_code()
}

/// A panic says only where it happened: what it was about may hold somebody's name or number.
fn hush_panics() -> std::sync::Arc<std::sync::Mutex<String>> {
    let place = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let seen = std::sync::Arc::clone(&place);
    std::panic::set_hook(Box::new(move |panic| {
        if let (Some(location), Ok(mut seen)) = (panic.location(), seen.lock()) {
            *seen = format!("{}:{}", location.file(), location.line());
        }
    }));
    place
}

fn attempt(
    environment: &Environment,
    words: Words,
    out: &mut dyn Write,
    talk: &mut dyn Write,
) -> Result<(), CommandError> {
    let command = help::command_line(words);
    let parsed = command.try_get_matches_from(&environment.arguments);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => return print(out, &told(&error, words), words),
        Err(error)
            if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand =>
        {
            let _ = write!(talk, "{}", told(&error, words));
            return Err(CommandError::said(Kind::Usage));
        }
        Err(error) => return Err(usage::explain(&error, words)),
    };
    let mut context = Context::new(environment, arguments.globals, words, out, talk);
    arguments.command.run(&mut context)
}

fn told(error: &clap::Error, words: Words) -> String {
    help::usage_words(&error.render().to_string(), words)
}

/// Help and version: an answer, so to stdout; a closed pipe is quiet.
fn print(out: &mut dyn Write, text: &str, words: Words) -> Result<(), CommandError> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let message = words.say(Message::FailureWrite { reason: &error });
            Err(CommandError::new(Kind::Data, message))
        }
        _ => Ok(()),
    }
}
