//! The invented office at work, day by day: tasks become visits, visits raise issues, and issues
//! make tasks.

use super::agenda::{Purpose, Task};
use super::chronicle::Chronicle;
use super::issues::Issue;
use super::office::Office;
use super::visits::Visit;
use crate::calendar::{Date, TimeOfDay};
use crate::model::policy::{Anchor, Area, RuleKind};
use crate::model::{Channel, Outcome, RuleIx, Source, StaffIx};

/// Lets the office work from its first day to its last: its visits and issues, by time.
pub(super) fn work(office: &Office) -> (Vec<Visit>, Vec<Issue<'_>>) {
    let mut chronicle = Chronicle::new(office);
    for issue in 0..chronicle.issues.len() {
        chronicle.plan_to_raise(issue);
    }
    chronicle.receive_callers();
    let mut day = office.options.first_day();
    while day <= office.options.until {
        chronicle.work_on(day);
        day = day.plus_days(1);
    }
    chronicle.take_up_again();
    let Chronicle {
        mut visits,
        mut issues,
        ..
    } = chronicle;
    visits.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    issues.retain(|issue| issue.raised_at.is_some());
    issues.sort_by(|a, b| (a.raised_at, &a.id).cmp(&(b.raised_at, &b.id)));
    (visits, issues)
}

impl Chronicle<'_> {
    /// An issue that comes up in a visit waits for one; any other is raised on its day.
    fn plan_to_raise(&mut self, number: usize) {
        let (day, party) = (self.issues[number].day, self.issues[number].party);
        if self.issues[number].source == Source::Visit {
            if let Some(rule) = self.round() {
                let purpose = Purpose::Rule(rule);
                let task = Task {
                    raises: Some(number),
                    ..Task::new(party, purpose, day.start(), day.plus_days(9))
                };
                self.agenda.put(day, task);
                return;
            }
            self.issues[number].source = Source::Desk;
        }
        let minute = u16::try_from(self.random.between(8 * 60 + 30, 18 * 60)).unwrap_or(600);
        if let Some(time) = TimeOfDay::from_minutes(minute) {
            self.raise(number, day.at(time));
        }
    }

    /// The ordinary round of those whose own the homes are.
    fn round(&self) -> Option<RuleIx> {
        let mut rules = self.office.book.policy.indexed_rules();
        let round = rules.find(|(_, rule)| {
            matches!(rule.kind, RuleKind::Cadence(_)) && rule.asks.by.area == Area::Own
        });
        round.map(|(rule, _)| rule)
    }

    /// Owners who come to the desk.
    fn receive_callers(&mut self) {
        let office = self.office;
        let (options, book) = (&office.options, &office.book);
        let homes = book.indexed_parties();
        let homes: Vec<_> = homes
            .filter(|(_, party)| party.household().is_some())
            .map(|(party, _)| party)
            .collect();
        let staff = book.indexed_staff();
        let desk: Vec<StaffIx> = staff
            .filter(|(_, member)| !member.areas.is_empty())
            .map(|(member, _)| member)
            .collect();
        if desk.is_empty() {
            return;
        }
        for _ in 0..options.scaled(14) {
            let date = options
                .until
                .plus_days(-self.random.between(0, options.days()));
            let minute =
                self.random.between(9 * 12, 12 * 12 - 2) * 5 + self.random.between(0, 1) * 300;
            let (party, member) = (*self.random.pick(&homes), *self.random.pick(&desk));
            let time = u16::try_from(minute).ok().and_then(TimeOfDay::from_minutes);
            let (Some(time), true) = (time, office.works(member, date)) else {
                continue;
            };
            let at = date.at(time);
            let note = office.phrases.visit_note("desk", &mut self.random);
            let visit = Visit {
                id: self.ids.next('v', date),
                at,
                party,
                team: vec![member],
                channel: Channel::Desk,
                outcome: Outcome::Met,
                next_at: None,
                minutes: Some(self.random.between(3, 12).cast_unsigned()),
                rule: None,
                marks: Vec::new(),
                note: note.to_owned(),
            };
            self.visits.push(visit);
            self.happened(&Anchor::Visit(Channel::Desk), at, party, None);
        }
    }

    /// One day: what is agreed first, then what is meant for it.
    fn work_on(&mut self, day: Date) {
        self.diary = self.booked.remove(&day).unwrap_or_default();
        for task in self.agenda.take(day) {
            self.do_or_put_off(task, day);
        }
    }

    fn do_or_put_off(&mut self, task: Task, day: Date) {
        if self.is_served(&task) {
            return;
        }
        let is_away = self.office.is_away(task.party, day);
        let tried = (!is_away && !self.met_lately(&task, day))
            .then(|| self.try_visit(&task, day))
            .flatten();
        match tried {
            Some(visit) => self.follow_up(task, visit),
            None => self.agenda.put(day.plus_days(1), task),
        }
    }
}
