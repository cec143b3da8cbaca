//! Own: whose household it is for a role, who may take a seat, and its butler for grouping.

use super::policy::{Area, Seat};
use super::{Book, Household, Party, PartyIx, RoleIx, Staff, StaffIx};
use crate::calendar::{Date, DateRange};

impl Book {
    /// Who can take a seat at a party's, by id: the seat's role, own area and department, in service
    /// on some of the `days` on which it may be taken. Of a contact any member of the role is own.
    ///
    /// `department` is that of the issue the visit follows, if it follows one.
    pub fn eligible(
        &self,
        seat: Seat,
        party: PartyIx,
        department: Option<&str>,
        days: DateRange,
    ) -> Vec<StaffIx> {
        let mut members = match (seat.area, self[party].household()) {
            (Area::Own, Some(household)) => self.own(household, seat.role, days),
            _ => self.serving(seat.role, days, |_| true),
        };
        members.retain(|&member| self.sits(seat, member, department));
        members
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
        let mut load = vec![0_u32; self.staff.len()];
        let named = |party: &Party| party.household().and_then(|household| household.butler);
        for butler in self.parties.iter().filter_map(named) {
            load[butler.position()] += 1;
        }
        let role = self.policy.coverage.by_role;
        let candidates = role.map(|role| self.serving(role, today.into(), |_| true));
        let mut butler_of = |party: &Party| {
            let household = party.household()?;
            if household.butler.is_some() {
                return household.butler;
            }
            let holding = candidates.iter().flatten().copied();
            let holding = holding.filter(|&member| self[member].owns_area(&household.area));
            let chosen = holding.min_by_key(|member| (load[member.position()], *member))?;
            load[chosen.position()] += 1;
            Some(chosen)
        };
        self.parties.iter().map(&mut butler_of).collect()
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
