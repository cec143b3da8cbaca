//! The forms for browsers, spreadsheets and calendars, on the page that has everything.

use insta::assert_snapshot;

use super::sample::{everything, look, plan};
use super::{Format, Look, render};
use crate::sheet::{Block, Page};
use crate::words::Lang;

fn html(page: &Page, lang: Lang) -> String {
    let bytes = render(page, Format::Html, &look(lang)).expect("every page has this form");
    String::from_utf8(bytes).expect("html is text")
}

fn ics(page: &Page) -> String {
    let bytes = render(page, Format::Ics, &look(Lang::Zh)).expect("every page has this form");
    String::from_utf8(bytes).expect("ics is text")
}

#[test]
fn html_runs_nothing_loads_nothing_and_shows_no_phone() {
    let text = html(&everything(), Lang::Zh);
    assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\"zh\">"));
    assert!(text.contains("Content-Security-Policy") && text.contains("default-src 'none'"));
    for nasty in [
        "<script",
        "http:",
        "https:",
        "javascript:",
        "onload",
        "@import",
        "13812345678",
        "\u{202e}",
    ] {
        let own = text.replace("http://www.w3.org/2000/svg", "");
        assert!(!own.contains(nasty), "{nasty}");
    }
    assert!(text.contains("A &lt;heading&gt; &amp; more") && text.contains("138****5678"));
}

#[test]
fn html_tables_scroll_in_their_own_box_and_charts_have_names() {
    let text = html(&everything(), Lang::En);
    assert_eq!(
        text.matches("<table").count(),
        text.matches("class=\"scroll\"").count()
    );
    assert_eq!(text.matches("<svg viewBox").count(), 4);
    assert_eq!(text.matches("role=\"img\" aria-label=\"Chart").count(), 4);
    assert!(
        text.contains("colspan=\"6\">2026-11-17</th>"),
        "the group line spans what is drawn"
    );
}

#[test]
fn html_is_the_same_twice() {
    assert_eq!(html(&everything(), Lang::Zh), html(&everything(), Lang::Zh));
}

#[test]
fn a_chart_of_nothing_says_so() {
    let mut page = everything();
    for block in &mut page.blocks {
        if let Block::Chart(chart) = block {
            chart.plot = crate::sheet::Plot::Bars(Vec::new());
        }
    }
    let text = html(&page, Lang::Zh);
    assert!(!text.contains("<svg viewBox") && text.contains("无数据"));
}

#[test]
fn xlsx_is_the_same_twice_and_another_day_is_another_file() {
    let look = look(Lang::Zh);
    let made = |page: &Page| render(page, Format::Xlsx, &look).expect("every page has this form");
    assert_eq!(made(&everything()), made(&everything()));
    let mut later = everything();
    later.now = later.now.plus_minutes(1);
    assert_ne!(made(&everything()), made(&later));
}

#[test]
fn xlsx_keeps_text_text_and_masks_phones() {
    use calamine::{Data, Reader, Xlsx};
    let bytes = render(&everything(), Format::Xlsx, &look(Lang::En)).expect("it has this form");
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("it is a workbook");
    assert_eq!(
        book.sheet_names(),
        ["拜访计划 · 王芳", "Quota", "Empty", "Charts", "About"]
    );
    let sheet = book
        .worksheet_range("拜访计划 · 王芳")
        .expect("the sheet is there");
    let text = |row, column| sheet.get_value((row, column)).cloned();
    assert_eq!(text(2, 6), Some(Data::String("=cmd|'/c calc'!A1".into())));
    assert_eq!(text(1, 4), Some(Data::String("138****5678".into())));
    assert_eq!(text(1, 2), Some(Data::String("H3-1-0502".into())));
    assert_eq!(text(1, 5), Some(Data::Float(10.0)));
    assert!(matches!(text(1, 0), Some(Data::DateTime(_))));
    let quota = book.worksheet_range("Quota").expect("the sheet is there");
    assert_eq!(quota.get_value((1, 3)), Some(&Data::Float(0.8)));
    assert_eq!(quota.get_value((2, 3)), Some(&Data::Empty));
}

#[test]
fn ics_is_folded_private_and_stable() {
    let text = ics(&everything());
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    assert!(
        !text.replace("\r\n", "").contains(['\r', '\n']),
        "only CR LF ends a line"
    );
    assert!(!text.contains("ATTENDEE") && !text.contains("ORGANIZER"));
    assert_snapshot!(text.replace("\r\n", "\n"), @r#"
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//visits//visits//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:拜访计划 · 王芳
BEGIN:VEVENT
UID:resident-monthly/H3-1-0502/2026-11@jade-garden.visits
DTSTAMP:20261116T010000Z
SEQUENCE:7232760
DTSTART:20261117T103000Z
DTEND:20261117T104000Z
SUMMARY:上门 王小明；3号楼\, 1单元 0502
LOCATION:3-1-0502
DESCRIPTION:本月例行拜访\n上次见面 10 月 3 日，电话 138****5
 678，对服务总体满意，提到车位紧张
CLASS:PRIVATE
STATUS:CONFIRMED
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"#);
}

#[test]
fn ics_without_appointments_is_an_empty_calendar() {
    let mut page = plan();
    assert!(
        render(&page, Format::Ics, &look(Lang::Zh)).is_err(),
        "it never has any"
    );
    page.entries = Some(Vec::new());
    let text = ics(&page);
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.contains("VEVENT"));
}

/// For looking at by hand: `VISITS_SAMPLES=DIR cargo test --lib samples_for_the_eye`.
#[test]
fn samples_for_the_eye() {
    let Ok(directory) = std::env::var("VISITS_SAMPLES") else {
        return;
    };
    for (format, lang) in Format::ALL
        .into_iter()
        .flat_map(|f| [(f, Lang::Zh), (f, Lang::En)])
    {
        let look = Look {
            width: Some(80),
            ..look(lang)
        };
        let bytes = render(&everything(), format, &look).expect("it has this form");
        let file = format!("{directory}/sample.{lang}.{}", format.name());
        std::fs::write(file, bytes).expect("the directory can be written");
    }
}
