//! `staff leave`, `staff left`: who is away or goes, and what needs somebody.

use super::page::page_of;
use super::staff::leave as told;
use super::{Phrases, entrusted};
use crate::ops::Answer;
use crate::ops::staff_change::{StaffLeave, StaffLeft};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of `staff leave`.
pub fn leave(answer: &Answer<StaffLeave<'_>>, words: Words) -> Page {
    let (body, phrases) = (&answer.body, Phrases::new(words, answer.now));
    let (name, when) = (&body.staff.name, &told(body.away, phrases));
    let title = words.say(Message::StaffLeaveTitle { name, when });
    let mut page = page_of(answer, title);
    if !body.entrusted.is_empty() {
        page.text(Tone::Warn, words.say(Message::StaffLeaveNeeds));
    }
    entrusted::push(&mut page, &body.entrusted, phrases);
    page
}

/// The page of `staff left`.
pub fn left(answer: &Answer<StaffLeft<'_>>, words: Words) -> Page {
    let (body, phrases) = (&answer.body, Phrases::new(words, answer.now));
    let (name, day) = (&body.staff.name, &phrases.day(body.left));
    let title = words.say(Message::StaffLeftTitle { name, day });
    let mut page = page_of(answer, title);
    match (&body.to, body.entrusted.is_empty()) {
        (_, true) => page.text(Tone::Good, words.say(Message::StaffLeftNothing)),
        (Some(to), false) => {
            let to = &to.name;
            page.text(Tone::Good, words.say(Message::StaffLeftHanded { to }));
        }
        (None, false) => page.text(Tone::Bad, words.say(Message::StaffLeftNeeds)),
    }
    entrusted::push(&mut page, &body.entrusted, phrases);
    if let Some(to) = body.to.as_ref().filter(|_| !body.areas.is_empty()) {
        let (to, areas) = (&to.name, &words.list(&body.areas));
        page.text(
            Tone::Plain,
            words.say(Message::StaffLeftAreas { to, areas }),
        );
    }
    if !body.leave_over.is_empty() {
        let leave = &words.list(&body.leave_over);
        page.text(Tone::Plain, words.say(Message::StaffLeftLeave { leave }));
    }
    if body.to.is_none() && !body.entrusted.is_empty() {
        let (id, day) = (&body.staff.id, &body.left);
        page.text(Tone::Plain, words.say(Message::StaffLeftHow { id, day }));
    }
    page
}
