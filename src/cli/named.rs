//! What the directory itself names: rules by their titles, departments and kinds of events by the
//! words people have for them.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::diag::nearest;
use crate::model::{AnyRule, Book, Policy};
use crate::words::vocabulary::DEPARTMENT;
use crate::words::{Message, Vocabulary, bare};

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
        if !several.is_empty() {
            let several = several.iter();
            let ids: Vec<&str> = several.map(|rule| policy.id_of(*rule).as_str()).collect();
            return failure.one_of(&ids, self.words);
        }
        let names = policy.all_rules().flat_map(|rule| names(policy, rule));
        let ids: Vec<&str> = policy.rule_ids().collect();
        failure
            .near(nearest(written, names), self.words)
            .one_of(&ids, self.words)
    }
}

/// The department that `written` means: one that the staff has, as it is written there or as people
/// say it; any other stands for itself.
pub fn department_meant(book: &Book, written: &str) -> String {
    let is_known = |name: &str| book.departments().any(|department| department == name);
    as_known(&DEPARTMENT, written, is_known)
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
