//! The page of a score card.

use crate::duties::card::{Card, Sign};
use crate::duties::figures::Share;
use crate::model::Book;
use crate::ops::card::{Question, ScoreCard};
use crate::ops::{Answer, Say};
use crate::report::monthly::mean_cell;
use crate::report::page::page_of;
use crate::report::{Phrases, Voice, quota};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone, percent};
use crate::words::{Message, Words, vocabulary};

/// The card of a month with the month before beside it.
pub fn page(answer: &Answer<ScoreCard<'_>>, book: &Book, words: Words) -> Page {
    let card = &answer.body;
    let [now, before] = &card.months;
    let title = words.say(Message::CardTitle { name: &card.name });
    let mut page = page_of(answer, title);
    page.main = Some("card");
    page.table(figures(now, before, words));
    let quota = quota::table(&card.quota, book.policy.quotas.is_empty(), words);
    page.table(quota.title(words.say(Message::QuotaTitle)));
    page.table(ratings(book, now, before, words));
    push_questions(&mut page, &card.questions, words);
    page
}

fn figures(card: &Card, before: &Card, words: Words) -> Table {
    let columns = vec![
        Column::new("figure", words.say(Message::CardFigure), Kind::Text),
        Column::new("value", words.say(Message::CardValue), Kind::Text),
        Column::new("before", words.say(Message::CardBefore), Kind::Text),
    ];
    let mut table = Table::new("card", columns);
    let rows = [
        (
            Message::CardVisits,
            card.visits.to_string(),
            before.visits.to_string(),
        ),
        (
            Message::CardHouseholds,
            card.households.to_string(),
            before.households.to_string(),
        ),
        (
            Message::CardDuties,
            told(card.duties_on_time),
            told(before.duties_on_time),
        ),
        (
            Message::CardAnswers,
            told(card.answers_on_time),
            told(before.answers_on_time),
        ),
        (
            Message::CardKept,
            told(card.attainment.kept),
            told(before.attainment.kept),
        ),
        (
            Message::CardUnplanned,
            told(card.attainment.unplanned),
            told(before.attainment.unplanned),
        ),
        (
            Message::CardUnannounced,
            told(card.attainment.unannounced),
            told(before.attainment.unannounced),
        ),
        (
            Message::CardLogged,
            told(card.logged_late),
            told(before.logged_late),
        ),
        (
            Message::CardReviewed,
            told(card.reviewed),
            told(before.reviewed),
        ),
        (Message::CardComplete, told(card.complete), String::new()),
    ];
    for (message, now, then) in rows {
        table.push(Row::new(vec![
            Cell::Text(words.say(message)),
            Cell::Text(now),
            Cell::Text(then),
        ]));
    }
    table
}

/// A share beside plain numbers: `12/15 80%`.
fn told(share: Share) -> String {
    let percent = percent(share.n, share.of);
    percent.map_or("–".to_owned(), |percent| {
        format!("{}/{} {percent}", share.n, share.of)
    })
}

fn ratings(book: &Book, card: &Card, before: &Card, words: Words) -> Table {
    let columns = vec![
        Column::new("service", words.say(Message::ReportService), Kind::Text),
        Column::new("mean", words.say(Message::ReportMean), Kind::Mean),
        Column::new("before", words.say(Message::ReportBefore), Kind::Mean),
    ];
    let mut table = Table::new("ratings", columns)
        .title(words.say(Message::CardRatings))
        .empty(words.say(Message::CardNoRatings));
    let services = book.policy.satisfaction.services.iter();
    for (service, (now, then)) in services.zip(card.ratings.iter().zip(&before.ratings)) {
        if now.count + then.count > 0 {
            let cells = vec![
                Cell::Text(words.word(&vocabulary::SERVICE, service)),
                mean_cell(*now),
                mean_cell(*then),
            ];
            table.push(Row::new(cells));
        }
    }
    table
}

fn push_questions(page: &mut Page, questions: &[Question<'_>], words: Words) {
    if questions.is_empty() {
        return;
    }
    page.heading(words.say(Message::CardQuestions));
    let asked = questions.iter().map(|sign| sign.question.to_string());
    page.points(asked.collect());
    page.text(Tone::Quiet, words.say(Message::CardNoVerdict));
}

impl Say<Sign> for Voice<'_> {
    fn say(&self, sign: &Sign) -> String {
        question(sign, self.phrases)
    }
}

fn question(sign: &Sign, phrases: Phrases) -> String {
    let words = phrases.words;
    match sign {
        Sign::SameMinute { at, visits } => words.say(Message::CardSameMinute {
            at: &phrases.minute(*at),
            visits,
        }),
        Sign::SameText { text, visits } => words.say(Message::CardSameText { text, visits }),
        Sign::AllBest { visits } => words.say(Message::CardAllBest { visits }),
        Sign::OutsideHours { visits, first } => words.say(Message::CardOutsideHours {
            visits,
            at: &phrases.minute(*first),
        }),
        Sign::Burst { day, visits } => words.say(Message::CardBurst {
            day: &phrases.day(*day),
            visits,
        }),
    }
}
