//! Names in arguments, held against what the directory knows.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::diag::nearest;
use crate::model::{Book, PartyIx, StaffIx};

impl Context<'_> {
    /// The party an argument names by id.
    pub fn party(&self, id: &str, book: &Book) -> Result<PartyIx, CommandError> {
        book.party(id).ok_or_else(|| {
            let ids = book.parties.iter().map(|party| party.id.as_str());
            self.unknown("usage.unknown-party", id, nearest(id, ids))
        })
    }

    /// The member of staff an argument names by id.
    pub fn member(&self, id: &str, book: &Book) -> Result<StaffIx, CommandError> {
        book.member(id).ok_or_else(|| {
            let ids: Vec<&str> = book.staff.iter().map(|member| member.id.as_str()).collect();
            let failure = self.unknown("usage.unknown-staff", id, nearest(id, ids.iter().copied()));
            failure.hint(
                self.words
                    .say("usage.one-of", &[("names", &self.words.list(&ids))]),
            )
        })
    }

    /// A word that an argument takes from a closed list, and this is none of them.
    pub fn unknown_name(&self, argument: &str, written: &str, known: &[&str]) -> CommandError {
        let message = self.words.say(
            "usage.value",
            &[("argument", &argument), ("value", &written)],
        );
        let failure = CommandError::new(Kind::Usage, message);
        let failure = self.with_nearest(failure, nearest(written, known.iter().copied()));
        failure.hint(
            self.words
                .say("usage.one-of", &[("names", &self.words.list(known))]),
        )
    }

    fn unknown(&self, key: &str, id: &str, near: Option<&str>) -> CommandError {
        let failure = CommandError::new(Kind::Usage, self.words.say(key, &[("id", &id)]));
        self.with_nearest(failure, near)
    }

    fn with_nearest(&self, failure: CommandError, near: Option<&str>) -> CommandError {
        match near {
            Some(near) => failure.hint(self.words.say("usage.did-you-mean", &[("names", &near)])),
            None => failure,
        }
    }
}
