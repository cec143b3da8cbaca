//! `on = "…"` of a trigger: what it follows.

use crate::diag::{Code, nearest};
use crate::model::Channel;
use crate::model::policy::Anchor;
use crate::store::walk::Entry;

/// The anchors that have no name of the user's in them.
const FIXED: [(&str, Anchor); 8] = [
    ("issue.raised", Anchor::IssueRaised),
    ("issue.answered", Anchor::IssueAnswered),
    ("issue.resolved", Anchor::IssueResolved),
    ("owner.moved_in", Anchor::MovedIn),
    ("owner.birthday", Anchor::Birthday),
    ("owner.arrears", Anchor::Arrears),
    ("survey.sent", Anchor::SurveySent),
    ("staff.took_over", Anchor::TookOver),
];

/// Reads an anchor; a fault with the nearest known one where it is none.
pub(super) fn read(entry: &Entry<'_>) -> Option<Anchor> {
    let text = entry.text()?;
    let found = parse(text);
    if found.is_none() {
        let visits: Vec<String> = Channel::ALL
            .iter()
            .map(|channel| format!("visit.{channel}"))
            .collect();
        let fixed = FIXED.iter().map(|(name, _)| *name);
        let mut known: Vec<&str> = fixed.chain(visits.iter().map(String::as_str)).collect();
        let near = nearest(text, known.iter().copied()).map(str::to_owned);
        known.extend(["event.KIND", "festival.NAME"]);
        let fault = entry.fault(Code::BadAnchor).with("value", text);
        entry.note(fault.with("known", known.join(", ")).near(near));
    }
    found
}

fn parse(text: &str) -> Option<Anchor> {
    if let Some((_, anchor)) = FIXED.iter().find(|(name, _)| *name == text) {
        return Some(anchor.clone());
    }
    let (source, name) = text.split_once('.')?;
    let is_name = !name.is_empty() && name.trim() == name;
    match source {
        "event" if is_name => Some(Anchor::Event(name.to_owned())),
        "festival" if is_name => Some(Anchor::Festival(name.to_owned())),
        "visit" => Channel::parse(name).map(Anchor::Visit),
        _ => None,
    }
}
