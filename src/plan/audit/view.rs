//! What the auditor looks at: the book, the duties derived again, and the plan.

use crate::calendar::{Date, Instant};
use crate::duties::{Duty, Fact, Known, State, Window, agreed, derive, would_clear};
use crate::model::{Book, Booking, BookingState, Channel, PartyIx, RuleIx, StaffIx, Team};
use crate::plan::{Appointment, Outcome};

use super::{Breach, Never};

/// What the auditor looks at.
pub(in crate::plan) struct View<'a> {
    pub(super) book: &'a Book,
    pub(super) known: Known<'a>,
    pub(super) now: Instant,
    pub(super) outcome: &'a Outcome,
    /// Duties that may be planned, derived again.
    pub(in crate::plan) duties: Vec<Duty>,
}

impl<'a> View<'a> {
    pub(in crate::plan) fn of(book: &'a Book, now: Instant, outcome: &'a Outcome) -> View<'a> {
        let known = Known::at(book, now);
        let month = &outcome.month;
        let mut duties = derive(&known, &Window::of(month));
        for duty in &mut duties {
            if duty.state == State::Declined {
                let refused = duty.ended_by.map(|visit| book[visit].at.date());
                let rest = refused.map(|date| book.almanac.month_of(date).end());
                if let Some(rest) = rest.filter(|rest| *rest <= month.start()) {
                    duty.opens = duty.opens.max(rest);
                    duty.state = State::Upcoming;
                }
            }
        }
        let from = now.max(month.start());
        duties.retain(|duty| {
            duty.state.is_pending() && duty.opens < month.end() && from < duty.closes
        });
        let mut view = View {
            book,
            known,
            now,
            outcome,
            duties,
        };
        view.leave_out();
        view
    }

    /// Leaves out duties that an earlier month's appointment will clear.
    fn leave_out(&mut self) {
        let mut duties = std::mem::take(&mut self.duties);
        let mut seen: Vec<(PartyIx, Date, RuleIx, String)> = Vec::new();
        for (party, start, channel, staff) in self.earlier() {
            let mut cleared: Vec<(Instant, String)> = duties
                .iter()
                .filter(|duty| {
                    duty.party == party && would_clear(self.book, duty, start, channel, &staff)
                })
                .map(|duty| (duty.due, duty.id.clone()))
                .collect();
            cleared.sort();
            for (_, id) in cleared {
                let Some(position) = duties.iter().position(|duty| duty.id == id) else {
                    continue;
                };
                let series = match &duties[position].reason.fact {
                    Fact::Slice { period, .. } => period.name.clone(),
                    _ => id,
                };
                let key = (party, start.date(), duties[position].rule, series);
                if !seen.contains(&key) {
                    seen.push(key);
                    duties.remove(position);
                }
            }
        }
        self.duties = duties;
    }

    /// The appointments of earlier months' saved plans and what was agreed on in earlier months, from
    /// `now` on, by time.
    pub(super) fn earlier(&self) -> Vec<(PartyIx, Instant, Channel, Team)> {
        let month = &self.outcome.month;
        let rows = self.rows().filter(|(name, row)| {
            name.cmp(&month.name.as_str()).is_lt() && row.starts_at() >= self.now
        });
        let rows =
            rows.map(|(_, row)| (row.party, row.starts_at(), row.channel, row.staff.clone()));
        let agreements = agreed::agreements(&self.known).into_iter();
        let agreements = agreements
            .filter(|row| self.now <= row.start && row.start < month.start())
            .map(|row| (row.party, row.start, row.channel, row.staff));
        let mut all: Vec<_> = rows.chain(agreements).collect();
        all.sort_by_key(|row| row.1);
        all
    }

    /// The first instant left.
    pub(super) fn from(&self) -> Instant {
        self.now.max(self.outcome.month.start())
    }

    /// What is left of the month.
    pub(super) fn left(&self) -> Window {
        Window::new(self.from(), self.outcome.month.end())
    }

    /// The duties an appointment carries, as derived again.
    pub(super) fn carried(&self, appointment: &Appointment) -> Vec<&Duty> {
        let ids = appointment
            .duties
            .iter()
            .map(|&duty| &self.outcome.duties[duty].id);
        ids.filter_map(|id| self.duties.iter().find(|duty| duty.id == *id))
            .collect()
    }

    /// Whether the plan was asked for a duty.
    pub(super) fn asked(&self, duty: &Duty) -> bool {
        let position = self
            .outcome
            .duties
            .iter()
            .position(|other| other.id == duty.id);
        position.is_some_and(|position| self.outcome.asked[position])
    }

    /// The proposed appointments.
    pub(super) fn proposed(&self) -> impl Iterator<Item = &'a Appointment> {
        self.outcome
            .appointments
            .iter()
            .filter(|made| made.state == BookingState::Proposed)
    }

    /// The rows of all saved plans that count for something.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'a str, &'a Booking)> {
        let rows = self
            .book
            .plans
            .iter()
            .flat_map(|plan| plan.rows.iter().map(move |row| (&*plan.month, row)));
        rows.filter(|(_, row)| row.state != BookingState::Cancelled)
    }

    /// Whether a member works on a day, leave aside.
    pub(super) fn works(&self, member: StaffIx, date: Date) -> bool {
        let staff = &self.book[member];
        let workdays = &self.book.almanac.workdays;
        let weekday = date.weekday().index();
        let on_duty = staff.works[weekday]
            || workdays.is_make_up(date) && staff.works.iter().take(5).any(|&works| works);
        let serves = staff.joined.is_none_or(|joined| joined <= date)
            && staff.left.is_none_or(|left| date <= left);
        serves && on_duty && (staff.holidays || !workdays.is_holiday(date))
    }

    /// Whether a member works some minute of a day.
    pub(super) fn is_there(&self, member: StaffIx, date: Date) -> bool {
        let minutes = (0..24 * 60).map(|minute| date.start().plus_minutes(minute));
        let mut minutes = minutes.map(|minute| (minute, minute.plus_minutes(1)));
        minutes.any(|(from, to)| self.at_work(member, from, to))
    }

    /// Whether a member works all of a stretch of one day.
    pub(super) fn at_work(&self, member: StaffIx, start: Instant, end: Instant) -> bool {
        let hours = self.book[member]
            .hours
            .as_ref()
            .unwrap_or(&self.book.policy.hours.staff);
        let leave = &self.book[member].leave;
        let off = leave
            .iter()
            .any(|leave| leave.from < end && start < leave.to);
        self.works(member, start.date()) && !off && within(hours, start, end)
    }

    /// A breach by an appointment.
    pub(super) fn breach(
        never: Never,
        appointment: &Appointment,
        detail: impl Into<String>,
    ) -> Breach {
        Breach {
            never,
            appointment: appointment.id.clone(),
            detail: detail.into(),
        }
    }
}

/// Whether a stretch lies wholly inside opening hours.
pub(super) fn within(hours: &crate::calendar::Hours, start: Instant, end: Instant) -> bool {
    let day = start.date();
    hours
        .on(day.weekday())
        .iter()
        .any(|&(from, to)| day.at(from) <= start && end <= day.at(to))
}

/// Whether somebody walks to appointments of a channel.
pub(super) fn is_walked(channel: Channel) -> bool {
    matches!(channel, Channel::Door | Channel::Meeting)
}
