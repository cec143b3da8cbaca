//! The appointments of a plan as a table: by day, in walking order, why each household is on it.

use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::duties::{Duty, Fact, State};
use crate::model::{Book, BookingRule, BookingState, StaffIx};
use crate::ops::Say;
use crate::ops::plan::{Arrangement, Choice, Planned};
use crate::plan::{Appointment, Outcome};
use crate::report::{Names, Phrases, Voice, reason};
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};
use crate::words::{Message, Words};

/// The table of the appointments chosen.
pub(super) fn table(book: &Book, outcome: &Outcome, choice: &Choice, phrases: Phrases) -> Table {
    let words = phrases.words;
    let date = Column::new("date", words.say(Message::PlanDate), Kind::Date);
    let who = Column::new("staff", words.say(Message::PlanWho), Kind::List).fold(3);
    let columns = vec![
        if choice.by == Arrangement::Building {
            date
        } else {
            date.grouped()
        },
        Column::new("start", words.say(Message::PlanStart), Kind::Id),
        Column::new("party", words.say(Message::PlanParty), Kind::Id),
        Column::new("name", words.say(Message::PlanName), Kind::Text).fold(3),
        // Where the rows stand under their leader's name, only a team needs telling: in `why`.
        if choice.by == Arrangement::Staff {
            who.wide_only()
        } else {
            who
        },
        Column::new("channel", words.say(Message::PlanChannel), Kind::Text),
        Column::new("minutes", words.say(Message::PlanMinutes), Kind::Int),
        Column::new("rules", words.say(Message::PlanRules), Kind::List).told(),
        Column::new("why", words.say(Message::PlanWhy), Kind::Text).fold(1),
        Column::new("due", words.say(Message::PlanDue), Kind::Text).wide_only(),
        Column::new("state", words.say(Message::PlanState), Kind::Text).wide_only(),
    ];
    let chosen = arranged(book, outcome, choice);
    let none = if !outcome.appointments.is_empty() {
        Message::PlanNothingShown
    } else if !outcome.unplaced.is_empty() {
        Message::PlanNothingPlaced
    } else {
        Message::PlanEmpty
    };
    let mut table = Table::new("appointments", columns).empty(words.say(none));
    let teller = Teller {
        book,
        outcome,
        names: Names::new(book, words),
        phrases,
        loads: loads(outcome, choice),
    };
    for appointment in chosen {
        table.push(teller.row(appointment, choice));
    }
    table
}

/// The appointments chosen, in the order of the arrangement; a plan has them by date and start.
fn arranged<'o>(book: &Book, outcome: &'o Outcome, choice: &Choice) -> Vec<&'o Appointment> {
    let mut chosen: Vec<&Appointment> = outcome
        .appointments
        .iter()
        .filter(|appointment| choice.shows(appointment))
        .collect();
    let building = |appointment: &Appointment| {
        let home = book[appointment.party].household();
        home.map(|home| (home.building_key(), home.unit_key(), home.room_key()))
    };
    match choice.by {
        Arrangement::Staff => chosen.sort_by_key(|appointment| choice.head(appointment)),
        Arrangement::Day => {}
        Arrangement::Building => chosen.sort_by_key(|appointment| building(appointment)),
    }
    chosen
}

struct Teller<'a> {
    book: &'a Book,
    outcome: &'a Outcome,
    names: Names<'a>,
    phrases: Phrases,
    loads: Loads,
}

impl Teller<'_> {
    fn row(&self, appointment: &Appointment, choice: &Choice) -> Row {
        let words = self.phrases.words;
        let tone = match appointment.state {
            BookingState::Agreed => Tone::Good,
            BookingState::Proposed | BookingState::Cancelled => Tone::Plain,
        };
        let due = appointment
            .due
            .map_or(Cell::Empty, |due| Cell::from(due.last()));
        let cells = vec![
            Cell::Date(appointment.start.date()),
            Cell::Id(appointment.start.time().to_string()),
            Cell::Id(self.names.party_id(appointment.party).to_owned()),
            Cell::Text(self.names.party(appointment.party).to_owned()),
            Cell::list(
                appointment
                    .staff
                    .iter()
                    .map(|member| self.names.member(*member)),
            ),
            Cell::text(words.term(appointment.channel)),
            Cell::Int(appointment.minutes.into()),
            Cell::List(rules(appointment, self.names, words)),
            Cell::Text(self.why(appointment, choice)),
            due,
            Cell::text(words.term(appointment.state)),
        ];
        Row::new(cells)
            .tone(tone)
            .group(self.group(appointment, choice))
    }

    /// What an appointment is for, each rule with the fact it comes from where its name does not
    /// say it, and who comes along.
    fn why(&self, appointment: &Appointment, choice: &Choice) -> String {
        let words = self.phrases.words;
        let duties = appointment
            .duties
            .iter()
            .map(|&duty| &self.outcome.duties[duty]);
        let mut told: Vec<String> = duties.map(|duty| self.purpose(duty)).collect();
        told.extend(
            appointment
                .top_up()
                .map(|quota| self.names.rule(quota).to_owned()),
        );
        if appointment.state == BookingState::Agreed {
            told.push(words.say(Message::PlanAgreed));
        }
        if appointment.due.is_some_and(|due| due < appointment.end()) {
            told.push(words.term(State::Overdue).to_owned());
        }
        let head = choice.head(appointment);
        let along: Vec<&str> = appointment
            .staff
            .iter()
            .filter(|member| Some(**member) != head)
            .map(|member| self.names.member(*member))
            .collect();
        if choice.by == Arrangement::Staff && !along.is_empty() {
            told.push(words.say(Message::PlanTogetherWith {
                names: &words.list(&along),
            }));
        }
        told.join(&words.say(Message::WhyBetween))
    }

    fn purpose(&self, duty: &Duty) -> String {
        let rule = self.names.rule(duty.rule);
        if matches!(duty.reason.fact, Fact::Period(_) | Fact::Slice { .. }) {
            return rule.to_owned();
        }
        let reason = reason::sentence(&duty.reason, self.book, self.phrases);
        self.phrases.words.say(Message::PlanPurpose {
            rule: &rule,
            reason: &reason,
        })
    }

    /// The line above the rows of one group: the day, whose it is, how much it holds.
    fn group(&self, appointment: &Appointment, choice: &Choice) -> String {
        let day = appointment.start.date();
        let (weekday, date) = (self.phrases.weekday(day), self.phrases.day(day));
        let head = choice.head(appointment);
        let load = |head| self.loads.get(&(day, head)).copied().unwrap_or_default();
        match choice.by {
            Arrangement::Building => {
                let home = self.book[appointment.party].household();
                let words = self.phrases.words;
                home.map_or_else(
                    || words.say(Message::PlanContacts),
                    |home| {
                        let building = &home.building_key();
                        words.say(Message::PlanBuilding { building })
                    },
                )
            }
            Arrangement::Day => {
                let (count, minutes) = load(None);
                self.phrases.words.say(Message::PlanDay {
                    date: &date,
                    weekday: &weekday,
                    count: &count,
                    minutes: &minutes,
                })
            }
            Arrangement::Staff => {
                let (count, minutes) = load(head);
                let name = head.map_or("–", |head| self.names.member(head));
                self.phrases.words.say(Message::PlanDayOf {
                    name: &name,
                    date: &date,
                    weekday: &weekday,
                    count: &count,
                    minutes: &minutes,
                })
            }
        }
    }
}

/// How many appointments a day has, and how many minutes of visiting: of each head, and in all.
type Loads = BTreeMap<(Date, Option<StaffIx>), (usize, u32)>;

fn loads(outcome: &Outcome, choice: &Choice) -> Loads {
    let mut loads = Loads::new();
    let shown = outcome.appointments.iter();
    for appointment in shown.filter(|appointment| choice.shows(appointment)) {
        let day = appointment.start.date();
        let heads = choice.head(appointment).map(Some);
        for head in std::iter::once(None).chain(heads) {
            let (count, minutes) = loads.entry((day, head)).or_default();
            *count += 1;
            *minutes += appointment.minutes;
        }
    }
    loads
}

/// The names of the rules an appointment serves.
fn rules(appointment: &Appointment, names: Names, words: Words) -> Vec<String> {
    let name = |rule: &BookingRule| match rule {
        BookingRule::Rule(rule) => names.rule(*rule).to_owned(),
        BookingRule::TopUp(quota) => names.rule(*quota).to_owned(),
        BookingRule::Agreed => words.say(Message::PlanAgreed),
        BookingRule::Gone(written) => written.to_string(),
    };
    appointment.rules.iter().map(name).collect()
}

/// Why an appointment is on the plan: the reasons of its duties, each once.
impl Say<Planned<'_>> for Voice<'_> {
    fn say(&self, planned: &Planned<'_>) -> String {
        let appointment = planned.appointment;
        let mut told: Vec<String> = Vec::new();
        for &duty in &appointment.duties {
            let sentence = self.say(&planned.outcome.duties[duty].reason);
            if !told.contains(&sentence) {
                told.push(sentence);
            }
        }
        if appointment.state == BookingState::Agreed {
            told.push(self.words.say(Message::PlanAgreed));
        }
        if told.is_empty() && appointment.top_up().is_some() {
            told.push(self.words.say(Message::PlanTopUp));
        }
        told.join(&self.words.say(Message::WhyBetween))
    }
}
