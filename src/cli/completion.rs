//! Completion while one types: commands and flags, and the names that stand in the data.
//!
//! The script of `visits completions SHELL` calls the program with `VISITS_COMPLETE=SHELL` and the words
//! typed so far behind `--`.

use std::ffi::{OsStr, OsString};
use std::io;
use std::sync::Arc;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{EnvCompleter, Shells};

use super::completion_names::{Known, Names};
use super::{Environment, help};
use crate::words::Words;

/// The variable by which the program knows that it is asked to complete.
pub const VARIABLE: &str = "VISITS_COMPLETE";

/// The script that a shell reads once, to ask from then on; none for a shell that is not known.
pub fn script(shell: &str) -> Option<io::Result<Vec<u8>>> {
    let shells = Shells::builtins();
    let shell = shells.completer(shell)?;
    let mut script = Vec::new();
    let written = shell.write_registration(VARIABLE, "visits", "visits", "visits", &mut script);
    Some(written.map(|()| script))
}

/// What may follow, as the shell wants it told; none where nobody asks. Nothing is said where nothing
/// can be: a shell has no place for messages while one types.
pub fn answer(environment: &Environment, words: Words) -> Option<Vec<u8>> {
    let shells = Shells::builtins();
    let shell = environment.variable(VARIABLE)?;
    let Some(shell) = shells.completer(shell) else {
        return Some(Vec::new());
    };
    let typed = environment
        .arguments
        .iter()
        .skip_while(|word| *word != "--");
    let typed: Vec<OsString> = typed.skip(1).cloned().collect();
    Some(told(environment, words, shell, typed).unwrap_or_default())
}

fn told(
    environment: &Environment,
    words: Words,
    shell: &dyn EnvCompleter,
    typed: Vec<OsString>,
) -> io::Result<Vec<u8>> {
    let asked = Environment {
        arguments: typed.clone(),
        ..environment.clone()
    };
    let names = Arc::new(Names::new(asked));
    let mut command = with_names(help::command_line(words), &names);
    command.build();
    let mut told = Vec::new();
    let here = Some(&*environment.working_directory);
    if !typed.is_empty() {
        shell.write_complete(&mut command, typed, here, &mut told)?;
    }
    Ok(told)
}

/// The command line, its arguments knowing the names that they take.
fn with_names(command: Command, names: &Arc<Names>) -> Command {
    command
        .mut_args(|argument| named(argument, names))
        .mut_subcommands(|below| with_names(below, names))
}

fn named(argument: Arg, names: &Arc<Names>) -> Arg {
    let Some(known) = Known::of_argument(argument.get_id().as_str()) else {
        return argument;
    };
    let names = Arc::clone(names);
    argument.add(ArgValueCompleter::new(move |typed: &OsStr| {
        candidates(&names, known, typed)
    }))
}

/// The names that begin as what is typed does; of a list (`wang,li`) its last part is completed.
fn candidates(names: &Names, known: Known, typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let (before, last) = match typed.rfind(',') {
        Some(comma) if known.is_listed() => typed.split_at(comma + 1),
        _ => ("", &*typed),
    };
    let found = names.beginning(known, last).into_iter();
    found
        .map(|(name, meaning)| {
            CompletionCandidate::new(format!("{before}{name}")).help(Some(meaning.into()))
        })
        .collect()
}
