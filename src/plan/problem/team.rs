//! The teams a duty can be met by, shared by all duties that ask for the same people.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use smallvec::SmallVec;

use super::Seat;

/// Members who go together; in a team of [`Teams`] the lead stands first.
pub(crate) type Crew = SmallVec<[u32; 4]>;

/// No duty is tried with more teams than this beyond one for each lead.
const MOST_TEAMS: usize = 48;

/// Every team that some duty can be met by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Teams {
    crews: Vec<Crew>,
    known: BTreeMap<Vec<Arc<[u32]>>, Range<usize>>,
}

impl Teams {
    /// The teams of a range.
    pub(crate) fn of(&self, range: Range<usize>) -> &[Crew] {
        &self.crews[range]
    }

    /// The range of teams with one eligible member for each seat, all different persons.
    pub(crate) fn for_seats(&mut self, lead: &Seat, with: &[Seat]) -> Range<usize> {
        let key: Vec<Arc<[u32]>> = std::iter::once(lead)
            .chain(with)
            .map(|seat| Arc::clone(&seat.eligible))
            .collect();
        if let Some(range) = self.known.get(&key) {
            return range.clone();
        }
        let start = self.crews.len();
        let most = MOST_TEAMS.max(lead.eligible.len());
        // Round by round over the leads, so that a cap leaves out combinations, never a lead.
        let mut found: Vec<Vec<Crew>> = lead
            .eligible
            .iter()
            .map(|&member| crews(member, with, most))
            .collect();
        let longest = found.iter().map(Vec::len).max().unwrap_or(0);
        for round in 0..longest {
            for crews in &mut found {
                if let Some(crew) = crews.get(round).filter(|_| self.crews.len() - start < most) {
                    self.crews.push(crew.clone());
                }
            }
        }
        let range = start..self.crews.len();
        self.known.insert(key, range.clone());
        range
    }
}

/// The crews led by `lead`, at most `most`, each set of people once.
fn crews(lead: u32, with: &[Seat], most: usize) -> Vec<Crew> {
    let mut crews = vec![Crew::from_slice(&[lead])];
    for seat in with {
        let extended = crews.iter().flat_map(|crew| {
            let free = seat.eligible.iter().filter(|member| !crew.contains(member));
            free.map(|&member| {
                let mut crew = crew.clone();
                crew.push(member);
                crew
            })
        });
        crews = extended.take(most * 4).collect();
    }
    for crew in &mut crews {
        crew[1..].sort_unstable();
    }
    let mut distinct: Vec<Crew> = Vec::new();
    for crew in crews {
        if !distinct.contains(&crew) {
            distinct.push(crew);
        }
    }
    distinct.truncate(most);
    distinct
}
