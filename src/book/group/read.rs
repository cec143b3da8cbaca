//! `group.toml`: the group's name, where its communities are, its rulebook.

use std::sync::Arc;

use super::find::GROUP_FILE;
use super::stated::Group;
use crate::book::ReadFault;
use crate::book::assembly::unreadable;
use crate::book::files::missing;
use crate::book::rows::file_fault;
use crate::diag::Fault;
use crate::text::walk::{Document, TableReader};
use crate::text::{Directory, Sources, TOML_LIMIT, decode};
use crate::words::Lang;

/// The language that the group speaks, as far as its file can be read.
pub fn group_language(directory: &Directory) -> Option<Lang> {
    let table = table(directory, GROUP_FILE)?;
    Lang::parse(table.get("language")?.as_str()?)
}

/// The group's rulebook as TOML; `None` where there is none that can be read.
pub fn rulebook(directory: &Directory, group: &Group) -> Option<toml::Table> {
    table(directory, group.policy.as_deref()?)
}

fn table(directory: &Directory, file: &str) -> Option<toml::Table> {
    let bytes = directory.bytes(file, TOML_LIMIT).ok()??;
    decode(&bytes).text.parse().ok()
}

/// Reads `group.toml`.
pub fn read_group(directory: &Directory) -> Result<Group, ReadFault> {
    let sources = || Sources::new(directory);
    let bytes = match directory.bytes(GROUP_FILE, TOML_LIMIT) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            return Err(ReadFault::Configuration(
                vec![missing(GROUP_FILE)],
                sources(),
            ));
        }
        Err(error) => {
            let fault = unreadable(GROUP_FILE, &error);
            return Err(ReadFault::Unreadable(vec![fault], sources()));
        }
    };
    let (group, faults) = parsed(&bytes);
    match group {
        Some(group) if faults.is_empty() => Ok(group),
        _ => Err(ReadFault::Configuration(faults, sources())),
    }
}

fn parsed(bytes: &[u8]) -> (Option<Group>, Vec<Fault>) {
    let name: Arc<str> = Arc::from(GROUP_FILE);
    let decoded = decode(bytes);
    if !decoded.faults.is_empty() {
        let damage = decoded.faults.iter();
        return (
            None,
            damage
                .map(|damage| file_fault(&name, damage, &[]))
                .collect(),
        );
    }
    let document = Document::new(&name, &decoded.text);
    let group = document.walk(walk);
    (group, document.into_faults())
}

fn walk(top: &mut TableReader<'_>) -> Group {
    let name = top.required("name").and_then(|entry| entry.filled_text());
    let members = top
        .required("members")
        .and_then(|entry| entry.filled_list());
    let members = members.into_iter().flatten();
    let members: Vec<String> = members
        .filter_map(|entry| {
            entry
                .filled_text()
                .map(|text| text.trim_end_matches('/').to_owned())
        })
        .collect();
    let policy = top.get("policy").and_then(|entry| entry.filled_text());
    top.get("language").and_then(|entry| entry.term::<Lang>());
    let mut group = Group {
        name: name.unwrap_or_default().to_owned(),
        members,
        policy: policy.map(str::to_owned),
        ..Group::default()
    };
    for (path, entry) in top
        .table("labels")
        .into_iter()
        .flat_map(TableReader::entries)
    {
        let labels = entry.table().into_iter().flat_map(TableReader::entries);
        let labels = labels.filter_map(|(label, entry)| {
            Some((label.into_inner(), entry.filled_text()?.to_owned()))
        });
        group.labels.insert(path.into_inner(), labels.collect());
    }
    group
}
