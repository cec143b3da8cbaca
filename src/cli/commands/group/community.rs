//! Reading one community of a group.

use crate::book::group::{Member, Unfit};
use crate::book::{Need, ReadFault, Reading, VisitsAsked, VisitsNeed, read_deciding};
use crate::calendar::{Instant, Period};
use crate::cli::error::CommandError;
use crate::cli::reading::{located, visits};
use crate::cli::when::When;
use crate::diag::Fault;
use crate::duties::Lookback;
use crate::model::Book;
use crate::report;
use crate::text::{Directory, Sources};
use crate::words::{Message, Words};

/// How each community is asked.
#[derive(Clone, Copy)]
pub(super) struct Way<'a> {
    /// The group's folder.
    pub(super) root: &'a Directory,
    /// The time to answer for.
    pub(super) when: When<'a>,
    /// The period, as it was typed.
    pub(super) period: &'a [String],
    /// How many periods are wanted: the one asked for, and those before it.
    pub(super) periods: usize,
    /// Whether the notes of visits are needed.
    pub(super) notes: bool,
}

/// A community that was read.
pub(super) struct Read {
    /// Its facts and what is wrong with them.
    pub(super) reading: Reading,
    /// The time to answer for, on its clock.
    pub(super) now: Instant,
    /// The period asked for, as its months run, and those before it, the latest first.
    pub(super) periods: Vec<Period>,
}

impl Way<'_> {
    /// Reads what `back` says is needed of a community; else says what is wrong, in words.
    pub(super) fn read(
        &self,
        member: &Member,
        back: impl FnOnce(&Book, Instant, &[Period]) -> Lookback,
    ) -> Result<Read, String> {
        let words = self.when.words;
        if let Some(unfit) = &member.unfit {
            return Err(told_unfit(unfit, words));
        }
        let directory = Directory::at(self.root.path(&member.path));
        let need = Need {
            notes: self.notes,
            ..Need::everything()
        };
        let mut asked = None;
        let reading = read_deciding(&directory, &need, |book| {
            let (decided, visits) = self.decide(book, back);
            asked = Some(decided);
            visits
        });
        let reading = reading.map_err(|fault| told_fault(fault, words))?;
        let decided = asked.expect("a book that was read was seen before its visits");
        let (now, periods) = decided.map_err(|failure| failure.message)?;
        Ok(Read {
            reading,
            now,
            periods,
        })
    }

    fn decide(
        &self,
        book: &Book,
        back: impl FnOnce(&Book, Instant, &[Period]) -> Lookback,
    ) -> (Result<(Instant, Vec<Period>), CommandError>, VisitsAsked) {
        let asked = self.asked(book);
        let visits = match &asked {
            Ok((now, periods)) => visits(back(book, *now, periods), *now),
            Err(_) => VisitsNeed::None.into(),
        };
        (asked, visits)
    }

    /// The time and the periods, as this office has them.
    pub(super) fn asked(&self, book: &Book) -> Result<(Instant, Vec<Period>), CommandError> {
        let now = self.when.now(&book.almanac)?;
        let mut periods = vec![self.when.period(self.period, &book.almanac, now)?];
        while periods.len() < self.periods {
            let before = book.almanac.previous(&periods[periods.len() - 1]);
            periods.push(before);
        }
        Ok((now, periods))
    }
}

/// Why a folder is no community to be counted.
pub(super) fn told_unfit(unfit: &Unfit, words: Words) -> String {
    match unfit {
        Unfit::NoData => words.say(Message::GroupNoData),
        Unfit::SameAs(path) => words.say(Message::GroupSameAs { path }),
        Unfit::Unseen(reason) => {
            let reason = &words.word(&crate::words::vocabulary::REFUSAL, reason);
            words.say(Message::GroupUnseen { reason })
        }
    }
}

fn told_fault(fault: ReadFault, words: Words) -> String {
    let (ReadFault::Configuration(faults, sources) | ReadFault::Unreadable(faults, sources)) =
        fault;
    told_faults(&sources, &faults, words)
}

/// The first fault, and how many there are beside it.
pub(super) fn told_faults(sources: &Sources, faults: &[Fault], words: Words) -> String {
    let Some(first) = faults.first() else {
        return String::new();
    };
    let finding = report::check::finding(&located(sources, first.clone()), words);
    let (file, line, message) = (&finding.file, &finding.line, &finding.message);
    match faults.len() - 1 {
        0 => words.say(Message::GroupOneFault {
            file,
            line,
            message,
        }),
        count => words.say(Message::GroupMoreFaults {
            file,
            line,
            message,
            count: &count,
        }),
    }
}
