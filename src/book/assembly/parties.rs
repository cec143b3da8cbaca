//! Owners and contacts together: the parties.

use std::sync::Arc;

use super::Assembly;
use super::repeated::without_repeated;
use crate::book::rows::Roster;
use crate::book::{files, tables};
use crate::diag::{Code, Fault, file};
use crate::model::Party;

/// The parties, and whether their ids are all that can be known.
pub(super) struct Parties {
    /// The parties, by id.
    pub(super) by_id: Vec<Party>,
    /// Their ids, and those of the rows left out.
    pub(super) roster: Roster,
    /// Whether both files could be read.
    pub(super) are_trusted: bool,
}

impl Assembly<'_> {
    /// Reads `owners.csv`, which must exist, and `contacts.csv`.
    pub(super) fn parties(&mut self, staff: &Roster) -> Parties {
        let was_damaged = std::mem::take(&mut self.is_damaged);
        let mut owners = self.table(&Arc::from(file::OWNERS), |file| tables::owners(file, staff));
        let is_absent = !self.is_damaged
            && self
                .directory
                .disk()
                .look(&self.directory.path(file::OWNERS))
                .is_ok_and(|look| look.is_none());
        if is_absent {
            self.note_damage(files::missing(file::OWNERS));
        }
        files::workbooks_beside(self.directory, &mut self.faults);
        files::named_otherwise(self.directory, &mut self.faults);
        self.faults.extend(tables::look_over_owners(&owners.rows));
        let contacts = self.table(&Arc::from(file::CONTACTS), tables::contacts);
        owners.rows.extend(contacts.rows);
        let mut parties =
            without_repeated(owners.rows, |party| (party.id.as_str(), &party.place), self);
        parties.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        let known = parties
            .iter()
            .map(|party| (party.id.as_str(), &*party.name));
        let roster = Roster::new(known)
            .with_left_out(owners.left_out_ids)
            .with_left_out(contacts.left_out_ids);
        let are_trusted = !self.is_damaged;
        self.is_damaged |= was_damaged;
        // Whom rows name cannot be known either where the list of households lost every byte.
        let is_empty =
            |fault: &Fault| fault.code == Code::FileEmpty && &*fault.place.file == file::OWNERS;
        let is_emptied = self.faults.iter().any(is_empty);
        self.lacking = None;
        let roster = if are_trusted && !is_emptied {
            roster
        } else {
            roster.trusting_all()
        };
        Parties {
            by_id: parties,
            roster,
            are_trusted,
        }
    }
}
