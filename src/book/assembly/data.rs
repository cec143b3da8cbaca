//! The CSV files, read against the configuration.

use super::Assembly;
use super::configuration::Configuration;
use crate::book::VisitsAsked;
use crate::book::context::Context;
use crate::book::rows::Roster;
use crate::diag::Code;
use crate::diag::file::Folder;
use crate::model::Book;

impl Assembly<'_> {
    /// Reads the data. `None` if what all facts rest on could not be read. Visits come last:
    /// `which` sees the book without them and says which are needed.
    pub(in crate::book) fn data<V: Into<VisitsAsked>>(
        &mut self,
        mut configuration: Configuration,
        which: impl FnOnce(&Book) -> V,
    ) -> Option<Book> {
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
        let context = Context {
            zone: &configuration.almanac.zone,
            policy: &configuration.policy,
            trusts_policy: configuration.policy_is_whole,
            members: &configuration.staff,
            staff: &staff,
            parties: &parties.roster,
        };
        let tables = self.tables_needed(&context, &configuration.almanac);
        let is_whole = configuration.policy_is_whole && configuration.staff_is_whole;
        let office = configuration
            .office
            .take()
            .filter(|_| is_whole && parties.are_trusted);
        let Some(office) = office else {
            self.visits(&context, &self.need.visits.into());
            return None;
        };
        let mut book = Book {
            office,
            policy: configuration.policy,
            almanac: configuration.almanac,
            festivals: configuration.festivals,
            staff: configuration.staff,
            parties: parties.by_id,
            visits: Vec::new(),
            issues: tables.issues,
            events: tables.events,
            plans: tables.plans,
            approvals: tables.approvals,
            surveys: tables.surveys,
        };
        let mut asked: VisitsAsked = which(&book).into();
        let context = Context {
            zone: &book.almanac.zone,
            policy: &book.policy,
            trusts_policy: configuration.policy_is_whole,
            members: &book.staff,
            staff: &staff,
            parties: &parties.roster,
        };
        let mut visits = self.visits(&context, &asked);
        // What rows stood in an empty file the other tables know.
        if asked.tables || self.found_empty() {
            self.need = self.need.rest();
            let rest = self.tables_needed(&context, &book.almanac);
            book.issues.extend(rest.issues);
            book.events.extend(rest.events);
            book.plans.extend(rest.plans);
            book.approvals.extend(rest.approvals);
            book.surveys.extend(rest.surveys);
        }
        if let Some(search) = asked.search.as_deref_mut().filter(|_| asked.of.is_none()) {
            let earlier = self.earlier_visits(&context, asked.need, search, (&book, &visits));
            visits.splice(..0, earlier);
        }
        book.visits = visits;
        self.note_emptied(&book);
        Some(book)
    }

    /// Whether a file of visits is empty.
    fn found_empty(&self) -> bool {
        let mut empty = self.faults.iter();
        empty.any(|fault| fault.code == Code::FileEmpty && Folder::Visits.holds(&fault.place.file))
    }
}
