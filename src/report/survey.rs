//! `survey`: what an opinion survey says (I5 to I7 of the rule ledger).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::blank::{Blanked, Blanks};
use super::monthly::{mean_cell, ratings as wire_ratings, share as wire_share};
use crate::duties::figures::Share;
use crate::duties::survey::Returns;
use crate::model::{Book, Decimal};
use crate::sheet::{Block, Cell, Column, Kind, Page, Row, Table, Tone, percent};
use crate::words::{Message, Words, vocabulary};

/// The page of one survey, for the office: with every opinion and whose it is.
pub fn page(
    book: &Book,
    returns: &Returns<'_>,
    now: crate::calendar::Instant,
    words: Words,
) -> Page {
    let title = Message::SurveyTitle {
        office: &book.office.name,
        name: &returns.survey.name,
    };
    let mut page = Page::new("survey", words.say(title), now);
    page.table(shares(book, returns, words));
    page.table(services(returns, words));
    page.table(opinions(book, returns, words));
    page.main = Some("services");
    page.wire = wire(book, returns);
    page
}

/// The page where there is no survey yet.
pub fn none(book: &Book, now: crate::calendar::Instant, words: Words) -> Page {
    let title = words.say(Message::SurveyNoTitle {
        office: &book.office.name,
    });
    let mut page = Page::new("survey", title, now);
    page.table(no_services(words).empty(words.say(Message::SurveyNone)));
    page.text(Tone::Quiet, words.say(Message::SurveyNoneHelp));
    page.wire.insert("survey".into(), Value::Null);
    for share in ["sent", "returned", "satisfied"] {
        page.wire.insert(share.into(), wire_share(Share::default()));
    }
    page.wire.insert("services".into(), json!([]));
    page.wire.insert("opinions".into(), json!([]));
    page
}

/// The page to post for all owners, with how much was blanked: no names, only opinions that several
/// share, and lines for the measures taken.
pub fn notice(
    book: &Book,
    returns: &Returns<'_>,
    now: crate::calendar::Instant,
    words: Words,
) -> (Page, Blanked) {
    let title = Message::SurveyNotice {
        office: &book.office.name,
        name: &returns.survey.name,
    };
    let mut page = Page::new("survey", words.say(title), now);
    page.text(
        Tone::Plain,
        words.say(Message::SurveyThanks {
            sent: &returns.sent.n,
            returned: &returns.returned.n,
            satisfied: &told(returns.overall.share()),
        }),
    );
    page.table(services(returns, words));
    let mut blanks = Blanks::new(book, None, words);
    let shared: Vec<(String, usize)> = shared(returns)
        .into_iter()
        .map(|(opinion, count)| (blanks.blank(opinion), count))
        .collect();
    if !shared.is_empty() {
        page.heading(words.say(Message::SurveyShared));
        page.points(
            shared
                .iter()
                .map(|(opinion, count)| words.say(Message::SurveySharedPoint { opinion, count }))
                .collect(),
        );
    }
    page.blocks
        .push(Block::Fill(words.say(Message::SurveyMeasures), 8));
    page.text(
        Tone::Quiet,
        words.say(Message::SurveySigned {
            office: &book.office.name,
            day: &now.date(),
        }),
    );
    page.wire = wire(book, returns);
    let opinions = shared
        .iter()
        .map(|(opinion, count)| json!({"opinion": opinion, "count": count, "parties": []}));
    page.wire.insert("opinions".into(), opinions.collect());
    (page, blanks.blanked)
}

/// Sent, returned and satisfied, with their targets.
fn shares(book: &Book, returns: &Returns<'_>, words: Words) -> Table {
    let columns = vec![
        Column::new("figure", words.say(Message::SurveyFigure), Kind::Text),
        Column::new("value", words.say(Message::SurveyValue), Kind::Share),
        Column::new("goal", words.say(Message::SurveyGoal), Kind::Text),
    ];
    let mut table = Table::new("shares", columns);
    let targets = &book.policy.targets;
    let rows: [(Message<'_>, Share, Option<Decimal>); 3] = [
        (Message::SurveySent, returns.sent, Some(targets.survey_sent)),
        (
            Message::SurveyReturned,
            returns.returned,
            Some(targets.survey_returned),
        ),
        (Message::SurveySatisfied, returns.overall.share(), None),
    ];
    for (figure, share, target) in rows {
        let reached = target.and_then(|target| share.reaches(target));
        let goal = target.map_or(Cell::Empty, |target| {
            Cell::text(super::monthly::Goal::AtLeast(target).text())
        });
        let cells = vec![
            Cell::Text(words.say(figure)),
            Cell::Share {
                n: share.n,
                of: share.of,
            },
            goal,
        ];
        table.push(Row::new(cells).tone(match reached {
            Some(true) => Tone::Good,
            Some(false) => Tone::Bad,
            None => Tone::Plain,
        }));
    }
    table
}

/// The table of services without a row.
fn no_services(words: Words) -> Table {
    let columns = vec![
        Column::new("service", words.say(Message::SurveyService), Kind::Text),
        Column::new("mean", words.say(Message::SurveyMean), Kind::Mean),
        Column::new(
            "satisfied",
            words.say(Message::SurveySatisfied),
            Kind::Share,
        ),
    ];
    Table::new("services", columns)
}

/// Each service: its marks and the satisfied share.
fn services(returns: &Returns<'_>, words: Words) -> Table {
    let mut table = no_services(words)
        .title(words.say(Message::SurveyServices))
        .empty(words.say(Message::SurveyNoServices));
    for (service, rating) in returns.survey.services.iter().zip(&returns.ratings) {
        let share = rating.share();
        table.push(Row::new(vec![
            Cell::Text(words.word(&vocabulary::SERVICE, service)),
            mean_cell(*rating),
            Cell::Share {
                n: share.n,
                of: share.of,
            },
        ]));
    }
    table
}

/// What was written, those that several share first.
fn opinions(book: &Book, returns: &Returns<'_>, words: Words) -> Table {
    let columns = vec![
        Column::new("opinion", words.say(Message::SurveyOpinion), Kind::Text).fold(1),
        Column::new("count", words.say(Message::SurveyCount), Kind::Int),
        Column::new("parties", words.say(Message::SurveyParties), Kind::List).fold(2),
    ];
    let mut table = Table::new("opinions", columns)
        .title(words.say(Message::SurveyOpinions))
        .empty(words.say(Message::SurveyNoOpinions));
    for (opinion, forms) in grouped(returns) {
        let parties = forms.iter().map(|form| book[form.party].id.to_string());
        table.push(Row::new(vec![
            Cell::text(opinion),
            Cell::count(forms.len()),
            Cell::list(parties),
        ]));
    }
    table
}

/// Opinions with the forms that hold them, most shared first, then by their text.
fn grouped<'a>(returns: &Returns<'a>) -> Vec<(&'a str, Vec<&'a crate::model::Form>)> {
    let mut groups: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for form in &returns.forms {
        if let Some(opinion) = form.opinion.as_deref() {
            groups.entry(opinion).or_default().push(*form);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, forms)| std::cmp::Reverse(forms.len()));
    groups
}

/// Opinions that two households or more share.
fn shared<'a>(returns: &Returns<'a>) -> Vec<(&'a str, usize)> {
    let groups = grouped(returns)
        .into_iter()
        .map(|(opinion, forms)| (opinion, forms.len()));
    groups.filter(|(_, count)| *count > 1).collect()
}

fn told(share: Share) -> String {
    percent(share.n, share.of).unwrap_or_else(|| "–".to_owned())
}

fn wire(book: &Book, returns: &Returns<'_>) -> serde_json::Map<String, Value> {
    let mut wire = serde_json::Map::new();
    wire.insert("survey".into(), returns.survey.name.to_string().into());
    wire.insert("sent".into(), wire_share(returns.sent));
    wire.insert("returned".into(), wire_share(returns.returned));
    wire.insert("satisfied".into(), wire_share(returns.overall.share()));
    wire.insert(
        "services".into(),
        wire_ratings(&returns.survey.services, &returns.ratings),
    );
    let opinions = grouped(returns).into_iter().map(|(opinion, forms)| {
        let parties: Vec<&str> = forms
            .iter()
            .map(|form| book[form.party].id.as_str())
            .collect();
        json!({"opinion": opinion, "count": parties.len(), "parties": parties})
    });
    wire.insert("opinions".into(), opinions.collect());
    wire
}
