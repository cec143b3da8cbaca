//! What becomes of each line of a file, good or bad.

use crate::text::{FileFault, Item, LineFault, Place, Remark, Table};

/// A file as short words, a line each.
fn read(bytes: &[u8]) -> Vec<String> {
    let table = Table::parse(bytes);
    let mut cursor = table.cursor();
    let mut seen = Vec::new();
    while let Some(item) = cursor.next() {
        seen.push(match item {
            Item::Row(row) => {
                let cells: Vec<String> =
                    row.cells.iter().map(std::borrow::Cow::into_owned).collect();
                format!("{} {}", row.line.number, cells.join("|"))
            }
            Item::Bad { line, fault, .. } => format!("{} ! {fault}", line.number),
            Item::Nothing { line, remark } => format!("{} ~ {remark}", line.number),
        });
    }
    seen
}

#[test]
fn one_line_is_one_record_and_crlf_counts_right() {
    assert_eq!(
        read(b"id,note\r\nA1,x\r\nA2,\"y,z\"\r\n"),
        ["2 A1|x", "3 A2|y,z"]
    );
}

#[test]
fn an_unclosed_quote_costs_one_row_and_no_more() {
    let seen = read(b"id,note\nA1,\"never closed\nA2,x\nA3,y\n");
    assert_eq!(seen, ["2 ! unclosed quote", "3 A2|x", "4 A3|y"]);
}

#[test]
fn lines_that_are_no_rows_are_named_one_by_one() {
    let file = "id,building,note\nA1,3\nA2,3,x,surplus\nA3,3,x,,\n\n,,\nid,building,note\nA4,3,\"x\"y\nA5,3,\"tor";
    assert_eq!(
        read(file.as_bytes()),
        [
            "2 ! 2 cells instead of 3",
            "3 ! 4 cells instead of 3",
            "4 A3|3|x||",
            "5 ~ blank line",
            "6 ~ row of empty cells",
            "7 ! the header again",
            "8 ! text after a closing quote",
            "9 ! torn after 3 of 3 cells",
        ]
    );
}

#[test]
fn a_last_line_without_an_end_is_a_row_when_it_is_whole() {
    assert_eq!(read(b"id,note\nA1,x"), ["2 A1|x"]);
    assert_eq!(read(b"id,a,note\nA1,x"), ["2 ! torn after 2 of 3 cells"]);
}

#[test]
fn a_header_pasted_in_another_order_is_a_header_still() {
    assert_eq!(
        read(b"id,building,note\nbuilding,note,id\n"),
        ["2 ! the header again"]
    );
    assert_eq!(read(b"id,building,note\nid,3,x\n"), ["2 id|3|x"]);
}

#[test]
fn conflict_markers_damage_the_file_and_the_rows_between_are_read() {
    let file = b"id,note\nA1,x\n<<<<<<< HEAD\nA2,y\n=======\nA2,z\n>>>>>>> other\n";
    let table = Table::parse(file);
    assert_eq!(
        table.damage_in_full(),
        [FileFault::ConflictMarker { line: 3 }]
    );
    assert_eq!(
        read(file)
            .iter()
            .filter(|line| line.contains("conflict"))
            .count(),
        3
    );
    assert_eq!(read(file).len(), 6);
}

#[test]
fn other_separators_and_excel_s_hint_are_recognised() {
    let damage = |text: &str| Table::parse(text.as_bytes()).damage().to_vec();
    assert_eq!(
        damage("id\tname\n"),
        [FileFault::Separator {
            line: 1,
            separator: '\t'
        }]
    );
    assert_eq!(
        damage("id;name\n"),
        [FileFault::Separator {
            line: 1,
            separator: ';'
        }]
    );
    assert_eq!(
        damage("sep=,\nid,name\n"),
        [FileFault::SeparatorLine {
            line: 1,
            separator: ','
        }]
    );
    assert_eq!(read(b"sep=,\nid,name\nA1,x\n"), ["3 A1|x"]);
    assert_eq!(read(b"id;name\nA1;x\n"), ["2 ! no header to read it by"]);
}

#[test]
fn a_column_named_twice_is_placed_by_character() {
    let twice = Table::parse("编号,备注,编号\n".as_bytes());
    let place = Place { line: 1, column: 7 };
    assert_eq!(
        twice.damage(),
        [FileFault::DuplicateColumn {
            place,
            name: "编号".into()
        }]
    );
}

#[test]
fn half_a_line_end_where_a_file_was_cut_is_nothing() {
    for text in ["id,note\r\nA1,x\r\n\r", "id,note\nA1,x\n \r"] {
        let table = Table::parse(text.as_bytes());
        let mut cursor = table.cursor();
        assert!(matches!(cursor.next(), Some(Item::Row(_))), "{text:?}");
        let rest = cursor.next();
        assert!(matches!(rest, Some(Item::Nothing { .. })), "{text:?}");
        assert!(cursor.next().is_none());
    }
}

#[test]
fn every_line_is_a_row_or_refused_or_empty() {
    let table = Table::parse(b"\n\nid,note\nA1,x\n\nA2\n");
    assert_eq!(table.header().unwrap().line(), 3);
    let mut cursor = table.cursor();
    let mut kinds = Vec::new();
    while let Some(item) = cursor.next() {
        kinds.push(match item {
            Item::Row(row) => row.line.number,
            Item::Bad { line, fault, .. } => {
                assert_eq!(
                    fault,
                    LineFault::TooFewCells {
                        expected: 2,
                        found: 1
                    }
                );
                line.number
            }
            Item::Nothing { line, remark } => {
                assert_eq!(remark, Remark::BlankLine);
                line.number
            }
        });
    }
    assert_eq!(kinds, [4, 5, 6]);
}
