//! Who of a crew takes which seat of a duty, and whether all of a crew are asked for (rule 2).

use super::{Crew, Duty, DutySet, Problem, Seat, indexes};

/// Crews of more people are those of one duty alone.
pub(crate) const MOST_JOINED: usize = 5;

impl Problem {
    /// Who of `crew` leads `duty`, if the crew has a different person for each of its seats:
    /// whose own the party is before a stand-in, then by id.
    pub(crate) fn lead_of(&self, duty: &Duty, crew: &[u32]) -> Option<u32> {
        if let [only] = crew {
            let leads = self.members[*only as usize].role == duty.lead.role;
            return (leads && duty.with.is_empty()).then_some(*only);
        }
        let own = |member: &u32| duty.lead.eligible.contains(member);
        let mut leads: Crew = self.with_role(duty, crew).collect();
        leads.sort_unstable_by_key(|member| (!own(member), *member));
        let mut leads = leads.into_iter();
        leads.find(|lead| seated(crew, &duty.with, 1 << position(crew, *lead)))
    }

    /// Those of a crew who have the leading role of a duty.
    fn with_role<'c>(&'c self, duty: &Duty, crew: &'c [u32]) -> impl Iterator<Item = u32> + 'c {
        let role = duty.lead.role;
        let crew = crew.iter().copied();
        crew.filter(move |member| self.members[*member as usize].role == role)
    }

    /// Whether `crew` goes for these duties of a party: it is the union of one team for each, one of
    /// them is asked for, and where all asked ones are somebody's own, whose own it is leads one.
    pub(crate) fn goes_for(&self, party: usize, crew: &[u32], duties: DutySet) -> bool {
        let all = self.duties_of(party);
        let asked = || indexes(duties).map(|at| &all[at]).filter(|duty| duty.asked);
        if crew.len() > MOST_JOINED || asked().next().is_none() {
            return false;
        }
        let only_own = asked().all(|duty| duty.own);
        // Unions of teams as a set of sets of people: by their bits, and whether an own duty is led by
        // whose own it is.
        let mut unions = Unions::none();
        for duty in indexes(duties).map(|position| &all[position]) {
            let teams = self.teams_within(duty, crew);
            unions = unions.with_each(&teams, duty.asked);
        }
        unions.reaches(crew.len(), only_own)
    }

    /// The teams of a duty within a crew, whoever has the role leading: people as bits, and whether the
    /// lead is one whom the planner would send.
    fn teams_within(&self, duty: &Duty, crew: &[u32]) -> Vec<(u32, bool)> {
        let mut teams = Vec::new();
        for lead in self.with_role(duty, crew) {
            let own = duty.lead.eligible.contains(&lead);
            let mut masks = vec![1_u32 << position(crew, lead)];
            for seat in &duty.with {
                masks = masks
                    .into_iter()
                    .flat_map(|mask| joined_by(crew, seat, mask))
                    .collect();
            }
            teams.extend(masks.into_iter().map(|mask| (mask, own)));
        }
        teams.sort_unstable();
        teams.dedup();
        teams
    }
}

/// Sets of people that unions of teams come to; with each whether an own duty is led by whose own it is.
struct Unions(u64);

impl Unions {
    fn none() -> Unions {
        Unions(1)
    }

    /// The unions of these with one of some teams; of asked duties it counts who leads.
    fn with_each(&self, teams: &[(u32, bool)], asked: bool) -> Unions {
        let mut next = 0;
        for union in (0..64_u32).filter(|union| self.0 & 1 << union != 0) {
            for &(mask, own) in teams {
                let led = (union & 1) | u32::from(own && asked);
                next |= 1_u64 << ((union | mask << 1) & !1 | led);
            }
        }
        Unions(next)
    }

    /// Whether one of them is a whole crew.
    fn reaches(&self, people: usize, only_own: bool) -> bool {
        let whole = ((1_u32 << people) - 1) << 1;
        let led = self.0 & 1 << (whole | 1) != 0;
        led || !only_own && self.0 & 1 << whole != 0
    }
}

/// A team with one more of the crew, who may take a seat.
fn joined_by(crew: &[u32], seat: &Seat, mask: u32) -> impl Iterator<Item = u32> {
    let free = crew.iter().enumerate().filter(move |(position, member)| {
        mask & 1 << position == 0 && seat.eligible.contains(member)
    });
    free.map(move |(position, _)| mask | 1 << position)
}

/// Where a member stands in a crew.
fn position(crew: &[u32], member: u32) -> usize {
    crew.iter().position(|&other| other == member).unwrap_or(0)
}

/// Whether `seats` can be taken by members of the crew not yet in `taken`, one each.
fn seated(crew: &[u32], seats: &[Seat], taken: u64) -> bool {
    let Some((seat, rest)) = seats.split_first() else {
        return true;
    };
    crew.iter().enumerate().any(|(position, member)| {
        taken & 1 << position == 0
            && seat.eligible.contains(member)
            && seated(crew, rest, taken | 1 << position)
    })
}
