//! Arguments that cannot be understood, told in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::error::{CommandError, Kind};
use crate::words::{Message, Words};

/// The failure that clap found, as a sentence and what to do.
pub fn explain(error: &clap::Error, words: Words) -> CommandError {
    let said = |kind: ContextKind| {
        error
            .context()
            .find(|(found, _)| *found == kind)
            .map(|(_, value)| written(value, words))
    };
    let argument = said(ContextKind::InvalidArg).unwrap_or_default();
    let value = said(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::UnknownArgument => words.say(Message::UsageUnknownArgument {
            argument: &argument,
        }),
        ErrorKind::InvalidSubcommand => {
            let command = said(ContextKind::InvalidSubcommand).unwrap_or_default();
            words.say(Message::UsageUnknownCommand { command: &command })
        }
        ErrorKind::MissingRequiredArgument => words.say(Message::UsageMissing {
            argument: &argument,
        }),
        ErrorKind::MissingSubcommand => words.say(Message::UsageMissingCommand),
        ErrorKind::InvalidValue if value.is_empty() => words.say(Message::UsageNoValue {
            argument: &argument,
        }),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words.say(Message::UsageValue {
            argument: &argument,
            value: &value,
        }),
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg).unwrap_or_default();
            words.say(Message::UsageConflict {
                argument: &argument,
                other: &other,
            })
        }
        _ => words.say(Message::UsageUnclear {
            said: &first_line(error),
        }),
    };
    let mut failure = CommandError::new(Kind::Usage, message);
    let named = |kind| said(kind).filter(|names| !names.is_empty());
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ] {
        if let Some(names) = named(kind) {
            failure = failure.hint(words.say(Message::UsageDidYouMean { names: &names }));
        }
    }
    for kind in [ContextKind::ValidValue, ContextKind::ValidSubcommand] {
        if let Some(names) = named(kind) {
            failure = failure.hint(words.say(Message::UsageOneOf { names: &names }));
        }
    }
    failure.hint(words.say(Message::UsageHelp))
}

fn written(value: &ContextValue, words: Words) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => words.list(texts),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(flag) => flag.to_string(),
        _ => String::new(),
    }
}

/// What clap itself says, in English, for the rare kinds that have no sentence of ours.
fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}
