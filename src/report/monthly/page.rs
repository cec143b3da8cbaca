//! The page of the report: what asks attention, then the figures, then the charts.

use super::{attention, charts, tables, wire};
use crate::calendar::Instant;
use crate::duties::coverage::By;
use crate::duties::figures::Figures;
use crate::model::Book;
use crate::report::plan::{approval_wire, approvals};
use crate::report::{Names, Phrases, coverage, quota};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The whole report of a month, with the month before beside it.
pub fn page(book: &Book, month: &Figures, before: &Figures, now: Instant, words: Words) -> Page {
    let mut page = frame(book, month, before, now, words);
    let phrases = Phrases::new(words, now);
    let names = Names::new(book, words);
    push_attention(&mut page, book, month, before, now, words);
    for (tone, sentence) in approvals(book, &month.period, now, phrases) {
        page.text(tone, sentence);
    }
    for chart in charts::charts(book, month, before, words) {
        page.chart(chart);
    }
    page.table(tables::shares(book, month, before, words));
    page.table(tables::counts(month, before, words));
    page.table(tables::duties(month, names, words));
    page.table(
        quota::table(book, &month.quota, names, words).title(words.say(Message::QuotaTitle)),
    );
    let area = coverage::table(book, &month.by_area, By::Area, words);
    page.table(area.title(words.say(Message::ReportByArea)));
    let mut building = coverage::table(book, &month.by_building, By::Building, words);
    building.key = "coverage_building";
    page.table(building.title(words.say(Message::ReportByBuilding)));
    if month.period.start() <= now {
        push_uncovered(&mut page, month, names, words);
    }
    page.table(tables::ratings(book, month, before, words));
    page.table(tables::hot(month, words));
    page.table(tables::ages(month, words));
    page.table(tables::days(month, phrases));
    page
}

/// Only what a month asks attention for; `None` where all is well. Programs get every figure.
pub fn brief(
    book: &Book,
    month: &Figures,
    before: &Figures,
    now: Instant,
    words: Words,
) -> Option<Page> {
    let mut page = frame(book, month, before, now, words);
    let points = attention(book, month, before, now, words);
    let any = !points.is_empty();
    page.points(points);
    any.then_some(page)
}

fn frame(book: &Book, month: &Figures, before: &Figures, now: Instant, words: Words) -> Page {
    let title = words.say(Message::ReportTitle {
        office: &book.office.name,
    });
    let mut page = Page::new("report", title, now);
    page.period = Some(month.period.clone());
    page.main = Some("figures");
    page.wire = wire::wire(book, month, before, words);
    page.wire.insert(
        "attention".into(),
        attention(book, month, before, now, words).into(),
    );
    let approval = approval_wire(book, &month.period, now);
    page.wire.insert("approval".into(), approval);
    page
}

fn push_attention(
    page: &mut Page,
    book: &Book,
    month: &Figures,
    before: &Figures,
    now: Instant,
    words: Words,
) {
    let points = attention(book, month, before, now, words);
    page.heading(words.say(Message::ReportAttention));
    if points.is_empty() {
        page.text(Tone::Good, words.say(Message::ReportAllWell));
    } else {
        page.points(points);
    }
}

/// Who was not met, by name of the household.
fn push_uncovered(page: &mut Page, month: &Figures, names: Names, words: Words) {
    let uncovered = &month.by_area.total.uncovered;
    if uncovered.is_empty() {
        return;
    }
    let ids: Vec<&str> = uncovered
        .iter()
        .map(|party| names.party_id(*party))
        .collect();
    page.text(
        Tone::Warn,
        words.say(Message::CoverageUncovered { count: &ids.len() }),
    );
    page.text(Tone::Plain, words.list(&ids));
}
