//! `fmt`: which files were put into form.

use super::page::page_of;
use crate::ops::Answer;
use crate::ops::fmt::Formed;
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of `fmt`.
pub fn page(answer: &Answer<Formed>, words: Words) -> Page {
    let Formed {
        changed,
        refused,
        is_dry,
    } = &answer.body;
    let title = words.say(match (is_dry, changed.is_empty()) {
        (_, true) if refused.is_empty() => Message::FmtSame,
        (_, true) => Message::FmtOthersSame,
        (true, false) => Message::FmtWouldChange,
        (false, false) => Message::FmtChanged,
    });
    let mut page = page_of(answer, title);
    page.points(changed.clone());
    if !refused.is_empty() {
        let files = &words.list(refused);
        page.text(Tone::Bad, words.say(Message::FmtRefused { files }));
    }
    page
}
