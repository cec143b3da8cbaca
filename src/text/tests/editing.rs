//! Promises P6 and P7: an edit changes what it says and no other byte.

use proptest::prelude::*;
use similar::{ChangeTag, TextDiff};

use crate::text::{CellError, Draft, FileFault, Item, Table, join, split};

const CANONICAL: [&str; 3] = ["id", "at", "note"];

fn open(bytes: &[u8]) -> Draft {
    Draft::open(Some(bytes), &CANONICAL).unwrap()
}

fn text(draft: Draft) -> String {
    String::from_utf8(draft.into_bytes()).unwrap()
}

#[test]
fn a_new_file_begins_with_the_canonical_header() {
    for current in [None, Some(&b""[..])] {
        let mut draft = Draft::open(current, &CANONICAL).unwrap();
        assert_eq!(draft.append(&[("note", "a,\"b\""), ("id", "V1")]), Ok(2));
        assert_eq!(text(draft), "id,at,note\nV1,,\"a,\"\"b\"\"\"\n");
    }
}

#[test]
fn an_append_follows_the_file_s_own_order_and_line_ends() {
    let mut draft = open(b"\xEF\xBB\xBFnote,theirs,id\r\nx,keep,V1");
    assert_eq!(draft.append(&[("id", "V2"), ("note", "y")]), Ok(3));
    assert_eq!(
        text(draft),
        "\u{FEFF}note,theirs,id\r\nx,keep,V1\r\ny,,V2\r\n"
    );
}

#[test]
fn an_append_goes_below_a_bad_row() {
    let mut draft = open(b"id,at,note\nV1,\"torn");
    draft.append(&[("id", "V2")]).unwrap();
    assert_eq!(text(draft), "id,at,note\nV1,\"torn\nV2,,\n");
}

#[test]
fn one_cell_changes_and_its_quotes_stay() {
    let mut draft = open(b"id,at,note\r\n\"V1\", x ,\"a\"\"b\",,\r\nV2,,\r\n");
    draft.set_cell(2, "note", "c").unwrap();
    draft.set_cell(3, "at", "1,2").unwrap();
    draft.set_cell(3, "id", "V2").unwrap();
    assert_eq!(
        text(draft),
        "id,at,note\r\n\"V1\", x ,\"c\",,\r\nV2,\"1,2\",\r\n"
    );
}

#[test]
fn a_row_is_removed_with_its_line() {
    let mut draft = open(b"id,at,note\n\nV1,,x\nV2,,y");
    draft.remove_row(3).unwrap();
    assert_eq!(draft.remove_row(2), Err(CellError::NoRow(2)));
    assert_eq!(draft.remove_row(1), Err(CellError::NoRow(1)));
    assert_eq!(text(draft), "id,at,note\n\nV2,,y");
}

#[test]
fn a_missing_column_is_added_to_every_sound_row() {
    let mut draft = open(b"id,at,note\nV1,,x\nV2,y\nV3,,z,,\n\n");
    assert_eq!(
        draft.append(&[("next_at", "1")]),
        Err(CellError::NoColumn("next_at".into()))
    );
    draft.add_column("next_at").unwrap();
    assert_eq!(
        draft.add_column("next_at"),
        Err(CellError::ColumnRefused("next_at".into()))
    );
    draft.set_cell(2, "next_at", "1").unwrap();
    assert_eq!(
        text(draft),
        "id,at,note,next_at\nV1,,x,1\nV2,y\nV3,,z,,,\n\n"
    );
}

#[test]
fn what_cannot_be_written_is_refused() {
    let mut draft = open(b"id,at,note\nV1,,x\n");
    let broken = CellError::LineBreak {
        column: "note".into(),
    };
    assert_eq!(draft.append(&[("id", "V2"), ("note", "a\nb")]), Err(broken));
    assert!(matches!(
        draft.append(&[]),
        Err(CellError::NotReadBack(None))
    ));
    let again = [("id", "id"), ("at", "at"), ("note", "note")];
    assert!(matches!(
        draft.append(&again),
        Err(CellError::NotReadBack(Some(_)))
    ));
    let long = "x".repeat(70_000);
    assert!(matches!(
        draft.append(&[("note", &long)]),
        Err(CellError::NotReadBack(Some(_)))
    ));
    assert_eq!(text(draft), "id,at,note\nV1,,x\n");
}

#[test]
fn a_file_of_blank_lines_gets_its_header_below_them() {
    for (blank, line) in [("\n", 3), ("  ", 3), ("\r\n\r\n", 4)] {
        let mut draft = open(blank.as_bytes());
        assert_eq!(draft.append(&[("id", "V1")]), Ok(line));
        draft.add_column("x").unwrap();
        draft.set_cell(line, "x", "y").unwrap();
        assert!(text(draft).ends_with("id,at,note,x\nV1,,,y\n"), "{blank:?}");
    }
}

#[test]
fn line_breaks_inside_cells_are_mended_where_the_record_is_clear() {
    let file = "id,at,note\r\nV1,,\"one \r\n\r\n two\"\r\nV2,,\"a\rb\"\r\nV3,,x\r\n";
    let in_notes = |name: &str| name == "note";
    let mut draft = open(file.as_bytes());
    assert_eq!(draft.mend_lines(in_notes), [2, 5]);
    assert_eq!(draft.append(&[("id", "V4")]), Ok(5));
    let mended = "id,at,note\r\nV1,,\"one / two\"\r\nV2,,\"a / b\"\r\nV3,,x\r\nV4,,\r\n";
    assert_eq!(text(draft), mended);

    // A quote too many, a break outside a cell, too few cells: nobody knows what was meant.
    for unclear in [
        "V1,,\"x\ny\n",
        "V1\r,,x\n",
        "V1,\"a\nb\"\n",
        "V1,\"x\nV2,\"y\"\n",
    ] {
        let file = format!("id,at,note\n{unclear}");
        let mut draft = open(file.as_bytes());
        assert_eq!(draft.mend_lines(in_notes), [0; 0], "{unclear:?}");
        assert_eq!(text(draft), file);
    }
}

#[test]
fn a_damaged_file_is_not_written_to() {
    let refused = |bytes: &[u8]| {
        Draft::open(Some(bytes), &CANONICAL)
            .map(|_| ())
            .unwrap_err()
    };
    assert_eq!(
        refused(b"id,note\n\xC2\xA9\xCB\xAE,\xC9\xCF\n"),
        CellError::Gb18030
    );
    let marker = refused(b"id,note\nV1,x\n=======\n");
    assert_eq!(
        marker,
        CellError::Damaged(FileFault::ConflictMarker { line: 3 })
    );
    assert!(matches!(
        refused(b"id,note\nV1,\0\n"),
        CellError::Damaged(FileFault::Nul { .. })
    ));
    assert!(matches!(refused(b"id,note,id\n"), CellError::Damaged(_)));
}

#[test]
fn text_that_would_be_taken_for_gb18030_gets_a_mark() {
    let mut draft = open(b"id,at,note\nV1,,x\n");
    draft.append(&[("id", "V2"), ("note", "Привет")]).unwrap();
    let bytes = draft.into_bytes();
    assert!(Table::parse(&bytes).text().contains("Привет"));
}

/// What a reviewer sees of a change: lines added and lines removed.
fn numstat(before: &[u8], after: &[u8]) -> String {
    let (before, after) = (
        String::from_utf8_lossy(before),
        String::from_utf8_lossy(after),
    );
    let compared = TextDiff::from_lines(before.as_ref(), after.as_ref());
    let count = |tag| {
        compared
            .iter_all_changes()
            .filter(|it| it.tag() == tag)
            .count()
    };
    let (added, removed) = (ChangeTag::Insert, ChangeTag::Delete);
    format!("{} {}", count(added), count(removed))
}

#[test]
fn one_change_is_one_line_to_a_reviewer() {
    for file in [
        "id,at,note\nV1,,x\nV2,,y\n",
        "\u{FEFF}note,id,theirs\r\n\"x\",V1,1\r\nno row\r\n\r\ny,V2,\r\n",
    ] {
        let mut draft = open(file.as_bytes());
        draft.append(&[("id", "V3")]).unwrap();
        assert_eq!(numstat(file.as_bytes(), &draft.into_bytes()), "1 0");
        let mut draft = open(file.as_bytes());
        draft.set_cell(2, "note", "z").unwrap();
        assert_eq!(numstat(file.as_bytes(), &draft.into_bytes()), "1 1");
        let mut draft = open(file.as_bytes());
        draft.remove_row(2).unwrap();
        assert_eq!(numstat(file.as_bytes(), &draft.into_bytes()), "0 1");
    }
}

/// A legal file: any order of columns, unknown ones among them, marks, line ends, quotes.
#[derive(Debug, Clone)]
struct Legal {
    columns: Vec<String>,
    rows: Vec<Vec<(String, bool)>>,
    marked: bool,
    ending: &'static str,
    ended: bool,
}

impl Legal {
    fn bytes(&self) -> Vec<u8> {
        let mut lines = vec![join(self.columns.iter().map(String::as_str))];
        lines.extend(self.rows.iter().map(|row| {
            let cell = |(value, quoted): &(String, bool)| {
                let plain = !quoted && !value.contains([',', '"']);
                if plain {
                    value.clone()
                } else {
                    format!("\"{}\"", value.replace('"', "\"\""))
                }
            };
            row.iter().map(cell).collect::<Vec<_>>().join(",")
        }));
        let mark = if self.marked { "\u{FEFF}" } else { "" };
        let last = if self.ended { self.ending } else { "" };
        format!("{mark}{}{last}", lines.join(self.ending)).into_bytes()
    }
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9 ,\"=<>;]{0,8}",
        "[\u{4E00}-\u{4FFF}，。\u{1F600}]{0,4}",
        Just("=======".to_string()),
        any::<String>().prop_map(|text| text.replace(['\n', '\r', '\0'], "/")),
    ]
}

fn legal() -> impl Strategy<Value = Legal> {
    let columns = Just(
        ["id", "at", "note", "theirs", "列"]
            .map(String::from)
            .to_vec(),
    );
    let ending = prop_oneof![Just("\n"), Just("\r\n")];
    (columns.prop_shuffle(), any::<bool>(), ending, any::<bool>()).prop_flat_map(
        |(columns, marked, ending, ended)| {
            let cells = prop::collection::vec((value(), any::<bool>()), columns.len());
            // A first cell that could begin a conflict marker is quoted, as every writer must.
            let row = cells.prop_map(|mut row| {
                row[0] = (format!("V{}", row[0].0), row[0].1);
                row
            });
            prop::collection::vec(row, 0..6).prop_map(move |rows| {
                let columns = columns.clone();
                Legal {
                    columns,
                    rows,
                    marked,
                    ending,
                    ended,
                }
            })
        },
    )
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = Table::parse(bytes);
    let mut cursor = table.cursor();
    let mut rows = Vec::new();
    while let Some(item) = cursor.next() {
        let Item::Row(row) = item else {
            panic!("a legal file has only rows: {item:?}")
        };
        rows.push(row.cells.iter().map(std::borrow::Cow::into_owned).collect());
    }
    rows
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n').collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read(file in legal()) {
        let wanted: Vec<Vec<String>> =
            file.rows.iter().map(|row| row.iter().map(|cell| cell.0.clone()).collect()).collect();
        let bytes = file.bytes();
        prop_assert_eq!(cells(&bytes), wanted);
        let draft = Draft::open(Some(&bytes), &CANONICAL).unwrap();
        prop_assert_eq!(draft.into_bytes(), bytes, "opened and closed, nothing changes");
    }

    #[test]
    fn an_append_adds_one_line_and_changes_none(file in legal(), note in value()) {
        let bytes = file.bytes();
        let mut draft = Draft::open(Some(&bytes), &CANONICAL).unwrap();
        let line = draft.append(&[("id", "Vnew"), ("note", &note)]).unwrap();
        let after = draft.into_bytes();
        prop_assert!(after.starts_with(&bytes));
        prop_assert_eq!(lines(&after).len(), lines(&bytes).len() + 1);
        prop_assert_eq!(lines(&after).len(), line as usize);
        let rows = cells(&after);
        prop_assert!(rows.last().unwrap().contains(&note));
        prop_assert_eq!(rows.len(), file.rows.len() + 1);
    }

    #[test]
    fn an_edit_changes_one_line(file in legal(), note in value(), pick in any::<prop::sample::Index>()) {
        prop_assume!(!file.rows.is_empty());
        let (bytes, row) = (file.bytes(), pick.index(file.rows.len()));
        let mut draft = Draft::open(Some(&bytes), &CANONICAL).unwrap();
        draft.set_cell(u32::try_from(row).unwrap() + 2, "note", &note).unwrap();
        let after = draft.into_bytes();
        let differing = lines(&bytes).iter().zip(lines(&after)).filter(|(a, b)| *a != b).count();
        prop_assert!(differing <= 1);
        let mut wanted = cells(&bytes);
        let column = file.columns.iter().position(|name| name == "note").unwrap();
        wanted[row][column] = note;
        prop_assert_eq!(cells(&after), wanted);
    }

    #[test]
    fn no_bytes_make_the_reader_panic_or_lose_a_line(bytes in any::<Vec<u8>>(), head in any::<bool>()) {
        let bytes = if head { [b"id,note\n", &bytes[..]].concat() } else { bytes };
        let table = Table::parse(&bytes);
        let mut cursor = table.cursor();
        let mut seen = 0;
        while let Some(item) = cursor.next() {
            seen += 1;
            if let Item::Row(row) = item {
                prop_assert!(row.cells.iter().count() >= table.header().unwrap().len());
            }
        }
        let below = u32::try_from(table.text().lines().count()).unwrap();
        prop_assert_eq!(seen, (below + 1).saturating_sub(table.body_line()));
    }

    #[test]
    fn no_line_makes_the_splitter_panic(line in "[a\",\r\0漏]{0,12}") {
        let mut spans = Vec::new();
        if split(&line, &mut spans).is_ok() {
            prop_assert_eq!(spans.last().unwrap().end as usize, line.len());
        }
    }
}
