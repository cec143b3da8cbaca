//! `issue hold`, `issue resume`: somebody else is waited for (parts, the owner), and the limits move on.

use clap::Args;

use super::step::{Change, Found, take};
use crate::book::VisitsNeed;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::model::Issue;
use crate::words::Message;

/// Put it on hold: somebody else is waited for, and its limits move on meanwhile
#[derive(Args, Debug)]
pub struct Hold {
    /// The issue's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// Since when (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
}

/// Go on after a hold
#[derive(Args, Debug)]
pub struct Resume {
    /// The issue's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// Since when (default: now)
    #[arg(long, value_name = "INSTANT")]
    at: Option<String>,
}

impl Hold {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        take(context, &self.id, VisitsNeed::None, |context, found| {
            let at = found.at(context, self.at.as_deref())?;
            found.refuse_unless(context, found.issue().may_hold(at))?;
            let holds = holds(found.issue(), found.issue().holds.len(), &format!("{at}/"));
            Ok(Change::new(
                |id| Message::IssueHeldNow { id },
                [("holds", holds)],
            ))
        })
    }
}

impl Resume {
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        take(
            context,
            &self.id,
            VisitsNeed::None,
            |context, found: &Found| {
                let at = found.at(context, self.at.as_deref())?;
                let from = found.issue().may_resume(at);
                found.refuse_unless(context, from.map(|_| ()))?;
                let from = from.unwrap_or(at);
                let before = found.issue().holds.len().saturating_sub(1);
                let holds = holds(found.issue(), before, &format!("{from}/{at}"));
                Ok(Change::new(
                    |id| Message::IssueResumed { id },
                    [("holds", holds)],
                ))
            },
        )
    }
}

/// The first `kept` intervals of an issue, and another one.
fn holds(issue: &Issue, kept: usize, last: &str) -> String {
    let mut all: Vec<String> = issue
        .holds
        .iter()
        .take(kept)
        .map(ToString::to_string)
        .collect();
    all.push(last.to_owned());
    all.join(";")
}
