//! No circle between files: what two files need of each other stands in a third, below both.

use std::collections::{BTreeMap, BTreeSet};

use syn::Item;

use super::paths::{Spoken, spoken};
use super::source::{Source, by_module, sources};

/// How often a name may be passed on before it is found.
const MAX_HOPS: usize = 8;

/// The circles that are left, until the house is drawn anew.
const MAX_CIRCLES: usize = 3;

/// The house as its files speak of each other.
struct Map {
    modules: BTreeMap<&'static [String], &'static Source>,
    /// What each file speaks of the crate's own, by its path.
    spoken: BTreeMap<&'static str, Vec<Spoken>>,
}

impl Map {
    fn new() -> Map {
        let own = |source: &'static Source| {
            let heard = spoken(source).into_iter().filter(|spoken| spoken.is_own);
            (source.path.as_str(), heard.collect())
        };
        Map {
            modules: by_module(),
            spoken: sources().iter().map(own).collect(),
        }
    }

    /// The file in which what is spoken stands; none for a module that only holds others.
    fn home(&self, spoken: &Spoken, hops: usize) -> Option<&'static Source> {
        let mut known = (0..=spoken.path.len()).rev();
        let (end, source) =
            known.find_map(|end| Some((end, *self.modules.get(&spoken.path[..end])?)))?;
        let Some(name) = spoken.path.get(end) else {
            // A module is named to speak of what stands in it: that is heard by itself.
            return (!source.is_mod_file()).then_some(source);
        };
        if defines(source, name) || hops == 0 {
            return Some(source);
        }
        let others = self.spoken[source.path.as_str()].iter();
        let mut meant = others.filter(|other| other.path.last() == Some(name));
        let found = meant.find_map(|other| self.home(other, hops - 1));
        found.or(Some(source))
    }

    /// Which file uses which.
    fn uses(&self) -> Graph {
        let mut graph = Graph::new();
        for (file, spoken) in &self.spoken {
            let others = graph.entry(file).or_default();
            for spoken in spoken.iter().filter(|spoken| !spoken.is_passed_on) {
                let home = self.home(spoken, MAX_HOPS).map(|home| home.path.as_str());
                others.extend(home.filter(|home| home != file));
            }
        }
        graph
    }
}

/// Whether a file itself declares `name`.
fn defines(source: &Source, name: &str) -> bool {
    source.items.iter().any(|item| match item {
        Item::Const(item) => item.ident == name,
        Item::Enum(item) => item.ident == name,
        Item::Fn(item) => item.sig.ident == name,
        Item::Static(item) => item.ident == name,
        Item::Struct(item) => item.ident == name,
        Item::Trait(item) => item.ident == name,
        Item::Type(item) => item.ident == name,
        Item::Macro(item) => item.ident.as_ref().is_some_and(|ident| ident == name),
        _ => false,
    })
}

type Graph = BTreeMap<&'static str, BTreeSet<&'static str>>;

/// The files that can be reached from `file`.
fn reached(graph: &Graph, file: &'static str) -> BTreeSet<&'static str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![file];
    while let Some(next) = open.pop() {
        for other in graph.get(next).into_iter().flatten() {
            if seen.insert(*other) {
                open.push(other);
            }
        }
    }
    seen
}

#[test]
fn no_two_files_need_each_other() {
    let graph = Map::new().uses();
    assert!(
        graph.values().map(BTreeSet::len).sum::<usize>() > 500,
        "the imports were not read"
    );
    let reached: BTreeMap<_, _> = graph
        .keys()
        .map(|file| (*file, reached(&graph, file)))
        .collect();
    let mut circles = BTreeSet::new();
    for (file, others) in &reached {
        let circle: BTreeSet<_> = others
            .iter()
            .filter(|other| reached[*other].contains(file))
            .copied()
            .collect();
        if circle.len() > 1 {
            circles.insert(circle.into_iter().collect::<Vec<_>>().join(" ~ "));
        }
    }
    let told = circles
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        circles.len() <= MAX_CIRCLES,
        "{} circles:\n{told}",
        circles.len()
    );
}
