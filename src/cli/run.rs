//! From arguments to an exit code.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use clap::FromArgMatches;

use super::arguments::Arguments;
use super::context::Context;
use super::encoding::{self, Encoder};
use super::error::{CommandError, Kind};
use super::{Environment, completion, help, language, output, usage};
use crate::render::is_closed_pipe;
use crate::text::refusal;
use crate::words::{Lang, Message, Words, vocabulary};

/// Does what the arguments ask and gives the exit code.
///
/// The answer goes to `out`, everything else to `stderr`.
pub fn run(environment: &Environment, out: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
    if asks_version(environment) {
        return version(out, stderr);
    }
    let words = Words::new(language::resolve(environment));
    let wished = encoding::resolve(environment);
    let mut out = Encoder::new(out, wished, environment.terminal_width.is_some());
    let mut stderr = Encoder::new(stderr, wished, environment.stderr_is_terminal);
    let (out, stderr) = (&mut out, &mut stderr);
    let place = silence_panics();
    let mut changed = Vec::new();
    let attempt = || attempt(environment, words, &mut changed, out, stderr);
    let done = catch_unwind(AssertUnwindSafe(attempt));
    let failure = match done {
        Ok(Ok(())) => return 0,
        Ok(Err(failure)) => failure,
        Err(_) => {
            let place = place.lock().map(|place| place.clone()).unwrap_or_default();
            bug(&place, &changed, words)
        }
    };
    output::print_failure(stderr, environment.stderr_width(), &failure, words);
    failure.kind.exit_code()
}

/// A bug of this program, found at `place`, and what stands of the files it had begun to change.
fn bug(place: &str, changed: &[String], words: Words) -> CommandError {
    let failure = CommandError::new(Kind::Bug, words.say(Message::FailureBug { place: &place }));
    let files = &words.list(changed);
    failure.hint(words.say(if changed.is_empty() {
        Message::FailureBugUntouched
    } else {
        Message::WriteStands { files }
    }))
}

/// A panic says only where it happened: what it was about may hold somebody's name or number.
fn silence_panics() -> std::sync::Arc<std::sync::Mutex<String>> {
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
    changed: &mut Vec<String>,
    out: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Result<(), CommandError> {
    if let Some(completed) = completion::answer(environment, words) {
        let completed = String::from_utf8_lossy(&completed);
        return print(out, &completed, words);
    }
    // Only who is told something of the command line waits for its words.
    let parsed = parsed(help::wordless(), environment);
    let (command, arguments) = match parsed
        .or_else(|_| self::parsed(help::command_line(words), environment))
    {
        Ok(arguments) => arguments,
        Err(error) if !error.use_stderr() => return print(out, &rendered(&error, words), words),
        Err(error)
            if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand =>
        {
            let _ = write!(stderr, "{}", rendered(&error, words));
            return Err(CommandError::silent(Kind::Usage));
        }
        Err(error) => return Err(usage::explain(&error, words)),
    };
    let mut context = Context::new(environment, arguments.globals, words, changed, out, stderr);
    context.command = command;
    context.forms = arguments.command.forms();
    context.check_output()?;
    let done = arguments.command.run(&mut context);
    if !context.changed.is_empty() {
        context.commit_to_git();
    }
    done
}

/// The names of the command and of its step, and all arguments.
fn parsed(
    command: clap::Command,
    environment: &Environment,
) -> clap::error::Result<(String, Arguments)> {
    let matches = command.try_get_matches_from(&environment.arguments)?;
    let mut names = Vec::new();
    let mut below = matches.subcommand();
    while let Some((name, inner)) = below {
        names.push(name);
        below = inner.subcommand();
    }
    Ok((names.join(" "), Arguments::from_arg_matches(&matches)?))
}

/// Whether nothing but the version is asked for, which needs no language and no directory.
fn asks_version(environment: &Environment) -> bool {
    matches!(&environment.arguments[..], [_, flag] if flag == "--version" || flag == "-V")
}

fn version(out: &mut dyn Write, stderr: &mut dyn Write) -> u8 {
    let text = concat!("visits ", env!("CARGO_PKG_VERSION"), "\n");
    let words = Words::new(Lang::En);
    match print(out, text, words) {
        Ok(()) => 0,
        Err(failure) => {
            output::print_failure(stderr, None, &failure, words);
            failure.kind.exit_code()
        }
    }
}

fn rendered(error: &clap::Error, words: Words) -> String {
    help::usage_words(&error.render().to_string(), words)
}

/// Help and version: an answer, so to stdout; a closed pipe is quiet.
fn print(out: &mut dyn Write, text: &str, words: Words) -> Result<(), CommandError> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if !is_closed_pipe(&error) => {
            let reason = &words.word(&vocabulary::REFUSAL, &refusal(&error));
            let message = Message::FailureWrite { reason };
            Err(CommandError::of(Kind::Data, message, words))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bug_says_what_was_written_before_it() {
        let words = Words::new(Lang::En);
        let hints = |changed: &[&str]| {
            let changed: Vec<String> = changed.iter().map(ToString::to_string).collect();
            let failure = bug("src/a.rs:7", &changed, words);
            assert!(failure.message.contains("src/a.rs:7"));
            assert_eq!(failure.kind.exit_code(), 70);
            failure.hints.concat()
        };
        assert!(hints(&[]).contains("was not touched"));
        assert!(hints(&["issues.csv"]).contains("issues.csv"));
        assert!(!hints(&["issues.csv"]).contains("was not touched"));
    }
}
