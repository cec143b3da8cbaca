//! The fewest asked duties that any plan leaves without an appointment.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::flow::Network;
use super::groups::Groups;
use super::places::{needs, room};
use crate::plan::problem::Problem;

/// How many duties ask for something of one class, of so many minutes, from the same cells.
type Demands = BTreeMap<(usize, i64, Vec<u32>), i64>;

/// Level 1 of a plan that no plan beats, as that level compares.
///
/// Members' days are filled with whole appointments; which of them, and in how many parts, is left
/// open. Class by class a greatest flow is sought, and where its narrowest cut lies, more minutes
/// are asked for than the days behind it have: of the duties on this side of the cut so many must
/// be left out as make up what is missing, at least the longest ones. What nobody could meet on any
/// day comes on top.
pub(crate) fn unplaced(problem: &Problem) -> [i64; 4] {
    let mut demands = Demands::new();
    let mut impossible = [0; 4];
    for needs in (0..problem.parties.len()).map(|party| needs(problem, party)) {
        for (all, of_party) in impossible.iter_mut().zip(needs.impossible) {
            *all += of_party;
        }
        for demand in needs.demands {
            let alike = (demand.class, demand.minutes, demand.cells);
            *demands.entry(alike).or_default() += 1;
        }
    }
    let mut crowded = [0; 4];
    let mut asking = Asking::new(problem, &demands);
    for class in 0..4 {
        asking.add(class);
        crowded[class] = asking.left_out(class, &crowded);
    }
    [0, 1, 2, 3].map(|class| impossible[class] + crowded[class])
}

/// The network from what is asked for to the days it could be had on.
struct Asking<'d> {
    /// First the cells, then the demands, source and sink.
    network: Network,
    cells: usize,
    demands: Vec<Asked<'d>>,
}

/// Duties that ask for the same.
struct Asked<'d> {
    class: usize,
    minutes: i64,
    cells: &'d [u32],
    count: i64,
    /// The edge from the source; none before their class had its turn.
    edge: Option<usize>,
}

/// Duties on this side of the cut that share cells.
#[derive(Default)]
struct Part {
    /// The minutes that cannot be had.
    missing: i64,
    /// By class, minutes of one duty (the longest first) and how many there are.
    duties: [BTreeMap<Reverse<i64>, i64>; 4],
}

impl<'d> Asking<'d> {
    fn new(problem: &Problem, demands: &'d Demands) -> Asking<'d> {
        let room = whole_visits(room(problem), demands);
        let mut network = Network::new(room.len() + demands.len() + 2);
        let sink = room.len() + demands.len() + 1;
        for (cell, &minutes) in room.iter().enumerate() {
            network.edge(cell, sink, minutes);
        }
        let asked = demands
            .iter()
            .map(|((class, minutes, cells), &count)| Asked {
                class: *class,
                minutes: *minutes,
                cells,
                count,
                edge: None,
            });
        Asking {
            network,
            cells: room.len(),
            demands: asked.collect(),
        }
    }

    /// Lets the duties of one more class ask.
    fn add(&mut self, class: usize) {
        let source = self.source();
        for (node, asked) in (self.cells..).zip(&mut self.demands) {
            if asked.class == class {
                let minutes = asked.minutes * asked.count;
                asked.edge = Some(self.network.edge(source, node, minutes));
                for &cell in asked.cells {
                    self.network.edge(node, cell as usize, minutes);
                }
            }
        }
        self.network.push(source, source + 1);
    }

    /// The node that all is asked from; the next one is where all goes.
    fn source(&self) -> usize {
        self.cells + self.demands.len()
    }

    /// How many duties of a class must be left out, if of those before it as few are as must be.
    fn left_out(&self, class: usize, before: &[i64; 4]) -> i64 {
        self.parts()
            .iter()
            .map(|part| part.left_out(class, before))
            .sum()
    }

    /// What lies on this side of the cut, as far as it hangs together.
    fn parts(&self) -> Vec<Part> {
        let reached = self.network.reached(self.source());
        let mut groups = Groups::new(self.source());
        let beyond = || {
            (self.cells..)
                .zip(&self.demands)
                .filter(|(node, _)| reached[*node])
        };
        for (node, asked) in beyond() {
            groups.join(asked.cells.iter().map(|&cell| cell as usize).chain([node]));
        }
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for (node, asked) in beyond() {
            let part = parts.entry(groups.of(node)).or_default();
            part.missing += asked.edge.map_or(0, |edge| self.network.left(edge));
            *part.duties[asked.class]
                .entry(Reverse(asked.minutes))
                .or_default() += asked.count;
        }
        parts.into_values().collect()
    }
}

impl Part {
    /// How many duties of a class must be left out here, where of the classes before it as many
    /// are as `before` says, the longest, and all of them here.
    fn left_out(&self, class: usize, before: &[i64; 4]) -> i64 {
        let mut missing = self.missing;
        for (duties, &most) in self.duties.iter().zip(before).take(class) {
            let mut most = most;
            for (Reverse(minutes), &count) in duties {
                missing -= minutes * count.min(most);
                most -= count.min(most);
            }
        }
        let mut left_out = 0;
        for (Reverse(minutes), &count) in &self.duties[class] {
            let wanted = (missing.max(0) + minutes - 1) / minutes;
            left_out += wanted.min(count);
            missing -= minutes * wanted.min(count);
        }
        left_out
    }
}

/// The minutes of each cell that appointments can fill: no plan makes 55 of those that take 15 and
/// 30.
fn whole_visits(room: Vec<i64>, demands: &Demands) -> Vec<i64> {
    let mut lengths = vec![BTreeSet::new(); room.len()];
    for (_, shortest, cells) in demands.keys() {
        for &cell in cells {
            lengths[cell as usize].insert(*shortest);
        }
    }
    let cells = room.into_iter().zip(lengths);
    cells
        .map(|(room, lengths)| most_filled(room, &lengths))
        .collect()
}

/// The most minutes, up to `room`, that some appointments of these lengths take.
fn most_filled(room: i64, lengths: &BTreeSet<i64>) -> i64 {
    let room = usize::try_from(room).unwrap_or(0);
    let mut filled = vec![false; room + 1];
    filled[0] = true;
    for minutes in 0..room {
        if filled[minutes] {
            let ends = lengths
                .iter()
                .map(|&length| minutes + usize::try_from(length).unwrap_or(room));
            for end in ends.filter(|&end| end <= room) {
                filled[end] = true;
            }
        }
    }
    let most = filled.iter().rposition(|&is_filled| is_filled);
    i64::try_from(most.unwrap_or(0)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::most_filled;

    #[test]
    fn a_day_is_filled_with_whole_visits() {
        let lengths = BTreeSet::from([15, 20]);
        assert_eq!(most_filled(55, &lengths), 55);
        assert_eq!(most_filled(29, &lengths), 20);
        assert_eq!(most_filled(14, &lengths), 0);
        assert_eq!(most_filled(60, &BTreeSet::new()), 0, "nobody asks");
    }
}
