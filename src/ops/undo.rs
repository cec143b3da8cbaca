//! `undo`, `redo`: the last change taken back, or made again; `undo --list` what there is of them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Body};
use crate::book::{ChangeError, TakenBack, taken_back};
use crate::calendar::Instant;
use crate::text::{Part, Recorded, Replacement, State};

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Taken back.
    Back,
    /// Made again.
    Again,
}

impl Direction {
    /// How a change stands that went this way.
    pub fn state(self) -> State {
        match self {
            Direction::Back => State::Undone,
            Direction::Again => State::Done,
        }
    }
}

/// What `undo` and `redo` answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changes {
    /// The change taken back or made again, if there was one; with `--list` all of them, the last first.
    pub changes: Vec<Change>,
    /// Rows that were changed since and were left as they are.
    pub left: Vec<LeftRow>,
    /// Which way it went; none for the list.
    #[serde(skip)]
    pub direction: Option<Direction>,
}

/// A change that a command made.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Change {
    /// Its number in the journal.
    pub number: u64,
    /// When it was made: an instant, wall time of the office.
    pub at: String,
    /// Who was at the keyboard; null where that is not known.
    pub by: Option<String>,
    /// The command that made it.
    pub command: String,
    /// What it did, in a sentence, by language.
    pub said: BTreeMap<String, String>,
    /// The files that it changed.
    pub files: Vec<String>,
    /// Whether it stands no longer.
    pub undone: bool,
}

/// A row that somebody changed after the change that was to be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftRow {
    /// The file it stands in.
    pub file: String,
    /// Its id; null where the file is no table.
    pub row: Option<String>,
}

impl Body for Changes {
    const NAME: &'static str = "undo";
}

/// A change about to go one way: what the files become.
#[derive(Debug)]
pub struct Step {
    /// The change.
    pub change: Change,
    /// The files, as they were read and as they are to be.
    pub files: Vec<Replacement>,
    /// What is left as it is.
    pub left: Vec<LeftRow>,
    /// Whether all that is left of the change cannot go.
    pub is_stuck: bool,
}

/// The change that goes next: the last one that stands, `skip` of them passed over; the first one
/// taken back after the last that stands.
pub fn next(changes: &[Recorded], direction: Direction, skip: usize) -> Option<&Recorded> {
    match direction {
        Direction::Back => {
            let standing = changes
                .iter()
                .rev()
                .filter(|change| change.state == State::Done);
            standing.into_iter().nth(skip)
        }
        Direction::Again => {
            let last = changes
                .iter()
                .rposition(|change| change.state == State::Done);
            changes.get(last.map_or(0, |last| last + 1))
        }
    }
}

/// What becomes of the files when `recorded` goes one way; `bytes_of` gives them as they are.
pub fn step<E>(
    recorded: &Recorded,
    direction: Direction,
    mut bytes_of: impl FnMut(&str) -> Result<Option<Vec<u8>>, E>,
) -> Result<Step, (String, StepError<E>)> {
    let turned: Vec<Part> = match direction {
        Direction::Back => recorded.parts.iter().rev().cloned().collect(),
        Direction::Again => recorded.parts.iter().map(Part::turned).collect(),
    };
    let mut files: Vec<Replacement> = Vec::new();
    let (mut left, mut is_moved) = (Vec::new(), false);
    for part in turned {
        let named = |error| (part.file.clone(), error);
        let begun = files.iter().position(|begun| begun.file == part.file);
        let place = begun.unwrap_or(files.len());
        if begun.is_none() {
            let seen = bytes_of(&part.file);
            let seen = seen.map_err(|error| named(StepError::Unread(error)))?;
            files.push(Replacement {
                file: part.file.clone(),
                wanted: seen.clone(),
                seen,
            });
        }
        let current = &mut files[place].wanted;
        let back = taken_back(&part, current.as_deref());
        let TakenBack { bytes, left: rows } =
            back.map_err(|error| named(StepError::Change(error)))?;
        is_moved |= bytes != *current || rows.is_empty();
        *current = bytes;
        left.extend(rows.into_iter().map(|row| LeftRow {
            file: part.file.clone(),
            row: (!row.is_empty()).then_some(row),
        }));
    }
    Ok(Step {
        change: told(recorded),
        files,
        left,
        is_stuck: !is_moved,
    })
}

/// Why it is not known what becomes of a file.
#[derive(Debug)]
pub enum StepError<E> {
    /// It could not be read.
    Unread(E),
    /// It cannot be changed.
    Change(ChangeError),
}

/// What `undo --list` answers.
pub fn list(now: Instant, changes: &[Recorded]) -> Answer<Changes> {
    let changes = changes.iter().rev().map(told).collect();
    answer(now, changes, Vec::new(), None)
}

/// What is answered when a change has gone one way, or there was none.
pub fn gone(
    now: Instant,
    step: Option<(Change, Vec<LeftRow>)>,
    direction: Direction,
) -> Answer<Changes> {
    let (changes, left) = step.map_or_else(Default::default, |(mut change, left)| {
        change.undone = direction == Direction::Back;
        (vec![change], left)
    });
    answer(now, changes, left, Some(direction))
}

fn answer(
    now: Instant,
    changes: Vec<Change>,
    left: Vec<LeftRow>,
    direction: Option<Direction>,
) -> Answer<Changes> {
    let body = Changes {
        changes,
        left,
        direction,
    };
    Answer::at(now, body)
}

fn told(recorded: &Recorded) -> Change {
    let mut files: Vec<String> = Vec::new();
    for part in &recorded.parts {
        if !files.contains(&part.file) {
            files.push(part.file.clone());
        }
    }
    let note = recorded.note.clone();
    Change {
        number: recorded.number,
        at: note.at,
        by: note.by,
        command: note.command,
        said: note.said,
        files,
        undone: recorded.state == State::Undone,
    }
}
