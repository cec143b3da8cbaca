//! The invented community as files.

use std::collections::BTreeMap;

use super::csv::{Row, table};
use super::office::Office;
use super::random::Random;
use super::{
    Options, chronicle, contacts, happenings, homes, init, issues, members, surveys, visits,
};
use crate::calendar::{Date, Instant, Month};

/// A file of a data directory: its path in it, with `/`, and its bytes.
pub type File = (String, Vec<u8>);

/// Invents a community and keeps its records; the files by path.
///
/// The same options give the same bytes, on every machine.
pub fn generate(options: &Options) -> Vec<File> {
    let office = Office::new(*options);
    let records = chronicle::keep(&office);
    let mut random = Random::new(options.seed, "rows");
    let mut files = standing(&office);
    let visit_columns = visits::columns(&office);
    let dated = records
        .visits
        .iter()
        .map(|visit| (visit.at.date(), visit.row(&office, &mut random)));
    files.extend(monthly("visits", &visit_columns, dated));
    let known = options.until.end();
    let mut random = Random::new(options.seed, "closings");
    let dated = records.issues.iter().map(|issue| {
        let raised = issue.raised_at.map_or(issue.day, Instant::date);
        (raised, issue.row(&office, known, &mut random))
    });
    files.extend(monthly("issues", issues::COLUMNS, dated));
    let dated = records
        .happenings
        .iter()
        .map(|event| (event.date(), event.row(&office)));
    files.extend(monthly("events", happenings::COLUMNS, dated));
    if let Some(survey) = &records.survey {
        let mut random = Random::new(options.seed, "survey");
        let rows = survey.rows(&office, &mut random);
        let path = format!("surveys/{}.csv", survey.name);
        files.push((path, table(&surveys::Survey::columns(&office), &rows)));
    }
    files.sort();
    files
}

/// What stands from the first day: office, policy, staff, parties, calendar, talk.
fn standing(office: &Office) -> Vec<File> {
    let Office {
        options,
        phrases,
        members,
        homes,
        ..
    } = office;
    let owners = homes::owner_rows(homes, members, phrases);
    let contact_rows = contacts::contact_rows(&office.contacts);
    let text = |path: &str, text: String| (path.to_owned(), text.into_bytes());
    vec![
        text(
            "visits.toml",
            init::office(&phrases.office, options.language),
        ),
        text("policy.toml", options.preset.policy_in(options.language)),
        text("staff.toml", members::text(members, phrases)),
        text("calendar.toml", office.seasons.text.clone()),
        text("talk.md", init::talk(options.language).to_owned()),
        (
            "owners.csv".to_owned(),
            table(homes::OWNER_COLUMNS, &owners),
        ),
        (
            "contacts.csv".to_owned(),
            table(contacts::CONTACT_COLUMNS, &contact_rows),
        ),
    ]
}

/// One file a calendar month, its rows in the order given.
fn monthly(folder: &str, columns: &str, dated: impl Iterator<Item = (Date, Row)>) -> Vec<File> {
    let mut months: BTreeMap<Month, Vec<Row>> = BTreeMap::new();
    for (date, row) in dated {
        months.entry(Month::of(date)).or_default().push(row);
    }
    let file =
        |(month, rows): (Month, Vec<Row>)| (format!("{folder}/{month}.csv"), table(columns, &rows));
    months.into_iter().map(file).collect()
}
