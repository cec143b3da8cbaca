//! What happens in the invented community: every kind of event the policy's triggers name.

use super::ids::Ids;
use super::office::Office;
use super::random::Random;
use super::rows::{File, Row, monthly};
use crate::calendar::{Date, Instant, Month, Span, TimeOfDay, Within};
use crate::diag::file::Folder;
use crate::model::PartyIx;
use crate::model::policy::{Anchor, Rule, Trigger};

/// A kind of event with the triggers that follow it.
struct Kind<'a> {
    name: &'a str,
    triggers: Vec<&'a Trigger>,
}

/// Every kind of event, several times, by time, a file a month; some are known beforehand.
pub(super) fn events(office: &Office) -> Vec<File> {
    let mut random = Random::new(office.options.seed, "events");
    let mut ids = Ids::new(Random::new(office.options.seed, "event ids"));
    let mut events = Vec::new();
    for kind in kinds(office) {
        for date in kind.dates(office, &mut random) {
            events.extend(event(office, kind.name, date, &mut ids, &mut random));
        }
    }
    events.sort_by(|(at, id, _), (other, other_id, _)| (at, id).cmp(&(other, other_id)));
    let dated = events.into_iter().map(|(at, _, row)| (at.date(), row));
    monthly(Folder::Events, &[], dated)
}

/// The kinds of event that triggers follow, in the order of the rules.
fn kinds(office: &Office) -> Vec<Kind<'_>> {
    let mut kinds: Vec<Kind> = Vec::new();
    for trigger in office.book.policy.rules.iter().filter_map(Rule::trigger) {
        let Anchor::Event(name) = &trigger.on else {
            continue;
        };
        match kinds.iter_mut().find(|kind| kind.name == name) {
            Some(kind) => kind.triggers.push(trigger),
            None => kinds.push(Kind {
                name,
                triggers: vec![trigger],
            }),
        }
    }
    kinds
}

impl Kind<'_> {
    /// A few days in the records; one in the last fortnight, and one ahead where a rule looks ahead.
    fn dates(&self, office: &Office, random: &mut Random) -> Vec<Date> {
        let until = office.options.until;
        let first = self.triggers[0];
        let mut dates = if is_for_all(self.name) {
            third_weeks(office, random)
        } else {
            let count = office.options.scaled(usual(self.name));
            (0..count)
                .map(|_| until.plus_days(-random.between(2, office.options.days())))
                .collect()
        };
        dates.push(until.plus_days(-random.between(1, 9)));
        if matches!(first.within, Some(Within::Span(Span::Hours(_)))) {
            dates.push(until);
        }
        dates.extend(self.long_ago(office));
        if first.wait_for_rain {
            dates.push(until.plus_days(-12));
        }
        if first.after.negative {
            dates.push(until.plus_days(random.between(4, 6)));
        }
        dates
    }

    /// Days whose later stages fall due about now: a hundred days after a birth.
    fn long_ago(&self, office: &Office) -> impl Iterator<Item = Date> {
        let until = office.options.until.start();
        let stages = self.triggers.iter().map(|trigger| trigger.after);
        let long = stages.filter(|after| !after.negative && after.span.at_most_days() > 20);
        long.map(move |after| {
            office
                .book
                .almanac
                .minus(until, after.span)
                .date()
                .plus_days(2)
        })
    }
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

/// How often it happens in the usual community.
fn usual(kind: &str) -> usize {
    match kind {
        "urgent_repair" => 5,
        "leak_repair" | "commission_done" => 3,
        "misfortune" | "accident_handled" | "incident" => 1,
        _ => 2,
    }
}

fn is_for_all(kind: &str) -> bool {
    kind.contains("community") || kind.contains("occasion")
}

fn event(
    office: &Office,
    kind: &str,
    date: Date,
    ids: &mut Ids,
    random: &mut Random,
) -> Option<(Instant, String, Row)> {
    let party = if is_for_all(kind) {
        None
    } else {
        let mut homes: Vec<PartyIx> = office.lived_in();
        homes.retain(|&home| {
            !office.is_away(home, date) && !office.is_away(home, date.plus_days(5))
        });
        Some(*homes.get(random.below(homes.len()))?)
    };
    let by_the_minute = ["repair", "done", "handled", "incident"];
    let by_the_minute = by_the_minute.iter().any(|word| kind.contains(word));
    let minutes = u16::try_from(random.between(9 * 12, 20 * 12) * 5).unwrap_or(600);
    // What happens in the last evening is what the morning begins with.
    let minutes = if date == office.options.until {
        20 * 60 + 25
    } else {
        minutes
    };
    let time = TimeOfDay::from_minutes(minutes).filter(|_| by_the_minute);
    let at = time.map_or(date.start(), |time| date.at(time));
    let happened_at = if by_the_minute {
        at.to_string()
    } else {
        date.to_string()
    };
    let id = ids.next('e', date);
    let row = Row::default()
        .with("id", &id)
        .with("happened_at", happened_at)
        .maybe("party", party.map(|party| &office.book[party].id))
        .with("kind", kind)
        .with("note", office.phrases.event_note(kind, random));
    Some((at, id, row))
}
