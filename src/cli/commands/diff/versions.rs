//! Two states of the data files, held against each other. Git is asked for names and objects alone:
//! whatever compares for us might run what the directory's settings name.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use crate::book::is_data_file;
use crate::calendar::Zone;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::repository::{Objects, Repository};
use crate::git::{Grid, changes, table_of, textconv};
use crate::ops::diff::FileChanges;
use crate::text::{CSV_LIMIT, Directory};
use crate::words::Message;

/// A state of the files.
pub(super) enum Version {
    /// As a commit has them.
    Commit(String),
    /// As they are.
    Folder,
}

/// What comparing needs.
pub(super) struct Comparison<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    pub(super) repository: &'c Repository,
    pub(super) directory: &'c Directory,
    /// The office's zone.
    pub(super) zone: &'c Zone,
}

/// The data files of a version, each with the id of its object; none for a file of the folder.
type Files = BTreeMap<String, Option<String>>;

impl Comparison<'_, '_> {
    /// What changed, by file.
    pub(super) fn found(
        &self,
        from: &Version,
        to: &Version,
    ) -> Result<Vec<FileChanges>, CommandError> {
        let (before, after) = (self.files(from)?, self.files(to)?);
        let mut objects = self
            .repository
            .objects()
            .map_err(|error| self.failed(&error))?;
        let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        let mut found = Vec::new();
        for name in names {
            let (old, new) = (before.get(name), after.get(name));
            if old == new {
                continue;
            }
            let old = self.bytes(name, old, &mut objects)?;
            let new = self.bytes(name, new, &mut objects)?;
            found.extend(self.of(name, &old, &new));
        }
        Ok(found)
    }

    /// The data files of a version, tracked or new.
    fn files(&self, version: &Version) -> Result<Files, CommandError> {
        let listed = match version {
            Version::Commit(commit) => {
                let tree = ["ls-tree", "-r", "-z", commit, "--", "."];
                let listed = self.repository.answer(self.context, &tree)?;
                entries(&listed).filter_map(object).collect()
            }
            Version::Folder => {
                let names = [
                    "-z",
                    "--cached",
                    "--others",
                    "--exclude-standard",
                    "--",
                    ".",
                ];
                let names = [&["ls-files"], &names[..]].concat();
                let listed = self.repository.answer(self.context, &names)?;
                entries(&listed)
                    .map(|name| (name, None))
                    .collect::<Vec<_>>()
            }
        };
        Ok(listed
            .into_iter()
            .filter(|(name, _)| is_data_file(name))
            .collect())
    }

    /// The bytes of a file in a version; none where it has no such file.
    fn bytes(
        &self,
        name: &str,
        file: Option<&Option<String>>,
        objects: &mut Objects,
    ) -> Result<Vec<u8>, CommandError> {
        match file {
            None => Ok(Vec::new()),
            Some(Some(id)) => objects
                .bytes(id, CSV_LIMIT)
                .map_err(|error| self.failed(&error)),
            Some(None) => {
                let bytes = self.directory.bytes(name, CSV_LIMIT);
                let bytes = bytes.map_err(|error| self.context.unread(&error))?;
                Ok(bytes.unwrap_or_default())
            }
        }
    }

    fn failed(&self, error: &io::Error) -> CommandError {
        let message = self.context.words.say(Message::GitNoGit { reason: error });
        CommandError::new(Kind::Data, message)
    }

    /// What changed in a file; `None` where nothing that counts did.
    fn of(&self, file: &str, before: &[u8], after: &[u8]) -> Option<FileChanges> {
        if before == after {
            return None;
        }
        let schema = table_of(file);
        let grid = |bytes: &[u8]| Grid::read(bytes, schema?, self.zone);
        let mut found = FileChanges {
            file: file.to_owned(),
            table: None,
            changes: Vec::new(),
            lines: (0, 0),
        };
        if let (Some(schema), Some(old), Some(new)) = (schema, grid(before), grid(after)) {
            found.table = Some(schema.name);
            found.changes = changes(&old, &new, schema, self.zone);
        } else {
            found.lines = lines(before, after);
        }
        (!found.changes.is_empty() || found.lines != (0, 0)).then_some(found)
    }
}

/// What git lists, item by item.
fn entries(listed: &[u8]) -> impl Iterator<Item = String> {
    let items = listed.split(|byte| *byte == 0);
    let items = items.filter(|item| !item.is_empty());
    items.map(|item| String::from_utf8_lossy(item).into_owned())
}

/// A regular file of a tree: `100644 blob ID\tNAME`.
fn object(entry: String) -> Option<(String, Option<String>)> {
    let (head, name) = entry.split_once('\t')?;
    let id = head.strip_prefix("100")?.split_once(" blob ")?.1;
    Some((name.to_owned(), Some(id.to_owned())))
}

/// How many lines came and went; how they end says nothing.
fn lines(before: &[u8], after: &[u8]) -> (usize, usize) {
    let text = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(&textconv(bytes)).into_owned();
        text.replace("\r\n", "\n")
    };
    let (before, after) = (text(before), text(after));
    let diff = similar::TextDiff::from_lines(before.as_str(), after.as_str());
    let count = |tag| {
        diff.iter_all_changes()
            .filter(|change| change.tag() == tag)
            .count()
    };
    (
        count(similar::ChangeTag::Insert),
        count(similar::ChangeTag::Delete),
    )
}
