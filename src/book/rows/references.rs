//! Cells that name somebody: parties and members of staff, by id.

use super::list;
use super::roster::{Roster, Standing};
use super::row::RowReader;
use crate::book::ids;
use crate::book::ids::IdFault;
use crate::book::schema::Columns as Schema;
use crate::diag::{Code, Fault};
use crate::model::{PartyIx, StaffIx, Team};

/// In a file with more faults than this no more suggestions are looked for: one full of unknown
/// ids must not take minutes.
const MOST_SUGGESTIONS: usize = 300;

impl<C: Schema> RowReader<'_, '_, C> {
    /// The party that a cell names.
    pub(in crate::book) fn party(&mut self, column: C, parties: &Roster) -> Option<PartyIx> {
        let value = self.value(column)?;
        self.look_up(&value, column, parties, Code::UnknownParty)
            .map(PartyIx::new)
    }

    /// The member of staff that a cell names.
    pub(in crate::book) fn member(&mut self, column: C, staff: &Roster) -> Option<StaffIx> {
        let value = self.value(column)?;
        self.look_up(&value, column, staff, Code::UnknownStaff)
            .map(StaffIx::new)
    }

    /// The members of staff that a cell lists, the lead first.
    pub(in crate::book) fn team(&mut self, column: C, staff: &Roster) -> Option<Team> {
        let value = self.value(column)?;
        let mut team = Team::new();
        // Most cells name one: no list need be made.
        if let Some(Standing::Known(position)) = staff.find(&value) {
            team.push(StaffIx::new(position));
            return Some(team);
        }
        let names = list::split(self, column, &value, |name| staff.find(name).is_some())?;
        for name in &names {
            let member = self.look_up(name, column, staff, Code::UnknownStaff);
            team.extend(member.map(StaffIx::new));
        }
        (team.len() == names.len()).then_some(team)
    }

    fn look_up(&mut self, id: &str, column: C, roster: &Roster, unknown: Code) -> Option<usize> {
        match roster.find(id) {
            Some(Standing::Known(position)) => return Some(position),
            Some(Standing::LeftOut) => self.leave_out(),
            None => {
                let fault = self.stranger(id, column, roster, unknown);
                self.note(fault);
            }
        }
        None
    }

    fn stranger(&self, id: &str, column: C, roster: &Roster, unknown: Code) -> Fault {
        let declared = column.column();
        if let Some(meant) = roster.called(id) {
            return self
                .fault_of(Code::NameForId, declared, id)
                .near(Some(meant));
        }
        if let Err(why @ IdFault::Lookalike { .. }) = ids::check(id) {
            let fault = ids::describe(&why, id, |code| self.fault(code, column));
            return fault.with("column", declared.name);
        }
        let fault = self.fault_of(unknown, declared, id);
        if self.faults_so_far() < MOST_SUGGESTIONS {
            fault.near(roster.near(id))
        } else {
            fault
        }
    }
}
