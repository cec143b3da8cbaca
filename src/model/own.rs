//! Own: whose household it is for a role, who may take a seat, and its butler for grouping.

use std::collections::BTreeMap;

use super::policy::{Area, Seat};
use super::{Book, Household, InCharge, Party, PartyIx, RoleIx, Staff, StaffIx};
use crate::calendar::{Date, DateRange};

/// Whose own households are for a role on some days, looked up once for an area: for questions that are
/// asked of all households.
#[derive(Clone, Debug)]
pub struct Owners<'b> {
    book: &'b Book,
    role: RoleIx,
    days: DateRange,
    of_areas: BTreeMap<&'b str, Vec<StaffIx>>,
}

impl<'b> Owners<'b> {
    /// Those of a role on some of the `days`.
    pub fn new(book: &'b Book, role: RoleIx, days: DateRange) -> Owners<'b> {
        let mut of_areas: BTreeMap<&str, Vec<StaffIx>> = BTreeMap::new();
        for member in book.serving(role, days, |_| true) {
            for area in &book[member].areas {
                let own = of_areas.entry(area).or_default();
                if own.last() != Some(&member) {
                    own.push(member);
                }
            }
        }
        Owners {
            book,
            role,
            days,
            of_areas,
        }
    }

    /// The members whose own a household is, as [`Book::own`] has them.
    pub fn of(&self, household: &Household) -> impl Iterator<Item = StaffIx> {
        let book = self.book;
        let is_own = |butler: &StaffIx| {
            book[*butler].role == self.role && book[*butler].in_service_in(self.days)
        };
        let named = household.butler.filter(is_own);
        let by_area = named.is_none().then(|| self.of_areas.get(&*household.area));
        let by_area = by_area.flatten().into_iter().flatten().copied();
        named.into_iter().chain(by_area)
    }
}

impl Book {
    /// Who can take a seat at a party's, by id: the seat's role, own area and department, in service
    /// on some of the `days` on which it may be taken. Of a contact any member of the role is own.
    ///
    /// `charge` tells who is in charge of the issue the visit follows, if it follows one.
    pub fn eligible(
        &self,
        seat: Seat,
        party: PartyIx,
        charge: Option<InCharge<'_>>,
        days: DateRange,
    ) -> Vec<StaffIx> {
        let mut members = match (seat.role, seat.area, self[party].household()) {
            (Some(role), Area::Own, Some(household)) => self.own(household, role, days),
            (Some(role), _, _) => self.serving(role, days, |_| true),
            (None, _, _) => self.in_service(days),
        };
        members.retain(|&member| self.sits(seat, member, charge));
        members
    }

    /// Whether none of those who can take a seat is at work on any of the `days`.
    pub fn is_deserted(
        &self,
        seat: Seat,
        party: PartyIx,
        charge: Option<InCharge<'_>>,
        days: DateRange,
    ) -> bool {
        let members = self.eligible(seat, party, charge, days);
        let usual = &self.policy.hours.staff;
        let works = |member: &StaffIx, date| {
            let hours = self[*member].hours_on(date, &self.almanac.workdays, usual);
            !hours.is_empty()
        };
        let mut dates = days.dates();
        !dates.any(|date| members.iter().any(|member| works(member, date)))
    }

    /// Each household's member of a role, for drawing: the one its cell names, if that member has the
    /// role and is in service on some of the `days`; else, of those whose own it is, the one with the
    /// fewest households so far, in order of id, named ones counted first.
    pub fn shared_out(&self, role: RoleIx, days: DateRange) -> Vec<Option<StaffIx>> {
        let named = |party: &Party| {
            let butler = party.household()?.butler?;
            (self[butler].role == role && self[butler].in_service_in(days)).then_some(butler)
        };
        self.spread(&self.serving(role, days, |_| true), &named)
    }

    /// Whose own a household is for a role: the named butler with that role and in service on some
    /// of the `days`; else the role's members in service whose areas hold its area.
    pub fn own(&self, household: &Household, role: RoleIx, days: DateRange) -> Vec<StaffIx> {
        let is_own =
            |butler: &StaffIx| self[*butler].role == role && self[*butler].in_service_in(days);
        match household.butler.filter(is_own) {
            Some(butler) => vec![butler],
            None => self.serving(role, days, |member| member.owns_area(&household.area)),
        }
    }

    /// The butler of every party, for grouping: the one its cell names, else, of the members of
    /// `[coverage] by_role` in service `today` whose areas hold its area, the one with the fewest
    /// households so far, in order of id. Contacts have none.
    pub fn butlers(&self, today: Date) -> Vec<Option<StaffIx>> {
        let named = |party: &Party| party.household().and_then(|household| household.butler);
        let role = self.policy.coverage.by_role;
        let candidates = role.map(|role| self.serving(role, today.into(), |_| true));
        self.spread(&candidates.unwrap_or_default(), &named)
    }

    /// One member for each household: the `named` one, else the least loaded of the `candidates` whose
    /// areas hold its area.
    fn spread(
        &self,
        candidates: &[StaffIx],
        named: &dyn Fn(&Party) -> Option<StaffIx>,
    ) -> Vec<Option<StaffIx>> {
        let mut load = vec![0_u32; self.staff.len()];
        for member in self.parties.iter().filter_map(named) {
            load[member.position()] += 1;
        }
        let mut of_areas: BTreeMap<&str, Vec<StaffIx>> = BTreeMap::new();
        for &member in candidates {
            for area in &self[member].areas {
                of_areas.entry(area).or_default().push(member);
            }
        }
        let mut member_of = |party: &Party| {
            let household = party.household()?;
            if let Some(member) = named(party) {
                return Some(member);
            }
            let holding = of_areas.get(&*household.area)?.iter().copied();
            let chosen = holding.min_by_key(|member| (load[member.position()], *member))?;
            load[chosen.position()] += 1;
            Some(chosen)
        };
        self.parties.iter().map(&mut member_of).collect()
    }

    /// Everybody in service on some of the `days`, by id.
    fn in_service(&self, days: DateRange) -> Vec<StaffIx> {
        let members = self.staff.iter().enumerate();
        let serving = members.filter(|(_, member)| member.in_service_in(days));
        serving
            .map(|(position, _)| StaffIx::new(position))
            .collect()
    }

    fn serving(
        &self,
        role: RoleIx,
        days: DateRange,
        holds: impl Fn(&Staff) -> bool,
    ) -> Vec<StaffIx> {
        let members = self.members_of(role);
        let serving = members.filter(|(_, member)| member.in_service_in(days) && holds(member));
        serving.map(|(index, _)| index).collect()
    }
}
