//! What follows from a visit of the invented office.

use super::chronicle::{Chronicle, Meeting};
use super::diary::Wish;
use super::errand::{Agreed, Errand, Purpose, put};
use super::visits::Visit;
use crate::calendar::{Date, Instant};
use crate::model::{Channel, Outcome};

impl<'a> Chronicle<'a> {
    /// Writes the visit down and does what follows from it.
    pub(super) fn follow_up(&mut self, mut errand: Errand<'a>, mut visit: Visit) {
        visit.note = self.note(&errand, &visit);
        match visit.outcome {
            Outcome::Met => self.was_met(&errand, &visit),
            Outcome::NoAnswer => {
                errand.agreed = None;
                let again = visit.at.date().plus_days(self.random.between(1, 4));
                put(&mut self.agenda, self.office, again, errand);
            }
            Outcome::Rescheduled => self.reschedule(errand, &mut visit),
            Outcome::Waived => {
                if let Purpose::Rule(rule) = errand.purpose {
                    visit.rule = Some(rule.id.clone());
                }
            }
            Outcome::Refused | Outcome::Inspected => {}
        }
        self.visits.push(visit);
    }

    /// Agrees another time; where none can be found, nobody was there.
    fn reschedule(&mut self, mut errand: Errand<'a>, visit: &mut Visit) {
        let day = visit.at.date();
        let later = day.plus_days(self.random.between(1, 4));
        if let Some(at) = self.agree(visit, later) {
            visit.next_at = Some(at);
            errand.agreed = Some(Agreed {
                at,
                channel: visit.channel,
                team: visit.team.clone(),
            });
            errand.last = errand.last.max(at.date());
            put(&mut self.agenda, self.office, at.date(), errand);
        } else {
            visit.outcome = Outcome::NoAnswer;
            visit.note = self.note(&errand, visit);
            put(&mut self.agenda, self.office, day.plus_days(2), errand);
        }
    }

    fn was_met(&mut self, errand: &Errand, visit: &Visit) {
        self.met.entry(visit.party).or_default().push(Meeting {
            at: visit.at,
            channel: visit.channel,
            team: visit.team.clone(),
            id: visit.id.clone(),
        });
        if let Some(issue) = errand.revisits() {
            self.issues[issue]
                .revisit
                .get_or_insert((visit.id.clone(), visit.at));
        }
        if let Some(issue) = errand.raises {
            self.issues[issue].visit = Some(visit.id.clone());
            self.raise(issue, visit.at.plus_minutes(3));
        }
    }

    /// A time at which the same people can come again, on `date` or soon after.
    fn agree(&mut self, visit: &Visit, date: Date) -> Option<Instant> {
        let office = self.office;
        let day = (0..4).map(|later| date.plus_days(later)).find(|day| {
            let at_work = |member: &usize| office.members[*member].at_work(*day, &office.seasons);
            let home = office
                .home(visit.party)
                .is_some_and(|home| home.away_on(*day));
            visit.team.iter().all(at_work) && !home
        })?;
        let wish = Wish {
            team: &visit.team,
            party: visit.party,
            channel: visit.channel,
            minutes: 10,
            from: day.start(),
        };
        self.booked
            .entry(day)
            .or_default()
            .find(office, &wish, &mut self.random)
    }

    fn note(&mut self, errand: &Errand, visit: &Visit) -> String {
        let phrases = &self.office.phrases;
        if let (Purpose::Rule(rule), Outcome::Met) = (errand.purpose, visit.outcome) {
            let occasion = phrases.occasion_note(&rule.on, &mut self.random);
            if let Some(note) = occasion.filter(|_| visit.channel != Channel::Message) {
                return note.to_owned();
            }
        }
        let kind = match (visit.outcome, visit.channel) {
            (Outcome::Met, Channel::Meeting) if self.office.gathers(visit.party) => "meeting",
            (Outcome::Met, _) if self.office.home(visit.party).is_none() => "contact",
            (Outcome::Met, Channel::Door) => "met_door",
            (Outcome::Met, Channel::Phone) => "met_phone",
            (Outcome::Met, _) => "message",
            (Outcome::NoAnswer, Channel::Phone) => "no_answer_phone",
            (Outcome::NoAnswer, _) => "no_answer_door",
            (Outcome::Refused, _) => "refused",
            (Outcome::Rescheduled, _) => "rescheduled",
            (Outcome::Waived | Outcome::Inspected, _) => "waived",
        };
        self.office
            .phrases
            .visit_note(kind, &mut self.random)
            .to_owned()
    }
}
