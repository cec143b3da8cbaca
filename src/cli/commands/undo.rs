//! `undo`, `redo`: the last change that a command made, taken back or made again.

use clap::Args;

use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::ops::undo::{self, Direction, Step, StepError};
use crate::report;
use crate::text::{CSV_LIMIT, Directory, EditError, Journal, Replacement, Session, Unfinished};
use crate::words::Message;

/// Take the last change made by a command back, whatever it was; again, the one before it
#[derive(Args, Debug)]
pub struct Undo {
    /// What was changed, the last first, and change nothing
    #[arg(long, conflicts_with = "skip")]
    list: bool,
    /// Pass over this many changes, and take the one before them back
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    skip: usize,
}

/// Make the change again that was taken back last
#[derive(Args, Debug)]
pub struct Redo {}

impl Undo {
    /// Exit code 1: rows were left, because they were changed since.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let now = context.office_now(&directory)?;
        if self.list {
            let journal = Journal::of(&**directory.disk(), directory.root());
            let changes = journal.changes();
            let changes = changes.map_err(|error| context.not_written(&error, None))?;
            return context.answer(undo::list(now, &changes), report::undo::page);
        }
        go(context, &directory, Direction::Back, self.skip, now)
    }
}

impl Redo {
    /// Exit code 1: rows were left, because they were changed since.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let Redo {} = self;
        let directory = context.directory()?;
        let now = context.office_now(&directory)?;
        go(context, &directory, Direction::Again, 0, now)
    }
}

fn go(
    context: &mut Context<'_>,
    directory: &Directory,
    direction: Direction,
    skip: usize,
    now: Instant,
) -> Result<(), CommandError> {
    let session = context.unrecorded_session(directory)?;
    let changes = session.journal().changes();
    let changes = changes.map_err(|error| context.not_written(&error, None))?;
    let Some(recorded) = undo::next(&changes, direction, skip) else {
        return context.answer(undo::gone(now, None, direction), report::undo::page);
    };
    let bytes_of = |file: &str| directory.bytes(file, CSV_LIMIT);
    let step = undo::step(recorded, direction, bytes_of);
    let step = step.map_err(|(file, error)| match error {
        StepError::Unread(error) => context.unread(&error),
        StepError::Change(error) => context.not_changed(directory, &file, error),
    })?;
    let rows = rows(context, &step);
    if step.is_stuck {
        let said = &report::undo::sentence(&step.change, context.words);
        return Err(context.failure(Kind::Findings, Message::UndoStuck { said, rows: &rows }));
    }
    let Step {
        change,
        files,
        left,
        ..
    } = step;
    write(context, &session, files)?;
    // The files say it already: a mark that is lost is made by the next undo, which finds nothing to do.
    let _ = session.journal().mark(change.number, direction.state());
    context.tell_deed(&change.command, |words| {
        let said = &report::undo::sentence(&change, words);
        words.say(match direction {
            Direction::Back => Message::DeedUndone { said },
            Direction::Again => Message::DeedRedone { said },
        })
    });
    drop(session);
    let count = left.len();
    let gone = undo::gone(now, Some((change, left)), direction);
    context.answer(gone, report::undo::page)?;
    if count == 0 {
        return Ok(());
    }
    let message = Message::UndoLeft {
        count: &count,
        rows: &rows,
    };
    Err(context.failure(Kind::Findings, message))
}

/// The rows that are left, as people find them.
fn rows(context: &Context<'_>, step: &Step) -> String {
    let named = step.left.iter().map(|left| match &left.row {
        Some(row) => context.words.say(Message::UndoRow {
            row,
            file: &left.file,
        }),
        None => left.file.clone(),
    });
    context.words.list(&named.collect::<Vec<_>>())
}

fn write(
    context: &mut Context<'_>,
    session: &Session<'_>,
    files: Vec<Replacement>,
) -> Result<(), CommandError> {
    let names: Vec<String> = files.iter().map(|file| file.file.clone()).collect();
    match session.replace_all::<std::convert::Infallible>(files) {
        Ok(_) => {
            context.changed.extend(names);
            Ok(())
        }
        Err(Unfinished {
            file,
            error,
            standing,
        }) => {
            context.changed.extend(standing);
            match error {
                EditError::Commit(error) => Err(context.not_written(&error, Some(&file))),
                EditError::Change(never) => match never {},
            }
        }
    }
}
