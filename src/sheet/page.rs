//! A page: what one command answers, before it has a form.

use serde_json::{Map, Value};

use super::{Card, Cell, Chart, Entry, Table, Tone};
use crate::calendar::{Instant, Period};

/// A part of a page, in reading order.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph of one line.
    Text(Tone, String),
    /// Points, each of one line.
    Points(Vec<String>),
    /// Names and their values, as on a card.
    Pairs(Vec<(String, Cell)>),
    /// A table.
    Table(Table),
    /// A chart; drawn by html, pdf and xlsx, left out where only text can be.
    Chart(Chart),
    /// A card to carry; drawn by html and pdf, on whose parts alone it stands.
    Card(Card),
    /// Something to fill in by hand: what is asked, and how many ruled lines.
    Fill(String, usize),
    /// On paper, what follows begins on a new sheet.
    Break,
}

impl Block {
    /// The table that it is, if it is one.
    pub fn as_table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn as_table_mut(&mut self) -> Option<&mut Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The chart that it is, if it is one.
    pub fn as_chart(&self) -> Option<&Chart> {
        match self {
            Self::Chart(chart) => Some(chart),
            _ => None,
        }
    }
}

/// A way to another page of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is.
    pub text: String,
    /// Its file beside this one; `None`: it is this page.
    pub file: Option<String>,
}

/// What one command answers.
#[derive(Debug, Clone)]
pub struct Page {
    /// The command's name for programs: `plan` makes the schema `visits.plan/1`.
    pub name: &'static str,
    /// What the page is, in the reader's language.
    pub title: String,
    /// The instant for which everything on it holds.
    pub now: Instant,
    /// The period it is about.
    pub period: Option<Period>,
    /// Whether it is a form to be filled in by hand, on which no time stands.
    pub is_form: bool,
    /// Whether it, or what stands before its first [`Block::Break`], is meant for one sheet of paper: pdf
    /// makes that smaller rather than go on to another.
    pub one_sheet: bool,
    /// How many lines it may take on a terminal: points that come late are left out.
    pub most_lines: Option<usize>,
    /// Rows left out because of faults in the data.
    pub data_errors: usize,
    /// How many rows and files it does without because of them.
    pub left_out: usize,
    /// Its parts.
    pub blocks: Vec<Block>,
    /// The parts that html and pdf show in their place; empty: the same.
    pub paper: Vec<Block>,
    /// What a page has no room for: in a workbook sheets of their own, elsewhere left out.
    pub annex: Vec<Block>,
    /// The ways to other pages of the site that it is part of; html alone shows them.
    pub links: Vec<Link>,
    /// What json says after the envelope.
    pub wire: Map<String, Value>,
    /// The table that csv gives; the first one if this names none.
    pub main: Option<&'static str>,
    /// What ics gives; `None` for a page that speaks of no appointments.
    pub entries: Option<Vec<Entry>>,
}

impl Page {
    /// An empty page.
    pub fn new(name: &'static str, title: impl Into<String>, now: Instant) -> Self {
        Self {
            name,
            title: title.into(),
            now,
            period: None,
            is_form: false,
            one_sheet: false,
            most_lines: None,
            data_errors: 0,
            left_out: 0,
            blocks: Vec::new(),
            paper: Vec::new(),
            annex: Vec::new(),
            links: Vec::new(),
            wire: Map::new(),
            main: None,
            entries: None,
        }
    }

    /// Leaves out its last point; whether there was one beside the first.
    pub fn shorten(&mut self) -> bool {
        let lists = self
            .blocks
            .iter_mut()
            .rev()
            .filter_map(|block| match block {
                Block::Points(points) if points.len() > 1 => Some(points),
                _ => None,
            });
        let mut lists = lists;
        lists.next().is_some_and(|points| points.pop().is_some())
    }

    /// Adds a heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// Adds a paragraph.
    pub fn text(&mut self, tone: Tone, text: impl Into<String>) {
        self.blocks.push(Block::Text(tone, text.into()));
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Adds a chart.
    pub fn chart(&mut self, chart: Chart) {
        self.blocks.push(Block::Chart(chart));
    }

    /// Adds names and values.
    pub fn pairs(&mut self, pairs: Vec<(String, Cell)>) {
        self.blocks.push(Block::Pairs(pairs));
    }

    /// Adds points.
    pub fn points(&mut self, points: Vec<String>) {
        self.blocks.push(Block::Points(points));
    }

    /// Its parts as html and pdf show them.
    pub fn on_paper(&self) -> &[Block] {
        if self.paper.is_empty() {
            &self.blocks
        } else {
            &self.paper
        }
    }

    /// Its tables, in reading order, those of the annex last.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let blocks = self.blocks.iter().chain(&self.annex);
        blocks.filter_map(Block::as_table)
    }

    /// Its charts, in reading order, those of the annex last.
    pub fn charts(&self) -> impl Iterator<Item = &Chart> {
        let blocks = self.blocks.iter().chain(&self.annex);
        blocks.filter_map(Block::as_chart)
    }

    /// The table that csv gives: the one [`Page::main`](Self#structfield.main) names, else the first.
    pub fn main_table(&self) -> Option<&Table> {
        let named = self
            .main
            .and_then(|key| self.tables().find(|table| table.key == key));
        named.or_else(|| self.tables().next())
    }
}
