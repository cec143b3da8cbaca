//! `diff`: what changed since a git revision, in sentences.

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::repository::Repository;
use crate::git::{Change, Grid, changes, table_of};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::store::{CSV_LIMIT, Directory};
use crate::words::{Message, Words, vocabulary};

/// Tell what changed since a git revision, row by row
#[derive(Args, Debug)]
pub struct Diff {
    /// The revision: a branch, a tag, a commit, HEAD~3 (default: HEAD, the last commit)
    #[arg(value_name = "REV", default_value = "HEAD", hide_default_value = true)]
    revision: String,
}

/// The changes of one file.
struct FileChanges {
    file: String,
    /// The table it is of; none for what is no sound table, or none at all.
    table: Option<&'static str>,
    changes: Vec<Change>,
    /// Lines that came and went, where there is no telling rows.
    lines: (usize, usize),
}

impl Diff {
    /// Tells it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let repository = context.repository(directory.root())?;
        let name = format!("{}^{{commit}}", self.revision);
        let asked = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &name,
        ];
        let Some(commit) = repository.text(&asked) else {
            return context.refuse(Message::DiffNoRevision {
                revision: &self.revision,
            });
        };
        let commit = commit.trim();
        let book = context.roll(&directory)?;
        let now = context.now(&book.almanac)?;
        let comparison = Comparison {
            context,
            repository: &repository,
            directory: &directory,
            commit,
        };
        let found = comparison.found()?;
        let title = context.words.say(Message::DiffTitle {
            revision: &self.revision,
        });
        let mut page = Page::new("diff", title, now);
        page.table(table(&found, context.words));
        page.wire.insert("revision".into(), commit.into());
        let wire: Vec<Value> = found.iter().flat_map(wire).collect();
        page.wire.insert("changes".into(), wire.into());
        context.show(page)
    }
}

/// The files of a commit beside those of today.
struct Comparison<'c, 'a> {
    context: &'c Context<'a>,
    repository: &'c Repository,
    directory: &'c Directory,
    commit: &'c str,
}

impl Comparison<'_, '_> {
    /// What changed, by file.
    fn found(&self) -> Result<Vec<FileChanges>, CommandError> {
        let mut found = Vec::new();
        let known = self.names(&["ls-tree", "-r", "-z", "--name-only", self.commit, "--", "."])?;
        for file in self.changed()? {
            found.extend(self.of(file, &known)?);
        }
        Ok(found)
    }

    /// The data files that are not as they were, tracked or new, by name.
    fn changed(&self) -> Result<Vec<String>, CommandError> {
        let tracked = [
            "diff",
            "--name-only",
            "-z",
            "--relative",
            "--no-renames",
            "--no-ext-diff",
            self.commit,
            "--",
            ".",
        ];
        let new = [
            "ls-files",
            "-z",
            "--others",
            "--exclude-standard",
            "--",
            ".",
        ];
        let mut files = self.names(&tracked)?;
        files.extend(self.names(&new)?);
        files.retain(|name| is_data(name));
        files.sort();
        files.dedup();
        Ok(files)
    }

    /// The names that git lists.
    fn names(&self, arguments: &[&str]) -> Result<Vec<String>, CommandError> {
        let listed = self.repository.answer(self.context, arguments)?;
        let names = String::from_utf8_lossy(&listed);
        Ok(names.split_terminator('\0').map(str::to_owned).collect())
    }

    /// What changed in a file; `None` where nothing that counts did. `known` are the files of the
    /// commit.
    fn of(&self, file: String, known: &[String]) -> Result<Option<FileChanges>, CommandError> {
        let before = if known.contains(&file) {
            let blob = format!("{}:./{file}", self.commit);
            self.repository
                .answer(self.context, &["cat-file", "blob", &blob])?
        } else {
            Vec::new()
        };
        let after = self.directory.bytes(&file, CSV_LIMIT);
        let after = after.map_err(|error| self.context.unread(&error))?;
        let after = after.unwrap_or_default();
        let schema = table_of(&file);
        let grid = |bytes: &[u8]| schema.and_then(|schema| Grid::read(bytes, schema));
        let found = match (grid(&before), grid(&after)) {
            (Some(before), Some(after)) => FileChanges {
                file,
                table: schema.map(|schema| schema.name),
                changes: changes(&before, &after),
                lines: (0, 0),
            },
            _ => FileChanges {
                file,
                table: None,
                changes: Vec::new(),
                lines: lines(&before, &after),
            },
        };
        Ok((!found.changes.is_empty() || found.lines != (0, 0)).then_some(found))
    }
}

fn is_data(name: &str) -> bool {
    let singles = [
        "visits.toml",
        "policy.toml",
        "staff.toml",
        "calendar.toml",
        "talk.md",
    ];
    table_of(name).is_some() || singles.contains(&name)
}

/// How many lines came and went.
fn lines(before: &[u8], after: &[u8]) -> (usize, usize) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(&crate::git::textconv(bytes)).into_owned();
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

fn table(found: &[FileChanges], words: Words) -> Table {
    let columns = vec![
        Column::new("file", words.say(Message::DiffFile), Kind::Id).grouped(),
        Column::new("what", words.say(Message::DiffWhat), Kind::Text).fold(1),
    ];
    let mut table = Table::new("changes", columns).empty(words.say(Message::DiffNothing));
    for changed in found {
        for (tone, sentence) in sentences(changed, words) {
            let cells = vec![Cell::id(&*changed.file), Cell::Text(sentence)];
            table.push(Row::new(cells).tone(tone).group(changed.file.clone()));
        }
    }
    table
}

fn sentences(changed: &FileChanges, words: Words) -> Vec<(Tone, String)> {
    let Some(table) = changed.table else {
        let (added, removed) = changed.lines;
        return vec![(
            Tone::Plain,
            words.say(Message::DiffLines {
                added: &added,
                removed: &removed,
            }),
        )];
    };
    let what = words.word(&vocabulary::ROW, table);
    let told = changed.changes.iter().map(|change| match change {
        Change::Added { key, cells } => {
            let cells = listed(cells, words);
            (
                Tone::Good,
                words.say(Message::DiffAdded {
                    what: &what,
                    key,
                    cells: &cells,
                }),
            )
        }
        Change::Removed { key, cells } => {
            let cells = listed(cells, words);
            (
                Tone::Bad,
                words.say(Message::DiffRemoved {
                    what: &what,
                    key,
                    cells: &cells,
                }),
            )
        }
        Change::Changed {
            key,
            column,
            before,
            after,
        } => {
            let what = &what;
            let message = match (before.is_empty(), after.is_empty()) {
                (true, _) => Message::DiffFilled {
                    what,
                    key,
                    column,
                    after,
                },
                (_, true) => Message::DiffCleared {
                    what,
                    key,
                    column,
                    before,
                },
                _ => Message::DiffChanged {
                    what,
                    key,
                    column,
                    before,
                    after,
                },
            };
            (Tone::Plain, words.say(message))
        }
    });
    told.collect()
}

/// The cells of a row that came or went.
fn listed(cells: &[(String, String)], words: Words) -> String {
    let told: Vec<String> = cells
        .iter()
        .filter(|(name, _)| name != "id")
        .map(|(name, cell)| format!("{name} {cell}"))
        .collect();
    words.list(&told)
}

fn wire(changed: &FileChanges) -> Vec<Value> {
    let file = changed.file.as_str();
    let row = |change: &str, rest: Value| {
        let mut row = json!({
            "file": file, "change": change, "key": null, "column": null, "before": null,
            "after": null, "cells": null, "lines_added": null, "lines_removed": null,
        });
        if let (Some(row), Value::Object(rest)) = (row.as_object_mut(), rest) {
            row.extend(rest);
        }
        row
    };
    if changed.table.is_none() {
        let (added, removed) = changed.lines;
        let counts = json!({"lines_added": added, "lines_removed": removed});
        return vec![row("lines", counts)];
    }
    let changes = changed.changes.iter();
    changes
        .map(|change| match change {
            Change::Added { key, cells } => {
                row("added", json!({"key": key, "cells": object(cells)}))
            }
            Change::Removed { key, cells } => {
                row("removed", json!({"key": key, "cells": object(cells)}))
            }
            Change::Changed {
                key,
                column,
                before,
                after,
            } => row(
                "changed",
                json!({"key": key, "column": column, "before": before, "after": after}),
            ),
        })
        .collect()
}

fn object(cells: &[(String, String)]) -> Value {
    let pairs = cells
        .iter()
        .map(|(name, cell)| (name.clone(), Value::from(cell.as_str())));
    Value::Object(pairs.collect())
}
