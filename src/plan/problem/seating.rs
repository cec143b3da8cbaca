//! Who of a crew takes which seat of a duty, and whether all of a crew are asked for (rule 2).

use super::{Crew, Duty, DutySet, Problem, Seat, indexes};

/// Crews of more people are those of one duty alone.
pub(crate) const MOST_JOINED: usize = 5;

impl Problem {
    /// Who of `crew` leads `duty`, if the crew has a different person for each of its seats:
    /// whose own the party is before a stand-in, then by id.
    pub(crate) fn lead_of(&self, duty: &Duty, crew: &[u32]) -> Option<u32> {
        if let [only] = crew {
            let leads = self.may_lead(duty, *only);
            return (leads && duty.with.is_empty()).then_some(*only);
        }
        let own = |member: &u32| duty.lead.eligible.contains(member);
        let has_role = |member: &&u32| self.may_lead(duty, **member);
        let mut leads: Crew = crew.iter().filter(has_role).copied().collect();
        leads.sort_unstable_by_key(|member| (!own(member), *member));
        let mut leads = leads.into_iter();
        leads.find(|lead| seated(crew, &duty.with, 1 << position(crew, *lead)))
    }

    /// Whether a member may lead a duty: has the leading role, whosever own the party is, or is one of
    /// those who are sent.
    pub(crate) fn may_lead(&self, duty: &Duty, member: u32) -> bool {
        let role = self.members[member as usize].role;
        duty.lead.role == Some(role) || duty.lead.eligible.contains(&member)
    }

    /// Whether `crew` goes for these duties of a party: it is the union of teams that the planner would send,
    /// at most one for each duty and one for a duty that is asked for; the others ride along.
    pub(crate) fn goes_for(&self, party: usize, crew: &[u32], duties: DutySet) -> bool {
        if crew.len() > MOST_JOINED {
            return false;
        }
        let all = self.duties_of(party);
        let mut unions = Unions::none();
        for duty in indexes(duties).map(|position| &all[position]) {
            unions.join(&teams_within(duty, crew), duty.asked);
        }
        unions.reach(crew.len())
    }
}

/// The teams within a crew that the planner would send for a duty, people as bits.
fn teams_within(duty: &Duty, crew: &[u32]) -> Vec<u32> {
    let leads = crew.iter().copied();
    let leads = leads.filter(|member| duty.lead.eligible.contains(member));
    let mut teams: Vec<u32> = leads.map(|lead| 1 << position(crew, lead)).collect();
    for seat in &duty.with {
        teams = teams
            .into_iter()
            .flat_map(|team| joined_by(crew, seat, team))
            .collect();
    }
    teams.sort_unstable();
    teams.dedup();
    teams
}

/// Sets of people that unions of teams come to, each as a bit of a set: the people's bits after one that
/// tells whether a team goes for a duty that is asked for.
struct Unions(u64);

impl Unions {
    fn none() -> Unions {
        Unions(1)
    }

    /// Adds the unions of these with one of some teams.
    fn join(&mut self, teams: &[u32], asked: bool) {
        let before = self.0;
        for union in (0..64_u32).filter(|union| before & 1 << union != 0) {
            for &team in teams {
                self.0 |= 1 << (union | team << 1 | u32::from(asked));
            }
        }
    }

    /// Whether one of them is a whole crew.
    fn reach(&self, people: usize) -> bool {
        let whole = ((1_u32 << people) - 1) << 1;
        self.0 & 1 << (whole | 1) != 0
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
