//! What the checks share: the book, now, and answers several of them ask for.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::Gaps;
use crate::calendar::{Date, DateRange, Hours, Instant, TimeRange, Weekday};
use crate::diag::Place;
use crate::diag::file;
use crate::duties::Known;
use crate::model::policy::Selection;
use crate::model::{
    Book, Channel, Household, Owners, Party, PartyIx, RoleIx, Staff, StaffIx, Visit, VisitId,
};

/// The book and when it is looked at.
pub(super) struct Scene<'a> {
    pub(super) book: &'a Book,
    pub(super) now: Option<Instant>,
    pub(super) gaps: &'a Gaps,
    /// What follows from the facts now; without `now` nothing does.
    pub(super) known: Option<Known<'a>>,
    /// The visits that issues name, by id.
    visits: HashMap<&'a str, &'a Visit>,
    /// The one row that is asked about, if not all are.
    row: Option<&'a Place>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(book: &'a Book, now: Option<Instant>, gaps: &'a Gaps) -> Self {
        let named = book.issues.iter();
        let named: HashSet<&str, RandomState> = named
            .flat_map(|issue| issue.visit.iter().chain(&issue.revisit))
            .map(VisitId::as_str)
            .collect();
        let visits = book.visits.iter().map(|visit| (visit.id.as_str(), visit));
        let visits = visits.filter(|(id, _)| named.contains(id)).collect();
        Scene {
            book,
            now,
            gaps,
            known: now.map(|now| Known::at(book, now)),
            visits,
            row: None,
        }
    }

    /// The same where one row is asked about.
    pub(super) fn about(self, row: Option<&'a Place>) -> Self {
        Scene { row, ..self }
    }

    /// Whether a row is asked about: what costs much is not worked out for others.
    pub(super) fn asks_about(&self, place: &Place) -> bool {
        self.row.is_none_or(|row| row == place)
    }

    /// The visit called `id` that some issue names.
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
        self.households()
            .map(|(_, _, household)| household)
            .filter(|household| household.status.is_lived_in())
    }

    /// Households that may be there beside those read: rows left out.
    pub(super) fn households_left_out(&self) -> usize {
        self.gaps.count(file::OWNERS)
    }

    /// Whose own households of a role are, now or later.
    pub(super) fn owners(&self, role: RoleIx) -> Owners<'a> {
        Owners::new(self.book, role, self.days_ahead())
    }

    /// Today and every day to come; without `now`, every day.
    pub(super) fn days_ahead(&self) -> DateRange {
        DateRange {
            first: self.now.map_or(Date::MIN, Instant::date),
            last: Date::MAX,
        }
    }

    /// The parties a selection can ever hold: its keys about the past are passed over.
    pub(super) fn selected(&self, selection: &Selection) -> usize {
        let gone = |party: &&Party| {
            let household = party.household();
            household.is_some_and(|household| self.is_over(household.moved_out))
        };
        let there = self.book.parties.iter().filter(|party| !gone(party));
        there.filter(|party| selection.may_hold(party)).count()
    }

    /// Whether rows left out may belong to a selection.
    pub(super) fn may_hold_more(&self, selection: &Selection) -> bool {
        let file = if selection.selects_contacts() {
            file::CONTACTS
        } else {
            file::OWNERS
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

/// Every open piece of `hours` with its weekday.
pub(super) fn pieces(hours: &Hours) -> impl Iterator<Item = (Weekday, TimeRange)> + '_ {
    let of_day = |weekday| hours.on(weekday).iter().map(move |range| (weekday, *range));
    Weekday::ALL.into_iter().flat_map(of_day)
}

/// Whether more than the day of a visit is known. At the stroke of midnight nobody visits anybody: of such a visit
/// the list that it came from told no time.
pub(super) fn has_time(visit: &Visit) -> bool {
    visit.at.time().minutes() > 0
}

/// Whether the channel takes a member's time at one place.
pub(super) fn occupies(channel: Channel) -> bool {
    matches!(channel, Channel::Door | Channel::Phone | Channel::Meeting)
}
