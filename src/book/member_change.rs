//! Members of `staff.toml` changed and added, its comments and order kept.

use toml_edit::{Array, Item, Table, Value};

use super::change::ChangeError;
use super::staff_document::{StaffDocument, StaffError};
use crate::text::CellError;

/// One member who is changed, or is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberChange {
    /// The id.
    pub id: String,
    /// Whether nobody has it yet.
    pub is_new: bool,
    /// The keys that get another value, written as a cell: a list with `;`, a date; empty for none.
    pub cells: Vec<(&'static str, String)>,
}

/// `current`, the bytes of `staff.toml`, with the members changed.
pub(super) fn changed_members(
    current: Option<&[u8]>,
    changes: &[MemberChange],
) -> Result<Vec<u8>, ChangeError> {
    let document = StaffDocument::open(current).map_err(|error| match error {
        StaffError::Gb18030 => CellError::Gb18030,
        StaffError::Unreadable => CellError::NotReadBack(None),
    });
    let mut document = document?;
    for change in changes {
        put(&mut document, change)?;
    }
    Ok(document.bytes())
}

fn put(document: &mut StaffDocument, change: &MemberChange) -> Result<(), ChangeError> {
    match (document.member(&change.id), change.is_new) {
        (Some(_), true) => Err(ChangeError::Taken(change.id.clone())),
        (None, false) => Err(ChangeError::NoRow(change.id.clone())),
        (Some(member), false) => {
            set_all(member, change);
            Ok(())
        }
        (None, true) => {
            let mut member = Table::new();
            member.insert("id", Item::Value(Value::from(&*change.id)));
            set_all(&mut member, change);
            document.push(member);
            Ok(())
        }
    }
}

fn set_all(member: &mut Table, change: &MemberChange) {
    for (key, said) in &change.cells {
        set(member, key, said);
    }
}

fn set(member: &mut Table, key: &str, said: &str) {
    if said.is_empty() {
        member.remove(key);
        return;
    }
    let Some(new) = member_value(key, said) else {
        return;
    };
    match member.get_mut(key).and_then(Item::as_value_mut) {
        Some(value) => {
            let decor = value.decor().clone();
            *value = new;
            *value.decor_mut() = decor;
        }
        None => {
            member.insert(key, Item::Value(new));
        }
    }
}

/// A cell as the value of its key in `staff.toml`; `None` for a column that is no key.
pub(super) fn member_value(column: &str, said: &str) -> Option<Value> {
    Some(match column {
        "areas" | "works" | "leave" | "hours" => {
            let items = said
                .split(';')
                .map(str::trim)
                .filter(|item| !item.is_empty());
            Value::Array(items.collect::<Array>())
        }
        "holidays" => Value::from(said == "true"),
        "quota" => Value::from(said.parse::<i64>().ok()?),
        "joined" | "left" | "areas_since" => said
            .parse::<toml_edit::Datetime>()
            .ok()
            .map_or_else(|| Value::from(said), Value::from),
        "id" | "name" | "role" | "department" | "phone" => Value::from(said),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{MemberChange, changed_members};
    use crate::book::ChangeError;

    const STAFF: &str =
        "# 员工\n\n[[staff]]\nid = \"wang\" # 老员工\nname = \"王芳\"\nrole = \"butler\"\n";

    fn changed(
        id: &str,
        is_new: bool,
        cells: &[(&'static str, &str)],
    ) -> Result<String, ChangeError> {
        let cells = cells.iter().map(|(key, said)| (*key, (*said).to_owned()));
        let change = MemberChange {
            id: id.to_owned(),
            is_new,
            cells: cells.collect(),
        };
        let bytes = changed_members(Some(STAFF.as_bytes()), &[change])?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn a_key_is_set_and_taken_away_and_comments_stay() {
        let text = changed(
            "wang",
            false,
            &[("left", "2026-12-31"), ("leave", "2026-11-20;2026-11-24")],
        );
        let added = "left = 2026-12-31\nleave = [\"2026-11-20\", \"2026-11-24\"]\n";
        assert_eq!(text.unwrap(), format!("{STAFF}{added}"));
        let text = changed("wang", false, &[("name", "")]).unwrap();
        assert_eq!(text, STAFF.replace("name = \"王芳\"\n", ""));
    }

    #[test]
    fn members_come_below_comments_that_stand_alone() {
        let comments = "# 员工 · Members of staff\n# [[staff]]\n# id = \"wang\"\n";
        let change = MemberChange {
            id: "li".to_owned(),
            is_new: true,
            cells: vec![("name", "李强".to_owned())],
        };
        let bytes = changed_members(Some(comments.as_bytes()), &[change]).unwrap();
        let new = "\n[[staff]]\nid = \"li\"\nname = \"李强\"\n";
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            format!("{comments}{new}")
        );
    }

    #[test]
    fn a_new_member_comes_last_and_an_id_is_not_given_twice() {
        let text = changed("li", true, &[("name", "李强"), ("role", "manager")]).unwrap();
        let new = "\n[[staff]]\nid = \"li\"\nname = \"李强\"\nrole = \"manager\"\n";
        assert_eq!(text, format!("{STAFF}{new}"));
        let twice = changed("wang", true, &[]);
        assert_eq!(twice, Err(ChangeError::Taken("wang".to_owned())));
        let nobody = changed("zhao", false, &[]);
        assert_eq!(nobody, Err(ChangeError::NoRow("zhao".to_owned())));
    }
}
