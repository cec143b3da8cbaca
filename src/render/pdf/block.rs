//! The parts of a page that are no table, card or chart.

use super::desk::{Desk, folded};
use super::face::measure;
use super::paper::{Length, mm, toned};
use crate::render::{Ink, Show};
use crate::sheet::{Block, Cell, Chart, Table, Tone};

impl Desk<'_> {
    /// Parts of one kind: charts and tables come together, because two may stand side by side.
    pub(super) fn parts(&mut self, parts: &[Block]) {
        let charts: Vec<&Chart> = parts.iter().filter_map(Block::as_chart).collect();
        let tables: Vec<&Table> = parts.iter().filter_map(Block::as_table).collect();
        self.charts(&charts);
        self.tables(&tables);
        for part in parts {
            self.block(part);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.heading(text),
            Block::Text(tone, text) => self.paragraph(*tone, text),
            Block::Points(points) => self.points(points),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table(_) | Block::Chart(_) => {}
            Block::Card(card) => self.card(card),
            Block::Fill(asked, lines) => self.fill(asked, *lines),
            Block::Break => self.turn(),
        }
    }

    /// A heading is not left alone at the foot of a sheet.
    fn heading(&mut self, text: &str) {
        let kind = self.paper.heading();
        self.need(kind.line() * 4);
        self.skip(900);
        let said = self.said(text);
        self.lines(&said, self.left, self.width, kind);
        self.skip(200);
        if let Some(running) = self.running.last_mut() {
            *running = said;
        }
    }

    fn paragraph(&mut self, tone: Tone, text: &str) {
        let mut kind = self.paper.body().ink(toned(tone));
        kind.bold = tone == Tone::Bad;
        let said = self.said(text);
        self.lines(&said, self.left, self.width, kind);
        self.skip(300);
    }

    fn points(&mut self, points: &[String]) {
        let kind = self.paper.body();
        let indent = kind.size;
        for point in points {
            self.need(kind.line());
            let foot = self.y + kind.size;
            let left = self.left;
            self.pen().text(left, foot, kind, "•");
            let said = self.said(point);
            let (x, width) = (self.left + indent, self.width - indent);
            self.lines(&said, x, width, kind);
            self.skip(100);
        }
        self.skip(300);
    }

    /// Names in a column of their own, values beside them.
    fn pairs(&mut self, pairs: &[(String, Cell)]) {
        let show = Show::new(self.look);
        let pairs: Vec<(String, String)> = pairs
            .iter()
            .map(|(name, value)| (self.said(name), show.cell(value)))
            .map(|(name, value)| (name, super::face::spelled(&value).into_owned()))
            .collect();
        self.said_pairs(&pairs);
    }

    /// The same of what is already spelled.
    pub(super) fn said_pairs(&mut self, pairs: &[(String, String)]) {
        let kind = self.paper.body();
        let widest = pairs.iter().map(|(name, _)| measure(name, kind.size)).max();
        let names = widest.unwrap_or(0).min(self.width / 3);
        let gap = kind.size;
        let x = self.left + names + gap;
        for (name, value) in pairs {
            let width = self.width - names - gap;
            let lines = folded(name, names, kind).len().max(1);
            self.need(kind.line() * lines_of(lines));
            let (sheet, top) = (self.sheets.len(), self.y);
            self.lines(name, self.left, names, kind.ink(Ink::SOFT));
            let below = self.y;
            if self.sheets.len() == sheet {
                self.y = top;
            }
            self.lines(value, x, width, kind);
            self.y = self.y.max(below);
        }
        self.skip(400);
    }

    /// What is asked, then ruled lines to write on.
    fn fill(&mut self, asked: &str, count: usize) {
        let kind = self.paper.body();
        let pitch = self.paper.scaled(mm(9));
        self.need(kind.line() + pitch * lines_of(count.min(6)));
        self.skip(400);
        let said = self.said(asked);
        self.lines(&said, self.left, self.width, kind);
        for _ in 0..count {
            self.need(pitch);
            self.y += pitch;
            self.rule(50, Ink::TEXT);
        }
        self.skip(500);
    }
}

fn lines_of(count: usize) -> Length {
    Length::try_from(count).unwrap_or(Length::MAX / 10_000)
}
