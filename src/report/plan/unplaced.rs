//! What could not be placed, in sentences with names and numbers, and what would help.

use std::fmt::Display;

use crate::calendar::Date;
use crate::model::{Book, StaffIx};
use crate::plan::{Cause, FullDay, Outcome, Remedy, Together, Unplaced};
use crate::report::{Names, Phrases};

/// One sentence a group of duties that share a cause, the largest first.
pub(super) fn sentences(book: &Book, outcome: &Outcome, phrases: Phrases) -> Vec<String> {
    outcome
        .groups
        .iter()
        .map(|group| together(book, outcome, group, phrases))
        .collect()
}

fn together(book: &Book, outcome: &Outcome, group: &Together, phrases: Phrases) -> String {
    let words = phrases.words;
    if let [only] = group.unplaced.as_slice() {
        let entry = &outcome.unplaced[*only];
        let duty = &outcome.duties[entry.duty];
        let names = Names::new(book, words);
        let who = format!("{} {}", names.party_id(duty.party), names.party(duty.party));
        let reason = sentence(book, entry, phrases);
        return words.say(
            "plan.unplaced-one",
            &[
                ("party", &who),
                ("rule", &names.rule(duty.rule)),
                ("reason", &reason),
            ],
        ) + &remedy(group, phrases);
    }
    let place = match &group.area {
        Some(area) => words.say("plan.in-area", &[("area", area)]),
        None => String::new(),
    };
    let names = Names::new(book, words);
    let arguments: [(&str, &dyn Display); 5] = [
        ("count", &group.unplaced.len()),
        ("place", &place),
        ("names", &people(names, &group.members, phrases)),
        ("role", &group.role.map_or("–", |role| names.role(role))),
        ("days", &group.days_left),
    ];
    // What is said of one is said of all.
    let told = outcome.unplaced[group.unplaced[0]].cause.as_told();
    words.say(&format!("plan.together.{told}"), &arguments) + &remedy(group, phrases)
}

/// The smallest remedy, if one is known.
fn remedy(group: &Together, phrases: Phrases) -> String {
    let (key, number) = match group.remedies.first() {
        None => return String::new(),
        Some(Remedy::MinutesPerDay(minutes)) => ("plan.remedy.minutes", minutes),
        Some(Remedy::Days(days)) => ("plan.remedy.days", days),
        Some(Remedy::Members(members)) => ("plan.remedy.members", members),
    };
    phrases.words.say(key, &[("n", number)])
}

/// Why one duty could not be placed.
pub(super) fn sentence(book: &Book, entry: &Unplaced, phrases: Phrases) -> String {
    let words = phrases.words;
    let names = Names::new(book, words);
    match &entry.cause {
        Cause::Nobody { role, leads } => {
            let key = if *leads {
                "plan.cause.nobody"
            } else {
                "plan.cause.nobody-with"
            };
            words.say(key, &[("role", &names.role(*role))])
        }
        Cause::NobodyThere { members, days, .. } => {
            let days: Vec<Date> = match days {
                Some((first, last)) if first < last => vec![*first, *last],
                Some((only, _)) => vec![*only],
                None => Vec::new(),
            };
            let days: Vec<String> = days.iter().map(|day| phrases.day(*day)).collect();
            let arguments: [(&str, &dyn Display); 2] = [
                ("names", &people(names, members, phrases)),
                ("days", &days.join("–")),
            ];
            words.say(&format!("plan.cause.{}", entry.cause.as_told()), &arguments)
        }
        Cause::NoHours { paused: true, .. } => words.say("plan.cause.paused", &[]),
        Cause::NoHours {
            members, channels, ..
        } => {
            let channels = words.terms("channel", channels.iter().map(|channel| channel.as_str()));
            let names = people(names, members, phrases);
            words.say(
                "plan.cause.no-hours",
                &[("names", &names), ("channels", &channels)],
            )
        }
        Cause::Gap { days } => words.say("plan.cause.gap", &[("days", &day_list(days, phrases))]),
        Cause::Full { days, .. } => full(book, days, phrases),
        Cause::TooMany { most } => words.say("plan.cause.too-many", &[("most", most)]),
    }
}

/// Which days are full, and how many minutes are missing on the emptiest.
fn full(book: &Book, days: &[FullDay], phrases: Phrases) -> String {
    let words = phrases.words;
    let limit = book.policy.visit.minutes_per_day;
    let full: Vec<FullDay> = days
        .iter()
        .copied()
        .filter(|day| day.asked().is_some())
        .collect();
    // Who only has nobody to go with is not full.
    let days = if full.is_empty() { days } else { &full };
    let mut members: Vec<StaffIx> = days.iter().map(|day| day.member).collect();
    members.dedup();
    let mut dates: Vec<Date> = days.iter().map(|day| day.date).collect();
    dates.sort_unstable();
    dates.dedup();
    let names = people(Names::new(book, words), &members, phrases);
    let dates = day_list(&dates, phrases);
    let asked = full.iter().filter_map(|day| Some((day, day.asked()?)));
    let emptiest = asked.min_by_key(|(day, asked)| (day.minutes + asked, day.minutes));
    let Some((day, asked)) = emptiest else {
        return words.say("plan.cause.taken", &[("names", &names), ("days", &dates)]);
    };
    let arguments: [(&str, &dyn Display); 5] = [
        ("names", &names),
        ("days", &dates),
        ("used", &day.minutes),
        ("limit", &limit),
        ("minutes", &asked),
    ];
    words.say("plan.cause.full", &arguments)
}

/// A few names, or the first and how many more.
fn people(names: Names, members: &[StaffIx], phrases: Phrases) -> String {
    match members {
        [] => "–".to_owned(),
        [first, .., _] if members.len() > 4 => {
            let others = members.len() - 1;
            phrases.words.say(
                "plan.and-others",
                &[("name", &names.member(*first)), ("n", &others)],
            )
        }
        members => names.members(members.iter().copied()),
    }
}

/// A few days, or the first, the last and how many.
fn day_list(days: &[Date], phrases: Phrases) -> String {
    match days {
        [first, .., last] if days.len() > 4 => phrases.words.say(
            "plan.days-between",
            &[
                ("n", &days.len()),
                ("first", &phrases.day(*first)),
                ("last", &phrases.day(*last)),
            ],
        ),
        days => {
            let told: Vec<String> = days.iter().map(|day| phrases.day(*day)).collect();
            phrases.words.list(&told)
        }
    }
}
