//! Selections: which parties a rule speaks of, looked at as of an instant, never as of `now`.

use super::Known;
use super::met::met_between;
use crate::calendar::{Date, Instant, Period};
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

/// A condition of a selection that a party does not meet.
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
    failing(known, selection, party, asof).next()
}

/// Every condition that `party` does not meet, in the order in which they are looked at.
pub fn failing<'k>(
    known: &'k Known<'_>,
    selection: &'k Selection,
    party: PartyIx,
    asof: Asof,
) -> impl Iterator<Item = Unmet> + 'k {
    let stated = &known.book[party];
    let kind = unmet_kind(selection, stated);
    let household = if kind.is_none() {
        stated.household()
    } else {
        None
    };
    let asked = household.map(|household| Asked {
        known,
        selection,
        party,
        household,
        asof,
    });
    let conditions = asked.into_iter().flat_map(|asked| {
        CONDITIONS
            .iter()
            .filter_map(move |condition| condition(&asked))
    });
    kind.into_iter().chain(conditions)
}

/// One household asked about one selection.
#[derive(Clone, Copy)]
struct Asked<'k, 'b> {
    known: &'k Known<'b>,
    selection: &'k Selection,
    party: PartyIx,
    household: &'k Household,
    asof: Asof,
}

/// What a household can fail, one key of a selection each.
const CONDITIONS: [fn(&Asked<'_, '_>) -> Option<Unmet>; 9] = [
    status, area, building, tags, barred_tag, interests, moved_in, not_met, complaints,
];

/// Whether the selection speaks of the other kind of party, or of other contacts.
fn unmet_kind(selection: &Selection, party: &Party) -> Option<Unmet> {
    match (selection.selects_contacts(), party.contact()) {
        (false, None) => None,
        (false, Some(_)) => Some(Unmet::NoHousehold),
        (true, None) => Some(Unmet::NoContact),
        (true, Some(contact)) => {
            let asked = selection.contact.iter().any(|kind| **kind == *contact.kind);
            (!asked).then_some(Unmet::ContactKind)
        }
    }
}

fn status(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let allowed = asked.selection.status.as_ref()?;
    (!allowed.contains(&asked.household.status)).then_some(Unmet::Status)
}

fn area(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let allowed = asked.selection.area.as_ref()?;
    (!allowed.iter().any(|area| **area == *asked.household.area)).then_some(Unmet::Area)
}

fn building(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let allowed = asked.selection.building.as_ref()?;
    let holds = allowed
        .iter()
        .any(|building| **building == *asked.household.building);
    (!holds).then_some(Unmet::Building)
}

fn tags(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let wanted = asked.selection.tags.as_ref()?;
    shared(wanted, &asked.household.tags)
        .is_none()
        .then_some(Unmet::Tags)
}

fn barred_tag(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let barred = asked.selection.not_tags.as_ref()?;
    shared(barred, &asked.household.tags).map(|tag| Unmet::BarredTag(tag.into()))
}

fn interests(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let wanted = asked.selection.interests.as_ref()?;
    shared(wanted, &asked.household.interests)
        .is_none()
        .then_some(Unmet::Interests)
}

fn moved_in(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let span = asked.selection.moved_in_within?;
    let since = asked.known.book.almanac.minus(asked.asof.reference, span);
    let day = asked.household.moved_in.map(Date::start);
    let within = day.is_some_and(|day| since <= day && day < asked.asof.moved_in_before);
    (!within).then_some(Unmet::MovedIn { since })
}

fn not_met(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let span = asked.selection.not_met_within?;
    let since = asked.known.book.almanac.minus(asked.asof.reference, span);
    met_between(asked.known, asked.party, since, asked.asof.reference).map(Unmet::Met)
}

fn complaints(asked: &Asked<'_, '_>) -> Option<Unmet> {
    let wanted = asked.selection.complaints?;
    let since = asked
        .known
        .book
        .almanac
        .minus(asked.asof.reference, wanted.within);
    let found = asked
        .known
        .complaints_between(asked.party, since, asked.asof.complaints_before);
    let asked = wanted.at_least;
    (found < asked as usize).then_some(Unmet::Complaints { found, asked })
}

/// The first of a household's words that is on the list.
fn shared<'h>(list: &[String], own: &'h [Box<str>]) -> Option<&'h str> {
    own.iter()
        .map(|word| &**word)
        .find(|word| list.iter().any(|listed| listed == word))
}
