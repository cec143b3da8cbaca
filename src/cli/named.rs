//! What the directory itself names: rules, roles, departments, kinds of events, areas, buildings, tags, by
//! their ids, their titles or the words people have for them.

use std::collections::BTreeSet;

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::diag::nearest;
use crate::model::policy::title_of;
use crate::model::{AnyRule, Book, Party, PartyKind, Policy, RoleIx, building_key};
use crate::words::vocabulary::{CONTACT_KIND, DEPARTMENT, EVENT, TAG};
use crate::words::{Message, Vocabulary, bare};

/// Most names that are told.
const MOST_NAMED: usize = 16;

/// Something that the directory names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Named<'n> {
    id: &'n str,
    title: Option<&'n str>,
}

impl<'n> Named<'n> {
    fn new(id: &'n str, title: Option<&'n str>) -> Named<'n> {
        Named { id, title }
    }
}

impl Context<'_> {
    /// The rule or quota that `written` names: by its id, or by a title that no other has.
    pub fn rule_asked(
        &self,
        option: &str,
        book: &Book,
        written: &str,
    ) -> Result<AnyRule, CommandError> {
        let written = written.trim();
        if let Some(rule) = book.policy.any_rule(written) {
            return Ok(rule);
        }
        let is_meant = |rule: &AnyRule| {
            let names = names(&book.policy, *rule);
            names.iter().any(|name| bare(name) == bare(written))
        };
        let meant: Vec<AnyRule> = book.policy.all_rules().filter(is_meant).collect();
        match meant.as_slice() {
            [only] => Ok(*only),
            several => Err(self.no_rule(option, &book.policy, written, several)),
        }
    }

    /// The role that `written` names: by its id or its title.
    pub fn role_asked(
        &self,
        option: &str,
        book: &Book,
        written: &str,
    ) -> Result<RoleIx, CommandError> {
        let roles = book.policy.roles.iter();
        let known = roles.map(|role| Named::new(role.id.as_str(), role.title.as_deref()));
        let id = self.named(option, written, &known.collect(), None)?;
        let role = book.policy.role(&id);
        role.ok_or_else(|| self.unknown_name(option, written, &[]))
    }

    /// The department that `written` names: one that policy or staff knows, by its id, by its title, or
    /// by what people say for it. Where neither knows any, a word stands for itself.
    pub fn department_asked(
        &self,
        option: &str,
        book: &Book,
        written: &str,
    ) -> Result<String, CommandError> {
        let titled = &book.policy.departments;
        let issues = book.issues.iter().map(|issue| &*issue.department);
        let known: BTreeSet<Named<'_>> = book
            .departments()
            .chain(issues)
            .map(|id| Named::new(id, title_of(titled, id)))
            .collect();
        if known.is_empty() {
            return Ok(crate::text::one_line(written));
        }
        self.named(option, written, &known, Some(&DEPARTMENT))
    }

    /// The kind of event that `written` names: one that the policy names, a rule follows or that is
    /// recorded already; with `new` also another one.
    pub fn event_asked(
        &self,
        option: &str,
        book: &Book,
        written: &str,
        new: Option<bool>,
    ) -> Result<String, CommandError> {
        let titled = &book.policy.events;
        let known = book.event_kinds();
        let known = known.map(|id| Named::new(id, title_of(titled, id)));
        self.perhaps_new(option, written, &known.collect(), Some(&EVENT), new)
    }

    /// The kind of contact that `written` names: one that a contact or a rule has; with `new` also another one.
    pub fn contact_kind_asked(
        &self,
        option: &str,
        book: &Book,
        written: &str,
        new: Option<bool>,
    ) -> Result<String, CommandError> {
        let kinds = book.parties.iter().filter_map(|party| match &party.kind {
            PartyKind::Contact(contact) => Some(&*contact.kind),
            PartyKind::Household(_) => None,
        });
        let common = CONTACT_KIND.words.iter().map(|word| word.key);
        let known = kinds.chain(common).map(|kind| Named::new(kind, None));
        self.perhaps_new(option, written, &known.collect(), Some(&CONTACT_KIND), new)
    }

    /// The area that `written` names; with `new` also another one, where that can be said.
    pub fn area_asked(
        &self,
        option: &str,
        book: &Book,
        written: &str,
        new: Option<bool>,
    ) -> Result<String, CommandError> {
        let known = book.areas().map(|area| Named::new(area, None));
        self.perhaps_new(option, written, &known.collect(), None, new)
    }

    /// The tag that `written` names: one that a household has, a rule names or offices commonly use;
    /// with `new` also another one, where that can be said.
    pub fn tag_asked<'b>(
        &self,
        option: &str,
        book: &'b Book,
        written: &str,
        new: Option<bool>,
    ) -> Result<String, CommandError> {
        let households = book.parties.iter().filter_map(Party::household);
        let had = households.flat_map(|household| household.tags.iter().map(|tag| &**tag));
        let common = TAG.words.iter().map(|word| word.key);
        let known: BTreeSet<&'b str> = had.chain(book.policy.tags()).chain(common).collect();
        let known = known.into_iter().map(|tag| Named::new(tag, None));
        self.perhaps_new(option, written, &known.collect(), Some(&TAG), new)
    }

    /// The building that `written` names, as households are grouped by it.
    pub fn building_asked(
        &self,
        option: &str,
        book: &Book,
        written: &str,
    ) -> Result<String, CommandError> {
        let households = book.parties.iter().filter_map(Party::household);
        let known = households.map(|household| Named::new(household.building_key(), None));
        self.named(option, building_key(written.trim()), &known.collect(), None)
    }

    fn perhaps_new(
        &self,
        option: &str,
        written: &str,
        known: &BTreeSet<Named<'_>>,
        list: Option<&Vocabulary>,
        new: Option<bool>,
    ) -> Result<String, CommandError> {
        let unknown = match self.named(option, written, known, list) {
            Err(unknown) if new != Some(true) => unknown,
            Ok(id) => return Ok(id),
            // A word that people type for one of the list is that one, whoever knows it.
            Err(_) => {
                let word = list.and_then(|list| list.typed(written));
                let own = || crate::text::one_line(written);
                return Ok(word.map_or_else(own, |word| word.key.to_owned()));
            }
        };
        Err(match new {
            Some(_) => unknown.hint(self.words.say(Message::UsageNew)),
            None => unknown,
        })
    }

    /// The id of what `written` names: by the id, by a title that no other has, or by what people type
    /// for a word of the list.
    fn named(
        &self,
        option: &str,
        written: &str,
        known: &BTreeSet<Named<'_>>,
        list: Option<&Vocabulary>,
    ) -> Result<String, CommandError> {
        let written = written.trim();
        let by_id = known.iter().find(|one| one.id == written);
        let typed = || list.and_then(|list| list.typed(written));
        let is_called = |name: &str| bare(name) == bare(written);
        let called: Vec<&Named<'_>> = known
            .iter()
            .filter(|one| is_called(one.id) || one.title.is_some_and(is_called))
            .collect();
        let by_word = || typed().and_then(|word| known.iter().find(|one| one.id == word.key));
        let found = by_id
            .or(match called.as_slice() {
                [only] => Some(*only),
                _ => None,
            })
            .or_else(by_word);
        if let Some(found) = found {
            return Ok(found.id.to_owned());
        }
        let word = |one: &Named<'_>| {
            let word = list.and_then(|list| list.word(one.id));
            word.map(|word| word.text(self.words.lang))
        };
        let told = |one: &Named<'_>| self.both(one.id, one.title.or_else(|| word(one)));
        let meant = if called.is_empty() {
            known.iter().collect()
        } else {
            called
        };
        let (argument, value) = (&option, &written);
        let failure = self.failure(Kind::Usage, Message::UsageValue { argument, value });
        let names = known.iter().flat_map(|one| [Some(one.id), one.title]);
        let near = nearest(written, names.flatten());
        let shown = meant.iter().take(MOST_NAMED).map(|one| told(one));
        let mut shown: Vec<String> = shown.collect();
        if meant.len() > MOST_NAMED {
            shown.push("…".to_owned());
        }
        Err(failure.near(near, self.words).one_of(&shown, self.words))
    }

    /// A rule that is none, or one of several.
    fn no_rule(
        &self,
        option: &str,
        policy: &Policy,
        written: &str,
        several: &[AnyRule],
    ) -> CommandError {
        let (argument, value) = (&option, &written);
        let failure = self.failure(Kind::Usage, Message::UsageValue { argument, value });
        let told = |rules: &[AnyRule]| {
            let told = rules.iter().map(|rule| {
                let [id, title] = names(policy, *rule);
                self.both(id, Some(title))
            });
            told.collect::<Vec<_>>()
        };
        if !several.is_empty() {
            return failure.one_of(&told(several), self.words);
        }
        let all: Vec<AnyRule> = policy.all_rules().collect();
        let holds = |rule: &&AnyRule| {
            let written = bare(written);
            !written.is_empty() && bare(policy.name_of(**rule)).contains(&written)
        };
        let holding: Vec<AnyRule> = all.iter().filter(holds).copied().collect();
        if !holding.is_empty() {
            return failure.one_of(&told(&holding), self.words);
        }
        let near = nearest(written, all.iter().flat_map(|rule| names(policy, *rule)));
        failure
            .near(near, self.words)
            .one_of(&told(&all), self.words)
    }

    /// The departments that policy or staff knows, by their ids with their titles.
    pub fn departments_told(&self, book: &Book) -> String {
        let known: BTreeSet<&str> = book.departments().collect();
        let titled = &book.policy.departments;
        let told = known.into_iter().map(|id| {
            let word = DEPARTMENT.word(id).map(|word| word.text(self.words.lang));
            self.both(id, title_of(titled, id).or(word))
        });
        self.words.list(&told.collect::<Vec<_>>())
    }

    /// An id with its title, where that says more.
    fn both(&self, id: &str, title: Option<&str>) -> String {
        match title {
            Some(title) if title != id => {
                let (column, heading) = (&id, &title);
                self.words.say(Message::PageColumn { column, heading })
            }
            _ => id.to_owned(),
        }
    }
}

/// What a rule may be called by.
fn names(policy: &Policy, rule: AnyRule) -> [&str; 2] {
    [policy.id_of(rule).as_str(), policy.name_of(rule)]
}

/// `written` as the directory knows it: itself where it does, else the key of the list's word that is
/// typed so, where the directory knows that.
pub fn as_known(list: &Vocabulary, written: &str, is_known: impl Fn(&str) -> bool) -> String {
    let written = crate::text::one_line(written);
    if is_known(&written) {
        return written;
    }
    let typed = list.typed(&written).filter(|word| is_known(word.key));
    typed.map_or(written, |word| word.key.to_owned())
}
