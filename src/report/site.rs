//! `report --site`: the office as pages that lead to one another: the month, each member, each
//! building and, where contacts are shown, each household's whole file.

use std::collections::BTreeSet;

use super::monthly::{self, Month};
use super::{card, coverage, history, owners};
use crate::duties::coverage::By;
use crate::duties::figures::Share;
use crate::ops::card::ScoreCard;
use crate::ops::coverage::grouped;
use crate::ops::site::{Building, Site};
use crate::sheet::{Cell, Column, Kind, Link, Page, Row, Table};
use crate::words::{Message, Words};

/// Where a site is entered.
pub const FIRST: &str = "index.html";
const MEMBERS: &str = "members.html";
const BUILDINGS: &str = "buildings.html";

/// A page and the name of its file.
pub type SitePage = (String, Page);

/// All pages of a site, the one to begin with last: it is there only once all that it leads to is.
pub fn pages(site: &Site<'_>, month: Month<'_>) -> Vec<SitePage> {
    let mut files = Files::default();
    let mut pages = members(site, month, &mut files);
    pages.extend(buildings(site, month, &mut files));
    pages.push((FIRST.to_owned(), monthly::full(&site.report, month)));
    for (file, page) in &mut pages {
        page.links = links(file, month.words);
    }
    pages
}

/// What stands above every page: the ways to the three that all others hang on.
fn links(file: &str, words: Words) -> Vec<Link> {
    let ways = [
        (FIRST, Message::SiteMonth),
        (MEMBERS, Message::SiteMembers),
        (BUILDINGS, Message::SiteBuildings),
    ];
    let link = |(to, message): (&str, _)| Link {
        text: words.say(message),
        file: (to != file).then(|| to.to_owned()),
    };
    ways.map(link).into()
}

/// A page that is a list of others.
fn list(title: String, table: Table, month: Month<'_>) -> Page {
    let mut list = Page::new("report", title, month.now);
    list.period = Some(month.figures.period.clone());
    list.table(table);
    list
}

/// The list of those in service in the month, and the score card of each.
fn members(site: &Site<'_>, month: Month<'_>, files: &mut Files) -> Vec<SitePage> {
    let words = month.words;
    let mut table = member_table(words);
    let mut pages = Vec::new();
    for answer in &site.cards {
        let file = files.named("member", answer.body.staff.id.as_str());
        table.push(member_row(&answer.body, month).link(file.as_str()));
        pages.push((file, card::page(answer, month.book, words)));
    }
    let title = words.say(Message::SiteMembers);
    pages.push((MEMBERS.to_owned(), list(title, table, month)));
    pages
}

fn member_table(words: Words) -> Table {
    let columns = vec![
        Column::new("name", words.say(Message::QuotaName), Kind::Text),
        Column::new("role", words.say(Message::QuotaRole), Kind::Text),
        Column::new("visits", words.say(Message::CardVisits), Kind::Int),
        Column::new("households", words.say(Message::CardHouseholds), Kind::Int),
        Column::new("duties", words.say(Message::CardDuties), Kind::Share),
        Column::new("answers", words.say(Message::CardAnswers), Kind::Share),
    ];
    Table::new("members", columns)
}

fn member_row(card: &ScoreCard<'_>, month: Month<'_>) -> Row {
    let share = |share: Share| Cell::Share {
        n: share.n,
        of: share.of,
    };
    let count = |count: u64| Cell::count(usize::try_from(count).unwrap_or(usize::MAX));
    Row::new(vec![
        Cell::text(card.name),
        Cell::text(month.book[card.staff.role].name()),
        count(card.visits),
        count(card.households_met),
        share(card.duties_on_time),
        share(card.answers_on_time),
    ])
}

/// The coverage of the buildings, the households of each, and the file of each household.
fn buildings(site: &Site<'_>, month: Month<'_>, files: &mut Files) -> Vec<SitePage> {
    let (figures, words) = (month.figures, month.words);
    let covered = grouped(month.book, &figures.by_building, By::Building);
    let mut table = coverage::table(&covered, words);
    let mut pages = Vec::new();
    let rows = table.rows.iter_mut().zip(&site.buildings);
    for ((row, one), number) in rows.zip(1_usize..) {
        let file = files.named("building", &number.to_string());
        row.link = Some(file.clone());
        pages.extend(building(file, one, words, files));
    }
    let title = words.say(Message::SiteBuildings);
    pages.push((BUILDINGS.to_owned(), list(title, table, month)));
    pages
}

/// The households of a building, and the file of each that has one.
fn building(file: String, of: &Building<'_>, words: Words, files: &mut Files) -> Vec<SitePage> {
    let mut page = owners::page(&of.owners, words);
    page.title = words.say(Message::ReportBuilding {
        building: &of.building,
    });
    let blocks = page.blocks.iter_mut();
    let rows = blocks.filter_map(|block| block.as_table_mut());
    let rows = rows.flat_map(|table| &mut table.rows);
    let mut pages = Vec::new();
    for (row, answer) in rows.zip(&of.files) {
        let file = files.named("household", answer.body.party.id.as_str());
        row.link = Some(file.clone());
        pages.push((file, history::page(answer, words)));
    }
    pages.push((file, page));
    pages
}

/// The names of files that are given away; two ids that differ by case alone have two everywhere.
#[derive(Default)]
struct Files(BTreeSet<String>);

impl Files {
    fn named(&mut self, kind: &str, id: &str) -> String {
        let mut name = format!("{kind}-{id}.html");
        let mut number = 2_usize;
        while !self.0.insert(name.to_lowercase()) {
            name = format!("{kind}-{id}-{number}.html");
            number += 1;
        }
        name
    }
}
