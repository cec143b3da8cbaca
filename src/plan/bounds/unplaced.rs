//! The fewest asked duties that any plan leaves without an appointment.

use std::collections::BTreeMap;

use super::flow::Network;
use super::places::{needs, room};
use crate::plan::problem::Problem;

/// Minutes asked for from the same cells by duties of one class.
type Demands = BTreeMap<(usize, Vec<u32>), i64>;

/// Level 1 of a plan that no plan beats, as that level compares.
///
/// The minutes of all classes up to one that no flow can place, less the most that the classes
/// before it may have left unplaced, is what this class leaves unplaced at least; the fewest
/// duties that make up so many minutes are its longest ones. What nobody could meet on any day
/// comes on top.
pub(crate) fn unplaced(problem: &Problem) -> [i64; 4] {
    let mut demands = Demands::new();
    let mut lengths: [Vec<i64>; 4] = Default::default();
    let mut bound = [0; 4];
    for needs in (0..problem.parties.len()).map(|party| needs(problem, party)) {
        for (bound, impossible) in bound.iter_mut().zip(needs.impossible) {
            *bound += impossible;
        }
        let Some(demand) = needs.demand else {
            continue;
        };
        lengths[demand.class].push(demand.minutes);
        *demands.entry((demand.class, demand.cells)).or_default() += demand.minutes;
    }
    let mut missing = missing_by_class(problem, &demands);
    let mut allowed = 0;
    for class in 0..4 {
        lengths[class].sort_unstable_by_key(|&minutes| std::cmp::Reverse(minutes));
        missing[class] -= allowed;
        let mut left = missing[class];
        for &minutes in &lengths[class] {
            if left <= 0 {
                break;
            }
            left -= minutes;
            allowed += minutes;
            bound[class] += 1;
        }
    }
    bound
}

/// For each class the minutes, of it and those before it, that no flow can place.
fn missing_by_class(problem: &Problem, demands: &Demands) -> [i64; 4] {
    let room = room(problem);
    let (source, sink) = (room.len() + demands.len(), room.len() + demands.len() + 1);
    let mut network = Network::new(sink + 1);
    for (cell, &minutes) in room.iter().enumerate() {
        network.edge(cell, sink, minutes);
    }
    let mut missing = [0; 4];
    let mut unsent = 0;
    for (class, missing) in missing.iter_mut().enumerate() {
        for (node, ((of, cells), &minutes)) in (room.len()..).zip(demands) {
            if *of == class {
                network.edge(source, node, minutes);
                for &cell in cells {
                    network.edge(node, cell as usize, minutes);
                }
                unsent += minutes;
            }
        }
        unsent -= network.push(source, sink);
        *missing = unsent;
    }
    missing
}
