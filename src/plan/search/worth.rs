//! What meeting duties is worth, by their priorities.

use crate::plan::problem::{DutySet, indexes};
use crate::plan::state::Plan;

/// What meeting a duty is worth, by class: no usual number of one outweighs the class before it.
const WORTH: [i64; 4] = [1_000_000_000, 1_000_000, 1_000, 1];

/// What meeting the asked ones of some duties of a party is worth.
pub(super) fn worth(plan: &Plan<'_>, party: usize, duties: DutySet) -> i64 {
    let all = plan.problem.duties_of(party);
    let asked = indexes(duties)
        .map(|position| &all[position])
        .filter(|duty| duty.asked);
    asked.map(|duty| WORTH[duty.class]).sum()
}
