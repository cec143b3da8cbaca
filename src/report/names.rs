//! What people call parties, members and rules.

use crate::model::policy::{Role, title_of};
use crate::model::{AnyRule, Book, Decimal, PartyIx, RoleIx, RuleIx, StaffIx};
use crate::words::{Message, Words, vocabulary};

/// Names of a book's facts, as tables and sentences write them.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    book: &'a Book,
    words: Words,
}

impl<'a> Names<'a> {
    /// The names of `book`.
    pub fn new(book: &'a Book, words: Words) -> Names<'a> {
        Names { book, words }
    }

    /// A party's id, as programs know it.
    pub fn party_id(self, party: PartyIx) -> &'a str {
        self.book[party].id.as_str()
    }

    /// A party's name.
    pub fn party(self, party: PartyIx) -> &'a str {
        &self.book[party].name
    }

    /// A party's name, or that all of the community are meant.
    pub fn party_or_all(self, party: Option<PartyIx>) -> String {
        let all = || self.words.say(Message::EventEverybody);
        party.map_or_else(all, |party| self.party(party).to_owned())
    }

    /// Where a household lives: `3-1-0502`; a contact has no home.
    pub fn home(self, party: PartyIx) -> String {
        let Some(household) = self.book[party].household() else {
            return String::new();
        };
        household.home().join("-")
    }

    /// A member's id, as programs know it.
    pub fn member_id(self, member: StaffIx) -> &'a str {
        self.book[member].id.as_str()
    }

    /// A member's name.
    pub fn member(self, member: StaffIx) -> &'a str {
        &self.book[member].name
    }

    /// Several members' names, as the language lists them.
    pub fn members(self, members: impl IntoIterator<Item = StaffIx>) -> String {
        let names: Vec<&str> = members
            .into_iter()
            .map(|member| self.member(member))
            .collect();
        self.words.list(&names)
    }

    /// What people call a rule.
    pub fn rule(self, rule: impl Into<AnyRule>) -> &'a str {
        self.book.policy.name_of(rule.into())
    }

    /// The share of a rule's duties that should be done in time.
    pub fn target(self, rule: RuleIx) -> Option<Decimal> {
        self.book[rule].target
    }

    /// What people call a role; without one, whoever is in charge of the issue.
    pub fn role_or_issue(self, role: Option<&Role>) -> String {
        role.map_or_else(
            || self.words.say(Message::WhyInCharge),
            |role| role.name().to_owned(),
        )
    }

    /// What people call a department.
    pub fn department(self, id: &str) -> String {
        self.words.titled(
            &vocabulary::DEPARTMENT,
            id,
            title_of(&self.book.policy.departments, id),
        )
    }

    /// What people call a kind of event.
    pub fn event(self, kind: &str) -> String {
        self.words.titled(
            &vocabulary::EVENT,
            kind,
            title_of(&self.book.policy.events, kind),
        )
    }

    /// What people call a role.
    pub fn role(self, role: RoleIx) -> &'a str {
        self.book[role].name()
    }
}
