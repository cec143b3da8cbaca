//! Words of closed lists named on the command line, in the files' spelling or the reader's.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::words::{Lang, Message, Term, Vocabulary, Word, nearest};

impl Context<'_> {
    /// The entry of a closed list that `written` names: as the files write it, or as people say it
    /// in either language.
    pub fn term<T: Term>(&self, option: &str, written: &str) -> Result<T, CommandError> {
        T::typed(written).ok_or_else(|| self.unknown_term(option, written, T::VOCABULARY))
    }

    /// A word that is none of a list: the one that is near, and all there are.
    pub(super) fn unknown_term(
        &self,
        option: &str,
        written: &str,
        list: &Vocabulary,
    ) -> CommandError {
        let told = |word: &Word| match self.words.lang {
            Lang::En => word.key.to_owned(),
            Lang::Zh => format!("{}（{}）", word.text(Lang::Zh), word.key),
        };
        let value = &written.trim();
        let message = Message::UsageValue {
            argument: &option,
            value,
        };
        let near = list.nearest(written).map(told);
        let known: Vec<String> = list.words.iter().map(told).collect();
        self.failure(Kind::Usage, message)
            .near(near.as_deref(), self.words)
            .one_of(&known, self.words)
    }

    /// A word that an argument takes from names of the directory's own, and this is none of them.
    pub fn unknown_name(&self, argument: &str, written: &str, known: &[&str]) -> CommandError {
        let message = Message::UsageValue {
            argument: &argument,
            value: &written,
        };
        self.failure(Kind::Usage, message)
            .near(nearest(written, known.iter().copied()), self.words)
            .one_of(known, self.words)
    }

    /// Free text of an argument as one line; `-` reads it from stdin.
    pub fn text_asked(&self, option: &str, text: &str) -> Result<String, CommandError> {
        if text != "-" {
            return Ok(crate::text::one_line(text));
        }
        let read = std::io::read_to_string(std::io::stdin().lock());
        let text = read.map_err(|error| {
            let (option, reason) = (&option, &self.reason(&error));
            self.failure(Kind::Usage, Message::UsageStdin { option, reason })
        })?;
        Ok(crate::text::one_line(&text))
    }

    /// A failure told by `message`, with what to do about it.
    pub(crate) fn failure(&self, kind: Kind, message: Message<'_>) -> CommandError {
        CommandError::of(kind, message, self.words)
    }

    /// Refuses what cannot be, and says what to do.
    pub(crate) fn refuse<T>(&self, message: Message<'_>) -> Result<T, CommandError> {
        Err(self.failure(Kind::Usage, message))
    }
}
