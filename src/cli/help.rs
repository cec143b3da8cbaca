//! The help of every command in the reader's language.
//!
//! English help is the doc comment beside the argument. The Chinese stands in
//! `src/words/help.toml`, a table a command (`everywhere` for what stands beside every command); a
//! test fails for one without.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use crate::words::{Message, Words};

/// The whole command line, speaking the language of `words`.
pub fn command_line(words: Words) -> Command {
    localised(wordless(), "", words)
}

/// The whole command line for understanding arguments alone: most runs say nothing of it, so its
/// words are not looked up.
pub fn wordless() -> Command {
    with_flags(Arguments::command()).arg(
        Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version),
    )
}

/// The flag for help, our own since its words are.
fn with_flags(command: Command) -> Command {
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true);
    let help = Arg::new("help").short('h').long("help");
    command
        .arg(help.action(ArgAction::Help).global(false))
        .mut_subcommands(with_flags)
}

/// What clap puts into a usage line by itself, in the reader's language.
pub fn usage_words(text: &str, words: Words) -> String {
    text.replace("[OPTIONS]", &words.say(Message::HelpSomeOptions))
}

fn localised(command: Command, path: &str, words: Words) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}{{after-help}}",
        words.say(Message::HelpUsage)
    );
    let mut command = command
        .help_template(template)
        .subcommand_help_heading(words.say(Message::HelpCommands))
        .subcommand_value_name(words.say(Message::HelpCommandName));
    if let Some(about) = words.command_help(about_path(path)) {
        command = command.about(about);
    }
    command = command.mut_args(|argument| with_help(argument, path, words));
    if path.is_empty() {
        command = command.after_help(words.say(Message::HelpEnvironment));
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
    let said = match argument.get_id().as_str() {
        "help" => Some(Message::HelpHelp),
        "version" => Some(Message::HelpVersion),
        _ => None,
    };
    if let Some(said) = said {
        let heading = words.say(Message::HelpEverywhere);
        return argument.help_heading(heading).help(words.say(said));
    }
    let everywhere = argument.is_global_set();
    let scope = if everywhere {
        "everywhere"
    } else {
        about_path(path)
    };
    let heading = match (everywhere, argument.is_positional()) {
        (true, _) => Message::HelpEverywhere,
        (false, true) => Message::HelpArguments,
        (false, false) => Message::HelpOptions,
    };
    let text = words.command_help(&format!("{scope}.{}", argument.get_id()));
    let takes_value = argument.get_action().takes_values();
    let argument = argument
        .help_heading(words.say(heading))
        .hide_possible_values(takes_value)
        .hide_default_value(takes_value);
    match text {
        Some(text) => argument.help(text),
        None => argument,
    }
}

/// The name under which the help of a command stands; the program's own is `visits`.
fn about_path(path: &str) -> &str {
    if path.is_empty() { "visits" } else { path }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::about_path;
    use crate::cli::arguments::Arguments;
    use crate::words::{Lang, Words};

    fn unexplained(command: &clap::Command, path: &str, missing: &mut Vec<String>) {
        let words = Words::new(Lang::Zh);
        let mut ask = |path: &str| {
            if words.command_help(path).is_none() {
                missing.push(path.to_owned());
            }
        };
        ask(about_path(path));
        for argument in command
            .get_arguments()
            .filter(|argument| !argument.is_hide_set())
        {
            let id = argument.get_id().as_str();
            if matches!(id, "help" | "version") {
                continue;
            }
            let scope = if argument.is_global_set() {
                "everywhere"
            } else {
                about_path(path)
            };
            ask(&format!("{scope}.{id}"));
        }
        for below in command.get_subcommands() {
            let name = below.get_name();
            let path = if path.is_empty() {
                name.to_owned()
            } else {
                format!("{path}.{name}")
            };
            unexplained(below, &path, missing);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_chinese() {
        let mut missing = Vec::new();
        unexplained(&Arguments::command(), "", &mut missing);
        missing.sort();
        missing.dedup();
        assert!(missing.is_empty(), "no Chinese help for {missing:#?}");
    }
}
