//! Selections: which parties a rule speaks of, looked at as of an instant, never as of `now`.

use super::IssueFilter;
use crate::calendar::{Almanac, Date, Instant, Period, Span};
use crate::model::{Household, Issue, IssueKind, Party, PartyIx, Status, VisitIx, building_key};

/// Which parties a rule speaks of; every key given must hold, `{}` is every owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Kinds of contact; not empty: contacts are selected, and no other key is given.
    pub contact: Vec<String>,
    /// Any of these.
    pub status: Option<Vec<Status>>,
    /// Any of these.
    pub area: Option<Vec<String>>,
    /// Any of these, however they are spelt.
    pub building: Option<Vec<String>>,
    /// Has any of these.
    pub tags: Option<Vec<String>>,
    /// Has none of these.
    pub not_tags: Option<Vec<String>>,
    /// Has any of these.
    pub interests: Option<Vec<String>>,
    /// Moved in this short before.
    pub moved_in_within: Option<Span>,
    /// Not met for this long before.
    pub not_met_within: Option<Span>,
    /// Complained this often.
    pub complaints: Option<Complaints>,
    /// Raised issues this often.
    pub issues: Option<Issues>,
    /// At least this old; who tells no year of birth is not.
    pub age: Option<u32>,
    /// Fees are unpaid.
    pub arrears: Option<Arrears>,
}

/// So many complaints in so long a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaints {
    /// At least so many.
    pub at_least: u32,
    /// Within this long before.
    pub within: Span,
}

/// So many issues of some kind in so long a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issues {
    /// Which issues.
    pub filter: IssueFilter,
    /// At least so many.
    pub at_least: u32,
    /// Within this long before.
    pub within: Span,
}

/// Unpaid fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrears {
    /// However long.
    Any,
    /// For at least so long.
    AtLeast(Span),
}

/// As of when a selection is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The instant spans are counted back from; being met counts before it.
    reference: Instant,
    /// Having moved in counts before this.
    moved_in_before: Instant,
    /// An issue counts before this.
    issues_before: Instant,
}

/// What has happened, as far as it is known to whoever asks.
pub trait Past {
    /// What a party's row says.
    fn party(&self, party: PartyIx) -> &Party;

    /// How spans are counted.
    fn almanac(&self) -> &Almanac;

    /// The first visit in [`from`, `to`) at which the party was met.
    fn met_between(&self, party: PartyIx, from: Instant, to: Instant) -> Option<VisitIx>;

    /// How many issues of a party that `takes` takes were raised in [`from`, `to`).
    fn issues_between(
        &self,
        party: PartyIx,
        from: Instant,
        to: Instant,
        takes: &dyn Fn(&Issue) -> bool,
    ) -> usize;
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
    /// Too few issues of the kind asked for.
    Issues {
        /// So many there were.
        found: usize,
        /// So many are asked for.
        asked: u32,
    },
    /// Younger, or of an age that nobody knows.
    Age {
        /// So old it is.
        found: Option<u32>,
        /// So old is asked for.
        asked: u32,
    },
    /// No fees unpaid, or not for so long.
    Arrears,
}

impl AsOf {
    /// For a cadence or a sample: the period's start, but who moves in during it has moved in.
    pub fn period(period: &Period) -> AsOf {
        let reference = period.start();
        AsOf {
            reference,
            moved_in_before: period.end(),
            issues_before: reference,
        }
    }

    /// For a trigger: its anchor, what happens in that very minute included.
    pub fn anchor(anchor: Instant) -> AsOf {
        let after = anchor.plus_minutes(1);
        AsOf {
            reference: anchor,
            moved_in_before: after,
            issues_before: after,
        }
    }
}

impl Selection {
    /// Whether no key is given: every owner, and no condition on a party that is named otherwise.
    pub fn is_empty(&self) -> bool {
        *self == Selection::default()
    }

    /// Whether what was raised decides who is selected.
    pub fn looks_at_issues(&self) -> bool {
        self.complaints.is_some() || self.issues.is_some()
    }

    /// Whether contacts are selected, not owners.
    pub fn selects_contacts(&self) -> bool {
        !self.contact.is_empty()
    }

    /// Whether `party` is selected.
    pub fn holds(&self, past: &impl Past, party: PartyIx, as_of: AsOf) -> bool {
        self.failing(past, party, as_of).next().is_none()
    }

    /// Whether `party` is selected, or would be but for what has happened so far: the keys about
    /// the past are passed over.
    pub fn may_hold(&self, party: &Party) -> bool {
        self.standing(party).next().is_none()
    }

    /// Every condition that `party` does not meet, in the order in which they are looked at.
    pub fn failing<'s, P: Past>(
        &'s self,
        past: &'s P,
        party: PartyIx,
        as_of: AsOf,
    ) -> impl Iterator<Item = Unmet> + 's {
        let stated = past.party(party);
        let is_asked = |_: &&Household| self.other_kind(stated).is_none();
        let timed = stated.household().filter(is_asked).map(|household| Timed {
            selection: self,
            past,
            party,
            household,
            as_of,
        });
        let timed = timed.into_iter().flat_map(|timed| timed.failing());
        self.standing(stated).chain(timed.flatten())
    }

    /// The conditions on what the party's row says that it does not meet.
    fn standing<'s>(&'s self, party: &'s Party) -> impl Iterator<Item = Unmet> + 's {
        let kind = self.other_kind(party);
        let household = party.household().filter(|_| kind.is_none());
        let conditions = household.into_iter().flat_map(move |household| {
            STANDING
                .iter()
                .filter_map(move |condition| condition(self, household))
        });
        kind.into_iter().chain(conditions)
    }

    /// Whether it speaks of the other kind of party, or of other contacts.
    fn other_kind(&self, party: &Party) -> Option<Unmet> {
        match (self.selects_contacts(), party.contact()) {
            (false, None) => None,
            (false, Some(_)) => Some(Unmet::NoHousehold),
            (true, None) => Some(Unmet::NoContact),
            (true, Some(contact)) => {
                let asked = self.contact.iter().any(|kind| **kind == *contact.kind);
                (!asked).then_some(Unmet::ContactKind)
            }
        }
    }
}

/// What a household's row can fail, one key of a selection each.
const STANDING: [fn(&Selection, &Household) -> Option<Unmet>; 6] =
    [status, area, building, tags, barred_tag, interests];

fn status(selection: &Selection, household: &Household) -> Option<Unmet> {
    let allowed = selection.status.as_ref()?;
    (!allowed.contains(&household.status)).then_some(Unmet::Status)
}

fn area(selection: &Selection, household: &Household) -> Option<Unmet> {
    let allowed = selection.area.as_ref()?;
    (!allowed.iter().any(|area| **area == *household.area)).then_some(Unmet::Area)
}

fn building(selection: &Selection, household: &Household) -> Option<Unmet> {
    let allowed = selection.building.as_ref()?;
    let own = household.building_key();
    let is_own = |building: &String| building_key(building) == own;
    (!allowed.iter().any(is_own)).then_some(Unmet::Building)
}

fn tags(selection: &Selection, household: &Household) -> Option<Unmet> {
    let asked = selection.tags.as_ref()?;
    let found = shared(asked, &household.tags);
    found.is_none().then_some(Unmet::Tags)
}

fn barred_tag(selection: &Selection, household: &Household) -> Option<Unmet> {
    let barred = selection.not_tags.as_ref()?;
    shared(barred, &household.tags).map(|tag| Unmet::BarredTag(tag.into()))
}

fn interests(selection: &Selection, household: &Household) -> Option<Unmet> {
    let asked = selection.interests.as_ref()?;
    let found = shared(asked, &household.interests);
    found.is_none().then_some(Unmet::Interests)
}

/// The first of a household's words that is on the list.
fn shared<'h>(list: &[String], own: &'h [Box<str>]) -> Option<&'h str> {
    own.iter()
        .map(|word| &**word)
        .find(|word| list.iter().any(|listed| listed == word))
}

/// A household asked about what has happened.
struct Timed<'s, P> {
    selection: &'s Selection,
    past: &'s P,
    party: PartyIx,
    household: &'s Household,
    as_of: AsOf,
}

impl<P: Past> Timed<'_, P> {
    /// Each key about what has happened, if it fails. Looked at one after the other, since most
    /// selections have none of them.
    fn failing(&self) -> [Option<Unmet>; 6] {
        [
            self.moved_in(),
            self.not_met(),
            self.complaints(),
            self.issues(),
            self.age(),
            self.arrears(),
        ]
    }

    fn moved_in(&self) -> Option<Unmet> {
        let since = self.ago(self.selection.moved_in_within?);
        let day = self.household.moved_in.map(Date::start);
        let within = day.is_some_and(|day| since <= day && day < self.as_of.moved_in_before);
        (!within).then_some(Unmet::MovedIn { since })
    }

    fn not_met(&self) -> Option<Unmet> {
        let since = self.ago(self.selection.not_met_within?);
        let met = self
            .past
            .met_between(self.party, since, self.as_of.reference);
        met.map(Unmet::Met)
    }

    fn complaints(&self) -> Option<Unmet> {
        let Complaints { at_least, within } = self.selection.complaints?;
        let is_complaint = |issue: &Issue| issue.kind == IssueKind::Complaint;
        let found = self.raised_within(within, &is_complaint);
        (found < at_least as usize).then_some(Unmet::Complaints {
            found,
            asked: at_least,
        })
    }

    fn issues(&self) -> Option<Unmet> {
        let asked = self.selection.issues.as_ref()?;
        let takes = |issue: &Issue| asked.filter.takes(|column| issue.text(column));
        let found = self.raised_within(asked.within, &takes);
        (found < asked.at_least as usize).then_some(Unmet::Issues {
            found,
            asked: asked.at_least,
        })
    }

    fn age(&self) -> Option<Unmet> {
        let asked = self.selection.age?;
        let day = self.as_of.reference.date();
        let birthday = self.household.birthday;
        let found = birthday.and_then(|birthday| birthday.age_on(day));
        let is_old = found.is_some_and(|age| age >= asked);
        (!is_old).then_some(Unmet::Age { found, asked })
    }

    fn arrears(&self) -> Option<Unmet> {
        let asked = self.selection.arrears?;
        let until = match asked {
            Arrears::Any => self.as_of.reference,
            Arrears::AtLeast(span) => self.ago(span),
        };
        let since = self.household.arrears_since;
        let owes = since.is_some_and(|since| since.start() <= until);
        (!owes).then_some(Unmet::Arrears)
    }

    fn raised_within(&self, within: Span, takes: &dyn Fn(&Issue) -> bool) -> usize {
        let (since, until) = (self.ago(within), self.as_of.issues_before);
        self.past.issues_between(self.party, since, until, takes)
    }

    fn ago(&self, span: Span) -> Instant {
        self.past.almanac().minus(self.as_of.reference, span)
    }
}
