//! Files of all kinds as sheets.

use super::{Value, WorkbookError, open};

fn corpus(case: &str, file: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/intake");
    std::fs::read(format!("{path}/{case}/{file}")).unwrap()
}

/// The rows of a sheet as text, cells parted by `|`.
fn rows(bytes: &[u8], sheet: usize) -> Vec<String> {
    let book = open(bytes).unwrap();
    let rows = book.sheets[sheet].rows.iter().map(|row| {
        let last = row.cells.last().map_or(0, |(at, _)| *at);
        let cells = (0..=last).map(|at| {
            row.get(at)
                .map_or_else(String::new, |v| v.text().into_owned())
        });
        cells.collect::<Vec<_>>().join("|")
    });
    rows.collect()
}

#[test]
fn every_form_holds_the_same_list() {
    let cases = [
        ("owners-plain-xlsx", "业主台账.xlsx", "xlsx"),
        ("owners-plain-xls", "业主台账.xls", "xls"),
        ("owners-plain-ods", "业主台账.ods", "ods"),
        ("owners-plain-xlsb", "业主台账.xlsb", "xlsb"),
        ("owners-wps-et", "业主台账.et", "xls"),
        ("owners-gbk", "业主.csv", "csv"),
        ("owners-utf16le-tab", "业主.txt", "csv"),
        ("owners-workbook-named-csv", "业主.csv", "xlsx"),
        ("owners-csv-named-xls", "业主.xls", "csv"),
    ];
    for (case, file, form) in cases {
        let bytes = corpus(case, file);
        assert_eq!(open(&bytes).unwrap().form.name(), form, "{case}");
        let rows = rows(&bytes, 0);
        assert_eq!(
            rows[0], "楼栋|单元|房号|业主姓名|联系电话|入住状态|交房日期|片区",
            "{case}"
        );
        assert_eq!(
            rows[3], "3|2|1201|张丽|0731-88881234|空置|2021-12-31|东区",
            "{case}"
        );
        assert_eq!(rows.len(), 5, "{case}");
    }
}

#[test]
fn merged_regions_are_known_in_every_form() {
    for (case, file) in [
        ("owners-merged-xlsx", "业主台账.xlsx"),
        ("owners-merged-xls", "业主台账.xls"),
        ("owners-merged-ods", "业主台账.ods"),
        ("owners-merged-xlsb", "业主台账.xlsb"),
    ] {
        let book = open(&corpus(case, file)).unwrap();
        let mut merged: Vec<_> = book.sheets[0]
            .merged
            .iter()
            .map(|area| (area.top, area.bottom, area.left))
            .collect();
        merged.sort_unstable();
        assert_eq!(merged, [(1, 2, 1), (1, 3, 0)], "{case}");
    }
}

#[test]
fn hidden_rows_and_sheets_are_known_in_every_form() {
    for (case, file) in [
        ("owners-hidden-rows-and-sheets", "业主台账.xlsx"),
        ("owners-hidden-rows-xls", "业主台账.xls"),
        ("owners-hidden-rows-ods", "业主台账.ods"),
    ] {
        let book = open(&corpus(case, file)).unwrap();
        let hidden = book.sheets[0].rows.iter().filter(|row| row.is_hidden);
        let hidden: Vec<u32> = hidden.map(|row| row.number).collect();
        assert_eq!(hidden, [3, 4], "{case}");
    }
    let book = open(&corpus("owners-hidden-rows-and-sheets", "业主台账.xlsx")).unwrap();
    assert_eq!(
        book.sheets
            .iter()
            .map(|sheet| sheet.is_hidden)
            .collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn formulas_without_a_value_are_told() {
    let bytes = corpus("owners-formulas-never-worked-out", "业主台账.xlsx");
    let book = open(&bytes).unwrap();
    assert_eq!(book.sheets[0].rows[1].get(3), Some(&Value::Uncalculated));
}

#[test]
fn what_is_no_table_is_named() {
    for (bytes, what) in [
        (&b"%PDF-1.7 x"[..], "pdf"),
        (b"<html><body><table><tr><td>x", "html"),
        (b"\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook>", "html"),
        (b"\x89PNG\r\n", "picture"),
    ] {
        assert_eq!(open(bytes), Err(WorkbookError::NoTable(what)));
    }
    assert_eq!(open(b""), Err(WorkbookError::Empty));
    assert_eq!(open(b"\xEF\xBB\xBF \r\n"), Err(WorkbookError::Empty));
}
