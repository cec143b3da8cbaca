//! `plan approve`: the yes of whom the leading role reports to (W1, K1 of the rule ledger).

use std::collections::BTreeSet;

use clap::Args;

use super::on_record::record;
use super::year::{approve as approve_year, is_year};
use crate::calendar::{Instant, Unit};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::file;
use crate::duties::Lookback;
use crate::model::{Approval, Book, Plan, StaffIx};
use crate::ops::plan::approved;
use crate::plan::approval::{Approved, Part, parts};
use crate::report::plan::approval_page;
use crate::report::{Names, Phrases};
use crate::words::Message;

/// Approve a saved plan, as whom its visitors report to
#[derive(Args, Debug)]
pub(super) struct Approve {
    /// The month (default: this month), or a year that was put up by plan --year --save
    #[arg(value_name = "MONTH", num_args = 0..=3)]
    month: Vec<String>,
    /// Who approves: a member of the role that those who lead the visits report to
    #[arg(long, value_name = "ID")]
    by: String,
    /// What there is to say
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl Approve {
    /// Puts the approval on record, unless the same one is there already.
    pub(super) fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        // What is approved is what stands under the lock.
        let session = context.session(&directory)?;
        let (mut opened, month) = context.open(false, |context, book, now| {
            let month = context.period(&self.month, &book.almanac, now)?;
            if month.unit != Some(Unit::Month) && !is_year(&month) {
                let month = &month.name;
                return context.refuse(Message::PlanNotAMonth { month });
            }
            Ok((month, Lookback::since(now.date())))
        })?;
        if is_year(&month) {
            let at = (&directory, &session);
            return approve_year(context, at, &month, &self.by, self.note.as_deref());
        }
        let now = opened.now;
        let by = context.colleague(&opened.book, &self.by)?;
        let Some(plan) = opened.book.plan(&month.name) else {
            return context.refuse(Message::PlanApproveNothingSaved { month: &month.name });
        };
        let plan_file = Plan::file(&plan.month);
        context.refuse_faulty_file(&directory, &plan_file)?;
        let parts = parts(&opened.book, plan, now);
        let part = theirs(context, &opened.book, &parts, by, now)?;
        if part.state == Approved::Yes {
            let name = Names::new(&opened.book, context.words).member(by);
            let at = part.approval.map_or(now, |approval| approval.approved_at);
            let at = Phrases::new(context.words, now).minute(at);
            let said = context.words.say(Message::PlanApproveAgain {
                name: &name,
                at: &at,
            });
            context.inform(&said);
        } else {
            let approval = self.approval(context, plan_file, by, part, now)?;
            context.deed(&session, |words| {
                words.say(Message::DeedPlanApprove {
                    month: &month.name,
                    name: &opened.book[by].name,
                })
            });
            record(context, &directory, &session, &opened.book, &approval)?;
            opened.book.approvals.push(approval);
        }
        drop(session);
        let answer = approved(&opened.book, &month, now);
        context.answer(answer, |answer, words| approval_page(answer, &month, words))
    }

    fn approval(
        &self,
        context: &Context<'_>,
        plan: String,
        by: StaffIx,
        part: &Part<'_>,
        now: Instant,
    ) -> Result<Approval, CommandError> {
        let note = self.note.as_deref();
        let note = note
            .map(|text| context.text_asked("--note", text))
            .transpose()?;
        Ok(Approval {
            plan: plan.into(),
            approved_at: now,
            by,
            digest: part.digest.as_str().into(),
            note: note.map(Into::into),
            place: crate::diag::Place::whole(file::APPROVALS),
        })
    }
}

/// The part of the plan that `by` approves.
fn theirs<'p, 'b>(
    context: &Context<'_>,
    book: &Book,
    parts: &'p [Part<'b>],
    by: StaffIx,
    now: Instant,
) -> Result<&'p Part<'b>, CommandError> {
    if parts.is_empty() {
        return context.refuse(Message::PlanApproveNobody);
    }
    let role = book[by].role;
    if let Some(part) = parts.iter().find(|part| part.by == role) {
        return Ok(part);
    }
    let names = Names::new(book, context.words);
    let missing: BTreeSet<&str> = parts.iter().map(|part| names.role(part.by)).collect();
    let who: Vec<String> = parts
        .iter()
        .flat_map(|part| book.members_of(part.by))
        .filter(|(_, member)| member.in_service(now.date()))
        .map(|(_, member)| format!("{} {}", member.id, member.name))
        .collect();
    if who.is_empty() {
        let roles = &context.words.list(&missing.into_iter().collect::<Vec<_>>());
        return context.refuse(Message::PlanApproveVacant { roles });
    }
    context.refuse(Message::PlanApproveNotTheirs {
        name: &names.member(by),
        role: &names.role(role),
        who: &context.words.list(&who),
    })
}
