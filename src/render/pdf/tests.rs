//! Documents as another program reads them: its text, its sheets.

use lopdf::Document;

use super::pdf;
use crate::render::Look;
use crate::render::sample::{everything, look, plan};
use crate::sheet::{Block, Card, Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::Lang;

fn read(page: &Page, look: &Look) -> Document {
    Document::load_mem(&pdf(page, look)).expect("a document")
}

/// The text of each sheet.
fn sheets(page: &Page) -> Vec<String> {
    let document = read(page, &look(Lang::Zh));
    let numbers = document.get_pages().into_keys();
    numbers
        .map(|number| document.extract_text(&[number]).expect("text"))
        .collect()
}

fn long(rows: usize) -> Page {
    let mut page = Page::new(
        "plan",
        "拜访计划",
        "2026-11-16T09:00".parse().expect("an instant"),
    );
    let columns = vec![
        Column::new("party", "对象", Kind::Id),
        Column::new("name", "姓名", Kind::Text),
    ];
    let mut table = Table::new("rows", columns);
    for row in 1..=rows {
        let cells = vec![Cell::id(format!("H1-1-{row:04}")), Cell::text("王芳")];
        table.push(Row::new(cells).group(if row < 60 { "甲" } else { "乙" }));
    }
    page.table(table);
    page
}

#[test]
fn what_a_page_says_can_be_searched_and_no_phone_is_in_it() {
    let text = sheets(&plan()).concat();
    for said in ["拜访计划", "王小明", "H3-1-0502", "1 / 1"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(
        !text.contains("13987654321") && text.contains("139****4321"),
        "{text}"
    );
    let open = Look {
        show_contacts: true,
        ..look(Lang::Zh)
    };
    let text = read(&plan(), &open).extract_text(&[1]).expect("text");
    assert!(text.contains("13987654321"), "{text}");
}

#[test]
fn the_same_page_is_the_same_document_and_another_is_not() {
    let (one, two) = (
        pdf(&everything(), &look(Lang::Zh)),
        pdf(&everything(), &look(Lang::Zh)),
    );
    assert_eq!(one, two);
    assert_ne!(one, pdf(&everything(), &look(Lang::En)));
    let text = String::from_utf8_lossy(&one);
    assert!(!text.contains("CreationDate") && !text.contains("ModDate"));
}

#[test]
fn a_long_table_goes_on_under_its_headings_and_its_group() {
    let sheets = sheets(&long(120));
    assert!(sheets.len() > 2, "{} sheets", sheets.len());
    for (at, sheet) in sheets.iter().enumerate() {
        assert!(sheet.contains("对象"), "headings on sheet {}", at + 1);
        let group = sheet.contains('甲') || sheet.contains('乙');
        assert!(group, "the group on sheet {}", at + 1);
        let number = format!("{} / {}", at + 1, sheets.len());
        assert!(sheet.contains(&number), "{number} in {sheet}");
    }
    let rows: usize = sheets
        .iter()
        .map(|sheet| sheet.matches("H1-1-").count())
        .sum();
    assert_eq!(rows, 120, "no row is lost");
}

#[test]
fn a_page_meant_for_one_sheet_becomes_smaller_instead() {
    let mut page = long(55);
    assert_eq!(sheets(&page).len(), 2);
    page.one_sheet = true;
    let sheets = sheets(&page);
    assert_eq!(sheets.len(), 1);
    assert!(sheets[0].contains("H1-1-0055"));
}

#[test]
fn what_stands_before_the_annex_is_kept_on_its_one_sheet_and_the_annex_is_of_full_size() {
    let mut page = long(55);
    page.one_sheet = true;
    page.blocks.push(Block::Break);
    page.blocks.extend(long(55).blocks);
    let all = sheets(&page);
    assert!(all[0].contains("H1-1-0055"));
    assert_eq!(all.len(), 3, "the annex does not shrink");
}

#[test]
fn a_cell_longer_than_a_sheet_is_printed_whole() {
    let mut page = Page::new(
        "brief",
        "须知",
        "2026-11-16T09:00".parse().expect("an instant"),
    );
    let columns = vec![
        Column::new("party", "对象", Kind::Id),
        Column::new("note", "备注", Kind::Text).fold(1),
    ];
    let mut table = Table::new("rows", columns);
    table.push(Row::new(vec![
        Cell::id("H1"),
        Cell::text("漏".repeat(9_000)),
    ]));
    page.table(table);
    let sheets = sheets(&page);
    let all: usize = sheets.iter().map(|sheet| sheet.matches('漏').count()).sum();
    assert_eq!(all, 9_000);
    assert!(sheets.len() > 2);
}

#[test]
fn a_card_is_kept_whole_and_stands_for_its_table() {
    let mut page = Page::new(
        "agenda",
        "日程",
        "2026-11-16T09:00".parse().expect("an instant"),
    );
    let mut table = Table::new("rows", vec![Column::new("party", "只在表中", Kind::Id)]);
    table.push(Row::new(vec![Cell::id("H1")]));
    page.table(table);
    for number in 1..=12 {
        page.paper.push(Block::Card(Card {
            time: "19:00".into(),
            place: format!("5-2-4{number:02}"),
            name: "王芳".into(),
            beside: vec![Cell::Phone("13812345678".into())],
            told: vec![("事由".into(), "常住户月访".into())],
            boxes: vec!["已见".into(), "无人应答".into()],
            result: format!("结果{number}"),
            tone: Tone::Plain,
        }));
    }
    let sheets = sheets(&page);
    assert!(sheets.len() > 1);
    assert!(sheets.iter().all(|sheet| !sheet.contains("只在表中")));
    for number in 1..=12 {
        let place = format!("5-2-4{number:02}");
        let sheet = sheets.iter().find(|sheet| sheet.contains(&place));
        let sheet = sheet.expect("every card is printed");
        assert!(
            sheet.contains(&format!("结果{number}")),
            "{place} is on one sheet"
        );
        assert!(sheet.contains("138****5678") && sheet.contains("已见"));
    }
}
