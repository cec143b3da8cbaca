//! Which row of the saved plan an appointment becomes.

use crate::book::PlanRow;
use crate::calendar::Instant;
use crate::duties::agreed::agreements;
use crate::duties::{Duty, Known, Window, derive_party, would_clear};
use crate::model::{Book, Booking, BookingRule, BookingState, Channel, PartyIx, Team};

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

    /// The row that calls off a time agreed on at a visit, which no row holds yet.
    pub(super) fn unsaved(&self) -> Option<PlanRow> {
        let known = Known::at(self.book, self.now);
        let agreed = agreements(&known)
            .into_iter()
            .find(|agreed| agreed.party == self.party && agreed.start == self.at)?;
        let minutes = Some(agreed.minutes);
        let row = self.row(&[], agreed.channel, &agreed.staff, minutes, String::new());
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

    /// The party's duties that meeting it then, so, with these people would clear: in policy
    /// order, then by id.
    pub(super) fn duties(&self, channel: Channel, team: &Team) -> Vec<Duty> {
        let known = Known::at(self.book, self.now);
        let window = Window::minute(self.at);
        let rules = self.book.policy.indexed_rules();
        let duties = rules.flat_map(|(rule, _)| derive_party(&known, rule, self.party, &window));
        let clears = |duty: &Duty| {
            duty.state.is_pending() && would_clear(self.book, duty, self.at, channel, team)
        };
        let mut duties: Vec<Duty> = duties.filter(clears).collect();
        duties.sort_by(|one, other| (one.rule, &one.id).cmp(&(other.rule, &other.id)));
        duties
    }

    /// The row that says it.
    pub(super) fn row(
        &self,
        duties: &[Duty],
        channel: Channel,
        team: &Team,
        minutes: Option<u32>,
        note: String,
    ) -> PlanRow {
        let book = self.book;
        let party = book[self.party].id.as_str();
        let mut rules: Vec<&str> = duties
            .iter()
            .map(|duty| book[duty.rule].id.as_str())
            .collect();
        rules.dedup();
        let longest = duties.iter().map(|duty| duty.minutes(book, channel)).max();
        let due = duties.iter().map(|duty| duty.due).min();
        PlanRow {
            id: duties.first().map_or_else(
                || format!("agreed/{party}/{}", self.at.date()),
                |duty| duty.id.clone(),
            ),
            start: self.at,
            staff: team
                .iter()
                .map(|member| book[*member].id.as_str())
                .collect::<Vec<_>>()
                .join(";"),
            party: party.to_owned(),
            channel: channel.as_str(),
            minutes: minutes
                .or(longest)
                .unwrap_or_else(|| book.policy.visit.minutes(channel)),
            rules: if rules.is_empty() {
                "agreed".to_owned()
            } else {
                rules.join(";")
            },
            due: due.map(|due| due.last().to_string()).unwrap_or_default(),
            state: BookingState::Agreed,
            note,
        }
    }
}
