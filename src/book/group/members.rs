//! Which communities a group has.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::pattern::fits;
use super::stated::{Group, Labels, Member, Unfit};
use crate::text::{Directory, Kind, refusal};

/// The communities of a group in byte order of their paths, and the patterns that find none.
///
/// What a pattern finds is never left out: a folder that holds no data, or that is one of the others
/// through a link, comes with what is wrong with it.
pub fn members(directory: &Directory, group: &Group) -> (Vec<Member>, Vec<String>) {
    let mut paths: BTreeSet<String> = BTreeSet::new();
    let mut idle = Vec::new();
    for pattern in &group.members {
        let found = follow(directory, pattern);
        if found.is_empty() {
            idle.push(pattern.clone());
        }
        paths.extend(found);
    }
    let mut seen: BTreeMap<PathBuf, String> = BTreeMap::new();
    let members = paths.into_iter().map(|path| {
        let unfit = unfit(directory, &path, &mut seen);
        let labels = labels(group, &path);
        Member {
            path,
            labels,
            unfit,
        }
    });
    (members.collect(), idle)
}

/// The folders that a pattern means.
fn follow(directory: &Directory, pattern: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for part in pattern.split('/') {
        found = found
            .iter()
            .flat_map(|folder| below(directory, folder, part))
            .collect();
    }
    found
}

/// The folders of a folder whose names fit; a link may lead to one.
fn below(directory: &Directory, folder: &str, part: &str) -> Vec<String> {
    let entries = directory
        .entries_as_spelt(folder)
        .unwrap_or_default()
        .into_iter();
    let entries = entries.filter(|entry| matches!(entry.kind, Kind::Folder | Kind::Link));
    let named = entries.filter(|entry| !entry.name.starts_with('.') && fits(part, &entry.name));
    let named = named.map(|entry| match folder {
        "" => entry.name,
        folder => format!("{folder}/{}", entry.name),
    });
    named.collect()
}

fn unfit(directory: &Directory, path: &str, seen: &mut BTreeMap<PathBuf, String>) -> Option<Unfit> {
    let community = Directory::at(directory.path(path));
    let real = match community.real_root() {
        Ok(real) => real,
        Err(error) => return Some(Unfit::Unseen(refusal(&error))),
    };
    if let Some(other) = seen.get(&real) {
        return Some(Unfit::SameAs(other.clone()));
    }
    seen.insert(real, path.to_owned());
    (!Directory::is_at(community.root())).then_some(Unfit::NoData)
}

/// What the path says (`city=武汉`), then what the group's table says; what neither names the community
/// is called by its folder.
fn labels(group: &Group, path: &str) -> Labels {
    let said = path.split('/').filter_map(|part| part.split_once('='));
    let mut labels: Labels = said
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    for (name, value) in group.labels.get(path).into_iter().flatten() {
        labels.retain(|(label, _)| label != name);
        labels.push((name.clone(), value.clone()));
    }
    if !labels.iter().any(|(name, _)| name == "community") {
        labels.push(("community".to_owned(), path.replace('/', "_")));
    }
    labels
}
