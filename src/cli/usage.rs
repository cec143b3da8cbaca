//! Arguments that cannot be understood, told in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::error::{CommandError, Kind};
use crate::words::Words;

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
        ErrorKind::UnknownArgument => {
            words.say("usage.unknown-argument", &[("argument", &argument)])
        }
        ErrorKind::InvalidSubcommand => {
            let command = said(ContextKind::InvalidSubcommand).unwrap_or_default();
            words.say("usage.unknown-command", &[("command", &command)])
        }
        ErrorKind::MissingRequiredArgument => {
            words.say("usage.missing", &[("argument", &argument)])
        }
        ErrorKind::MissingSubcommand => words.say("usage.missing-command", &[]),
        ErrorKind::InvalidValue if value.is_empty() => {
            words.say("usage.no-value", &[("argument", &argument)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            words.say("usage.value", &[("argument", &argument), ("value", &value)])
        }
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg).unwrap_or_default();
            words.say(
                "usage.conflict",
                &[("argument", &argument), ("other", &other)],
            )
        }
        _ => first_line(error),
    };
    let mut failure = CommandError::new(Kind::Usage, message);
    for (kind, key) in [
        (ContextKind::SuggestedArg, "usage.did-you-mean"),
        (ContextKind::SuggestedSubcommand, "usage.did-you-mean"),
        (ContextKind::SuggestedValue, "usage.did-you-mean"),
        (ContextKind::ValidValue, "usage.one-of"),
        (ContextKind::ValidSubcommand, "usage.one-of"),
    ] {
        if let Some(names) = said(kind).filter(|names| !names.is_empty()) {
            failure = failure.hint(words.say(key, &[("names", &names)]));
        }
    }
    failure.hint(words.say("usage.help", &[]))
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
