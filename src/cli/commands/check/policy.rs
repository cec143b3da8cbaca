//! `check --policy`: the policy that counts here, once the rulebook it extends is put in.

use crate::book::{inspect, policy_in_force};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::file::POLICY;
use crate::diag::{Fault, Severity};
use crate::ops::Answer;
use crate::ops::check::PolicyShown;
use crate::render::Show;
use crate::report::check;
use crate::report::group::departure;
use crate::text::Directory;

use super::telling::is_text;

/// Shows it; `None` where there are faults to tell instead.
pub(super) fn show_policy(
    context: &mut Context<'_>,
    directory: &Directory,
) -> Result<Option<()>, CommandError> {
    let inspection = inspect(directory);
    let is_sound =
        |fault: &Fault| &*fault.place.file != POLICY || fault.severity() != Severity::Error;
    let in_force = policy_in_force(directory);
    let Some(in_force) = in_force.filter(|_| inspection.faults.iter().all(is_sound)) else {
        return Ok(None);
    };
    context.office = inspection.book.as_ref().map(|book| (&book.office).into());
    let now = context.now_in(inspection.book.as_ref())?;
    let words = context.words;
    let departures = in_force.departures();
    let shown = PolicyShown {
        extends: in_force.extends.as_deref(),
        policy: serde_json::to_value(&in_force.policy).unwrap_or_default(),
        departures: departures
            .iter()
            .map(|found| departure(found, words))
            .collect(),
    };
    let toml = toml::to_string_pretty(&in_force.policy).unwrap_or_default();
    if is_text(context)? {
        // As it stands it is a policy.toml, which may be kept in a file.
        let look = context.look();
        let show = Show::new(&look);
        let text = check::policy_text(&shown, &toml, words);
        let lines: String = text.lines().map(|line| show.text(line) + "\n").collect();
        context.write(lines.as_bytes())?;
    } else {
        let page =
            |answer: &Answer<PolicyShown<'_>>, words| check::policy_page(answer, &toml, words);
        context.answer(Answer::at(now, shown), page)?;
    }
    Ok(Some(()))
}
