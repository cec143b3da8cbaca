//! What could not be placed, in sentences with names and numbers, and what would help.

use crate::calendar::Date;
use crate::model::{Book, PartyIx, StaffIx};
use crate::ops::Say;
use crate::plan::{Cause, CauseKind, FullDay, Outcome, Remedy, Together, Unplaced};
use crate::report::{Names, Phrases, Voice};
use crate::sheet::{Cell, Column, Kind, Row, Table};
use crate::words::Message;

/// So many households of a group are named.
const MOST_NAMED: usize = 5;

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
        return words.say(Message::PlanUnplacedOne {
            party: &who,
            rule: &names.rule(duty.rule),
            reason: &reason,
        }) + &remedy(group, phrases);
    }
    let place = match &group.area {
        Some(area) => words.say(Message::PlanInArea { area }),
        None => String::new(),
    };
    let names = Names::new(book, words);
    let names_of = names;
    let (count, place) = (&group.unplaced.len(), &place);
    let role = &names.role_or_issue(group.role.map(|role| &book[role]));
    let (names, days) = (&people(names, &group.members, phrases), &group.days_left);
    // What is said of one is said of all.
    let said = words.say(match outcome.unplaced[group.unplaced[0]].cause.kind() {
        CauseKind::Nobody => Message::PlanTogetherNobody { count, place, role },
        CauseKind::NobodyThere => Message::PlanTogetherNobodyThere {
            count,
            place,
            names,
        },
        CauseKind::NobodyTogether => Message::PlanTogetherNobodyTogether {
            count,
            place,
            names,
        },
        CauseKind::NoHours => Message::PlanTogetherNoHours {
            count,
            place,
            names,
        },
        CauseKind::Paused => Message::PlanTogetherPaused { count, place },
        CauseKind::Gap => Message::PlanTogetherGap { count, place },
        CauseKind::Full => Message::PlanTogetherFull {
            count,
            place,
            names,
            days,
        },
        CauseKind::Taken => Message::PlanTogetherTaken {
            count,
            place,
            names,
            days,
        },
        CauseKind::TooMany => Message::PlanTogetherTooMany { count, place },
    });
    said + &homes(outcome, group, names_of, phrases) + &remedy(group, phrases)
}

/// Who they are, and where there are many how all of them are listed.
fn homes(outcome: &Outcome, group: &Together, names: Names, phrases: Phrases) -> String {
    let words = phrases.words;
    let duty = |&position: &usize| &outcome.duties[outcome.unplaced[position].duty];
    let mut parties: Vec<PartyIx> = Vec::new();
    for duty in group.unplaced.iter().map(duty) {
        if !parties.contains(&duty.party) {
            parties.push(duty.party);
        }
    }
    let told = parties.iter().take(MOST_NAMED).map(|&party| {
        let (id, name) = (names.party_id(party), names.party(party));
        format!("{id} {name}")
    });
    let names = &words.list(&told.collect::<Vec<_>>());
    if parties.len() <= MOST_NAMED {
        return words.say(Message::PlanTheyAre { names });
    }
    let (n, month) = (&(parties.len() - MOST_NAMED), &outcome.month.name);
    words.say(Message::PlanAmongThem { names, n, month })
}

/// Every duty that could not be placed, with its reason.
pub(super) fn table(outcome: &Outcome, book: &Book, phrases: Phrases) -> Table {
    let words = phrases.words;
    let names = Names::new(book, words);
    let columns = vec![
        Column::new("party", words.say(Message::PlanParty), Kind::Id),
        Column::new("name", words.say(Message::PlanName), Kind::Text),
        Column::new("rule", words.say(Message::PlanRules), Kind::Text),
        Column::new("due", words.say(Message::PlanDue), Kind::Text),
        Column::new("reason", words.say(Message::PlanWhyNot), Kind::Text).fold(1),
    ];
    let title = words.say(Message::PlanUnplaced);
    let mut table = Table::new("unplaced", columns)
        .title(title)
        .empty(words.say(Message::PlanAllPlaced));
    for entry in &outcome.unplaced {
        let duty = &outcome.duties[entry.duty];
        table.push(Row::new(vec![
            Cell::id(names.party_id(duty.party)),
            Cell::Text(names.party(duty.party).to_owned()),
            Cell::Text(names.rule(duty.rule).to_owned()),
            Cell::Text(phrases.last(duty.due)),
            Cell::Text(sentence(book, entry, phrases)),
        ]));
    }
    table
}

/// The smallest remedy, if one is known.
fn remedy(group: &Together, phrases: Phrases) -> String {
    phrases.words.say(match group.remedies.first() {
        None => return String::new(),
        Some(Remedy::MinutesPerDay(n)) => Message::PlanRemedyMinutes { n },
        Some(Remedy::Days(n)) => Message::PlanRemedyDays { n },
        Some(Remedy::Members(n)) => Message::PlanRemedyMembers { n },
    })
}

/// Why one duty could not be placed.
fn sentence(book: &Book, entry: &Unplaced, phrases: Phrases) -> String {
    let words = phrases.words;
    let names = Names::new(book, words);
    match &entry.cause {
        Cause::Nobody { role, leads } => {
            let role = &names.role_or_issue(role.map(|role| &book[role]));
            words.say(if *leads {
                Message::PlanCauseNobody { role }
            } else {
                Message::PlanCauseNobodyWith { role }
            })
        }
        Cause::NobodyThere {
            members,
            days,
            apart,
        } => {
            let days: Vec<Date> = match days {
                Some((first, last)) if first < last => vec![*first, *last],
                Some((only, _)) => vec![*only],
                None => Vec::new(),
            };
            let days: Vec<String> = days.iter().map(|day| phrases.day(*day)).collect();
            let (names, days) = (&people(names, members, phrases), &days.join("–"));
            words.say(if *apart {
                Message::PlanCauseNobodyTogether { names, days }
            } else {
                Message::PlanCauseNobodyThere { names, days }
            })
        }
        Cause::NoHours { paused: true, .. } => words.say(Message::PlanCausePaused),
        Cause::NoHours {
            members, channels, ..
        } => {
            let channels = words.terms(channels.iter().copied());
            let names = people(names, members, phrases);
            words.say(Message::PlanCauseNoHours {
                names: &names,
                channels: &channels,
            })
        }
        Cause::Gap { days } => words.say(Message::PlanCauseGap {
            days: &day_list(days, phrases),
        }),
        Cause::Full { days, .. } => full(book, days, phrases),
        Cause::TooMany { most } => words.say(Message::PlanCauseTooMany { most }),
    }
}

impl Say<Unplaced> for Voice<'_> {
    fn say(&self, left: &Unplaced) -> String {
        sentence(self.book, left, self.phrases)
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
        return words.say(Message::PlanCauseTaken {
            names: &names,
            days: &dates,
        });
    };
    words.say(Message::PlanCauseFull {
        names: &names,
        days: &dates,
        used: &day.minutes,
        limit: &limit,
        minutes: &asked,
    })
}

/// A few names, or the first and how many more.
fn people(names: Names, members: &[StaffIx], phrases: Phrases) -> String {
    match members {
        [] => "–".to_owned(),
        [first, .., _] if members.len() > 4 => {
            let others = members.len() - 1;
            phrases.words.say(Message::PlanAndOthers {
                name: &names.member(*first),
                n: &others,
            })
        }
        members => names.members(members.iter().copied()),
    }
}

/// A few days, or the first, the last and how many.
fn day_list(days: &[Date], phrases: Phrases) -> String {
    match days {
        [first, .., last] if days.len() > 4 => phrases.words.say(Message::PlanDaysBetween {
            n: &days.len(),
            first: &phrases.day(*first),
            last: &phrases.day(*last),
        }),
        days => {
            let told: Vec<String> = days.iter().map(|day| phrases.day(*day)).collect();
            phrases.words.list(&told)
        }
    }
}
