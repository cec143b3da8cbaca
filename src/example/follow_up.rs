//! What follows from a visit of the invented office.

use super::agenda::{Agreed, Task};
use super::chronicle::{Chronicle, Meeting};
use super::diary::Proposal;
use super::visits::Visit;
use crate::calendar::{Date, Instant};
use crate::model::policy::{Anchor, Trigger};
use crate::model::{Channel, Contact, Outcome};

impl Chronicle<'_> {
    /// Writes the visit down and does what follows from it.
    pub(super) fn follow_up(&mut self, mut task: Task, mut visit: Visit) {
        visit.note = self.note(&task, &visit);
        visit.marks = visit.marks(self.office, &mut self.marking);
        match visit.outcome {
            Outcome::Met => self.was_met(&task, &visit),
            Outcome::NoAnswer => {
                task.agreed = None;
                let again = visit.at.date().plus_days(self.random.between(1, 4));
                self.agenda.put(again, task);
            }
            Outcome::Rescheduled => self.reschedule(task, &mut visit),
            Outcome::Waived => visit.rule = task.rule(),
            Outcome::Refused | Outcome::Inspected => {}
        }
        self.came_to(&visit);
        self.visits.push(visit);
    }

    /// What follows from what a visit came to: nobody there, declined, marked low, so often in a row.
    fn came_to(&mut self, visit: &Visit) {
        let book = &self.office.book;
        for (rule, stated) in book.policy.indexed_rules() {
            let Some(trigger) = stated.trigger() else {
                continue;
            };
            let Some(is_so) = came_to(trigger, visit) else {
                continue;
            };
            let row = self.rows.entry((rule, visit.party)).or_default();
            *row = if is_so { *row + 1 } else { 0 };
            if is_so && (trigger.in_a_row < 2 || *row == trigger.in_a_row) {
                self.follow(rule, visit.at, visit.party, None);
            }
        }
    }

    /// Agrees another time; where none can be found, nobody was there.
    fn reschedule(&mut self, mut task: Task, visit: &mut Visit) {
        let day = visit.at.date();
        let later = day.plus_days(self.random.between(1, 4));
        if let Some(at) = self.agree(visit, later) {
            visit.next_at = Some(at);
            task.agreed = Some(Agreed {
                at,
                channel: visit.channel,
                team: visit.team.clone(),
            });
            task.last = task.last.max(at.date());
            self.agenda.put(at.date(), task);
        } else {
            visit.outcome = Outcome::NoAnswer;
            visit.note = self.note(&task, visit);
            self.agenda.put(day.plus_days(2), task);
        }
    }

    fn was_met(&mut self, task: &Task, visit: &Visit) {
        self.met.entry(visit.party).or_default().push(Meeting {
            at: visit.at,
            channel: visit.channel,
            team: visit.team.clone(),
            id: visit.id.clone(),
        });
        if let Some(issue) = self.revisits(task) {
            let seen = (visit.id.clone(), visit.at);
            self.issues[issue].revisit.get_or_insert(seen);
        }
        if let Some(issue) = task.raises {
            self.issues[issue].visit = Some(visit.id.clone());
            self.raise(issue, visit.at.plus_minutes(3));
        }
    }

    /// A time at which the same people can come again, on `date` or soon after.
    fn agree(&mut self, visit: &Visit, date: Date) -> Option<Instant> {
        let office = self.office;
        let mut days = (0..4).map(|later| date.plus_days(later));
        let day = days.find(|day| {
            let mut team = visit.team.iter();
            team.all(|member| office.works(*member, *day)) && !office.is_away(visit.party, *day)
        })?;
        let proposal = Proposal {
            team: &visit.team,
            party: visit.party,
            channel: visit.channel,
            minutes: 10,
            from: day.start(),
        };
        self.booked
            .entry(day)
            .or_default()
            .find(office, &proposal, &mut self.random)
    }

    fn note(&mut self, task: &Task, visit: &Visit) -> String {
        let (book, phrases) = (&self.office.book, &self.office.phrases);
        let trigger = task.rule().and_then(|rule| book[rule].trigger());
        if let (Some(trigger), Outcome::Met) = (trigger, visit.outcome) {
            let occasion = phrases.occasion_note(&trigger.on.to_string(), &mut self.random);
            if let Some(note) = occasion.filter(|_| visit.channel != Channel::Message) {
                return note.to_owned();
            }
        }
        let contact = book[visit.party].contact();
        let gathers =
            |contact: &Contact| ["building_leaders", "residents_meeting"].contains(&&*contact.kind);
        let kind = match (visit.outcome, visit.channel) {
            (Outcome::Met, Channel::Meeting) if contact.is_some_and(gathers) => "meeting",
            (Outcome::Met, _) if contact.is_some() => "contact",
            (Outcome::Met, Channel::Door) => "met_door",
            (Outcome::Met, Channel::Phone) => "met_phone",
            (Outcome::Met, _) => "message",
            (Outcome::NoAnswer, Channel::Phone) => "no_answer_phone",
            (Outcome::NoAnswer, _) => "no_answer_door",
            (Outcome::Refused, _) => "refused",
            (Outcome::Rescheduled, _) => "rescheduled",
            (Outcome::Waived | Outcome::Inspected, _) => "waived",
        };
        let note = phrases.visit_note(kind, &mut self.random);
        note.to_owned()
    }
}

/// Whether a visit came to what a trigger follows; none where it cannot tell.
fn came_to(trigger: &Trigger, visit: &Visit) -> Option<bool> {
    match trigger.on {
        Anchor::NoAnswer => Some(visit.outcome == Outcome::NoAnswer),
        Anchor::Refused => Some(visit.outcome == Outcome::Refused),
        Anchor::Rated if visit.marks.iter().any(Option::is_some) => {
            let low = trigger.at_most.unwrap_or(0);
            Some(visit.marks.iter().flatten().any(|mark| *mark <= low))
        }
        _ => None,
    }
}
