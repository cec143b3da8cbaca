//! Tables of other programs, in whatever form they come.

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::store::{FileFault, ImportError, Imported, import};

/// A table as lines of text: the header, its rows, and what was refused.
fn lines(table: &Imported) -> Vec<String> {
    let mut lines = vec![format!("{} {}", table.header_line, table.header.join("|"))];
    lines.extend(
        table
            .rows
            .iter()
            .map(|row| format!("{} {}", row.line, row.cells.join("|"))),
    );
    let refused = table.refused.iter().map(|fault| {
        format!(
            "{}:{} {}",
            fault.place.line, fault.place.column, fault.cause
        )
    });
    lines.extend(refused);
    lines
}

fn read(bytes: &[u8]) -> Vec<String> {
    lines(&import(bytes, None).unwrap())
}

#[test]
fn any_separator_and_any_encoding() {
    let wanted = ["1 房号|姓名", "2 3-1-0502|王芳", "3 3-1-0503|李, 强"];
    let tabs = "房号\t姓名\r\n3-1-0502\t王芳\r\n3-1-0503\t李, 强\r\n";
    let utf16: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(tabs.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let bare: Vec<u8> = "id\tname\n1\t2\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(read(tabs.as_bytes()), wanted);
    assert_eq!(read(&utf16), wanted);
    assert_eq!(read(&encoding_rs::GB18030.encode(tabs).0), wanted);
    assert_eq!(read(tabs.replace('\t', ";").as_bytes()), wanted);
    assert_eq!(read(tabs.replace('\t', "|").as_bytes()), wanted);
    assert_eq!(read(&bare), ["1 id|name", "2 1|2"]);
    let comma = "\n,,\n房号,姓名,,\n3-1-0502,王芳,,\n\n3-1-0503,\"李, 强\"\n";
    assert_eq!(
        read(comma.as_bytes()),
        ["3 房号|姓名", "4 3-1-0502|王芳", "6 3-1-0503|李, 强"]
    );
    assert_eq!(read(b"sep=;\na,b;c\n1;2\n"), ["2 a,b|c", "3 1|2"]);
}

#[test]
fn a_cell_over_several_lines_becomes_one_line() {
    let text = b"id,note,x\r\nA1,\"first\r\n\r\nsecond \"\"2\"\"\",y\r\nA2,z,w\r\n";
    assert_eq!(
        read(text),
        ["1 id|note|x", "2 A1|first / second \"2\"|y", "5 A2|z|w"]
    );
}

#[test]
fn a_bad_row_is_refused_alone_and_a_stray_quote_means_itself() {
    let text = "id,note\nA1,5\" pipe\nA2,\"never closed\nA3,x\n漏水,b,c,d\nA4\n\"a\"b,c\n";
    let wanted = [
        "1 id|note",
        "2 A1|5\" pipe",
        "4 A3|x",
        "6 A4|",
        "3:4 unclosed quote",
        "5:6 4 cells instead of 2",
        "7:4 text after a closing quote",
    ];
    assert_eq!(read(text.as_bytes()), wanted);
}

#[test]
fn what_is_no_table_is_refused_whole() {
    assert_eq!(import(b"", None), Err(ImportError::NoHeader));
    assert_eq!(import(b"\n,,,\n", None), Err(ImportError::NoHeader));
    let nul = FileFault::Nul {
        line: 1,
        offset: 2,
        tail: false,
    };
    assert_eq!(import(b"id\0\n", None), Err(ImportError::Damaged(nul)));
    assert!(matches!(
        import(b"PK\x03\x04 not really", None),
        Err(ImportError::Workbook(_))
    ));
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("empty").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("业主").unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let instant = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let clock = Format::new().set_num_format("hh:mm");
    for (column, name) in ["房号", " 电话 ", "日期", "时间", "钟点", "备注"]
        .into_iter()
        .enumerate()
    {
        sheet
            .write(2, u16::try_from(column).unwrap(), name)
            .unwrap();
    }
    sheet.write(3, 0, "0502").unwrap();
    sheet.write(3, 1, 13_800_000_000_f64).unwrap();
    let date = ExcelDateTime::parse_from_str("2026-11-03").unwrap();
    sheet.write_with_format(3, 2, &date, &day).unwrap();
    let time = ExcelDateTime::parse_from_str("2026-11-03T19:20").unwrap();
    sheet.write_with_format(3, 3, &time, &instant).unwrap();
    let hour = ExcelDateTime::parse_from_str("19:20").unwrap();
    sheet.write_with_format(3, 4, &hour, &clock).unwrap();
    sheet.write(3, 5, "first\nsecond").unwrap();
    sheet.write(5, 0, 1.5).unwrap();
    sheet.write(5, 1, true).unwrap();
    sheet.write(6, 9, "far out").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_s_cells_become_our_forms() {
    let wanted = [
        "3 房号|电话|日期|时间|钟点|备注",
        "4 0502|13800000000|2026-11-03|2026-11-03T19:20|19:20|first / second",
        "6 1.5|true||||",
        "7:10 10 cells instead of 6",
    ];
    assert_eq!(read(&workbook()), wanted);
    assert_eq!(lines(&import(&workbook(), Some("业主")).unwrap()), wanted);
    let sheets = vec!["empty".to_string(), "业主".to_string()];
    assert_eq!(
        import(&workbook(), Some("nope")),
        Err(ImportError::NoSheet(sheets))
    );
    assert_eq!(
        import(&workbook(), Some("empty")),
        Err(ImportError::NoHeader)
    );
}

#[test]
fn a_sheet_that_reaches_its_last_corner_takes_no_memory() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "id").unwrap();
    sheet.write(1_048_575, 16_383, "corner").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(
        read(&bytes),
        ["1 id", "1048576:16384 16384 cells instead of 1"]
    );
}

proptest! {
    #[test]
    fn no_bytes_make_an_import_panic(bytes in any::<Vec<u8>>()) {
        let _ = import(&bytes, None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_to_a_workbook_makes_an_import_panic(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let mut bytes = workbook();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        let _ = import(&bytes, None);
    }
}
