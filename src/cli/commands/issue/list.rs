//! `issue list` and `issue show`: how issues stand.

use clap::Args;

use super::standing::find;
use crate::calendar::Toward;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::lookback::{self, Lookback};
use crate::duties::{Known, ladder, revisited, stage};
use crate::model::{Book, Issue, IssueIx, IssueKind, IssueSeverity, StaffIx, Stage};
use crate::ops::{issue, issue_notice};
use crate::report::{self, Blanks};
use crate::words::Message;

/// List issues, those that press first
#[derive(Args, Debug)]
pub struct List {
    /// In this stage: received, answered, resolved, revisited, closed (default: all but closed)
    #[arg(long, value_name = "STAGE")]
    stage: Option<String>,
    /// Of this kind: complaint, repair, request, suggestion, question, hazard, dispute
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Of this department
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    /// This grave: urgent, general, major
    #[arg(long, value_name = "SEVERITY")]
    severity: Option<String>,
    /// Raised at least this long ago: 24h, 7d, 2w, 1mo
    #[arg(long, value_name = "SPAN")]
    age: Option<String>,
    /// Raised on this day or later
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Raised by this party: an id, building-unit-room, or a name
    #[arg(long, value_name = "PARTY")]
    party: Option<String>,
    /// Handled by this member of staff
    #[arg(long, value_name = "ID")]
    assignee: Option<String>,
    /// On this member's list: handled by them, or escalated to their role (default: `VISITS_STAFF`)
    #[arg(long, value_name = "ID", num_args = 0..=1, require_equals = true)]
    #[expect(
        clippy::option_option,
        reason = "not given, given without a member, given with one"
    )]
    mine: Option<Option<String>>,
    /// The closed ones too
    #[arg(long)]
    all: bool,
    /// A page to post: what was raised and what became of it, closed ones too, without names
    #[arg(long)]
    notice: bool,
    /// With --notice: thanks for the suggestions taken up, by name where the owner agrees
    #[arg(long, requires = "notice")]
    commend: bool,
}

/// Show one issue with every step
#[derive(Args, Debug)]
pub struct Show {
    /// The issue's id
    #[arg(value_name = "ID")]
    id: String,
}

impl List {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let stage_asked = self.stage_asked(context)?;
        let severity = self
            .severity
            .as_deref()
            .map(|word| context.term::<IssueSeverity>("--severity", word))
            .transpose()?;
        let kind = self
            .kind
            .as_deref()
            .map(|word| context.term::<IssueKind>("--kind", word))
            .transpose()?;
        let age = self
            .age
            .as_deref()
            .map(|text| context.span_asked(text))
            .transpose()?;
        let (opened, (party, assignee, since, mine)) =
            context.open(false, |context, book, now| {
                let party = self
                    .party
                    .as_deref()
                    .map(|text| context.whom(book, text, now.date()))
                    .transpose()?;
                let assignee = self
                    .assignee
                    .as_deref()
                    .map(|text| context.colleague(book, text))
                    .transpose()?;
                let since = self
                    .since
                    .as_deref()
                    .map(|text| {
                        context.day_asked("--since", text, (&book.almanac, now), Toward::Past)
                    })
                    .transpose()?;
                let mine = self
                    .mine
                    .as_ref()
                    .map(|named| whose(context, book, named.as_deref()))
                    .transpose()?;
                Ok(((party, assignee, since, mine), lookback::for_revisits(book)))
            })?;
        let department = self
            .department
            .as_ref()
            .map(|name| context.department_asked("--department", &opened.book, name))
            .transpose()?;
        let known = Known::at(&opened.book, opened.now);
        let seen = revisited(&known);
        let is_asked = |(index, issue): &(IssueIx, &Issue)| {
            let stage = stage(&known, *index, seen[index.position()]);
            let old =
                age.is_none_or(|age| opened.book.almanac.plus(issue.raised_at, age) <= opened.now);
            stage_asked.map_or(self.all || self.notice || stage != Stage::Closed, |asked| {
                asked == stage
            }) && kind.is_none_or(|kind| kind == issue.kind)
                && since.is_none_or(|since| since <= issue.raised_at.date())
                && severity.is_none_or(|severity| severity == issue.severity)
                && department
                    .as_deref()
                    .is_none_or(|name| name == &*issue.department)
                && party.is_none_or(|party| party == issue.party)
                && assignee.is_none_or(|member| issue.assignee == Some(member))
                && mine.is_none_or(|member| is_on_list(&known, issue, member))
                && (!self.commend || issue.adopted.is_some())
                && old
        };
        let issues: Vec<IssueIx> = known
            .issues()
            .filter(is_asked)
            .map(|(index, _)| index)
            .collect();
        if self.notice {
            let mut blanks = Blanks::new(&opened.book, None, context.words);
            let answer =
                issue_notice::notice(&known, &issues, self.commend, |text| blanks.blank(text));
            context.answer(answer, report::issue_notice::page)?;
            context.tell_blanked(blanks.blanked);
            return Ok(());
        }
        context.answer(issue::list(&known, &issues), report::issues::list)
    }

    fn stage_asked(&self, context: &Context<'_>) -> Result<Option<Stage>, CommandError> {
        let asked = self.stage.as_deref();
        asked
            .map(|text| context.term::<Stage>("--stage", text))
            .transpose()
    }
}

impl Show {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let (opened, found) = context.open(false, |context, book, _| {
            Ok((find(context, book, &self.id)?, Lookback::all()))
        })?;
        let known = Known::at(&opened.book, opened.now);
        let id = &opened.book[found].id;
        let title = context.words.say(Message::IssueTitle { id });
        context.answer(issue::one(&known, found), |answer, words| {
            report::issues::card(answer, title, words)
        })
    }
}

/// The member whose list is asked for: the one named, or who is at the keyboard.
fn whose(context: &Context<'_>, book: &Book, named: Option<&str>) -> Result<StaffIx, CommandError> {
    let own = context.own_staff()?;
    match named.or(own.as_deref()) {
        Some(name) => context.colleague(book, name),
        None => context.refuse(Message::IssueWhose),
    }
}

/// Whether an issue stands on a member's list: theirs to handle, or escalated to their role.
fn is_on_list(known: &Known<'_>, issue: &Issue, member: StaffIx) -> bool {
    let rungs = || ladder::rungs(known, issue);
    issue.assignee == Some(member)
        || rungs()
            .iter()
            .any(|rung| rung.members(known).contains(&member))
}
