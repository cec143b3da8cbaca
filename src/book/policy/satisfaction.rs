//! `[satisfaction]`: what owners rate, and how (H6, I4 of the rule ledger).

use crate::diag::Code;
use crate::model::policy::Satisfaction;
use crate::text::walk::{Entry, TableReader};

/// Reads `[satisfaction]`.
pub(super) fn read(top: &mut TableReader<'_>) -> Satisfaction {
    let mut satisfaction = Satisfaction::default();
    let Some(mut table) = top.table("satisfaction") else {
        return satisfaction;
    };
    table.set("services", &mut satisfaction.services, services);
    table.set("scale", &mut satisfaction.scale, |entry| mark(entry, 2));
    let stated = table.get("satisfied_from");
    if let Some(mark) = stated.as_ref().and_then(|entry| mark(entry, 1)) {
        satisfaction.satisfied_from = mark;
    }
    if satisfaction.satisfied_from > satisfaction.scale {
        let fault = stated.map_or_else(
            || table.fault(Code::SatisfiedAboveScale),
            |entry| entry.fault(Code::SatisfiedAboveScale),
        );
        let fault = fault.with("satisfied_from", satisfaction.satisfied_from);
        table.note(fault.with("scale", satisfaction.scale));
    }
    satisfaction.survey_every = table.get("survey_every").and_then(|entry| entry.unit());
    table.finish();
    satisfaction
}

fn mark(entry: &Entry<'_>, least: u32) -> Option<u8> {
    entry
        .integer(least, 100)
        .and_then(|mark| u8::try_from(mark).ok())
}

/// Services become names of columns, so they are well-formed and each stands once.
fn services(entry: &Entry<'_>) -> Option<Vec<String>> {
    let list = entry.list()?;
    entry.note_repeated(&list);
    let names: Option<Vec<String>> = list
        .iter()
        .map(|entry| entry.id().map(str::to_owned))
        .collect();
    let mut names = names?;
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    Some(names)
}
