//! Members of a list of staff put into `staff.toml`, its comments and order kept.

use toml_edit::{Item, Table as Toml, Value};

use super::draft::Draft;
use super::merge::Merged;
use super::news::{Change, Print, is_masked, note_masked, same_hours};
use super::notes::{Notes, Spot};
use crate::book::member_change::member_value;
use crate::book::staff_document::StaffDocument;
pub use crate::book::staff_document::StaffError;

/// `current` with the members in it. A member whose id stands there is brought up to date.
pub fn merge_staff(
    current: Option<&[u8]>,
    drafts: &[&Draft],
    print: &Print<'_>,
    notes: &mut Notes,
) -> Result<Merged, StaffError> {
    let mut document = StaffDocument::open(current)?;
    let mut merged = Merged::default();
    for draft in drafts {
        if let Some(member) = document.member(&draft.key) {
            let changes = update(member, draft, print, notes);
            if changes.is_empty() {
                merged.same += 1;
            } else {
                merged.changed += 1;
            }
            merged.changes.extend(changes);
            continue;
        }
        merged.added += 1;
        for cell in draft.cells.iter().filter(|cell| is_masked(cell.raw())) {
            note_masked(print, cell, &draft.spot, "", notes);
        }
        document.push(fresh(draft));
    }
    let text = document.text();
    merged.lines = drafts
        .iter()
        .map(|draft| line_of(&text, &draft.key))
        .collect();
    merged.bytes = match current {
        Some(bytes) if merged.added + merged.changed == 0 => bytes.to_vec(),
        _ => document.bytes(),
    };
    Ok(merged)
}

/// The line of the table in which a member's id stands.
fn line_of(text: &str, id: &str) -> u32 {
    let says_so = |line: &str| {
        let value = line.trim().strip_prefix("id").map(str::trim_start);
        let value = value
            .and_then(|rest| rest.strip_prefix('='))
            .map(str::trim_start);
        value.is_some_and(|value| value.starts_with(&format!("{id:?}")))
    };
    let at = text.lines().position(says_so).unwrap_or_default();
    let above = text.lines().take(at + 1).collect::<Vec<_>>();
    let head = above
        .iter()
        .rposition(|line| line.trim_start().starts_with("[[staff]]"));
    u32::try_from(head.unwrap_or(at) + 1).unwrap_or(u32::MAX)
}

fn fresh(draft: &Draft) -> Toml {
    let mut member = Toml::new();
    for column in super::table::Table::Staff.schema().columns {
        let said = draft.get(column.name);
        if !said.is_empty()
            && let Some(value) = member_value(column.name, said)
        {
            member.insert(column.name, Item::Value(value));
        }
    }
    member
}

fn update(member: &mut Toml, draft: &Draft, print: &Print<'_>, notes: &mut Notes) -> Vec<Change> {
    let mut changes = Vec::new();
    for cell in draft.cells.iter().filter(|cell| cell.column != "id") {
        let Some(new) = member_value(&cell.column, &cell.said) else {
            continue;
        };
        let old = member.get(&cell.column).and_then(Item::as_value);
        let old_text = old.map(plain).unwrap_or_default();
        let is_default = old.is_none() && is_default(&cell.column, &cell.said);
        let is_same_hours = cell.column == "hours" && same_hours(&old_text, &cell.said);
        if old_text == plain(&new) || is_default || is_same_hours {
            continue;
        }
        let spot = Spot {
            heading: cell.heading.to_string(),
            ..draft.spot.clone()
        };
        if is_masked(cell.raw()) {
            note_masked(print, cell, &spot, &old_text, notes);
            continue;
        }
        changes.push(Change {
            spot,
            key: draft.key.clone(),
            column: cell.column.clone(),
            old: old_text,
            new: plain(&new),
        });
        match member.get_mut(&cell.column).and_then(Item::as_value_mut) {
            Some(value) => {
                let decor = value.decor().clone();
                *value = new;
                *value.decor_mut() = decor;
            }
            None => {
                member.insert(&cell.column, Item::Value(new));
            }
        }
    }
    changes
}

/// What a key says where it is absent.
fn is_default(column: &str, said: &str) -> bool {
    matches!(
        (column, said),
        ("works", "mon;tue;wed;thu;fri") | ("holidays", "false")
    )
}

/// A value as a list would write it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.value().clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(";"),
        other => {
            let mut bare = other.clone();
            bare.decor_mut().clear();
            bare.to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(id: &str, cells: &[(&str, &str)]) -> Draft {
        let mut draft = Draft {
            spot: Spot::default(),
            key: id.to_owned(),
            cells: Vec::new(),
            survey: None,
            days: Vec::new(),
        };
        draft.put("id", id);
        for (column, said) in cells {
            draft.put(column, *said);
        }
        draft
    }

    fn put(current: &str, drafts: &[&Draft]) -> Merged {
        let print = Print {
            forms: &|_, _| Vec::new(),
            implied: &|_, _| None,
        };
        merge_staff(
            Some(current.as_bytes()),
            drafts,
            &print,
            &mut Notes::default(),
        )
        .unwrap()
    }

    #[test]
    fn members_come_in_and_comments_stay() {
        let current = "# 员工\n\n[[staff]]\nid = \"wang\" # 老员工\nname = \"王芳\"\nrole = \"butler\" # 岗位\njoined = 2025-03-01\n";
        let drafts = [
            draft(
                "wang",
                &[
                    ("name", "王芳"),
                    ("role", "leader"),
                    ("joined", "2025-03-01"),
                ],
            ),
            draft(
                "李娜",
                &[
                    ("name", "李娜"),
                    ("role", "butler"),
                    ("areas", "east;west"),
                    ("quota", "8"),
                ],
            ),
        ];
        let drafts: Vec<&Draft> = drafts.iter().collect();
        let merged = put(current, &drafts);
        assert_eq!(
            String::from_utf8(merged.bytes.clone()).unwrap(),
            "# 员工\n\n[[staff]]\nid = \"wang\" # 老员工\nname = \"王芳\"\nrole = \"leader\" # 岗位\njoined = 2025-03-01\n\n[[staff]]\nid = \"李娜\"\nname = \"李娜\"\nrole = \"butler\"\nareas = [\"east\", \"west\"]\nquota = 8\n"
        );
        assert_eq!(
            (merged.added, merged.changed, merged.lines),
            (1, 1, vec![3, 9])
        );
        let again = put(std::str::from_utf8(&merged.bytes).unwrap(), &drafts);
        assert_eq!((again.bytes, again.same), (merged.bytes, 2));
    }

    #[test]
    fn a_file_without_members_gets_them_below_its_comments() {
        let merged = put(
            "# only this\r\n",
            &[&draft("a", &[("name", "A"), ("role", "b")])],
        );
        assert_eq!(
            String::from_utf8(merged.bytes).unwrap(),
            "# only this\r\n\r\n[[staff]]\r\nid = \"a\"\r\nname = \"A\"\r\nrole = \"b\"\r\n"
        );
    }
}
