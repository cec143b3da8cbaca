//! `report --site`: the office as pages that lead to one another: the month, each member, each
//! building and, where contacts are shown, each household's whole file.

use std::collections::BTreeSet;

use super::monthly::{self, Month};
use super::owners::{self, Flags};
use super::{Names, card, coverage, history};
use crate::duties::Known;
use crate::duties::card::{Card, card as figures_of, signs};
use crate::duties::coverage::By;
use crate::model::policy::Selection;
use crate::model::{PartyIx, StaffIx};
use crate::ops::coverage::grouped;
use crate::sheet::{Cell, Column, Kind, Link, Page, Row, Table};
use crate::words::Message;

/// Where a site is entered.
pub const FIRST: &str = "index.html";
const MEMBERS: &str = "members.html";
const BUILDINGS: &str = "buildings.html";

/// A page and the name of its file.
pub type SitePage = (String, Page);

/// What a site is made of.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// The facts.
    pub known: &'a Known<'a>,
    /// The month it is about.
    pub month: Month<'a>,
    /// Whether there is a page for each household, with all that is known of it.
    pub households: bool,
}

impl Site<'_> {
    /// All pages, the one to begin with last: it is there only once all that it leads to is.
    pub fn pages(&self) -> Vec<SitePage> {
        let mut files = Files::default();
        let mut pages = self.members(&mut files);
        pages.extend(self.buildings(&mut files));
        pages.push((FIRST.to_owned(), monthly::full(self.month)));
        for (file, page) in &mut pages {
            page.links = self.links(file);
        }
        pages
    }

    /// What stands above every page: the ways to the three that all others hang on.
    fn links(&self, file: &str) -> Vec<Link> {
        let words = self.month.words;
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

    /// The list of those in service in the month, and the score card of each.
    fn members(&self, files: &mut Files) -> Vec<SitePage> {
        let (book, words, period) = (self.known.book, self.month.words, self.period());
        let serving = book.indexed_staff();
        let days = crate::calendar::DateRange {
            first: period.from,
            last: period.to.plus_days(-1),
        };
        let serving = serving.filter(|(_, member)| member.in_service_in(days));
        let mut table = self.member_table();
        let mut pages = Vec::new();
        for (staff, member) in serving {
            let file = files.named("member", member.id.as_str());
            let now = figures_of(self.known, self.month.figures, staff);
            table.push(self.member_row(staff, &now).link(file.as_str()));
            pages.push((file, self.card(staff, &now)));
        }
        let mut list = Page::new("report", words.say(Message::SiteMembers), self.known.now);
        list.period = Some(period.clone());
        list.table(table);
        pages.push((MEMBERS.to_owned(), list));
        pages
    }

    fn period(&self) -> &crate::calendar::Period {
        &self.month.figures.period
    }

    fn member_table(&self) -> Table {
        let words = self.month.words;
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

    fn member_row(&self, staff: StaffIx, card: &Card) -> Row {
        let names = Names::new(self.known.book, self.month.words);
        let share = |share: crate::duties::figures::Share| Cell::Share {
            n: share.n,
            of: share.of,
        };
        Row::new(vec![
            Cell::text(names.member(staff)),
            Cell::text(names.role(self.known.book[staff].role)),
            Cell::count(usize::try_from(card.visits).unwrap_or(usize::MAX)),
            Cell::count(usize::try_from(card.households).unwrap_or(usize::MAX)),
            share(card.duties_on_time),
            share(card.answers_on_time),
        ])
    }

    fn card(&self, staff: StaffIx, now: &Card) -> Page {
        let then = figures_of(self.known, self.month.before, staff);
        let signs = signs(self.known, self.period(), staff);
        let (book, words) = (self.known.book, self.month.words);
        card::page(
            book,
            now,
            &then,
            &signs,
            self.period(),
            self.known.now,
            words,
        )
    }

    /// The coverage of the buildings, the households of each, and the file of each household.
    fn buildings(&self, files: &mut Files) -> Vec<SitePage> {
        let (book, words) = (self.known.book, self.month.words);
        let by_building = &self.month.figures.by_building;
        let mut table = coverage::table(&grouped(book, by_building, By::Building), words);
        let mut pages = Vec::new();
        for (row, (covered, number)) in table
            .rows
            .iter_mut()
            .zip(by_building.rows.iter().zip(1_usize..))
        {
            let file = files.named("building", &number.to_string());
            row.link = Some(file.clone());
            pages.extend(self.building(file, &covered.group, files));
        }
        let title = words.say(Message::SiteBuildings);
        let mut list = Page::new("report", title, self.known.now);
        list.period = Some(self.period().clone());
        list.table(table);
        pages.push((BUILDINGS.to_owned(), list));
        pages
    }

    /// The households of a building, and where they are shown the file of each.
    fn building(&self, file: String, building: &str, files: &mut Files) -> Vec<SitePage> {
        let flags = Flags {
            selection: Selection {
                building: Some(vec![building.to_owned()]),
                ..Selection::default()
            },
            ..Flags::default()
        };
        let words = self.month.words;
        let mut page = owners::page(self.known, &flags, words);
        page.title = words.say(Message::ReportBuilding {
            building: &building,
        });
        let mut pages = Vec::new();
        if self.households {
            let parties = owners::selected(self.known, &flags);
            let tables = page
                .blocks
                .iter_mut()
                .filter_map(|block| block.as_table_mut());
            let rows = tables.flat_map(|table| &mut table.rows);
            for (row, party) in rows.zip(parties) {
                let file = files.named("household", self.id(party));
                row.link = Some(file.clone());
                pages.push((file, history::page(self.known, party, words)));
            }
        }
        pages.push((file, page));
        pages
    }

    fn id(&self, party: PartyIx) -> &str {
        self.known.book[party].id.as_str()
    }
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
