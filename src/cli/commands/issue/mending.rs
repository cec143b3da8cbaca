//! `issue set`, `issue remove`: an issue that was recorded wrongly.

use clap::Args;

use super::standing::find;
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::mending::Mending;
use crate::cli::new_issue::head_of;
use crate::model::{Book, Issue};
use crate::words::Message;

/// Change cells of an issue; an empty value clears a cell
#[derive(Args, Debug)]
pub struct Set {
    /// The issue's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// What: severity=urgent, department=engineering, party=5-2-402, summary=…
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// Even if another issue that takes it up again does not fit it then
    #[arg(long)]
    force: bool,
}

/// Take an issue out
#[derive(Args, Debug)]
pub struct Remove {
    /// The issue's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// Even if another issue takes it up again
    #[arg(long)]
    force: bool,
}

impl Set {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        with(context, &self.id, self.force, |context, mending, issue| {
            let mut cells = mending.cells(context, &self.fields, false)?;
            route(&mending.reading.book, issue, mending.now, &mut cells);
            mending.set(context, &cells)
        })
    }
}

impl Remove {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        with(context, &self.id, self.force, |context, mending, issue| {
            let party = &mending.reading.book[issue.party];
            mending.remove(context, |words| {
                words.say(Message::DeedIssueRemove {
                    name: &party.name,
                    party: &party.id,
                    summary: &issue.summary,
                })
            })
        })
    }
}

/// An issue of another department goes to that department's member, unless somebody is named.
fn route(book: &Book, issue: &Issue, now: Instant, cells: &mut Vec<(String, String)>) {
    let cell = |name: &str| cells.iter().find(|(column, _)| column == name);
    let Some((_, department)) = cell("department") else {
        return;
    };
    if cell("assignee").is_some() || **department == *issue.department {
        return;
    }
    let head = head_of(book, department, now.date());
    let assignee = head.map(|member| book[member].id.to_string());
    cells.push(("assignee".to_owned(), assignee.unwrap_or_default()));
}

fn with(
    context: &mut Context<'_>,
    id: &str,
    force: bool,
    act: impl FnOnce(&mut Context<'_>, &Mending<'_>, &Issue) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let directory = context.directory()?;
    let session = context.session(&directory)?;
    let (reading, now) = context.everything(&directory)?;
    let issue = &reading.book[find(context, &reading.book, id)?];
    let mending = Mending {
        directory: &directory,
        session: &session,
        reading: &reading,
        now,
        table: "issues",
        when: "raised_at",
        id: issue.id.as_str(),
        place: &issue.place,
        force,
    };
    act(context, &mending, issue)
}
