//! Which row of the saved plan an appointment becomes.

use crate::book::PlanRow;
use crate::calendar::Instant;
use crate::duties::agreed::agreements;
use crate::duties::{Duty, Known, Meeting};
use crate::model::{Book, Booking, BookingRule, BookingState, Channel, PartyIx, Team};
use crate::ops::agreed_row::agreed_row;

/// A time about to be fixed.
pub(super) struct Fixing<'b> {
    pub(super) book: &'b Book,
    pub(super) now: Instant,
    pub(super) party: PartyIx,
    pub(super) at: Instant,
    /// The plan's month.
    pub(super) month: &'b str,
}

impl<'b> Fixing<'b> {
    /// The party's rows of the month from now on that are not called off, the nearest to the
    /// asked time first, agreed ones before proposed ones.
    fn candidates(&self) -> Vec<&'b Booking> {
        let rows = self
            .book
            .plan(self.month)
            .map_or(&[][..], |plan| &plan.rows);
        let mut rows: Vec<&Booking> = rows
            .iter()
            .filter(|row| {
                row.party == self.party
                    && row.state != BookingState::Cancelled
                    && row.starts_at() >= self.now
            })
            .collect();
        rows.sort_by_key(|row| {
            let apart = row.starts_at().minutes_since(self.at).abs();
            (
                row.state != BookingState::Agreed,
                apart,
                row.id.as_str().to_owned(),
            )
        });
        rows
    }

    /// The row that the appointment takes the place of: one at that very time, else one that
    /// serves a rule it serves too.
    pub(super) fn replaced(&self, duties: &[Duty]) -> Option<&'b Booking> {
        let candidates = self.candidates();
        let serves = |row: &&&Booking| {
            row.rules.iter().any(|rule| match rule {
                BookingRule::Rule(rule) => duties.iter().any(|duty| duty.rule == *rule),
                _ => false,
            })
        };
        let same_time = candidates.iter().find(|row| row.starts_at() == self.at);
        let same_day_agreement = || {
            candidates
                .iter()
                .find(|row| row.date == self.at.date() && row.state == BookingState::Agreed)
        };
        same_time
            .or_else(|| candidates.iter().find(serves))
            .or_else(same_day_agreement)
            .copied()
    }

    /// The party's row of the month that lies nearest to the asked time.
    pub(super) fn nearest(&self) -> Option<&'b Booking> {
        self.candidates().first().copied()
    }

    /// The meeting about to be fixed, held so.
    pub(super) fn meeting<'m>(&self, channel: Channel, team: &'m Team) -> Meeting<'m> {
        Meeting {
            party: self.party,
            at: self.at,
            channel,
            team,
        }
    }

    /// The row that calls off a time agreed on at a visit, which no row holds yet.
    pub(super) fn unsaved(&self) -> Option<PlanRow> {
        let known = Known::at(self.book, self.now);
        let agreed = agreements(&known)
            .into_iter()
            .find(|agreed| agreed.party == self.party && agreed.start == self.at)?;
        let meeting = agreed.meeting();
        let row = agreed_row(self.book, meeting, &[], agreed.minutes, String::new());
        Some(PlanRow {
            state: BookingState::Cancelled,
            ..row
        })
    }

    /// The saved row at exactly that time.
    pub(super) fn standing(&self) -> Option<&'b Booking> {
        let rows = self
            .book
            .plan(self.month)
            .map_or(&[][..], |plan| &plan.rows);
        let mut rows = rows
            .iter()
            .filter(|row| row.party == self.party && row.state != BookingState::Cancelled);
        rows.find(|row| row.starts_at() == self.at)
    }
}
