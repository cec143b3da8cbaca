//! What happens in the invented community: every kind of event the policy's triggers name.

use super::blueprint::RuleText;
use super::csv::Row;
use super::ident::Idents;
use super::office::{Office, Party};
use super::random::Random;
use crate::calendar::{Date, Instant, Month, Span, TimeOfDay};

/// Something that happened, or will.
#[derive(Clone, Debug)]
pub(super) struct Happening {
    id: String,
    /// When.
    pub(super) at: Instant,
    by_the_minute: bool,
    /// To whom; nobody: to the whole community.
    pub(super) party: Option<Party>,
    /// What triggers name, with `event.` before it.
    pub(super) on: String,
    note: String,
}

impl Happening {
    fn kind(&self) -> &str {
        self.on.trim_start_matches("event.")
    }

    /// The month of its file.
    pub(super) fn date(&self) -> Date {
        self.at.date()
    }

    /// Its row.
    pub(super) fn row(&self, office: &Office) -> Row {
        let row = Row::new().cell(&self.id);
        let row = if self.by_the_minute {
            row.cell(self.at)
        } else {
            row.cell(self.at.date())
        };
        row.maybe(self.party.map(|party| office.party_id(party)))
            .cell(self.kind())
            .cell(&self.note)
    }
}

/// The columns of an event file.
pub(super) const COLUMNS: &str = "id,happened_at,party,kind,note";

/// Every kind of event, several times, by time; some are known beforehand.
pub(super) fn happenings(office: &Office, random: &mut Random) -> Vec<Happening> {
    let mut ids = Idents::new(Random::new(office.options.seed, "event ids"));
    let mut rules: Vec<&RuleText> = Vec::new();
    for rule in &office.blueprint.trigger {
        if rule.on.starts_with("event.") && !rules.iter().any(|known| known.on == rule.on) {
            rules.push(rule);
        }
    }
    let mut happenings = Vec::new();
    for rule in rules {
        for date in dates(office, rule, random) {
            happenings.extend(happening(office, rule, date, &mut ids, random));
        }
    }
    happenings.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    happenings
}

/// A few days in the records; one in the last fortnight, and one ahead where a rule looks ahead.
fn dates(office: &Office, rule: &RuleText, random: &mut Random) -> Vec<Date> {
    let until = office.options.until;
    let ahead = rule.after.starts_with('-');
    let days = until.days_since(office.options.first_day());
    let mut dates = if is_for_all(rule) {
        third_weeks(office, random)
    } else {
        let count = office.options.scaled(usual(&rule.on));
        (0..count)
            .map(|_| until.plus_days(-random.between(2, days)))
            .collect()
    };
    dates.push(until.plus_days(-random.between(1, 9)));
    if rule
        .within
        .as_deref()
        .is_some_and(|within| within.ends_with('h'))
    {
        dates.push(until);
    }
    dates.extend(long_ago(office, rule));
    if rule.wait_for.is_some() {
        dates.push(until.plus_days(-12));
    }
    if ahead {
        dates.push(until.plus_days(random.between(4, 6)));
    }
    dates
}

/// Days whose later stages fall due about now: a hundred days after a birth.
fn long_ago(office: &Office, rule: &RuleText) -> Vec<Date> {
    let until = office.options.until.start();
    let stages = office
        .blueprint
        .trigger
        .iter()
        .filter(|stage| stage.on == rule.on);
    let spans = stages.filter_map(|stage| stage.after.parse::<Span>().ok());
    let long = spans.filter(|span| span.at_most_days() > 20);
    long.map(|span| {
        office
            .seasons
            .almanac
            .minus(until, span)
            .date()
            .plus_days(2)
    })
    .collect()
}

/// A day in the third week of each month before the last.
fn third_weeks(office: &Office, random: &mut Random) -> Vec<Date> {
    let last = Month::of(office.options.until);
    let months = Month::of(office.options.first_day())
        .through(last)
        .filter(|month| *month != last);
    months
        .map(|month| month.first().plus_days(random.between(17, 24)))
        .collect()
}

fn usual(on: &str) -> usize {
    match on {
        "event.urgent_repair" => 5,
        "event.leak_repair" | "event.commission_done" => 3,
        "event.misfortune" | "event.accident_handled" | "event.incident" => 1,
        _ => 2,
    }
}

fn is_for_all(rule: &RuleText) -> bool {
    rule.on.contains("community") || rule.on.contains("occasion")
}

fn happening(
    office: &Office,
    rule: &RuleText,
    date: Date,
    ids: &mut Idents,
    random: &mut Random,
) -> Option<Happening> {
    let homes = || {
        (0..office.homes.len()).filter(|&home| {
            let home = &office.homes[home];
            home.lived_in() && !home.away_on(date) && !home.away_on(date.plus_days(5))
        })
    };
    let party = if is_for_all(rule) {
        None
    } else {
        let homes: Vec<Party> = homes().collect();
        Some(*homes.get(random.below(homes.len()))?)
    };
    let by_the_minute = ["repair", "done", "handled", "incident"]
        .iter()
        .any(|word| rule.on.contains(word));
    let minutes = u16::try_from(random.between(9 * 12, 20 * 12) * 5).unwrap_or(600);
    // What happens in the last evening is what the morning begins with.
    let minutes = if date == office.options.until {
        20 * 60 + 25
    } else {
        minutes
    };
    let time = TimeOfDay::from_minutes(minutes).filter(|_| by_the_minute);
    let kind = rule.on.trim_start_matches("event.");
    Some(Happening {
        id: ids.next('e', date),
        at: time.map_or(date.start(), |time| date.at(time)),
        by_the_minute,
        party,
        note: office.phrases.event_note(kind, random).to_owned(),
        on: rule.on.clone(),
    })
}
