//! The steps of an issue's life: each changes one row of one file.

use clap::Args;

use super::order::{self, Obstacle};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::diag::nearest;
use crate::duties::Known;
use crate::model::policy::Role;
use crate::model::{Book, Issue, IssueIx, StaffIx, Visit};
use crate::report;
use crate::store::{Directory, NamedCell, Need, VisitsNeed, amended, read};

/// Note that the owner was told the solution
#[derive(Args, Debug)]
pub struct Answer {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT")]
    result: Option<String>,
}

/// Note until when an answer was promised
#[derive(Args, Debug)]
pub struct Promise {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// Until when: 2026-11-18T18:00, "tomorrow 18:00"
    #[arg(value_name = "INSTANT")]
    until: String,
}

/// Note that it was solved
#[derive(Args, Debug)]
pub struct Resolve {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT")]
    result: Option<String>,
}

/// Pass it up to the project manager
#[derive(Args, Debug)]
pub struct Escalate {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// To this member of staff instead
    #[arg(long, value_name = "ID")]
    to: Option<String>,
}

/// Note the visit that checked the result
#[derive(Args, Debug)]
pub struct Revisit {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// The visit's id
    #[arg(value_name = "VISIT")]
    visit: String,
}

/// Close it
#[derive(Args, Debug)]
pub struct Close {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
    /// When (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
    /// What came of it
    #[arg(long, value_name = "TEXT")]
    result: Option<String>,
}

impl Answer {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let found = Found::of(context, &self.id, false)?;
        let at = found.at(context, self.at.as_deref())?;
        found.hold(context, order::answer(found.issue(), at))?;
        found.change(
            context,
            "issue.answered",
            &[("answered_at", &at.to_string())],
            self.result.as_deref(),
        )
    }
}

impl Promise {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let found = Found::of(context, &self.id, false)?;
        let until =
            context.time_asked("INSTANT", &self.until, &found.book.almanac.zone, found.now)?;
        found.hold(context, order::promise(found.issue(), until))?;
        found.change(
            context,
            "issue.promised",
            &[("promised_at", &until.to_string())],
            None,
        )
    }
}

impl Resolve {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let found = Found::of(context, &self.id, false)?;
        let at = found.at(context, self.at.as_deref())?;
        found.hold(context, order::resolve(found.issue(), at))?;
        found.change(
            context,
            "issue.resolved",
            &[("resolved_at", &at.to_string())],
            self.result.as_deref(),
        )
    }
}

impl Escalate {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let found = Found::of(context, &self.id, false)?;
        let at = found.at(context, self.at.as_deref())?;
        found.hold(context, order::escalate(found.issue(), at))?;
        let above = match &self.to {
            Some(name) => Some(context.colleague(&found.book, name)?),
            None => at_the_top(&found.book, at),
        };
        let Some(above) = above else {
            return context.refuse("issue.nobody-above", &[]);
        };
        let above = found.book[above].id.to_string();
        found.change(
            context,
            "issue.escalated",
            &[("escalated_at", &at.to_string()), ("assignee", &above)],
            None,
        )
    }
}

impl Revisit {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let found = Found::of(context, &self.id, true)?;
        let visit = found.visit(context, &self.visit)?;
        found.hold(context, order::revisit(found.issue(), visit))?;
        found.change(
            context,
            "issue.revisited",
            &[("revisit", visit.id.as_str())],
            None,
        )
    }
}

impl Close {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let found = Found::of(context, &self.id, false)?;
        let at = found.at(context, self.at.as_deref())?;
        found.hold(context, order::close(found.issue(), at))?;
        if self.result.is_none() && found.issue().result.is_none() {
            let said = context.words.text("issue.no-result");
            context.warn(&said);
        }
        found.change(
            context,
            "issue.closed",
            &[("closed_at", &at.to_string())],
            self.result.as_deref(),
        )
    }
}

/// An issue found in the directory, about to take a step.
struct Found {
    directory: Directory,
    book: Book,
    now: Instant,
    issue: IssueIx,
}

impl Found {
    fn of(context: &mut Context<'_>, id: &str, with_visits: bool) -> Result<Found, CommandError> {
        let directory = context.directory()?;
        let visits = if with_visits {
            VisitsNeed::All
        } else {
            VisitsNeed::None
        };
        let need = Need {
            visits,
            issues: true,
            events: false,
            plans: false,
            surveys: false,
            notes: false,
        };
        let reading = read(&directory, &need).map_err(|fault| context.unreadable(fault))?;
        let now = context.now(&reading.book.almanac)?;
        let issue = find(context, &reading.book, id)?;
        context.refuse_faulty(&reading, &reading.book[issue].place.file)?;
        Ok(Found {
            directory,
            book: reading.book,
            now,
            issue,
        })
    }

    fn issue(&self) -> &Issue {
        &self.book[self.issue]
    }

    fn at(&self, context: &Context<'_>, asked: Option<&str>) -> Result<Instant, CommandError> {
        asked.map_or(Ok(self.now), |text| {
            context.time_asked("--at", text, &self.book.almanac.zone, self.now)
        })
    }

    fn visit(&self, context: &Context<'_>, id: &str) -> Result<&Visit, CommandError> {
        let found = self
            .book
            .visits
            .iter()
            .find(|visit| visit.id.as_str() == id);
        found.ok_or_else(|| {
            let message = context.words.say("issue.unknown-visit", &[("id", &id)]);
            let failure = CommandError::new(Kind::Usage, message);
            let mut of_party = self
                .book
                .visits
                .iter()
                .filter(|visit| visit.party == self.issue().party);
            match of_party.next_back() {
                Some(last) => failure.hint(
                    context
                        .words
                        .say("issue.last-visit", &[("id", &last.id), ("at", &last.at)]),
                ),
                None => failure,
            }
        })
    }

    /// Refuses a step that cannot be, with the reason and one thing to do.
    fn hold(&self, context: &Context<'_>, step: Result<(), Obstacle>) -> Result<(), CommandError> {
        let Err(obstacle) = step else { return Ok(()) };
        let at = obstacle.at.map(|at| at.to_string()).unwrap_or_default();
        let id = &self.issue().id;
        context.refuse(
            &format!("issue.cannot.{}", obstacle.key),
            &[("id", id), ("at", &at)],
        )
    }

    /// Changes the issue's row and says how it stands now.
    fn change(
        &self,
        context: &mut Context<'_>,
        said: &str,
        cells: &[NamedCell<'_>],
        result: Option<&str>,
    ) -> Result<(), CommandError> {
        let result = result
            .map(|text| context.text_asked("--result", text))
            .transpose()?;
        let mut cells = cells.to_vec();
        cells.extend(result.as_deref().map(|text| ("result", text)));
        let session = context.session(&self.directory)?;
        let (file, id) = (
            self.issue().place.file.to_string(),
            self.issue().id.to_string(),
        );
        context.commit(&session, &self.directory, &file, |current| {
            amended(current, "id", &id, &cells)
        })?;
        drop(session);
        told(context, &self.directory, &id, said, self.now)
    }
}

/// The issue called `id`.
pub(super) fn find(context: &Context<'_>, book: &Book, id: &str) -> Result<IssueIx, CommandError> {
    let found = book.issues.iter().position(|issue| issue.id.as_str() == id);
    found.map(IssueIx::new).ok_or_else(|| {
        let failure = CommandError::new(
            Kind::Usage,
            context.words.say("issue.unknown", &[("id", &id)]),
        );
        match nearest(id, book.issues.iter().map(|issue| issue.id.as_str())) {
            Some(near) => {
                failure.hint(context.words.say("usage.did-you-mean", &[("names", &near)]))
            }
            None => failure.hint(context.words.text("issue.unknown.help")),
        }
    })
}

/// How an issue stands, read again from the disk.
pub(super) fn told(
    context: &mut Context<'_>,
    directory: &Directory,
    id: &str,
    said: &str,
    now: Instant,
) -> Result<(), CommandError> {
    let need = Need {
        notes: false,
        ..Need::everything()
    };
    let reading = match read(directory, &need) {
        Ok(reading) => reading,
        Err(fault) => {
            let _ = context.unreadable(fault);
            let warning = context.words.say("issue.untold", &[("id", &id)]);
            context.warn(&warning);
            return Ok(());
        }
    };
    context.remark_on(&reading, now, |book| {
        book.issues
            .iter()
            .find(|issue| issue.id.as_str() == id)
            .map(|issue| issue.place.clone())
    });
    let issue = find(context, &reading.book, id)?;
    let known = Known::at(&reading.book, now);
    let title = context.words.say(said, &[("id", &id)]);
    context.show(report::issues::card(&known, issue, title, context.words))
}

/// The member to whom issues are passed up: of the role that reports to nobody and to whom most
/// roles report, in service on that day, the first by id (H10 of the rule ledger).
fn at_the_top(book: &Book, at: Instant) -> Option<StaffIx> {
    let roles = &book.policy.roles;
    let names = |role: &Role| {
        ["project_manager", "centre_manager", "manager"]
            .iter()
            .position(|name| role.id.as_str() == *name)
    };
    let is_top = |role: &&Role| role.reports_to.is_none();
    let leads = |role: &Role| {
        let below = roles.iter().filter(|other| {
            other
                .reports_to
                .is_some_and(|above| roles[above.position()].id == role.id)
        });
        below.count()
    };
    let mut tops: Vec<&Role> = roles
        .iter()
        .filter(is_top)
        .filter(|role| leads(role) > 0 || names(role).is_some())
        .collect();
    tops.sort_by_key(|role| {
        (
            names(role).unwrap_or(usize::MAX),
            std::cmp::Reverse(leads(role)),
        )
    });
    let members = tops.iter().flat_map(|role| {
        let id = role.id.as_str();
        book.indexed_staff()
            .filter(move |(_, member)| book[member.role].id.as_str() == id)
    });
    let mut serving = members.filter(|(_, member)| member.in_service(at.date()));
    serving.next().map(|(index, _)| index)
}
