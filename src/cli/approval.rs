//! Approvals that a change makes void: said at that moment, and to whom to go.

use super::context::Context;
use crate::book::{Need, VisitsNeed, read};
use crate::calendar::Instant;
use crate::model::Book;
use crate::plan::approval::{parts, voided};
use crate::report::{Names, Phrases};
use crate::text::Directory;
use crate::words::Message;

/// What approvals go by.
const PLANS: Need = Need {
    visits: VisitsNeed::None,
    issues: false,
    events: false,
    plans: true,
    surveys: false,
    visitors: false,
    notes: false,
};

impl Context<'_> {
    /// Says which approvals were good in `before` and are void now.
    pub fn tell_voided(&mut self, before: &Book, directory: &Directory, now: Instant) {
        let Ok(after) = read(directory, &PLANS) else {
            return;
        };
        let book = &after.book;
        for plan in &book.plans {
            let Some(earlier) = before.plan(&plan.month) else {
                continue;
            };
            let (earlier, later) = (parts(before, earlier, now), parts(book, plan, now));
            for part in voided(&earlier, &later) {
                let names = Names::new(book, self.words);
                let Some(approval) = part.approval else {
                    continue;
                };
                let at = Phrases::new(self.words, now).minute(approval.approved_at);
                let said = self.words.say(Message::PlanApprovalVoided {
                    month: &plan.month,
                    name: &names.member(approval.by),
                    at: &at,
                    id: &names.member_id(approval.by),
                });
                self.warn(&said);
            }
        }
    }
}
