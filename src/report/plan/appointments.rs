//! The appointments of a plan as a table: by day, in walking order, why each household is on it.

use crate::calendar::Date;
use crate::model::{Book, BookingRule, BookingState, StaffIx};
use crate::plan::{Appointment, Outcome};
use crate::report::{Names, Phrases, reason};
use crate::sheet::{Cell, Column, Kind, Row, Table, Tone};

/// What of a plan is shown, and in which arrangement.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// Only the appointments of this member.
    pub staff: Option<StaffIx>,
    /// Only this day.
    pub day: Option<Date>,
    /// How the rows are grouped.
    pub by: Arrangement,
}

/// How the rows of a plan are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// By the leading member, then by day.
    #[default]
    Staff,
    /// By day.
    Day,
    /// By building.
    Building,
}

impl Choice {
    /// Whether an appointment is shown.
    pub(super) fn shows(&self, appointment: &Appointment) -> bool {
        self.staff.is_none_or(|member| appointment.staff.contains(&member))
            && self.day.is_none_or(|day| appointment.start.date() == day)
    }
}

/// The table of the appointments chosen.
pub(super) fn table(
    book: &Book,
    outcome: &Outcome,
    choice: &Choice,
    phrases: Phrases,
) -> Table {
    let words = phrases.words;
    let head = |key: &str| words.text(&format!("plan.{key}")).into_owned();
    let columns = vec![
        Column::new("date", head("date"), Kind::Date).grouped(),
        Column::new("start", head("start"), Kind::Id),
        Column::new("party", head("party"), Kind::Id),
        Column::new("name", head("name"), Kind::Text).fold(3),
        Column::new("staff", head("who"), Kind::Text).fold(3),
        Column::new("channel", head("channel"), Kind::Text),
        Column::new("minutes", head("minutes"), Kind::Int),
        Column::new("rules", head("rules"), Kind::Text).fold(2),
        Column::new("reason", head("reason"), Kind::Text).fold(1),
        Column::new("due", head("due"), Kind::Text).wide_only(),
        Column::new("state", head("state"), Kind::Text).wide_only(),
    ];
    let mut table = Table::new("appointments", columns).empty(head("empty"));
    let teller = Teller { book, outcome, names: Names::new(book, words), phrases };
    for appointment in arranged(book, outcome, choice) {
        table.push(teller.row(appointment, choice));
    }
    table
}

/// The appointments chosen, in the order of the arrangement; a plan has them by date and start.
fn arranged<'o>(book: &Book, outcome: &'o Outcome, choice: &Choice) -> Vec<&'o Appointment> {
    let mut chosen: Vec<&Appointment> =
        outcome.appointments.iter().filter(|appointment| choice.shows(appointment)).collect();
    let building = |appointment: &Appointment| {
        let home = book[appointment.party].household();
        home.map(|home| (home.building.clone(), home.unit.clone(), home.room.clone()))
    };
    match choice.by {
        Arrangement::Staff => chosen.sort_by_key(|appointment| appointment.staff.first().copied()),
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
}

impl Teller<'_> {
    fn row(&self, appointment: &Appointment, choice: &Choice) -> Row {
        let words = self.phrases.words;
        let tone = match appointment.state {
            BookingState::Agreed => Tone::Good,
            BookingState::Proposed | BookingState::Cancelled => Tone::Plain,
        };
        let due = appointment.due.map_or(Cell::Empty, |due| Cell::from(due.last()));
        let cells = vec![
            Cell::Date(appointment.start.date()),
            Cell::Id(appointment.start.time().to_string()),
            Cell::Id(self.names.party_id(appointment.party).to_owned()),
            Cell::Text(self.names.party(appointment.party).to_owned()),
            Cell::Text(self.names.members(appointment.staff.iter().copied())),
            Cell::Text(words.term("channel", appointment.channel.as_str())),
            Cell::Int(appointment.minutes.into()),
            Cell::Text(rules(appointment, self.names, self.phrases)),
            Cell::Text(why(self.book, self.outcome, appointment, self.phrases)),
            due,
            Cell::Text(words.term("plan", appointment.state.as_str())),
        ];
        Row::new(cells).tone(tone).group(self.group(appointment, choice))
    }

    /// The line above the rows of one group: the day, whose it is, how much it holds.
    fn group(&self, appointment: &Appointment, choice: &Choice) -> String {
        let day = appointment.start.date();
        let (weekday, date) = (self.phrases.weekday(day), self.phrases.day(day));
        let lead = appointment.staff.first().copied();
        let same_day = |other: &&Appointment| other.start.date() == day && choice.shows(other);
        match choice.by {
            Arrangement::Building => {
                let home = self.book[appointment.party].household();
                let building = home.map_or("–", |home| &home.building);
                self.phrases.words.say("plan.building", &[("building", &building)])
            }
            Arrangement::Day => {
                let (count, minutes) = load(self.outcome.appointments.iter().filter(same_day));
                self.phrases.words.say(
                    "plan.day",
                    &[("date", &date), ("weekday", &weekday), ("count", &count), ("minutes", &minutes)],
                )
            }
            Arrangement::Staff => {
                let led = self.outcome.appointments.iter().filter(same_day);
                let (count, minutes) = load(led.filter(|other| other.staff.first().copied() == lead));
                let name = lead.map_or("–", |lead| self.names.member(lead));
                let arguments: [(&str, &dyn std::fmt::Display); 5] = [
                    ("name", &name),
                    ("date", &date),
                    ("weekday", &weekday),
                    ("count", &count),
                    ("minutes", &minutes),
                ];
                self.phrases.words.say("plan.day-of", &arguments)
            }
        }
    }
}

/// How many appointments, and how many minutes of visiting.
fn load<'o>(appointments: impl Iterator<Item = &'o Appointment>) -> (usize, u32) {
    appointments.fold((0, 0), |(count, minutes), appointment| {
        (count + 1, minutes + appointment.minutes)
    })
}

/// The names of the rules an appointment serves.
fn rules(appointment: &Appointment, names: Names, phrases: Phrases) -> String {
    let told: Vec<&str> = appointment
        .rules
        .iter()
        .map(|rule| match rule {
            BookingRule::Rule(rule) | BookingRule::TopUp(rule) => names.rule(*rule),
            BookingRule::Gone(written) => written,
        })
        .collect();
    phrases.words.list(&told)
}

/// Why an appointment is on the plan: the reasons of its duties, each once.
pub(super) fn why(
    book: &Book,
    outcome: &Outcome,
    appointment: &Appointment,
    phrases: Phrases,
) -> String {
    let mut told: Vec<String> = Vec::new();
    for &duty in &appointment.duties {
        let sentence = reason::sentence(&outcome.duties[duty].reason, book, phrases);
        if !told.contains(&sentence) {
            told.push(sentence);
        }
    }
    if appointment.state == BookingState::Agreed {
        told.push(phrases.words.text("plan.agreed").into_owned());
    }
    if told.is_empty() && appointment.top_up().is_some() {
        told.push(phrases.words.text("plan.top-up").into_owned());
    }
    told.join(&phrases.words.text("why.between"))
}
