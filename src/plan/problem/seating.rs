//! Who of a crew takes which seat of a duty.

use super::{Crew, Duty, Problem, Seat};

impl Problem {
    /// Who of `crew` leads `duty`, if the crew has a different person for each of its seats:
    /// whose own the party is before a stand-in, then by id.
    pub(crate) fn lead_of(&self, duty: &Duty, crew: &Crew) -> Option<u32> {
        if let [only] = crew.as_slice() {
            let leads = self.members[*only as usize].role == duty.lead.role;
            return (leads && duty.with.is_empty()).then_some(*only);
        }
        let has_role = |member: &&u32| self.members[**member as usize].role == duty.lead.role;
        let own = |member: &u32| duty.lead.eligible.contains(member);
        let mut leads: Crew = crew.iter().filter(has_role).copied().collect();
        leads.sort_unstable_by_key(|member| (!own(member), *member));
        let mut leads = leads.into_iter();
        leads.find(|lead| seated(crew, &duty.with, 1 << position(crew, *lead)))
    }
}

/// Where a member stands in a crew.
fn position(crew: &Crew, member: u32) -> usize {
    crew.iter().position(|&other| other == member).unwrap_or(0)
}

/// Whether `seats` can be taken by members of the crew not yet in `taken`, one each.
fn seated(crew: &Crew, seats: &[Seat], taken: u64) -> bool {
    let Some((seat, rest)) = seats.split_first() else {
        return true;
    };
    crew.iter().enumerate().any(|(position, member)| {
        taken & 1 << position == 0
            && seat.eligible.contains(member)
            && seated(crew, rest, taken | 1 << position)
    })
}
