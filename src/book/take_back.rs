//! A change of a file taken back: byte for byte where nothing has happened since, else row by row, and
//! never a row that somebody changed after it.

use std::collections::{BTreeMap, BTreeSet};

use super::change::ChangeError;
use super::schema::Schema;
use super::tables::table_of;
use crate::text::{Draft, Item, Part, Table};

/// A file as it is to be, and what of the change stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack {
    /// The file's bytes; none: it is to be gone.
    pub bytes: Option<Vec<u8>>,
    /// The keys of the rows that were changed since and are left as they are; an empty one for a file
    /// that is no table.
    pub left: Vec<String>,
}

/// A row's identity, and which of several with it.
type Key = (Vec<String>, usize);

/// `current` without what the change did to it.
pub fn taken_back(part: &Part, current: Option<&[u8]>) -> Result<TakenBack, ChangeError> {
    let whole = |bytes, left| Ok(TakenBack { bytes, left });
    if let Ok(restored) = part.restored(current) {
        return whole(restored, Vec::new());
    }
    let unchanged = current.map(<[u8]>::to_vec);
    if part.is_before(current) {
        return whole(unchanged, Vec::new());
    }
    match table_of(&part.file) {
        Some(schema) => by_rows(part, current, schema),
        None => whole(unchanged, vec![String::new()]),
    }
}

/// What is to happen to the rows of a table.
#[derive(Default)]
struct Steps {
    cells: Vec<(u32, String, String)>,
    gone: Vec<u32>,
    back: Vec<Vec<(String, String)>>,
    left: Vec<String>,
}

fn by_rows(part: &Part, current: Option<&[u8]>, schema: &Schema) -> Result<TakenBack, ChangeError> {
    let before = Rows::read(&part.rows_before(), schema);
    let after = Rows::read(&part.rows_after(), schema);
    let known = if before.names.is_empty() {
        &after
    } else {
        &before
    };
    let names: Vec<&str> = known.names.iter().map(String::as_str).collect();
    let now = Rows::read(current.unwrap_or_default(), schema);
    let steps = steps([&before, &after, &now], schema.identity().len());
    let mut draft = Draft::open(current, &names)?;
    let mut cells: BTreeMap<u32, Vec<(usize, String)>> = BTreeMap::new();
    for (line, column, value) in steps.cells {
        if draft.header().position(&column).is_none() {
            draft.add_column(&column)?;
        }
        if let Some(at) = draft.header().position(&column) {
            cells.entry(line).or_default().push((at, value));
        }
    }
    draft.set_cells(&cells)?;
    for line in &steps.gone {
        draft.remove_row(*line)?;
    }
    for row in &steps.back {
        for (column, _) in row {
            if draft.header().position(column).is_none() {
                draft.add_column(column)?;
            }
        }
        let cells: Vec<(&str, &str)> = row
            .iter()
            .map(|(name, cell)| (name.as_str(), cell.as_str()))
            .collect();
        draft.append(&cells)?;
    }
    let bytes = draft.into_bytes();
    let is_gone = part.is_new_file() && !holds_anything(&bytes);
    Ok(TakenBack {
        bytes: (!is_gone).then_some(bytes),
        left: steps.left,
    })
}

/// Whether any line below the header of a table says something, be it a row or not.
fn holds_anything(bytes: &[u8]) -> bool {
    let table = Table::parse(bytes);
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if !matches!(item, Item::Nothing { .. }) {
            return true;
        }
    }
    false
}

/// What takes the rows from `after` to `before`, as far as they still say now what `after` says. Rows
/// that have the same first `ids` columns of their identity are taken back together, or none of them.
fn steps([before, after, now]: [&Rows; 3], ids: usize) -> Steps {
    let mut steps = Steps::default();
    let columns: BTreeSet<&str> = before
        .names
        .iter()
        .chain(&after.names)
        .map(String::as_str)
        .collect();
    let keys: BTreeSet<&Key> = before.by_key.keys().chain(after.by_key.keys()).collect();
    let same = |one: &Rows, other: &Rows, key: &Key| match (one.row(key), other.row(key)) {
        (None, None) => true,
        (Some(_), Some(_)) => columns
            .iter()
            .all(|column| one.cell(key, column) == other.cell(key, column)),
        _ => false,
    };
    let id = |key: &Key| key.0[..ids].to_vec();
    let to_do = |key: &&Key| !same(before, after, key) && !same(now, before, key);
    let changed_since = keys
        .iter()
        .filter(|key| to_do(key) && !same(now, after, key));
    let left: BTreeMap<Vec<String>, &Key> = changed_since.map(|key| (id(key), *key)).collect();
    steps.left = left.values().map(|key| key.0.join(" ")).collect();
    for key in keys {
        if !to_do(&key) || left.contains_key(&id(key)) {
            continue;
        }
        match (before.row(key), now.row(key)) {
            (Some(_), Some((line, _))) => {
                let differing = columns
                    .iter()
                    .filter(|column| before.cell(key, column) != now.cell(key, column));
                let cells = differing.map(|column| {
                    (
                        *line,
                        (*column).to_owned(),
                        before.cell(key, column).to_owned(),
                    )
                });
                steps.cells.extend(cells);
            }
            (None, Some((line, _))) => steps.gone.push(*line),
            (Some(_), None) => steps.back.push(before.filled(key)),
            (None, None) => {}
        }
    }
    // From below, so that the lines above keep their numbers.
    steps.gone.sort_unstable_by(|one, other| other.cmp(one));
    steps
}

/// The sound rows of a table by their identity.
struct Rows {
    names: Vec<String>,
    by_key: BTreeMap<Key, (u32, Vec<String>)>,
}

impl Rows {
    fn read(bytes: &[u8], schema: &Schema) -> Rows {
        let table = Table::parse(bytes);
        let names: Vec<String> = table
            .header()
            .map(|header| header.names().to_vec())
            .unwrap_or_default();
        let identity = identity(schema);
        let places: Vec<Option<usize>> = identity
            .iter()
            .map(|name| names.iter().position(|known| known == name))
            .collect();
        let mut by_key = BTreeMap::new();
        let mut cursor = table.cursor();
        while let Some(item) = cursor.next() {
            let Item::Row(row) = item else { continue };
            let cells: Vec<String> = row.cells.iter().map(std::borrow::Cow::into_owned).collect();
            let told = |place: &Option<usize>| {
                let cell = place.and_then(|place| cells.get(place));
                cell.map_or_else(String::new, |cell| cell.trim().to_owned())
            };
            let mut key = (places.iter().map(told).collect(), 0);
            while by_key.contains_key(&key) {
                key.1 += 1;
            }
            by_key.insert(key, (row.line.number, cells));
        }
        Rows { names, by_key }
    }

    fn row(&self, key: &Key) -> Option<&(u32, Vec<String>)> {
        self.by_key.get(key)
    }

    /// A cell; empty where the table has no such column.
    fn cell(&self, key: &Key, column: &str) -> &str {
        let place = self.names.iter().position(|name| name == column);
        let cells = self.row(key).map(|(_, cells)| cells);
        let cell = cells.zip(place).and_then(|(cells, place)| cells.get(place));
        cell.map_or("", String::as_str)
    }

    fn filled(&self, key: &Key) -> Vec<(String, String)> {
        let names = self.names.iter();
        let cells = names.map(|name| (name.clone(), self.cell(key, name).to_owned()));
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    }
}

/// The columns by which a row is the same row. A plan may have one that was called off beside one of
/// the same id.
fn identity(schema: &Schema) -> Vec<&'static str> {
    let mut names = schema.identity().to_vec();
    if schema.name == "plans" {
        names.push("state");
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{TakenBack, taken_back};
    use crate::text::Part;

    const FILE: &str = "visits/2026-11.csv";
    const BEFORE: &str = "id,note\nv1,one\nv2,two\n";

    fn back(before: Option<&str>, after: &str, now: &str) -> (Option<String>, Vec<String>) {
        let part = Part::between(FILE, before.map(str::as_bytes), Some(after.as_bytes()));
        let TakenBack { bytes, left } = taken_back(&part, Some(now.as_bytes())).unwrap();
        (bytes.map(|bytes| String::from_utf8(bytes).unwrap()), left)
    }

    #[test]
    fn what_others_did_since_stays() {
        let now = "id,note\nv1,one\nv2,other\nv3,new\n";
        let (bytes, left) = back(Some(BEFORE), "id,note\nv1,one\nv2,other\n", now);
        assert_eq!(bytes.unwrap(), "id,note\nv1,one\nv2,two\nv3,new\n");
        assert_eq!(left, [""; 0]);
        let (bytes, left) = back(
            Some(BEFORE),
            "id,note\nv1,one\nv2,two\nv3,x\n",
            "id,note\nv0,y\nv1,one\nv2,two\nv3,x\n",
        );
        assert_eq!(bytes.unwrap(), "id,note\nv0,y\nv1,one\nv2,two\n");
        assert_eq!(left, [""; 0]);
    }

    #[test]
    fn a_row_that_was_changed_since_is_named_and_left() {
        let after = "id,note\nv1,uno\nv2,due\n";
        let (bytes, left) = back(Some(BEFORE), after, "id,note\nv1,uno\nv2,zwei\n");
        assert_eq!(bytes.unwrap(), "id,note\nv1,one\nv2,zwei\n");
        assert_eq!(left, ["v2"]);
        let (bytes, left) = back(
            Some(BEFORE),
            "id,note\nv1,one\n",
            "id,note\nv1,one\nv2,again\n",
        );
        assert_eq!(bytes.unwrap(), "id,note\nv1,one\nv2,again\n");
        assert_eq!(left, ["v2"]);
    }

    #[test]
    fn what_is_as_before_already_is_left_in_peace() {
        let (bytes, left) = back(
            Some(BEFORE),
            "id,note\nv1,one\n",
            "id,note\nv1,one\nv2,two\nv3,x\n",
        );
        assert_eq!(bytes.unwrap(), "id,note\nv1,one\nv2,two\nv3,x\n");
        assert_eq!(left, [""; 0]);
    }

    #[test]
    fn a_column_that_came_with_the_change_stays_where_others_wrote_since() {
        let after = "id,note,minutes\nv1,one,\nv2,two,\nv3,x,5\n";
        let now = "id,note,minutes\nv1,one,\nv2,two,\nv3,x,5\nv4,y,9\n";
        let (bytes, left) = back(Some(BEFORE), after, now);
        assert_eq!(
            bytes.unwrap(),
            "id,note,minutes\nv1,one,\nv2,two,\nv4,y,9\n"
        );
        assert_eq!(left, [""; 0]);
    }

    #[test]
    fn a_file_that_the_change_made_is_gone_when_nothing_else_is_in_it() {
        let (bytes, _) = back(None, "id,note\nv1,one\n", "id,note\nv1,one\n");
        assert_eq!(bytes, None);
        let (bytes, _) = back(None, "id,note\nv1,one\n", "id,note\nv1,one\nv2,two\n");
        assert_eq!(bytes.unwrap(), "id,note\nv2,two\n");
    }

    #[test]
    fn a_line_that_is_no_row_keeps_the_file_in_which_it_stands() {
        let now = "id,note\nv1,one\nv2,\"two\n";
        let (bytes, _) = back(None, "id,note\nv1,one\n", now);
        assert_eq!(bytes.unwrap(), "id,note\nv2,\"two\n");
    }

    #[test]
    fn an_appointment_that_was_changed_since_is_not_beside_what_it_was_before() {
        let head = "id,date,start,staff,party,channel,minutes,rules,due,state,note\n";
        let row = |state: &str, note: &str| {
            format!("{head}m/H1/2026-11,2026-11-20,19:00,wang,H1,door,10,m,,{state},{note}\n")
        };
        let (before, after) = (row("proposed", ""), row("agreed", ""));
        let now = row("agreed", "ring twice");
        let part = Part::between(
            "plans/2026-11.csv",
            Some(before.as_bytes()),
            Some(after.as_bytes()),
        );
        let TakenBack { bytes, left } = taken_back(&part, Some(now.as_bytes())).unwrap();
        assert_eq!(String::from_utf8(bytes.unwrap()).unwrap(), now);
        assert_eq!(left, ["m/H1/2026-11 agreed"]);
    }

    #[test]
    fn of_another_file_all_or_nothing_is_taken_back() {
        let part = Part::between("staff.toml", Some(b"a = 1\n"), Some(b"a = 2\n"));
        let back = |now: &[u8]| taken_back(&part, Some(now)).unwrap();
        assert_eq!(back(b"a = 2\n").bytes.unwrap(), b"a = 1\n");
        assert_eq!(back(b"a = 3\n").left, [""]);
        assert_eq!(back(b"a = 3\n").bytes.unwrap(), b"a = 3\n");
    }
}
