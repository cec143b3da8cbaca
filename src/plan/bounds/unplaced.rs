//! The fewest asked duties that any plan leaves without an appointment.

use rayon::prelude::*;

use super::crowd::Crowd;
use super::places::cells;
use super::prices::left_out;
use crate::plan::problem::indexes;
use crate::plan::state::Plan;

/// Level 1 of a plan that no plan beats, as that level compares.
///
/// What nobody could meet on any day is counted. The rest is looked for around what `plan` leaves
/// out: the days on which that could be met are full, those who are met there could be met on
/// other days, which are full too, and so on. In each such part so much is left out whatever is
/// planned as prices of its days tell.
pub(crate) fn unplaced(plan: &Plan<'_>) -> [i64; 4] {
    let problem = plan.problem;
    let mut impossible = [0; 4];
    let mut crowd = Crowd::new(plan);
    for party in 0..problem.parties.len() {
        let open = indexes(plan.open(party)).map(|position| &problem.duties_of(party)[position]);
        for duty in open {
            if cells(problem, duty).is_empty() {
                impossible[duty.class] += 1;
            } else {
                crowd.miss(party, duty.class);
            }
        }
    }
    crowd.grow();
    // Parts have nothing to do with each other: several threads look at them, in any order.
    let crowded: Vec<[i64; 4]> = crowd
        .parts()
        .into_par_iter()
        .map(|(part, left)| left_out(&part, left))
        .collect();
    let sum = |class: usize| crowded.iter().map(|least| least[class]).sum::<i64>();
    [0, 1, 2, 3].map(|class| impossible[class] + sum(class))
}
