//! Why a command did not do what it was asked, and what that means for the exit code.

use std::fmt;

use crate::words::{Message, Words};

/// What kind of failure it is; the kind alone gives the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Found what was looked for: faults, something late or short.
    Findings,
    /// The arguments or the configuration cannot be understood.
    Usage,
    /// Data cannot be read or written.
    Data,
    /// Another `visits` is writing.
    Busy,
    /// A bug in visits.
    Bug,
}

impl Kind {
    /// The exit code.
    pub fn exit_code(self) -> u8 {
        match self {
            Kind::Findings => 1,
            Kind::Usage => 2,
            Kind::Data => 3,
            Kind::Busy => 4,
            Kind::Bug => 70,
        }
    }
}

/// A failure as a person reads it: what went wrong, and what to do.
#[derive(Debug)]
pub struct CommandError {
    /// Gives the exit code.
    pub kind: Kind,
    /// What went wrong, a sentence in the reader's language; empty where all has been said already.
    pub message: String,
    /// What to do, one line each.
    pub hints: Vec<String>,
}

impl CommandError {
    /// A failure of kind `kind`, told by `message`.
    pub fn new(kind: Kind, message: impl Into<String>) -> CommandError {
        CommandError {
            kind,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// A failure of kind `kind`, told by `message`, with what to do about it.
    pub(crate) fn of(kind: Kind, message: Message<'_>, words: Words) -> CommandError {
        let mut failure = CommandError::new(kind, words.say(message));
        failure.hints.extend(words.help(message));
        failure
    }

    /// The failure of `--exit-code`, if something was found.
    pub fn found(found: bool) -> Result<(), CommandError> {
        if found {
            return Err(CommandError::silent(Kind::Findings));
        }
        Ok(())
    }

    /// A failure of which everything has been said already.
    pub fn silent(kind: Kind) -> CommandError {
        CommandError::new(kind, String::new())
    }

    /// Names the one word that was probably meant, where there is one, instead of the general help.
    #[must_use]
    pub fn near(self, near: Option<&str>, words: Words) -> CommandError {
        match near {
            Some(names) => self.only_hint(words.say(Message::UsageDidYouMean { names: &names })),
            None => self,
        }
    }

    /// Says what to do in the place of the general help.
    #[must_use]
    pub fn only_hint(mut self, hint: String) -> CommandError {
        self.hints = vec![hint];
        self
    }

    /// Adds everything that could be meant.
    #[must_use]
    pub fn one_of<T: AsRef<str>>(self, known: &[T], words: Words) -> CommandError {
        let names = &words.list(known);
        self.hint(words.say(Message::UsageOneOf { names }))
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> CommandError {
        self.hints.push(hint.into());
        self
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for CommandError {}
