//! The greatest flow through a network (Dinic's algorithm), growing as sources are added.

/// The depth of what cannot be reached.
const FAR: u32 = u32::MAX;

/// A network with integer capacities.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// For each node its edges, by number.
    edges_of: Vec<Vec<u32>>,
    /// The node each edge leads to; an edge and its reverse stand side by side.
    heads: Vec<u32>,
    /// What each edge can still take.
    left: Vec<i64>,
}

impl Network {
    /// A network of so many nodes.
    pub(super) fn new(nodes: usize) -> Network {
        Network {
            edges_of: vec![Vec::new(); nodes],
            ..Network::default()
        }
    }

    /// Adds an edge, and gives its number.
    pub(super) fn edge(&mut self, from: usize, to: usize, capacity: i64) -> usize {
        let number = self.heads.len();
        for (tail, head, capacity) in [(from, to, capacity), (to, from, 0)] {
            self.edges_of[tail].push(u32::try_from(self.heads.len()).unwrap_or(u32::MAX));
            self.heads.push(u32::try_from(head).unwrap_or(u32::MAX));
            self.left.push(capacity);
        }
        number
    }

    /// What an edge can still take.
    pub(super) fn left(&self, edge: usize) -> i64 {
        self.left[edge]
    }

    /// Whether each node can be reached from the source after all was sent: these lie on its side of
    /// the narrowest cut.
    pub(super) fn reached(&self, source: usize) -> Vec<bool> {
        let depths = self.depths(source);
        depths.into_iter().map(|depth| depth != FAR).collect()
    }

    /// Sends as much more as can be sent, and gives how much that was.
    pub(super) fn push(&mut self, source: usize, sink: usize) -> i64 {
        let mut sent = 0;
        loop {
            let depth = self.depths(source);
            if depth[sink] == FAR {
                return sent;
            }
            let mut next = vec![0; self.edges_of.len()];
            loop {
                let pushed = self.send(source, sink, i64::MAX, &depth, &mut next);
                if pushed == 0 {
                    break;
                }
                sent += pushed;
            }
        }
    }

    /// How many edges away each node is.
    fn depths(&self, source: usize) -> Vec<u32> {
        let mut depth = vec![FAR; self.edges_of.len()];
        depth[source] = 0;
        let mut queue = std::collections::VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            for &edge in &self.edges_of[node] {
                let head = self.heads[edge as usize] as usize;
                if self.left[edge as usize] > 0 && depth[head] == FAR {
                    depth[head] = depth[node] + 1;
                    queue.push_back(head);
                }
            }
        }
        depth
    }

    fn send(
        &mut self,
        node: usize,
        sink: usize,
        most: i64,
        depth: &[u32],
        next: &mut [usize],
    ) -> i64 {
        if node == sink {
            return most;
        }
        while next[node] < self.edges_of[node].len() {
            let edge = self.edges_of[node][next[node]] as usize;
            let head = self.heads[edge] as usize;
            if self.left[edge] > 0 && depth[head] == depth[node] + 1 {
                let sent = self.send(head, sink, most.min(self.left[edge]), depth, next);
                if sent > 0 {
                    self.left[edge] -= sent;
                    self.left[edge ^ 1] += sent;
                    return sent;
                }
            }
            next[node] += 1;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::Network;

    #[test]
    fn the_narrowest_cut_is_the_flow() {
        let mut network = Network::new(4);
        network.edge(0, 1, 3);
        network.edge(0, 2, 2);
        network.edge(1, 2, 5);
        network.edge(1, 3, 2);
        network.edge(2, 3, 3);
        assert_eq!(network.push(0, 3), 5);
        assert_eq!(network.push(0, 3), 0, "nothing is left");
        assert_eq!(network.reached(0), [true, false, false, false]);
        network.edge(0, 3, 4);
        assert_eq!(network.push(0, 3), 4, "what is added flows");
    }
}
