//! Who is who, and by what rules: the ground on which the rows of all records are read.

use super::Assembly;
use super::configuration::Configuration;
use crate::book::context::Context;
use crate::book::rows::Roster;
use crate::model::Book;

/// The book before its records, and the ids that its rows may name.
pub(in crate::book) struct Ground {
    /// Office, policy, calendar, staff and parties; no records.
    pub(in crate::book) book: Book,
    /// Whether all of that could be read: else nothing can be answered from it.
    pub(in crate::book) is_whole: bool,
    trusts_policy: bool,
    staff: Roster,
    parties: Roster,
}

impl Ground {
    /// What a row is read against.
    pub(in crate::book) fn context(&self) -> Context<'_> {
        Context {
            zone: &self.book.almanac.zone,
            policy: &self.book.policy,
            trusts_policy: self.trusts_policy,
            members: &self.book.staff,
            staff: &self.staff,
            parties: &self.parties,
        }
    }
}

impl Assembly<'_> {
    /// Reads the calendar and the parties beside the configuration.
    pub(in crate::book) fn ground(&mut self, mut configuration: Configuration) -> Ground {
        self.calendar(&mut configuration);
        let members = configuration
            .staff
            .iter()
            .map(|member| (member.id.as_str(), &*member.name));
        let roster = Roster::new(members);
        let staff = if configuration.staff_is_whole {
            roster
        } else {
            roster.trusting_all()
        };
        let parties = self.parties(&staff);
        let settings = configuration.policy_is_whole && configuration.staff_is_whole;
        Ground {
            is_whole: settings && parties.are_trusted && configuration.office.is_some(),
            trusts_policy: configuration.policy_is_whole,
            staff,
            parties: parties.roster,
            book: Book {
                office: configuration.office.unwrap_or_default(),
                policy: configuration.policy,
                almanac: configuration.almanac,
                festivals: configuration.festivals,
                staff: configuration.staff,
                parties: parties.by_id,
                visits: Vec::new(),
                issues: Vec::new(),
                events: Vec::new(),
                plans: Vec::new(),
                approvals: Vec::new(),
                surveys: Vec::new(),
                visitors: Vec::new(),
            },
        }
    }
}
