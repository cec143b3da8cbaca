//! `[roles.NAME]`: every role that staff or rules name.

use crate::book::ids;
use crate::diag::{Code, nearest};
use crate::model::policy::Role;
use crate::model::{RoleId, RoleIx};
use crate::text::walk::{Entry, TableReader};

/// Reads every role, in the file's order.
pub(super) fn read(top: &mut TableReader<'_>) -> Vec<Role> {
    let document = top.document();
    let Some(table) = top.required("roles").and_then(|entry| entry.table()) else {
        return Vec::new();
    };
    let mut roles = Vec::new();
    let mut superiors = Vec::new();
    for (name, entry) in table.entries() {
        if let Err(why) = ids::check(name.get_ref()) {
            let fault = |code| document.fault(code, name.span());
            document.note(ids::describe(&why, name.get_ref(), fault).with("column", "roles"));
        }
        let Some(mut role) = entry.table() else {
            continue;
        };
        let title = role
            .get("title")
            .and_then(|entry| entry.filled_text())
            .map(str::to_owned);
        superiors.push(role.get("reports_to"));
        let place = document.place_of(name.span().start);
        role.finish();
        roles.push(Role {
            id: RoleId::new(name.into_inner()),
            title,
            reports_to: None,
            place,
        });
    }
    for (position, superior) in superiors.into_iter().enumerate() {
        roles[position].reports_to = superior.and_then(|entry| named(&entry, &roles));
        note_circle(&roles, position, document);
    }
    roles
}

/// The role that `entry` names; a fault where there is none.
pub(in crate::book) fn named(entry: &Entry<'_>, roles: &[Role]) -> Option<RoleIx> {
    let name = entry.text()?;
    let found = roles
        .iter()
        .position(|role| role.id.as_str() == name)
        .map(RoleIx::new);
    if found.is_none() {
        let near = nearest(name, roles.iter().map(|role| role.id.as_str()));
        let fault = entry.fault(Code::UnknownRole).with("value", name);
        entry.note(fault.with("key", entry.key()).near(near));
    }
    found
}

/// Notes the role at `from` if, by the superiors known so far, it reports to itself.
fn note_circle(roles: &[Role], from: usize, document: &crate::text::walk::Document<'_>) {
    let mut at = roles[from].reports_to;
    for _ in 0..roles.len() {
        match at {
            Some(role) if role.position() == from => {
                let fault =
                    crate::diag::Fault::new(Code::ReportsInCircle, roles[from].place.clone());
                return document.note(fault.with("value", &roles[from].id));
            }
            Some(role) => at = roles[role.position()].reports_to,
            None => return,
        }
    }
}
