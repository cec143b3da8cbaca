//! `owners`: households selected by what is known of them, with when each was last met (B1, H15 of
//! the rule ledger).

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body, Fact};
use crate::calendar::{Date, Instant};
use crate::duties::{Known, Lookback, Sought, last_met};
use crate::model::policy::Selection;
use crate::model::{Book, Household, IssueKind, Party, PartyIx, Staff, StaffIx, Status};

/// Which households; every flag given must hold, of a list any one.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// What their rows say.
    pub selection: Selection,
    /// Whose households.
    pub butler: Option<StaffIx>,
    /// Not met on this day or later.
    pub not_met_since: Option<Date>,
    /// Complained on this day or later.
    pub complaints_since: Option<Date>,
    /// Those alone of whom something is not known that a file should hold.
    pub incomplete: bool,
}

/// What `owners` answers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Owners<'a> {
    /// The households selected, by id.
    pub rows: Vec<Owner<'a>>,
    /// How many households there are in all.
    #[serde(skip)]
    pub all: usize,
    /// Whether complaints were asked for.
    #[serde(skip)]
    pub by_complaints: bool,
    /// Whether what files lack was asked for.
    #[serde(skip)]
    pub by_lacks: bool,
}

/// A household.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Owner<'a> {
    /// Its id.
    pub id: Fact<'a, Party>,
    /// The owner's name.
    pub name: &'a str,
    /// The building, without the word for one.
    pub building: &'a str,
    /// The unit.
    pub unit: Option<&'a str>,
    /// The room.
    pub room: Option<&'a str>,
    /// The area.
    pub area: &'a str,
    /// Who lives there.
    pub status: Status,
    /// Whose own it is.
    pub butler: Option<Fact<'a, Staff>>,
    /// The telephone.
    pub phone: Option<&'a str>,
    /// What was noted of it.
    pub tags: &'a [Box<str>],
    /// What the owner likes.
    pub interests: &'a [Box<str>],
    /// What a file should hold and this one does not, by column (H18 of the rule ledger).
    pub lacks: Vec<&'static str>,
    /// When somebody of it was last met.
    pub last_met: Option<Instant>,
    /// Complaints on the day asked for or later.
    #[serde(skip)]
    pub complaints: usize,
    /// Its place among the parties.
    #[serde(skip)]
    pub(super) index: PartyIx,
}

impl Body for Owners<'_> {
    const NAME: &'static str = "owners";
}

/// The visits that the list needs: when each household was last met.
pub fn reads_back(book: &Book, now: Instant) -> Lookback {
    let is_household = |party: PartyIx| book[party].household().is_some();
    Lookback::since(now.date()).seeking(Sought::met(book, is_household))
}

/// The households that pass every flag, by id; those who moved out before today are left out.
pub fn owners<'a>(known: &Known<'a>, flags: &Flags) -> Answer<Owners<'a>> {
    let households = known.book.parties.iter().filter_map(Party::household);
    let body = Owners {
        rows: rows(known, flags),
        all: households.count(),
        by_complaints: flags.complaints_since.is_some(),
        by_lacks: flags.incomplete,
    };
    Answer::at(known.now, body)
}

/// The same households.
pub fn selected(known: &Known<'_>, flags: &Flags) -> Vec<PartyIx> {
    let rows = rows(known, flags).into_iter();
    rows.map(|owner| owner.index).collect()
}

fn rows<'a>(known: &Known<'a>, flags: &Flags) -> Vec<Owner<'a>> {
    let today = known.now.date();
    let butlers = known.book.butlers(today);
    let keeps_work = known.book.keeps_work();
    let homes = known.book.indexed_parties();
    let homes = homes.filter_map(|(party, stated)| Some((party, stated.household()?)));
    let passing = homes
        .filter(|(_, home)| home.moved_out.is_none_or(|gone| today <= gone))
        .filter(|(party, _)| flags.selection.may_hold(&known.book[*party]))
        .filter(|(party, _)| {
            let butler = butlers[party.position()];
            flags.butler.is_none_or(|asked| butler == Some(asked))
        });
    let found = passing.map(|(party, home)| {
        let butler = butlers[party.position()];
        Owner {
            lacks: known.book[party].lacks(keeps_work),
            ..owner(known, party, home, butler, flags)
        }
    });
    found
        .filter(|owner| !flags.incomplete || !owner.lacks.is_empty())
        .filter(|owner| flags.complaints_since.is_none() || owner.complaints > 0)
        .filter(|owner| {
            let met_since = |since: Date| owner.last_met.is_some_and(|met| met >= since.start());
            flags.not_met_since.is_none_or(|since| !met_since(since))
        })
        .collect()
}

fn owner<'a>(
    known: &Known<'a>,
    index: PartyIx,
    home: &'a Household,
    butler: Option<StaffIx>,
    flags: &Flags,
) -> Owner<'a> {
    let stated = &known.book[index];
    let complaints = flags.complaints_since.map_or(0, |since| {
        known
            .issues_between(index, since.start(), Instant::MAX)
            .filter(|issue| issue.kind == IssueKind::Complaint)
            .count()
    });
    Owner {
        id: Fact(stated),
        name: &stated.name,
        building: &home.building,
        unit: home.unit.as_deref(),
        room: home.room.as_deref(),
        area: &home.area,
        status: home.status,
        butler: butler.map(|member| Fact(&known.book[member])),
        phone: stated.phone.as_deref(),
        tags: &home.tags,
        interests: &home.interests,
        lacks: Vec::new(),
        last_met: last_met(known, index).map(|visit| known.book[visit].at),
        complaints,
        index,
    }
}
