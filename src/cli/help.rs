//! The help of every command in the reader's language.
//!
//! English help is the doc comment beside the argument. The Chinese stands in `help.yml` under
//! `help.COMMAND` and `help.COMMAND.ARGUMENT` (`help.everywhere.ARGUMENT` for what stands beside
//! every command); a test fails for one without.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use crate::words::{Lang, Words};

/// The whole command line, speaking the language of `words`.
pub fn command_line(words: Words) -> Command {
    localised(Arguments::command(), "", words)
}

/// What clap puts into a usage line by itself, in the reader's language.
pub fn usage_words(text: &str, words: Words) -> String {
    text.replace("[OPTIONS]", &words.text("help.some-options"))
}

fn localised(command: Command, path: &str, words: Words) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
        words.text("help.usage")
    );
    let mut command = command
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words.text("help.commands").into_owned())
        .subcommand_value_name(words.text("help.command-name").into_owned());
    let heading = |key: &str| words.text(key).into_owned();
    if let Some(about) = translation(words, &about_key(path)) {
        command = command.about(about);
    }
    command = command.mut_args(|argument| with_help(argument, path, words));
    command = command.arg(
        Arg::new("help")
            .short('h')
            .long("help")
            .action(ArgAction::Help)
            .global(false)
            .help_heading(heading("help.everywhere"))
            .help(heading("help.help")),
    );
    if path.is_empty() {
        command = command.after_help(heading("help.environment")).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading(heading("help.everywhere"))
                .help(heading("help.version")),
        );
    }
    command.mut_subcommands(|subcommand| {
        let name = subcommand.get_name().to_owned();
        let below = if path.is_empty() {
            name
        } else {
            format!("{path}.{name}")
        };
        localised(subcommand, &below, words)
    })
}

fn with_help(argument: Arg, path: &str, words: Words) -> Arg {
    let everywhere = argument.is_global_set();
    let key = if everywhere {
        "help.everywhere".to_owned()
    } else {
        about_key(path)
    };
    let heading = match (everywhere, argument.is_positional()) {
        (true, _) => "help.everywhere",
        (false, true) => "help.arguments",
        (false, false) => "help.options",
    };
    let text = translation(words, &format!("{key}.{}", argument.get_id()));
    let takes_value = argument.get_action().takes_values();
    let argument = argument
        .help_heading(words.text(heading).into_owned())
        .hide_possible_values(takes_value)
        .hide_default_value(takes_value);
    match text {
        Some(text) => argument.help(text),
        None => argument,
    }
}

fn about_key(path: &str) -> String {
    if path.is_empty() {
        "help.visits".to_owned()
    } else {
        format!("help.{path}")
    }
}

/// The catalogue's text; English has its own beside the argument.
fn translation(words: Words, key: &str) -> Option<StyledStr> {
    (words.lang != Lang::En)
        .then(|| words.find(key))
        .flatten()
        .map(|text| StyledStr::from(text.into_owned()))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::about_key;
    use crate::cli::arguments::Arguments;
    use crate::words::{Lang, Words};

    fn untold(command: &clap::Command, path: &str, missing: &mut Vec<String>) {
        let words = Words::new(Lang::Zh);
        let mut ask = |key: String| {
            if words.find(&key).is_none() {
                missing.push(key);
            }
        };
        ask(about_key(path));
        for argument in command
            .get_arguments()
            .filter(|argument| !argument.is_hide_set())
        {
            let id = argument.get_id().as_str();
            if matches!(id, "help" | "version") {
                continue;
            }
            let scope = if argument.is_global_set() {
                "help.everywhere".into()
            } else {
                about_key(path)
            };
            ask(format!("{scope}.{id}"));
        }
        for below in command.get_subcommands() {
            let name = below.get_name();
            let path = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}.{name}")
            };
            untold(below, &path, missing);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_chinese() {
        let mut missing = Vec::new();
        untold(&Arguments::command(), "", &mut missing);
        missing.sort();
        missing.dedup();
        assert!(missing.is_empty(), "no Chinese help for {missing:#?}");
    }
}
