//! Selections: which parties a rule speaks of, looked at as of an instant, never as of `now`.

use super::Known;
use super::met::met_between;
use crate::calendar::{Instant, Period};
use crate::model::policy::Selection;
use crate::model::{Household, Party, PartyIx, VisitIx};

/// As of when a selection is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asof {
    /// The instant spans are counted back from; being met counts before it.
    reference: Instant,
    /// Having moved in counts before this.
    moved_in_before: Instant,
    /// A complaint counts before this.
    complaints_before: Instant,
}

impl Asof {
    /// For a cadence or a sample: the period's start, but who moves in during it has moved in.
    pub fn period(period: &Period) -> Asof {
        let reference = period.start();
        Asof {
            reference,
            moved_in_before: period.end(),
            complaints_before: reference,
        }
    }

    /// For a trigger: its anchor, what happens in that very minute included.
    pub fn anchor(anchor: Instant) -> Asof {
        let after = anchor.plus_minutes(1);
        Asof {
            reference: anchor,
            moved_in_before: after,
            complaints_before: after,
        }
    }
}

/// The first condition of a selection that a party does not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// The rule speaks of contacts, this is a household.
    NoContact,
    /// The rule speaks of households, this is a contact.
    NoHousehold,
    /// A contact of another kind.
    ContactKind,
    /// Another status.
    Status,
    /// Another area.
    Area,
    /// Another building.
    Building,
    /// None of the tags asked for.
    Tags,
    /// A tag that is ruled out.
    BarredTag(Box<str>),
    /// None of the interests asked for.
    Interests,
    /// Not moved in since `since`, or only after what it is looked at for.
    MovedIn {
        /// From then on it would count.
        since: Instant,
    },
    /// Was met by this visit.
    Met(VisitIx),
    /// Too few complaints.
    Complaints {
        /// So many there were.
        found: usize,
        /// So many are asked for.
        asked: u32,
    },
}

/// The first condition that `party` does not meet; `None` where all hold and it is selected.
pub fn unmet(
    known: &Known<'_>,
    selection: &Selection,
    party: PartyIx,
    asof: Asof,
) -> Option<Unmet> {
    let stated = &known.book[party];
    if selection.selects_contacts() {
        return unmet_by_contact(selection, stated);
    }
    let Some(household) = stated.household() else {
        return Some(Unmet::NoHousehold);
    };
    unmet_by_cells(selection, household)
        .or_else(|| unmet_by_moving_in(known, selection, household, asof))
        .or_else(|| unmet_by_meeting(known, selection, party, asof))
        .or_else(|| unmet_by_complaints(known, selection, party, asof))
}

fn unmet_by_contact(selection: &Selection, party: &Party) -> Option<Unmet> {
    match party.contact() {
        None => Some(Unmet::NoContact),
        Some(contact) => {
            let asked = selection.contact.iter().any(|kind| **kind == *contact.kind);
            (!asked).then_some(Unmet::ContactKind)
        }
    }
}

/// The conditions that speak of the household's own row, whatever the time.
fn unmet_by_cells(selection: &Selection, household: &Household) -> Option<Unmet> {
    let any_of = |asked: &Option<Vec<String>>, have: &[Box<str>]| {
        asked.as_ref().is_none_or(|asked| {
            asked
                .iter()
                .any(|word| have.iter().any(|own| **own == **word))
        })
    };
    let is_one_of = |asked: &Option<Vec<String>>, have: &str| {
        asked
            .as_ref()
            .is_none_or(|asked| asked.iter().any(|word| word == have))
    };
    if selection
        .status
        .as_ref()
        .is_some_and(|asked| !asked.contains(&household.status))
    {
        return Some(Unmet::Status);
    }
    if !is_one_of(&selection.area, &household.area) {
        return Some(Unmet::Area);
    }
    if !is_one_of(&selection.building, &household.building) {
        return Some(Unmet::Building);
    }
    if !any_of(&selection.tags, &household.tags) {
        return Some(Unmet::Tags);
    }
    if !any_of(&selection.interests, &household.interests) {
        return Some(Unmet::Interests);
    }
    let barred = selection.not_tags.as_ref()?;
    let own = household
        .tags
        .iter()
        .find(|own| barred.iter().any(|tag| **tag == ***own))?;
    Some(Unmet::BarredTag(own.clone()))
}

fn unmet_by_moving_in(
    known: &Known<'_>,
    selection: &Selection,
    household: &Household,
    asof: Asof,
) -> Option<Unmet> {
    let since = known
        .book
        .almanac
        .minus(asof.reference, selection.moved_in_within?);
    let moved_in = household.moved_in.map(|date| date.start());
    let within = moved_in.is_some_and(|day| since <= day && day < asof.moved_in_before);
    (!within).then_some(Unmet::MovedIn { since })
}

fn unmet_by_meeting(
    known: &Known<'_>,
    selection: &Selection,
    party: PartyIx,
    asof: Asof,
) -> Option<Unmet> {
    let since = known
        .book
        .almanac
        .minus(asof.reference, selection.not_met_within?);
    met_between(known, party, since, asof.reference).map(Unmet::Met)
}

fn unmet_by_complaints(
    known: &Known<'_>,
    selection: &Selection,
    party: PartyIx,
    asof: Asof,
) -> Option<Unmet> {
    let complaints = selection.complaints?;
    let since = known.book.almanac.minus(asof.reference, complaints.within);
    let found = known.complaints_between(party, since, asof.complaints_before);
    let asked = complaints.at_least;
    (found < asked as usize).then_some(Unmet::Complaints { found, asked })
}
