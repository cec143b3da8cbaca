//! The invented office: what stands in its files before its first day of records.

use std::collections::BTreeMap;

use super::Options;
use super::phrases::Phrases;
use super::rows::File;
use crate::book::inspect;
use crate::calendar::Date;
use crate::model::{Book, PartyIx, StaffIx};
use crate::text::Directory;

/// An office with its files so far.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// What was asked for.
    pub(super) options: Options,
    /// What its people say.
    pub(super) phrases: Phrases,
    /// Its files.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// The facts that they state.
    pub(super) book: Book,
}

impl Office {
    pub(super) fn new(options: Options, phrases: Phrases, files: Vec<File>) -> Office {
        let files = files.into_iter().collect();
        let book = book_of(&files);
        Office {
            options,
            phrases,
            files,
            book,
        }
    }

    /// Adds files, or puts them into the place of those of the same names.
    pub(super) fn add(&mut self, files: impl IntoIterator<Item = File>) {
        self.files.extend(files);
        self.book = book_of(&self.files);
    }

    /// Whether a party must not be disturbed on `date`, or nobody is there yet or any more.
    pub(super) fn is_away(&self, party: PartyIx, date: Date) -> bool {
        let home = self.book[party].household();
        home.is_some_and(|home| {
            home.paused_on(date)
                || home.moved_out.is_some_and(|out| out < date)
                || home.status.is_lived_in() && home.moved_in.is_some_and(|moved| moved > date)
        })
    }

    /// The homes somebody lives in.
    pub(super) fn lived_in(&self) -> Vec<PartyIx> {
        let parties = self.book.indexed_parties();
        let lived_in = parties.filter(|(_, party)| {
            let home = party.household();
            home.is_some_and(|home| home.status.is_lived_in())
        });
        lived_in.map(|(party, _)| party).collect()
    }

    /// Whether a member works on `date`.
    pub(super) fn works(&self, member: StaffIx, date: Date) -> bool {
        let (workdays, usual) = (&self.book.almanac.workdays, &self.book.policy.hours.staff);
        !self.book[member].hours_on(date, workdays, usual).is_empty()
    }
}

fn book_of(files: &BTreeMap<String, Vec<u8>>) -> Book {
    let directory = Directory::of_files(files.clone());
    inspect(&directory)
        .book
        .expect("a test reads the files of every preset")
}
