//! Files made to break their reader: refused, in bounded memory, without a panic.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::limits::UNPACKED_LIMIT;
use super::{Value, WorkbookError, open};

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

/// A workbook whose one sheet holds what `write` writes.
fn xlsx(write: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in [
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    zip.write_all(br#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#).unwrap();
    write(&mut zip);
    zip.write_all(b"</sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}

fn ods(content: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("content.xml", options).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// The stated size of every part in the archive's directory set to one byte.
fn lying(mut bytes: Vec<u8>) -> Vec<u8> {
    let entries: Vec<usize> = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").collect();
    for at in entries {
        bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
    }
    bytes
}

#[test]
fn a_bomb_is_refused_whatever_it_says_of_its_size() {
    let blank = vec![b' '; 1 << 20];
    let bomb = xlsx(|part| {
        for _ in 0..=UNPACKED_LIMIT >> 20 {
            part.write_all(&blank).unwrap();
        }
    });
    assert!(bomb.len() < 1 << 20, "it is small on disk");
    assert_eq!(open(&bomb), Err(WorkbookError::Unpacked(UNPACKED_LIMIT)));
    assert!(open(&lying(bomb)).is_err());
}

#[test]
fn empty_cells_cost_nothing() {
    let book = xlsx(|part| {
        for row in 1..=5_000 {
            write!(part, r#"<row r="{row}">"#).unwrap();
            for column in 'A'..='Z' {
                write!(part, r#"<c r="{column}{row}" s="1"/>"#).unwrap();
            }
            part.write_all(b"</row>").unwrap();
        }
        write!(
            part,
            r#"<row r="1048576"><c r="B1048576"><v>5</v></c></row>"#
        )
        .unwrap();
    });
    let book = open(&book).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 1);
    assert_eq!(book.sheets[0].rows[0].cells, [(1, Value::Number(5.0))]);
}

#[test]
fn repetitions_are_not_laid_out() {
    let row = |repeat: &str, cell: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{repeat}\"><table:table-cell {cell}</table:table-row>"
        )
    };
    let sheet = |rows: &str| {
        ods(&format!(
            "<office:document-content><table:table table:name=\"1\">{rows}</table:table></office:document-content>"
        ))
    };
    let empty = sheet(&row(
        "4294967295",
        "table:number-columns-repeated=\"4294967295\"/>",
    ));
    assert_eq!(open(&empty).unwrap().sheets[0].rows.len(), 0);
    let full =
        "table:number-columns-repeated=\"1000\" office:value-type=\"float\" office:value=\"1\"/>";
    assert!(matches!(
        open(&sheet(&row("1048576", full))),
        Err(WorkbookError::Cells(_))
    ));
}

#[test]
fn links_and_entities_are_not_followed() {
    let text = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa">]><office:document-content><table:table table:name="1"><table:table-row><table:table-cell office:value-type="string"><text:p>x&e;&a;y</text:p></table:table-cell></table:table-row></table:table></office:document-content>"#;
    let book = open(&ods(text)).unwrap();
    assert_eq!(
        book.sheets[0].rows[0].cells,
        [(0, Value::Text("xy".to_owned()))]
    );
    let linked = xlsx(|part| {
        part.write_all(br#"<row r="1"><c r="A1"><f>'[1]Other'!A1</f><v>7</v></c></row>"#)
            .unwrap();
    });
    let book = open(&linked).unwrap();
    assert_eq!(book.sheets[0].rows[0].cells, [(0, Value::Number(7.0))]);
}

#[test]
fn a_sheet_that_claims_the_world_is_refused() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/intake/owners-plain-xls/业主台账.xls"
    );
    let mut bytes = std::fs::read(path).unwrap();
    let dimensions: Vec<usize> = memchr::memmem::find_iter(&bytes, b"\x00\x02\x0E\x00").collect();
    assert!(!dimensions.is_empty());
    for at in dimensions {
        bytes[at + 4..at + 12].copy_from_slice(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]);
        bytes[at + 12..at + 16].copy_from_slice(&[0, 0, 0xFF, 0xFF]);
    }
    assert!(matches!(open(&bytes), Err(WorkbookError::Cells(_))));
}

fn sample(case: usize) -> Vec<u8> {
    let files = [
        "owners-plain-xlsx/业主台账.xlsx",
        "owners-plain-xls/业主台账.xls",
        "owners-plain-ods/业主台账.ods",
        "owners-plain-xlsb/业主台账.xlsb",
        "owners-gbk/业主.csv",
    ];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/intake");
    std::fs::read(format!("{folder}/{}", files[case])).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn damaged_files_are_read_or_refused(
        case in 0_usize..5,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = sample(case);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = open(&bytes);
    }

    #[test]
    fn any_text_is_a_sheet_or_refused(text in "[a-z0-9,;\t\"'\r\n\u{4e00}-\u{4e20}]{0,200}") {
        let _ = open(text.as_bytes());
    }
}
