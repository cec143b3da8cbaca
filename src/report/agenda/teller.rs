//! What is said of an appointment, the same in rows, on cards and in a calendar.

use crate::duties::kept::Kept;
use crate::duties::{Fact, Known};
use crate::model::{BookingRule, BookingState};
use crate::ops::agenda::{Choice, Item};
use crate::report::facts::Facts;
use crate::report::{Names, Phrases, reason};
use crate::words::Message;

/// Says what an agenda says.
pub(super) struct Teller<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) names: Names<'a>,
    pub(super) phrases: Phrases,
    pub(super) facts: &'a Facts<'a>,
}

impl Teller<'_> {
    /// For whom the facts speak to.
    pub(super) fn new<'f>(facts: &'f Facts<'f>) -> Teller<'f> {
        let (known, phrases) = (facts.known, facts.phrases);
        Teller {
            known,
            names: Names::new(known.book, phrases.words),
            phrases,
            facts,
        }
    }

    /// What an appointment is for: its rules, with the fact where the rule's name does not say it.
    pub(super) fn why(&self, item: &Item, choice: Choice) -> String {
        let words = self.phrases.words;
        let told = item.row.rules.iter().map(|rule| match rule {
            BookingRule::Rule(rule) => {
                let duty = item.duties.iter().find(|duty| duty.rule == *rule);
                let name = self.names.rule(*rule);
                match duty.filter(|duty| {
                    !matches!(duty.reason.fact, Fact::Period(_) | Fact::Slice { .. })
                }) {
                    Some(duty) => {
                        let reason = reason::sentence(&duty.reason, self.known.book, self.phrases);
                        words.say(Message::PlanPurpose {
                            rule: &name,
                            reason: &reason,
                        })
                    }
                    None => name.to_owned(),
                }
            }
            BookingRule::TopUp(quota) => self.names.rule(*quota).to_owned(),
            BookingRule::Agreed => words.say(Message::PlanAgreed),
            BookingRule::Gone(written) => written.to_string(),
        });
        let mut told: Vec<String> = told.collect();
        let head = choice.head(item);
        let others: Vec<&str> = item
            .row
            .staff
            .iter()
            .filter(|member| Some(**member) != head)
            .map(|member| self.names.member(*member))
            .collect();
        if !others.is_empty() {
            told.push(words.say(Message::PlanTogetherWith {
                names: &words.list(&others),
            }));
        }
        told.join(&words.say(Message::WhyBetween))
    }

    /// How it stands.
    pub(super) fn status(&self, item: &Item) -> String {
        let words = self.phrases.words;
        match item.kept {
            Kept::Tried(visit) => words.term(self.known.book[visit].outcome).to_owned(),
            Kept::Ahead if item.row.state == BookingState::Agreed => {
                words.term(item.row.state).to_owned()
            }
            Kept::Settled(visit) => {
                let day = self.phrases.day(self.known.book[visit].at.date());
                words.say(Message::AgendaSettled { day: &day })
            }
            Kept::Done(_) => words.say(Message::AgendaDone),
            Kept::Passed => words.say(Message::AgendaPassed),
            Kept::Ahead => words.say(Message::AgendaAhead),
        }
    }
}
