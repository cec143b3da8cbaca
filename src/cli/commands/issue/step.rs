//! One step of an issue's life: under the lock the issue is found, the step held against it, and
//! one row of one file changed; then it is told how the issue stands.

use super::order::cannot;
use super::standing::{Said, find, show};
use crate::book::{NamedCell, Need, VisitsNeed, amended, read};
use crate::calendar::{Instant, Toward};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::model::{Book, Issue, IssueIx, StepObjection, Visit};
use crate::report::Phrases;
use crate::text::Directory;
use crate::words::Message;

/// What a step changes in the issue's row, and what is said of it.
pub(super) struct Change {
    said: Said,
    cells: Vec<(&'static str, String)>,
}

impl Change {
    /// The step told by `said`: these cells get these values.
    pub(super) fn new(
        said: Said,
        cells: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Change {
        Change {
            said,
            cells: cells.into_iter().collect(),
        }
    }
}

/// Takes a step of the issue called `id`. `step` sees it as it stands under the lock, so that of
/// two people who take the same step at once the second is told of the first; it answers with what
/// changes, or refuses. `visits` says which visits it has to see.
pub(super) fn take(
    context: &mut Context<'_>,
    id: &str,
    visits: VisitsNeed,
    step: impl FnOnce(&mut Context<'_>, &Found) -> Result<Change, CommandError>,
) -> Result<(), CommandError> {
    let directory = context.directory()?;
    let session = context.session(&directory)?;
    let found = Found::of(context, &directory, id, visits)?;
    let change = step(context, &found)?;
    let cells: Vec<NamedCell<'_>> = change
        .cells
        .iter()
        .map(|(column, value)| (*column, value.as_str()))
        .collect();
    context.deed(&session, |words| {
        words.say((change.said)(&found.issue().id))
    });
    let (file, id) = (&found.issue().place.file, found.issue().id.as_str());
    context.commit(&session, &directory, file, |current| {
        amended(current, "id", id, &cells)
    })?;
    drop(session);
    show(context, &directory, id, change.said, found.now)
}

/// An issue found in the directory, about to take a step.
pub(super) struct Found {
    pub(super) book: Book,
    now: Instant,
    issue: IssueIx,
}

impl Found {
    fn of(
        context: &mut Context<'_>,
        directory: &Directory,
        id: &str,
        visits: VisitsNeed,
    ) -> Result<Found, CommandError> {
        let need = Need {
            visits,
            issues: true,
            events: false,
            plans: false,
            surveys: false,
            visitors: false,
            notes: false,
        };
        let reading = read(directory, &need).map_err(|fault| context.unreadable(fault))?;
        let now = context.now(&reading.book.almanac)?;
        let issue = find(context, &reading.book, id)?;
        context.refuse_faulty(&reading, &reading.book[issue].place.file)?;
        Ok(Found {
            book: reading.book,
            now,
            issue,
        })
    }

    pub(super) fn issue(&self) -> &Issue {
        &self.book[self.issue]
    }

    /// The time asked for by `--at`; without it, now.
    pub(super) fn at(
        &self,
        context: &Context<'_>,
        asked: Option<&str>,
    ) -> Result<Instant, CommandError> {
        asked.map_or(Ok(self.now), |text| {
            self.time(context, "--at", text, Toward::Past)
        })
    }

    /// The time that `text` means.
    pub(super) fn time(
        &self,
        context: &Context<'_>,
        option: &str,
        text: &str,
        toward: Toward,
    ) -> Result<Instant, CommandError> {
        context.time_asked(option, text, (&self.book.almanac, self.now), toward)
    }

    /// The visit called `id`.
    pub(super) fn visit(&self, context: &Context<'_>, id: &str) -> Result<&Visit, CommandError> {
        let ids = self.book.visits.iter().map(|visit| visit.id.as_str());
        let id = context.id_asked(ids, id, || {
            let failure = context.failure(Kind::Usage, Message::IssueUnknownVisit { id: &id });
            let of_party = |visit: &&Visit| visit.party == self.issue().party;
            match self.book.visits.iter().rfind(of_party) {
                Some(last) => {
                    let at = Phrases::new(context.words, self.now).minute(last.at);
                    failure.hint(context.words.say(Message::IssueLastVisit {
                        id: &last.id,
                        at: &at,
                    }))
                }
                None => failure,
            }
        })?;
        let found = self
            .book
            .visits
            .iter()
            .find(|visit| visit.id.as_str() == id);
        Ok(found.expect("it was found by its id"))
    }

    /// Refuses a step that cannot be, with the reason and one thing to do.
    pub(super) fn refuse_unless(
        &self,
        context: &Context<'_>,
        step: Result<(), StepObjection>,
    ) -> Result<(), CommandError> {
        let Err(objection) = step else { return Ok(()) };
        let phrases = Phrases::new(context.words, self.now);
        Err(cannot(context, objection, &self.issue().id, phrases))
    }
}
