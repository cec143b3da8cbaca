//! `on = "…"` of a trigger: what it follows.

use crate::diag::{Code, nearest};
use crate::model::Channel;
use crate::model::policy::Anchor;
use crate::text::walk::Entry;

/// Reads an anchor; a fault with the nearest known one where it is none.
pub(super) fn read(entry: &Entry<'_>) -> Option<Anchor> {
    let text = entry.text()?;
    let found = Anchor::parse(text);
    if found.is_none() {
        let visits = Channel::ALL.iter().copied().map(Anchor::Visit);
        let known = Anchor::FIXED.into_iter().chain(visits);
        let mut known: Vec<String> = known.map(|anchor| anchor.to_string()).collect();
        let near = nearest(text, known.iter().map(String::as_str)).map(str::to_owned);
        known.extend(["event.KIND", "festival.NAME"].map(str::to_owned));
        let fault = entry.fault(Code::BadAnchor).with("value", text);
        entry.note(fault.with("known", known.join(", ")).near(near));
    }
    found
}
