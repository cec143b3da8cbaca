//! Who could cover where something urgent waits for somebody's day off, in a sentence each.

use crate::model::{Book, Staff};
use crate::ops::Fact;
use crate::ops::plan::PlanWait;
use crate::report::{Names, Phrases};
use crate::words::Message;

/// So many who could cover are named.
const MOST_NAMED: usize = 3;

pub(super) fn sentences(waits: &[PlanWait<'_>], book: &Book, phrases: Phrases) -> Vec<String> {
    let tell = |wait: &PlanWait<'_>| sentence(wait, book, phrases);
    waits.iter().map(tell).collect()
}

fn sentence(wait: &PlanWait<'_>, book: &Book, phrases: Phrases) -> String {
    let words = phrases.words;
    let rules = Names::new(book, words);
    let names = |members: &[Fact<'_, Staff>]| {
        let members = members.iter().take(MOST_NAMED);
        words.list(&members.map(|member| &*member.0.name).collect::<Vec<_>>())
    };
    words.say(Message::PlanWaits {
        name: &wait.party.name,
        party: &wait.party.id,
        rule: &rules.rule(wait.waiting.rule),
        day: &phrases.day(wait.until),
        off: &names(&wait.off),
        n: &wait.off.len().min(MOST_NAMED),
        cover: &names(&wait.cover),
        staff: &wait.cover[0].id,
    })
}
