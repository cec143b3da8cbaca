//! What the checks share: the book, now, and answers several of them ask for.

use std::collections::HashMap;

use super::Gaps;
use crate::calendar::{Date, Hours, Instant, TimeRange, Weekday};
use crate::model::policy::{Asks, Rule, RuleKind, Seat, Selection};
use crate::model::{
    Book, Channel, Household, Party, PartyIx, RoleIx, Staff, StaffIx, Status, Visit,
};

/// The book and when it is looked at.
pub(super) struct Scene<'a> {
    pub(super) book: &'a Book,
    pub(super) now: Option<Instant>,
    pub(super) gaps: &'a Gaps,
    visits: HashMap<&'a str, &'a Visit>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(book: &'a Book, now: Option<Instant>, gaps: &'a Gaps) -> Self {
        let visits = book
            .visits
            .iter()
            .map(|visit| (visit.id.as_str(), visit))
            .collect();
        Scene {
            book,
            now,
            gaps,
            visits,
        }
    }

    /// The visit called `id`.
    pub(super) fn visit(&self, id: &str) -> Option<&'a Visit> {
        self.visits.get(id).copied()
    }

    /// The ids of all visits.
    pub(super) fn visit_ids(&self) -> impl Iterator<Item = &'a str> {
        self.book.visits.iter().map(|visit| visit.id.as_str())
    }

    /// Whether `at` is still to come; without `now`, everything is.
    pub(super) fn is_ahead(&self, at: Instant) -> bool {
        self.now.is_none_or(|now| at >= now)
    }

    /// Whether the last day `last`, if there is one, is over.
    pub(super) fn is_over(&self, last: Option<Date>) -> bool {
        last.zip(self.now)
            .is_some_and(|(last, now)| last < now.date())
    }

    /// Members of `role` who are in service or will be, by id.
    pub(super) fn members(&self, role: RoleIx) -> impl Iterator<Item = (StaffIx, &'a Staff)> {
        self.book
            .members_of(role)
            .filter(|(_, member)| !self.is_over(member.left))
    }

    /// Households that have not moved out, by id.
    pub(super) fn households(&self) -> impl Iterator<Item = (PartyIx, &'a Party, &'a Household)> {
        let book = self.book;
        book.indexed_parties()
            .filter_map(|(index, party)| Some((index, party, party.household()?)))
            .filter(|(_, _, household)| !self.is_over(household.moved_out))
    }

    /// Households that a quota can be met with: somebody lives there.
    pub(super) fn lived_in(&self) -> impl Iterator<Item = &'a Household> {
        let lives = |status| matches!(status, Status::Occupied | Status::Rented);
        self.households()
            .map(|(_, _, household)| household)
            .filter(move |h| lives(h.status))
    }

    /// Households that may be there beside those read: rows left out.
    pub(super) fn households_left_out(&self) -> usize {
        self.gaps.count("owners.csv")
    }

    /// Whether `household` is the own of some member of `role`.
    pub(super) fn is_own(&self, role: RoleIx, household: &Household) -> bool {
        let named = household.butler.map(|butler| &self.book[butler]);
        named.is_some_and(|member| member.role == role && !self.is_over(member.left))
            || self
                .members(role)
                .any(|(_, member)| member.owns_area(&household.area))
    }

    /// The parties a selection can ever hold: its keys about the past are passed over.
    pub(super) fn selected(&self, selection: &Selection) -> usize {
        if selection.selects_contacts() {
            let contacts = self.book.parties.iter().filter_map(Party::contact);
            return contacts
                .filter(|c| selection.contact.iter().any(|k| **k == *c.kind))
                .count();
        }
        self.households()
            .filter(|(_, _, household)| holds(selection, household))
            .count()
    }

    /// Whether rows left out may belong to a selection.
    pub(super) fn may_hold_more(&self, selection: &Selection) -> bool {
        let file = if selection.selects_contacts() {
            "contacts.csv"
        } else {
            "owners.csv"
        };
        self.gaps.touch(file)
    }

    /// When `member` works in an ordinary week.
    pub(super) fn hours_of(&self, member: &Staff) -> Hours {
        let hours = member
            .hours
            .as_ref()
            .unwrap_or(&self.book.policy.hours.staff);
        pieces(hours)
            .filter(|(weekday, _)| member.works_on(*weekday))
            .collect()
    }
}

/// Whether the household answers to every key of the selection that is not about the past.
pub(super) fn holds(selection: &Selection, household: &Household) -> bool {
    let any = |wanted: &Option<Vec<String>>, had: &[Box<str>]| {
        wanted
            .as_ref()
            .is_none_or(|wanted| wanted.iter().any(|w| had.iter().any(|h| **h == **w)))
    };
    let among = |wanted: &Option<Vec<String>>, had: &str| {
        wanted
            .as_ref()
            .is_none_or(|wanted| wanted.iter().any(|w| w == had))
    };
    let has_none = |unwanted: &Vec<String>| {
        !unwanted
            .iter()
            .any(|w| household.tags.iter().any(|tag| **tag == **w))
    };
    selection
        .status
        .as_ref()
        .is_none_or(|wanted| wanted.contains(&household.status))
        && among(&selection.area, &household.area)
        && among(&selection.building, &household.building)
        && any(&selection.tags, &household.tags)
        && any(&selection.interests, &household.interests)
        && selection.not_tags.as_ref().is_none_or(has_none)
}

/// Every open piece of `hours` with its weekday.
pub(super) fn pieces(hours: &Hours) -> impl Iterator<Item = (Weekday, TimeRange)> + '_ {
    let of_day = |weekday| hours.on(weekday).iter().map(move |range| (weekday, *range));
    Weekday::ALL.into_iter().flat_map(of_day)
}

/// Everybody a rule asks for: the lead first, then who must be there too.
pub(super) fn seats(asks: &Asks) -> impl Iterator<Item = &Seat> {
    std::iter::once(&asks.by).chain(&asks.with)
}

/// The selection by which a rule picks its parties; none for quotas and for triggers that follow
/// somebody's own fact.
pub(super) fn selection_of(rule: &Rule) -> Option<&Selection> {
    match &rule.kind {
        RuleKind::Quota(_) => None,
        RuleKind::Cadence(cadence) => Some(&cadence.whom),
        RuleKind::Sample(sample) => Some(&sample.from),
        RuleKind::Trigger(trigger) => {
            let given = trigger.whom != Selection::default();
            given.then_some(&trigger.whom)
        }
    }
}

/// Whether the channel takes a member's time at one place.
pub(super) fn occupies(channel: Channel) -> bool {
    matches!(channel, Channel::Door | Channel::Phone | Channel::Meeting)
}
