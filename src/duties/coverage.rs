//! Coverage: which households were met in a period, of those that could be (H2 of the rule
//! ledger).

use std::collections::BTreeMap;

use super::Known;
use super::met::met_between;
use crate::calendar::Period;
use crate::model::{Household, PartyIx, Status};

/// What coverage is grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// The building.
    Building,
    /// The area.
    Area,
    /// The butler's id.
    Butler,
}

/// Where an owner stands in a period's coverage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Left out: nobody lives there any more.
    Vacant,
    /// Left out: nobody lives there yet.
    NotMovedIn,
    /// Left out: not to be disturbed through all of it.
    Paused,
    /// Left out: declined in it, and was not met.
    Declined,
    /// In scope and met.
    Covered,
    /// In scope and not met.
    Uncovered,
}

/// One group's coverage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverageRow {
    /// The building (without the word for one), the area or the butler's id; empty for owners without
    /// one.
    pub group: String,
    /// Households that could be met.
    pub in_scope: u32,
    /// Of these, households met.
    pub covered: u32,
    /// Left out as vacant.
    pub vacant: u32,
    /// Left out as not moved in.
    pub not_moved_in: u32,
    /// Left out as paused.
    pub paused: u32,
    /// Left out as declined.
    pub declined: u32,
    /// Households lived in.
    pub lived_in: u32,
    /// Of these, those whose owner has the butler's number or is on WeChat (H17 of the rule ledger).
    pub reached: u32,
    /// In scope and not met, by id.
    pub uncovered: Vec<PartyIx>,
}

/// The coverage of a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// One row a group, in byte order.
    pub rows: Vec<CoverageRow>,
    /// Everybody; its group is empty.
    pub total: CoverageRow,
}

/// The coverage of a period by groups.
pub fn of(known: &Known<'_>, period: &Period, by: By) -> Coverage {
    let butlers = if by == By::Butler {
        known.book.butlers(known.now.date())
    } else {
        Vec::new()
    };
    let mut rows: BTreeMap<String, CoverageRow> = BTreeMap::new();
    let mut total = CoverageRow::default();
    for (party, stated) in known.book.indexed_parties() {
        let Some(household) = stated.household() else {
            continue;
        };
        let Some(standing) = standing(known, period, party) else {
            continue;
        };
        let group = match by {
            By::Building => household.building_key(),
            By::Area => &*household.area,
            By::Butler => {
                butlers[party.position()].map_or("", |butler| known.book[butler].id.as_str())
            }
        };
        total.add(party, household, standing);
        if !rows.contains_key(group) {
            let row = CoverageRow {
                group: group.to_owned(),
                ..CoverageRow::default()
            };
            rows.insert(group.to_owned(), row);
        }
        if let Some(row) = rows.get_mut(group) {
            row.add(party, household, standing);
        }
    }
    Coverage {
        rows: rows.into_values().collect(),
        total,
    }
}

/// Where a party stands in a period's coverage; `None`: nowhere, as a contact or an owner who
/// moved out before it.
pub fn standing(known: &Known<'_>, period: &Period, party: PartyIx) -> Option<Standing> {
    let household = known.book[party].household()?;
    if household
        .moved_out
        .is_some_and(|moved_out| moved_out < period.from)
    {
        return None;
    }
    let met = met_between(known, party, period.start(), period.end()).is_some();
    let refused = || {
        !known
            .refusals_of_between(party, period.start(), period.end())
            .is_empty()
    };
    Some(match household.status {
        Status::Vacant => Standing::Vacant,
        Status::NotMovedIn => Standing::NotMovedIn,
        _ if household
            .moved_in
            .is_some_and(|moved_in| moved_in >= period.to) =>
        {
            Standing::NotMovedIn
        }
        _ if paused_throughout(household, period) => Standing::Paused,
        _ if met => Standing::Covered,
        _ if refused() => Standing::Declined,
        _ => Standing::Uncovered,
    })
}

/// Whether every day of the period lies in the household's pause, which has no gap.
fn paused_throughout(household: &Household, period: &Period) -> bool {
    household.paused_on(period.from) && household.paused_on(period.last())
}

impl CoverageRow {
    fn add(&mut self, party: PartyIx, household: &Household, standing: Standing) {
        if household.status.is_lived_in() {
            self.lived_in += 1;
            self.reached += u32::from(household.reached.is_some());
        }
        match standing {
            Standing::Vacant => self.vacant += 1,
            Standing::NotMovedIn => self.not_moved_in += 1,
            Standing::Paused => self.paused += 1,
            Standing::Declined => self.declined += 1,
            Standing::Covered => self.covered += 1,
            Standing::Uncovered => self.uncovered.push(party),
        }
        self.in_scope += u32::from(matches!(standing, Standing::Covered | Standing::Uncovered));
    }
}
