//! The page of the report: what asks attention, the figures, four charts; all else in the annex.

use super::{Month, attainment, attention, charts, further, tables};
use crate::duties::coverage::By;
use crate::ops::report::Report;
use crate::ops::{self, Answer};
use crate::report::page::page_of;
use crate::report::plan::approvals;
use crate::report::{Names, Phrases, coverage, quota};
use crate::sheet::{Block, Page, Tone, percent_of_tenths};
use crate::words::Message;

/// How many charts stand on the one page.
const CHARTS: usize = 4;

/// The report of a month on one page, with the month before beside it; the rest is its annex.
pub fn page(answer: &Answer<Report<'_>>, month: Month<'_>) -> Page {
    let mut page = frame(answer, month);
    page.one_sheet = true;
    push_attention(&mut page, answer, month);
    page.table(tables::shares(month));
    page.table(tables::main_counts(month));
    let charts = charts::charts(month);
    let (first, others) = charts.split_at(CHARTS.min(charts.len()));
    for chart in first {
        page.chart(chart.clone());
    }
    // Where there is no more to see than this, paper needs no hint.
    page.paper.clone_from(&page.blocks);
    page.text(Tone::Quiet, month.words.say(Message::ReportMore));
    page.annex = annex(month);
    page.annex.extend(others.iter().cloned().map(Block::Chart));
    page
}

/// The whole report: the page, then its annex on sheets of its own.
pub fn full(answer: &Answer<Report<'_>>, month: Month<'_>) -> Page {
    let mut page = page(answer, month);
    page.blocks = std::mem::take(&mut page.paper);
    page.blocks.push(Block::Break);
    let annex = std::mem::take(&mut page.annex);
    page.blocks.extend(annex);
    page
}

/// Only what a month asks attention for. Programs get every figure.
pub fn brief(answer: &Answer<Report<'_>>, month: Month<'_>) -> Page {
    let mut page = frame(answer, month);
    page.points(answer.body.attention.words());
    page
}

fn frame(answer: &Answer<Report<'_>>, month: Month<'_>) -> Page {
    let title = month.words.say(Message::ReportTitle {
        office: &month.book.office.name,
    });
    let mut page = page_of(answer, title);
    page.main = Some("figures");
    page
}

fn push_attention(page: &mut Page, answer: &Answer<Report<'_>>, month: Month<'_>) {
    let words = month.words;
    let points = attention::in_short(month);
    page.heading(words.say(Message::ReportAttention));
    if points.is_empty() {
        page.text(Tone::Good, words.say(Message::ReportAllWell));
    } else {
        page.points(points);
    }
    let has_begun = month.figures.period.start() <= month.now;
    if has_begun && month.pace.is_running() {
        let total = &month.figures.by_area.total;
        let said = words.say(Message::ReportPace {
            over: &month.pace.over,
            of: &month.pace.of,
            met: &total.covered,
            households: &total.in_scope,
            part: &percent_of_tenths(1000 * month.pace.over / month.pace.of),
        });
        page.text(Tone::Quiet, said);
    }
    let approval = answer.body.approval.as_ref();
    let phrases = Phrases::new(words, month.now);
    for (tone, sentence) in approvals(approval, &month.figures.period, phrases) {
        page.text(tone, sentence);
    }
}

/// Every table that the one page has no room for.
fn annex(month: Month<'_>) -> Vec<Block> {
    let (book, figures, words) = (month.book, month.figures, month.words);
    let names = Names::new(book, words);
    let covered = |found, by| coverage::table(&ops::coverage::grouped(book, found, by), words);
    let area = covered(&figures.by_area, By::Area);
    let mut building = covered(&figures.by_building, By::Building);
    building.key = "coverage_building";
    let quotas = ops::quota::rows(book, &figures.quota);
    let quotas = quota::table(&quotas, book.policy.quotas.is_empty(), words);
    let mut blocks: Vec<Block> = vec![
        Block::Table(tables::counts(figures, month.before, words)),
        Block::Table(super::duties::table(figures, names, words)),
        Block::Table(quotas.title(words.say(Message::QuotaTitle))),
        Block::Table(area.title(words.say(Message::ReportByArea))),
        Block::Table(building.title(words.say(Message::ReportByBuilding))),
    ];
    blocks.extend(attainment::table(month, names).map(Block::Table));
    if figures.period.start() <= month.now {
        blocks.extend(tables::uncovered(month, names).map(Block::Table));
    }
    blocks.extend(further::departments(month).map(Block::Table));
    blocks.push(Block::Table(further::further(month)));
    let rest = [
        tables::ratings(book, figures, month.before, words),
        tables::hot(figures, words),
        tables::ages(figures, words),
        tables::days(figures, Phrases::new(words, month.now)),
    ];
    blocks.extend(rest.map(Block::Table));
    blocks
}
