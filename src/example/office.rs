//! The invented office: its community, its people, and who of them may go.

use super::blueprint::{Blueprint, OfficeHours, RuleText, SeatText};
use super::contacts::{Contact, contacts};
use super::homes::{Home, homes};
use super::members::{Member, members};
use super::phrases::Phrases;
use super::seasons::Seasons;
use super::{Options, random::Random};
use crate::calendar::{Date, Hours};
use crate::model::Channel;

/// Everything that stands before the first day of records.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// What was asked for.
    pub(super) options: Options,
    /// The rules.
    pub(super) blueprint: Blueprint,
    /// The rules' hours.
    pub(super) hours: OfficeHours,
    /// The words.
    pub(super) phrases: Phrases,
    /// The calendar.
    pub(super) seasons: Seasons,
    /// The staff.
    pub(super) members: Vec<Member>,
    /// The households, by id.
    pub(super) homes: Vec<Home>,
    /// The contacts, by id.
    pub(super) contacts: Vec<Contact>,
}

/// A household (by position), or a contact (by position after the households).
pub(super) type Party = usize;

impl Office {
    /// The office and its community.
    pub(super) fn new(options: Options) -> Office {
        let blueprint = Blueprint::read(options.preset.policy);
        let phrases = Phrases::of(options.language);
        let members = members(&options, &blueprint, &phrases);
        let homes = homes(&options, &members, &phrases);
        let contacts = contacts(&blueprint, &phrases);
        let hours = blueprint.hours();
        let seasons = Seasons::new(&options);
        Office {
            options,
            blueprint,
            hours,
            phrases,
            seasons,
            members,
            homes,
            contacts,
        }
    }

    /// The household, if the party is one.
    pub(super) fn home(&self, party: Party) -> Option<&Home> {
        self.homes.get(party)
    }

    /// The party's id.
    pub(super) fn party_id(&self, party: Party) -> &str {
        match self.homes.get(party) {
            Some(home) => &home.id,
            None => &self.contacts[party - self.homes.len()].id,
        }
    }

    /// Whether the party is many people who sit together, and no office one goes to.
    pub(super) fn gathers(&self, party: Party) -> bool {
        let contact = party
            .checked_sub(self.homes.len())
            .map(|place| &self.contacts[place]);
        contact.is_some_and(|contact| {
            ["building_leaders", "residents_meeting"].contains(&contact.kind.as_str())
        })
    }

    /// The parties a rule selects, as far as selections look at status, tags, interests, kinds.
    pub(super) fn selected(&self, rule: &RuleText) -> Vec<Party> {
        let homes = self
            .homes
            .iter()
            .enumerate()
            .filter(|(_, home)| rule.whom.takes(home.status, &home.tags, &home.interests));
        let contacts = self
            .contacts
            .iter()
            .enumerate()
            .filter(|(_, contact)| rule.whom.takes_contact(&contact.kind));
        let homes = homes.map(|(position, _)| position);
        homes
            .chain(contacts.map(|(position, _)| self.homes.len() + position))
            .collect()
    }

    /// Who goes on `date` for a rule, the lead first; nobody if a seat stays empty.
    pub(super) fn team(
        &self,
        rule: &RuleText,
        party: Party,
        department: Option<&str>,
        date: Date,
        random: &mut Random,
    ) -> Option<Vec<usize>> {
        let mut team = Vec::new();
        for seat in std::iter::once(&rule.by).chain(&rule.with) {
            let free: Vec<usize> = self
                .seated(seat, party, department)
                .filter(|member| !team.contains(member))
                .filter(|member| self.members[*member].at_work(date, &self.seasons))
                .collect();
            if free.is_empty() {
                return None;
            }
            team.push(*random.pick(&free));
        }
        Some(team)
    }

    /// The members who may take a seat at this party's.
    fn seated<'a>(
        &'a self,
        seat: &'a SeatText,
        party: Party,
        department: Option<&'a str>,
    ) -> impl Iterator<Item = usize> + 'a {
        let home = self.home(party);
        self.members
            .iter()
            .enumerate()
            .filter(move |(position, member)| {
                let own = match home {
                    Some(home) if seat.is_own() => home
                        .butler
                        .filter(|butler| self.members[*butler].role == seat.role)
                        .map_or(member.area == Some(home.area), |butler| butler == *position),
                    _ => true,
                };
                let heads = seat.department.is_none() || member.department.as_deref() == department;
                member.role == seat.role && own && heads
            })
            .map(|(position, _)| position)
    }

    /// The head of a department, if somebody heads it.
    pub(super) fn head_of(&self, department: &str) -> Option<usize> {
        self.members
            .iter()
            .position(|member| member.department.as_deref() == Some(department))
    }

    /// When a visit through `channel` may take place.
    pub(super) fn channel_hours(&self, channel: Channel) -> &Hours {
        match channel {
            Channel::Door => &self.hours.door,
            Channel::Phone => &self.hours.phone,
            Channel::Message | Channel::Desk | Channel::Meeting => &self.hours.staff,
        }
    }
}
