//! The invented office before its first day of records: rules, people, and what happens by itself.

use super::Options;
use super::contacts::contacts;
use super::events::events;
use super::homes::owners;
use super::members::{self, members};
use super::office::Office;
use super::phrases::Phrases;
use super::rain::calendar;
use super::rows::{File, table};
use super::surveys::survey;
use super::templates::empty;
use crate::diag::file;

/// The office, its community, and what happens in it by itself: events, and a survey.
pub(super) fn community(options: Options) -> Office {
    let phrases = Phrases::of(options.language);
    let files = empty(options.preset, &phrases.office, options.language);
    let mut office = Office::new(options, phrases, files);
    office.add(people(&office));
    let mut happened = events(&office);
    happened.extend(survey(&office));
    office.add(happened);
    office
}

fn people(office: &Office) -> Vec<File> {
    let (options, phrases, policy) = (&office.options, &office.phrases, &office.book.policy);
    let members = members(options, policy, phrases);
    let staff = members::text(&members, policy, phrases);
    let owners = owners(options, policy, &members, phrases);
    let contacts = contacts(policy, phrases);
    vec![
        (file::CALENDAR.to_owned(), calendar(options).into_bytes()),
        (file::STAFF.to_owned(), staff.into_bytes()),
        (file::OWNERS.to_owned(), table("owners", &[], &owners)),
        (file::CONTACTS.to_owned(), table("contacts", &[], &contacts)),
    ]
}
