//! A data directory's facts, all together.

use std::ops::Range;

use super::policy::{Quota, Role, Rule};
use super::{
    Approval, Event, EventIx, Issue, IssueIx, Office, Party, PartyIx, Plan, Policy, QuotaIx,
    RoleIx, RuleIx, Staff, StaffIx, Survey, Visit, VisitIx, Visitor,
};
use crate::calendar::{Almanac, Date, Instant};
use crate::diag::Place;

/// The facts of one data directory, sorted: see each vector for its order.
#[derive(Clone, Debug)]
pub struct Book {
    /// What `visits.toml` says.
    pub office: Office,
    /// What `policy.toml` says.
    pub policy: Policy,
    /// Zone, working days and the office's months.
    pub almanac: Almanac,
    /// Festivals of `calendar.toml`, by date and name.
    pub festivals: Vec<Festival>,
    /// By id.
    pub staff: Vec<Staff>,
    /// Owners and contacts together, by id.
    pub parties: Vec<Party>,
    /// By time, then id. Only the months that were asked for.
    pub visits: Vec<Visit>,
    /// By the time they were raised, then id.
    pub issues: Vec<Issue>,
    /// By time, then id.
    pub events: Vec<Event>,
    /// By month.
    pub plans: Vec<Plan>,
    /// By time; of one time in the file's order.
    pub approvals: Vec<Approval>,
    /// By name.
    pub surveys: Vec<Survey>,
    /// By time; of one time in the file's order.
    pub visitors: Vec<Visitor>,
}

/// A festival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Festival {
    /// What triggers name: `spring-festival`.
    pub name: String,
    /// Its day.
    pub date: Date,
    /// Where it stands.
    pub place: Place,
}

impl Book {
    /// The party called `id`.
    pub fn party(&self, id: &str) -> Option<PartyIx> {
        let found = self
            .parties
            .binary_search_by(|party| party.id.as_str().cmp(id));
        found.ok().map(PartyIx::new)
    }

    /// The member of staff called `id`.
    pub fn member(&self, id: &str) -> Option<StaffIx> {
        let found = self
            .staff
            .binary_search_by(|member| member.id.as_str().cmp(id));
        found.ok().map(StaffIx::new)
    }

    /// The member of staff called `id`, or by a name that only one has.
    pub fn colleague(&self, called: &str) -> Option<StaffIx> {
        let mut named = self
            .indexed_staff()
            .filter(|(_, member)| member.name == called);
        let by_name = || match (named.next(), named.next()) {
            (Some((member, _)), None) => Some(member),
            _ => None,
        };
        self.member(called).or_else(by_name)
    }

    /// Every party with its index, by id.
    pub fn indexed_parties(&self) -> impl Iterator<Item = (PartyIx, &Party)> {
        self.parties
            .iter()
            .enumerate()
            .map(|(position, party)| (PartyIx::new(position), party))
    }

    /// Every member of staff with its index, by id.
    pub fn indexed_staff(&self) -> impl Iterator<Item = (StaffIx, &Staff)> {
        self.staff
            .iter()
            .enumerate()
            .map(|(position, member)| (StaffIx::new(position), member))
    }

    /// The members of `role`, by id.
    pub fn members_of(&self, role: RoleIx) -> impl Iterator<Item = (StaffIx, &Staff)> {
        self.indexed_staff()
            .filter(move |(_, member)| member.role == role)
    }

    /// The departments that the policy names, then that of every member who has one; one stands there as
    /// often as it is named.
    pub fn departments(&self) -> impl Iterator<Item = &str> {
        let stated = self.policy.departments.iter().map(|one| &*one.id);
        let members = self.staff.iter();
        stated.chain(members.filter_map(|member| member.department.as_deref()))
    }

    /// The kinds of events that may be recorded: those that the policy names or a rule follows, then
    /// those that are recorded already; one stands there as often as it is named.
    pub fn event_kinds(&self) -> impl Iterator<Item = &str> {
        let stated = self.policy.events.iter().map(|one| &*one.id);
        let recorded = self.events.iter().map(|event| &*event.kind);
        stated.chain(self.policy.event_kinds()).chain(recorded)
    }

    /// The areas of the households and of the members of staff; one stands there as often as it is
    /// named.
    pub fn areas(&self) -> impl Iterator<Item = &str> {
        let households = self.parties.iter().filter_map(Party::household);
        let members = self.staff.iter().flat_map(|member| &member.areas);
        let households = households.map(|household| &*household.area);
        households.chain(members.map(|area| &**area))
    }

    /// The visits in [`from`, `to`), with their index, in order.
    pub fn visits_between(
        &self,
        from: Instant,
        to: Instant,
    ) -> impl Iterator<Item = (VisitIx, &Visit)> {
        let first = self.visits.partition_point(|visit| visit.at < from);
        let end = self
            .visits
            .partition_point(|visit| visit.at < to)
            .max(first);
        let range: Range<usize> = first..end;
        range.map(|position| (VisitIx::new(position), &self.visits[position]))
    }

    /// Whether the office keeps what owners do for a living.
    pub fn keeps_work(&self) -> bool {
        let homes = self.parties.iter().filter_map(Party::household);
        homes.into_iter().any(|home| home.work.is_some())
    }

    /// The saved plan of the month called `name`.
    pub fn plan(&self, name: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| &*plan.month == name)
    }
}

macro_rules! lookups {
    ($($index:ident $($field:ident).+ $fact:ident;)+) => { $(
        impl std::ops::Index<$index> for Book {
            type Output = $fact;

            fn index(&self, index: $index) -> &$fact {
                &self.$($field).+[index.position()]
            }
        }
    )+ };
}

lookups! {
    PartyIx parties Party;
    StaffIx staff Staff;
    VisitIx visits Visit;
    IssueIx issues Issue;
    EventIx events Event;
    RoleIx policy.roles Role;
    QuotaIx policy.quotas Quota;
    RuleIx policy.rules Rule;
}
