//! The Big List of Naughty Strings, in every place a page has for text, through every form.

use super::sample::{everything, look};
use super::{Format, Look, clean, mask_phones_in, render, width};
use crate::sheet::{Block, Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::Lang;

fn naughty() -> Vec<String> {
    let list = include_str!("../../tests/data/naughty-strings/blns.json");
    serde_json::from_str(list).expect("the list is JSON")
}

/// A page with `text` wherever text can stand.
fn page(text: &str) -> Page {
    let mut page = everything();
    page.title = text.to_owned();
    page.blocks.clear();
    page.heading(text);
    page.text(Tone::Bad, text);
    page.points(vec![text.to_owned()]);
    page.pairs(vec![(text.to_owned(), Cell::text(text))]);
    page.table(table(&[text]));
    let entry = &mut page.entries.as_mut().expect("the sample has one")[0];
    entry.title = text.to_owned();
    entry.description = text.to_owned();
    page.wire.insert("text".into(), text.into());
    page
}

/// Each text in a row, between a row's number and a mark.
fn table(texts: &[&str]) -> Table {
    let columns = vec![
        Column::new("number", "number", Kind::Int),
        Column::new("text", "text", Kind::Text).fold(1),
        Column::new("mark", "mark", Kind::Id),
    ];
    let mut table = Table::new("naughty", columns);
    for (text, number) in texts.iter().zip(0..) {
        let text = Cell::Text((*text).to_owned());
        table.push(Row::new(vec![Cell::Int(number), text, Cell::id("§")]));
    }
    table
}

fn drawn(page: &Page, format: Format, look: &Look) -> String {
    String::from_utf8(render(page, format, look).expect("it has this form")).expect("it is text")
}

fn acts(text: &str) -> Option<char> {
    text.chars()
        .find(|c| (c.is_control() && *c != '\n') || "\u{202e}\u{2028}\u{feff}\u{200b}".contains(*c))
}

#[test]
fn all_rows_of_a_table_line_up_and_nothing_acts() {
    let all = naughty();
    assert!(all.len() > 400, "the list was not read");
    let mut page = page("");
    page.blocks = vec![Block::Table(table(
        &all.iter().map(String::as_str).collect::<Vec<_>>(),
    ))];
    let text = drawn(&page, Format::Table, &look(Lang::En));
    assert_eq!(acts(&text), None);
    let places: Vec<usize> = text
        .lines()
        .filter_map(|line| line.strip_suffix('§'))
        .map(width)
        .collect();
    assert_eq!(places.len(), all.len());
    assert!(
        places.iter().all(|place| *place == places[0]),
        "the marks stand one below the other"
    );
}

#[test]
fn a_narrow_table_loses_nothing_and_is_no_wider_than_the_page() {
    let look = Look {
        width: Some(40),
        ..look(Lang::Zh)
    };
    for text in naughty() {
        let mut page = page("");
        page.blocks = vec![Block::Table(table(&[&text]))];
        let out = drawn(&page, Format::Table, &look);
        let body: String = out.lines().skip(5).collect::<Vec<_>>().concat();
        let squeezed = |text: &str| text.replace([' ', '§'], "").chars().collect::<Vec<_>>();
        let (kept, whole) = (squeezed(&body), squeezed(&clean(&mask_phones_in(&text))));
        assert!(kept.len() >= whole.len(), "{text:?} became {out}");
        assert!(out.lines().skip(2).all(|line| width(line) <= 40), "{out}");
    }
}

#[test]
fn csv_reads_back_and_begins_no_formula() {
    for text in naughty() {
        let out = drawn(&page(&text), Format::Csv, &look(Lang::En));
        assert_eq!(acts(&out), None, "{text:?}");
        let mut reader = ::csv::Reader::from_reader(out.as_bytes());
        let rows: Vec<::csv::StringRecord> = reader
            .records()
            .map(|row| row.expect("it reads back"))
            .collect();
        assert_eq!(rows.len(), 1);
        let field = &rows[0][1];
        assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
        assert_eq!(
            field.trim_start_matches('\''),
            clean(&mask_phones_in(&text)).trim_start_matches('\'')
        );
    }
}

#[test]
fn html_has_no_more_tags_than_with_plain_text() {
    let tags = |text: &str| {
        let out = drawn(&page(text), Format::Html, &look(Lang::En));
        assert_eq!(acts(&out), None, "{text:?}");
        (
            out.matches('<').count(),
            out.matches('>').count(),
            out.matches('"').count(),
        )
    };
    let plain = tags("x");
    for text in naughty().iter().filter(|text| !text.is_empty()) {
        assert_eq!(tags(text), plain, "{text:?}");
    }
}

#[test]
fn markdown_has_no_more_cells_and_lines_than_with_plain_text() {
    let shape = |text: &str| {
        let out = drawn(&page(text), Format::Md, &look(Lang::En));
        assert_eq!(acts(&out), None, "{text:?}");
        let out = out.replace("\\\\", "");
        (
            out.lines().count(),
            out.matches('|').count() - out.matches("\\|").count(),
            out.matches("](").count(),
        )
    };
    let plain = shape("x");
    for text in naughty() {
        assert_eq!(shape(&text), plain, "{text:?}");
    }
}

#[test]
fn json_reads_back_what_went_in_but_phones() {
    for text in naughty() {
        let out = drawn(&page(&text), Format::Json, &look(Lang::Zh));
        assert_eq!(acts(&out), None, "{text:?}");
        let value: serde_json::Value = serde_json::from_str(&out).expect("it reads back");
        assert_eq!(value["text"], *mask_phones_in(&text));
    }
}

#[test]
fn a_calendar_has_no_more_lines_than_with_plain_text() {
    for text in naughty() {
        let out = drawn(&page(&text), Format::Ics, &look(Lang::Zh));
        assert!(out.split("\r\n").all(|line| line.len() <= 75), "{text:?}");
        let unfolded = out.replace("\r\n ", "").replace("\r\n", "\n");
        assert_eq!(acts(&unfolded), None, "{text:?}");
        let names: Vec<&str> = unfolded
            .lines()
            .filter_map(|line| line.split(':').next())
            .collect();
        assert!(
            names.iter().filter(|name| **name == "SUMMARY").count() == 1,
            "{text:?}"
        );
        assert!(
            names
                .iter()
                .all(|name| name.chars().all(|c| c.is_ascii_uppercase() || c == '-')),
            "{names:?}"
        );
    }
}

#[test]
fn a_workbook_holds_text_as_text() {
    use calamine::{Data, Reader, Xlsx};
    let all = naughty();
    let mut page = page("");
    page.blocks = vec![Block::Table(table(
        &all.iter().map(String::as_str).collect::<Vec<_>>(),
    ))];
    let bytes = render(&page, Format::Xlsx, &look(Lang::En)).expect("it has this form");
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("it is a workbook");
    let sheet = book.worksheet_range("naughty").expect("the sheet is there");
    for (row, text) in (1..).zip(&all) {
        let shown = clean(&mask_phones_in(text)).into_owned();
        let held = match sheet.get_value((row, 1)) {
            Some(Data::String(held)) => held.clone(),
            Some(Data::Empty) => String::new(),
            other => panic!("{text:?} became {other:?}"),
        };
        assert_eq!(held, shown);
    }
}
