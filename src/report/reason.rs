//! Why a duty is there, as a sentence that names the fact it comes from.

use crate::calendar::Date;
use crate::duties::{Fact, IssueStep, Reason};
use crate::model::Book;

use super::Phrases;

/// The sentence of `reason`: "leak repaired 3 Nov, first rain 6 Nov".
pub fn sentence(reason: &Reason, book: &Book, phrases: Phrases) -> String {
    let mut parts = vec![fact(&reason.fact, book, phrases)];
    parts.extend(reason.drawn.map(|drawn| {
        phrases
            .words
            .say("reason.drawn", &[("rank", &drawn.rank), ("of", &drawn.of)])
    }));
    let mut add = |key: &str, date: Option<Date>| {
        parts.extend(date.map(|date| phrases.words.say(key, &[("day", &phrases.day(date))])));
    };
    add("reason.rain", reason.rain);
    add("reason.after-pause", reason.after_pause);
    add("reason.moves-out", reason.moves_out);
    parts.join(&phrases.words.text("reason.between"))
}

fn fact(fact: &Fact, book: &Book, phrases: Phrases) -> String {
    let words = phrases.words;
    match fact {
        Fact::Period(period) => {
            let unit = period.unit.map_or(String::new(), |unit| unit.to_string());
            words.say(
                "reason.period",
                &[
                    ("unit", &words.term("every", &unit)),
                    ("period", &period.name),
                ],
            )
        }
        Fact::Slice { period, slice, of } => words.say(
            "reason.slice",
            &[("period", &period.name), ("slice", slice), ("of", of)],
        ),
        Fact::Pick {
            period,
            last: Some(visit),
        } => {
            let day = phrases.day(book[*visit].at.date());
            words.say("reason.pick", &[("period", &period.name), ("day", &day)])
        }
        Fact::Pick { period, last: None } => {
            words.say("reason.pick-first", &[("period", &period.name)])
        }
        Fact::Sample { period, rank, of } => words.say(
            "reason.sample",
            &[("period", &period.name), ("rank", rank), ("of", of)],
        ),
        Fact::Event(event) => {
            let event = &book[*event];
            let kind = words.term("event", &event.kind);
            let day = phrases.moment(event.happened_at);
            words.say("reason.event", &[("kind", &kind), ("day", &day)])
        }
        Fact::Issue { issue, step, at } => {
            let issue = &book[*issue];
            let kind = words.term("kind", issue.kind.as_str());
            let day = phrases.minute(*at);
            words.say(
                issue_key(*step),
                &[("kind", &kind), ("issue", &issue.id), ("day", &day)],
            )
        }
        Fact::MovedIn(date) => words.say("reason.moved-in", &[("day", &phrases.day(*date))]),
        Fact::Birthday(date) => words.say("reason.birthday", &[("day", &phrases.day(*date))]),
        Fact::Arrears(date) => words.say("reason.arrears", &[("day", &phrases.day(*date))]),
        Fact::Visit(visit) => {
            let visit = &book[*visit];
            let key = format!("reason.visit.{}", visit.channel.as_str());
            words.say(&key, &[("day", &phrases.minute(visit.at))])
        }
        Fact::Festival { festival, date } => {
            let name = words.term("festival", &book.festivals[*festival].name);
            words.say(
                "reason.festival",
                &[("name", &name), ("day", &phrases.day(*date))],
            )
        }
        Fact::Survey { survey, sent } => {
            let day = phrases.moment(*sent);
            words.say(
                "reason.survey",
                &[("name", &book.surveys[*survey].name), ("day", &day)],
            )
        }
        Fact::TookOver { member, date } => words.say(
            "reason.took-over",
            &[("name", &book[*member].name), ("day", &phrases.day(*date))],
        ),
    }
}

fn issue_key(step: IssueStep) -> &'static str {
    match step {
        IssueStep::Raised => "reason.issue-raised",
        IssueStep::Answered => "reason.issue-answered",
        IssueStep::Resolved => "reason.issue-resolved",
    }
}
