//! Why a duty is there, as a sentence that names the fact it comes from.

use crate::calendar::{Date, Instant, Unit};
use crate::duties::{Fact, Reason};
use crate::model::policy::IssueStep;
use crate::model::{Book, Channel, Issue, Visit};
use crate::words::{Message, vocabulary};

use super::{Names, Phrases};

/// The sentence of `reason`: "leak repaired 3 Nov, first rain 6 Nov".
pub fn sentence(reason: &Reason, book: &Book, phrases: Phrases) -> String {
    let mut parts = vec![fact(&reason.fact, book, phrases)];
    parts.extend(
        reason
            .turn
            .map(|turn| phrases.words.say(Message::ReasonTurn { turn: &turn })),
    );
    parts.extend(reason.drawn.map(|drawn| {
        phrases.words.say(Message::ReasonDrawn {
            rank: &drawn.rank,
            of: &drawn.of,
        })
    }));
    let words = phrases.words;
    let day = |date: Option<Date>| date.map(|date| phrases.day(date));
    let rain = day(reason.rain);
    parts.extend(rain.map(|day| words.say(Message::ReasonRain { day: &day })));
    let paused = day(reason.after_pause);
    parts.extend(paused.map(|day| words.say(Message::ReasonAfterPause { day: &day })));
    let moves_out = day(reason.moves_out);
    parts.extend(moves_out.map(|day| words.say(Message::ReasonMovesOut { day: &day })));
    parts.join(&phrases.words.say(Message::ReasonBetween))
}

fn fact(fact: &Fact, book: &Book, phrases: Phrases) -> String {
    let words = phrases.words;
    match fact {
        Fact::Period(period) => {
            let unit = period
                .unit
                .map_or(String::new(), |unit| words.say(every(unit)));
            words.say(Message::ReasonPeriod {
                unit: &unit,
                period: &phrases.period(period),
            })
        }
        Fact::Slice { period, slice, of } => words.say(Message::ReasonSlice {
            period: &phrases.period(period),
            slice,
            of,
        }),
        Fact::Pick { period, last } => picked(
            &phrases.period(period),
            last.map(|visit| &book[visit]),
            phrases,
        ),
        Fact::Sample { period, rank, of } => words.say(Message::ReasonSample {
            period: &phrases.period(period),
            rank,
            of,
        }),
        Fact::Event(event) => {
            let event = &book[*event];
            let kind = Names::new(book, words).event(&event.kind);
            let day = phrases.moment(event.happened_at);
            words.say(Message::ReasonEvent {
                kind: &kind,
                day: &day,
            })
        }
        Fact::Issue { issue, step, at } => after_issue(&book[*issue], *step, *at, phrases),
        Fact::MovedIn(date) => words.say(Message::ReasonMovedIn {
            day: &phrases.day(*date),
        }),
        Fact::Birthday(date) => words.say(Message::ReasonBirthday {
            day: &phrases.day(*date),
        }),
        Fact::Arrears(date) => words.say(Message::ReasonArrears {
            day: &phrases.day(*date),
        }),
        Fact::Visit(visit) => after_visit(&book[*visit], phrases),
        Fact::NoAnswer { visit, times } => {
            let day = &phrases.minute(book[*visit].at);
            words.say(match times {
                0 | 1 => Message::ReasonNoAnswer { day },
                times => Message::ReasonNoAnswerRow { times, day },
            })
        }
        Fact::Refused { visit, times } => {
            let day = &phrases.minute(book[*visit].at);
            words.say(match times {
                0 | 1 => Message::ReasonRefused { day },
                times => Message::ReasonRefusedRow { times, day },
            })
        }
        Fact::Rated { visit, times } => {
            let day = &phrases.minute(book[*visit].at);
            words.say(match times {
                0 | 1 => Message::ReasonRated { day },
                times => Message::ReasonRatedRow { times, day },
            })
        }
        Fact::Rain(date) => words.say(Message::ReasonRained {
            day: &phrases.day(*date),
        }),
        Fact::Festival { festival, date } => {
            let name = words.word(&vocabulary::FESTIVAL, &book.festivals[*festival].name);
            words.say(Message::ReasonFestival {
                name: &name,
                day: &phrases.day(*date),
            })
        }
        Fact::Survey { survey, sent } => {
            let day = phrases.moment(*sent);
            words.say(Message::ReasonSurvey {
                name: &book.surveys[*survey].name,
                day: &day,
            })
        }
        Fact::Returned { survey, returned } => {
            let day = phrases.moment(*returned);
            words.say(Message::ReasonReturned {
                name: &book.surveys[*survey].name,
                day: &day,
            })
        }
        Fact::TookOver { member, date } => words.say(Message::ReasonTookOver {
            name: &book[*member].name,
            day: &phrases.day(*date),
        }),
    }
}

/// A household is picked because it was met longest ago, or never.
fn picked(period: &str, last: Option<&Visit>, phrases: Phrases) -> String {
    let words = phrases.words;
    match last {
        Some(visit) => words.say(Message::ReasonPick {
            period: &period,
            day: &phrases.day(visit.at.date()),
        }),
        None => words.say(Message::ReasonPickFirst { period: &period }),
    }
}

fn after_issue(issue: &Issue, step: IssueStep, at: Instant, phrases: Phrases) -> String {
    let words = phrases.words;
    let kind = words.term(issue.kind);
    let day = phrases.minute(at);
    let (kind, issue, day) = (&kind, &issue.id, &day);
    words.say(match step {
        IssueStep::Raised => Message::ReasonIssueRaised { kind, issue, day },
        IssueStep::Answered => Message::ReasonIssueAnswered { kind, issue, day },
        IssueStep::Resolved => Message::ReasonIssueResolved { kind, issue, day },
        IssueStep::Closed => Message::ReasonIssueClosed { kind, issue, day },
    })
}

fn after_visit(visit: &Visit, phrases: Phrases) -> String {
    let day = &phrases.minute(visit.at);
    phrases.words.say(match visit.channel {
        Channel::Door => Message::ReasonVisitDoor { day },
        Channel::Phone => Message::ReasonVisitPhone { day },
        Channel::Message => Message::ReasonVisitMessage { day },
        Channel::Desk => Message::ReasonVisitDesk { day },
        Channel::Meeting => Message::ReasonVisitMeeting { day },
    })
}

fn every(unit: Unit) -> Message<'static> {
    match unit {
        Unit::Day => Message::EveryDay,
        Unit::WorkingDay => Message::EveryWorkingDay,
        Unit::Week => Message::EveryWeek,
        Unit::TwoWeeks => Message::EveryTwoWeeks,
        Unit::ThreeWeeks => Message::EveryThreeWeeks,
        Unit::FourWeeks => Message::EveryFourWeeks,
        Unit::Month => Message::EveryMonth,
        Unit::TwoMonths => Message::EveryTwoMonths,
        Unit::Quarter => Message::EveryQuarter,
        Unit::HalfYear => Message::EveryHalfYear,
        Unit::Year => Message::EveryYear,
        Unit::Term(_) => Message::EveryTerm,
    }
}
