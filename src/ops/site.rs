//! `report --site`: the office in several answers: the month, each member, each building and, where
//! asked for, each household's whole file.

use super::card::{ScoreCard, card};
use super::history::{History, Told, Who, history};
use super::owners::{Flags, Owners, owners};
use super::report::{Attention, Report, report};
use super::{Answer, Say};
use crate::calendar::DateRange;
use crate::duties::Known;
use crate::duties::card::Sign;
use crate::model::policy::Selection;

/// What a site tells.
#[derive(Debug)]
pub struct Site<'a> {
    /// The month.
    pub report: Answer<Report<'a>>,
    /// The score card of each member in service in it.
    pub cards: Vec<Answer<ScoreCard<'a>>>,
    /// Each building, in the order of its coverage.
    pub buildings: Vec<Building<'a>>,
}

/// A building.
#[derive(Debug)]
pub struct Building<'a> {
    /// The building, without the word for one.
    pub building: String,
    /// Its households.
    pub owners: Answer<Owners<'a>>,
    /// The whole file of each household, in their order; empty where files are not asked for.
    pub files: Vec<Answer<History<'a>>>,
}

/// The answers of a site, said by `voice`; with a household's file where `has_files`.
pub fn site<'a>(
    known: &Known<'a>,
    at: Attention<'a>,
    has_files: bool,
    voice: &'a (impl Say<Attention<'a>, Vec<String>> + Say<Sign> + Say<Who<'a>> + Say<Told<'a>>),
) -> Site<'a> {
    let period = &at.figures.period;
    let days = DateRange {
        first: period.from,
        last: period.to.plus_days(-1),
    };
    let serving = known.book.indexed_staff();
    let serving = serving.filter(|(_, member)| member.in_service_in(days));
    let cards = serving.map(|(staff, _)| card(known, (at.figures, at.before), staff, voice));
    let buildings = at.figures.by_building.rows.iter();
    Site {
        report: report(known, at, voice),
        cards: cards.collect(),
        buildings: buildings
            .map(|row| building(known, &row.group, has_files, voice))
            .collect(),
    }
}

fn building<'a>(
    known: &Known<'a>,
    building: &str,
    has_files: bool,
    voice: &'a (impl Say<Who<'a>> + Say<Told<'a>>),
) -> Building<'a> {
    let building = building.to_owned();
    let flags = Flags {
        selection: Selection {
            building: Some(vec![building.clone()]),
            ..Selection::default()
        },
        ..Flags::default()
    };
    let owners = owners(known, &flags);
    let households = owners.body.rows.iter().filter(|_| has_files);
    let files = households.map(|owner| history(known, owner.index, voice));
    Building {
        building,
        files: files.collect(),
        owners,
    }
}
