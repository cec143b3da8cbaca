//! Faults as people read them: where one kind of fault stands in many places of a file, it is told once.

use std::collections::BTreeMap;

use crate::render::{Look, Show, findings};
use crate::sheet::Finding;
use crate::words::{Message, Words};

/// Up to so many places of a file a fault is told at each.
const MOST_TOLD: usize = 5;
/// Of more, so many are named.
const PLACES: usize = 3;

/// The faults of one file on their way out.
pub(super) struct Grouped<'g> {
    look: Look,
    words: Words,
    file: String,
    /// The first of each kind, in their order.
    held: Vec<Finding>,
    /// How many of each kind there are.
    counts: BTreeMap<&'static str, usize>,
    write: &'g mut dyn FnMut(&[u8]),
}

impl<'g> Grouped<'g> {
    pub(super) fn new(look: Look, words: Words, write: &'g mut dyn FnMut(&[u8])) -> Grouped<'g> {
        Grouped {
            look,
            words,
            file: String::new(),
            held: Vec::new(),
            counts: BTreeMap::new(),
            write,
        }
    }

    /// Takes the next one; all of a file follow each other.
    pub(super) fn next(&mut self, finding: Finding) {
        if finding.file != self.file {
            self.end_file();
            self.file.clone_from(&finding.file);
        }
        let count = self.counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= MOST_TOLD {
            self.held.push(finding);
        }
    }

    /// Gives what is held of a file.
    pub(super) fn end_file(&mut self) {
        let held = std::mem::take(&mut self.held);
        let counts = std::mem::take(&mut self.counts);
        let mut told: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for finding in &held {
            let place = format!("{}:{}", finding.line, finding.column);
            told.entry(finding.code).or_default().push(place);
        }
        for finding in &held {
            let count = counts[finding.code];
            let Some(places) = told.get(finding.code) else {
                continue;
            };
            (self.write)(findings(std::slice::from_ref(finding), &self.look).as_bytes());
            if count > MOST_TOLD {
                let said = self.more(finding, count, &places[1..PLACES]);
                (self.write)(said.as_bytes());
                told.remove(finding.code);
            }
        }
    }

    /// That there are more of a kind, where some of them stand, and how all are shown.
    fn more(&self, first: &Finding, count: usize, places: &[String]) -> String {
        let file = &Show::new(&self.look).text(&first.file);
        let said = self.words.say(Message::CheckMore {
            code: &first.code,
            count: &count,
            file,
            places: &self.words.list(places),
        });
        format!("{said}\n\n")
    }
}
