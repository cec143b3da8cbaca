//! `survey`: what an opinion survey says (I5 to I7 of the rule ledger).

use super::monthly::{Goal, mean_cell};
use super::page::{department, page_of};
use crate::duties::figures::Share;
use crate::model::{Book, Decimal};
use crate::ops::Answer;
use crate::ops::survey::{Survey, SurveyStarted};
use crate::sheet::{Block, Cell, Column, Kind, Page, Row, Table, Tone, percent};
use crate::words::vocabulary::IssueField;
use crate::words::{Message, Words, vocabulary};

/// The page of one survey, for the office: with every opinion and whose it is.
pub fn page(answer: &Answer<Survey<'_>>, book: &Book, words: Words) -> Page {
    let survey = &answer.body;
    let office = &book.office.name;
    let Some(name) = &survey.survey else {
        return none(answer, book, words);
    };
    let title = words.say(Message::SurveyTitle { office, name });
    let mut page = page_of(answer, title);
    page.table(shares(book, survey, words));
    page.table(services(survey, words));
    page.table(opinions(survey, words));
    if !survey.measures.is_empty() {
        page.table(measures(survey, words));
    }
    page.main = Some("services");
    page
}

/// The page of `survey start`: how many forms went out.
pub fn started(answer: &Answer<SurveyStarted<'_>>, words: Words) -> Page {
    let started = &answer.body;
    let name = &started.survey;
    let mut page = page_of(answer, words.say(Message::SurveyStarted { name }));
    page.text(
        Tone::Plain,
        words.say(Message::SurveySentOut {
            count: &started.parties.len(),
            before: &started.before,
            day: &started.sent_at,
        }),
    );
    page
}

/// The page where there is no survey yet.
fn none(answer: &Answer<Survey<'_>>, book: &Book, words: Words) -> Page {
    let office = &book.office.name;
    let mut page = page_of(answer, words.say(Message::SurveyNoTitle { office }));
    page.table(no_services(words).empty(words.say(Message::SurveyNone)));
    page.text(Tone::Quiet, words.say(Message::SurveyNoneHelp));
    page
}

/// The page to post for all owners: no names, only opinions that several share, and lines for the
/// measures taken.
pub fn notice(answer: &Answer<Survey<'_>>, book: &Book, words: Words) -> Page {
    let survey = &answer.body;
    let (office, name) = (&book.office.name, &survey.survey.unwrap_or_default());
    let title = words.say(Message::SurveyNotice { office, name });
    let mut page = page_of(answer, title);
    let thanks = Message::SurveyThanks {
        sent: &survey.sent.n,
        returned: &survey.returned.n,
        satisfied: &told(survey.satisfied),
    };
    page.text(Tone::Plain, words.say(thanks));
    page.table(services(survey, words));
    if !survey.opinions.is_empty() {
        page.heading(words.say(Message::SurveyShared));
        let shared = survey.opinions.iter().map(|shared| {
            let (opinion, count) = (&shared.opinion, &shared.count);
            words.say(Message::SurveySharedPoint { opinion, count })
        });
        page.points(shared.collect());
    }
    if survey.measures.is_empty() {
        let measures = words.say(Message::SurveyMeasures);
        page.blocks.push(Block::Fill(measures, 8));
    } else {
        page.table(measures(survey, words));
    }
    let day = &answer.now.date();
    page.text(
        Tone::Quiet,
        words.say(Message::SurveySigned { office, day }),
    );
    page
}

/// Sent, returned and satisfied, with their targets.
fn shares(book: &Book, survey: &Survey<'_>, words: Words) -> Table {
    let columns = vec![
        Column::new("figure", words.say(Message::SurveyFigure), Kind::Text),
        Column::new("value", words.say(Message::SurveyValue), Kind::Share),
        Column::new("goal", words.say(Message::SurveyGoal), Kind::Text),
    ];
    let mut table = Table::new("shares", columns);
    let targets = &book.policy.targets;
    let rows: [(Message<'_>, Share, Option<Decimal>); 3] = [
        (Message::SurveySent, survey.sent, Some(targets.survey_sent)),
        (
            Message::SurveyReturned,
            survey.returned,
            Some(targets.survey_returned),
        ),
        (Message::SurveySatisfied, survey.satisfied, None),
    ];
    for (figure, share, target) in rows {
        let reached = target.and_then(|target| share.reaches(target));
        let goal = target.map_or(Cell::Empty, |target| {
            Cell::text(Goal::AtLeast(target).text())
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
fn services(survey: &Survey<'_>, words: Words) -> Table {
    let mut table = no_services(words)
        .title(words.say(Message::SurveyServices))
        .empty(words.say(Message::SurveyNoServices));
    for rating in &survey.services {
        let share = rating.satisfied;
        table.push(Row::new(vec![
            Cell::Text(words.word(&vocabulary::SERVICE, rating.service)),
            mean_cell(rating.rating),
            Cell::Share {
                n: share.n,
                of: share.of,
            },
        ]));
    }
    table
}

/// What was written, those that several share first.
fn opinions(survey: &Survey<'_>, words: Words) -> Table {
    let columns = vec![
        Column::new("opinion", words.say(Message::SurveyOpinion), Kind::Text).fold(1),
        Column::new("count", words.say(Message::SurveyCount), Kind::Int),
        Column::new("parties", words.say(Message::SurveyParties), Kind::List).fold(2),
    ];
    let mut table = Table::new("opinions", columns)
        .title(words.say(Message::SurveyOpinions))
        .empty(words.say(Message::SurveyNoOpinions));
    for opinion in &survey.opinions {
        let parties = opinion.parties.iter().map(|party| party.id.to_string());
        table.push(Row::new(vec![
            Cell::text(opinion.opinion.as_str()),
            Cell::count(opinion.count),
            Cell::list(parties),
        ]));
    }
    table
}

/// What is done about it, by department.
fn measures(survey: &Survey<'_>, words: Words) -> Table {
    let has_names = survey
        .measures
        .iter()
        .any(|measure| measure.assignee.is_some());
    let mut columns = vec![
        Column::new("department", words.term(IssueField::Department), Kind::Text),
        Column::new("measure", words.say(Message::SurveyMeasure), Kind::Text).fold(1),
        Column::new("until", words.say(Message::SurveyUntil), Kind::Date),
        Column::new("stage", words.say(Message::IssueStage), Kind::Text),
        Column::new("result", words.term(IssueField::Result), Kind::Text).fold(2),
    ];
    if has_names {
        let head = words.term(IssueField::Assignee);
        columns.insert(2, Column::new("assignee", head, Kind::Text));
    }
    let title = words.say(Message::SurveyMeasures);
    let mut table = Table::new("measures", columns).title(title);
    for measure in &survey.measures {
        let mut cells = vec![
            Cell::Text(department(measure.department, words)),
            Cell::text(measure.summary.as_str()),
            measure
                .until
                .map_or(Cell::Empty, |until| Cell::Date(until.date())),
            Cell::text(words.term(measure.stage)),
            Cell::text(measure.result.as_deref().unwrap_or_default()),
        ];
        if has_names {
            let name = measure.assignee.map_or("–", |member| &*member.0.name);
            cells.insert(2, Cell::text(name));
        }
        table.push(Row::new(cells));
    }
    table
}

fn told(share: Share) -> String {
    percent(share.n, share.of).unwrap_or_else(|| "–".to_owned())
}
