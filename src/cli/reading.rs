//! Reading the data directory for a command, and saying what had to be left out.

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::book::{Need, ReadFault, Reading, VisitsAsked, VisitsNeed, read_deciding};
use crate::calendar::{Date, Instant};
use crate::check::{Whole, errors_between};
use crate::diag::{Code, Fault, Located};
use crate::duties::{Lookback, Seeker};
use crate::model::{Book, Search};
use crate::render;
use crate::report;
use crate::text::Sources;
use crate::words::Message;

/// What a command answers from.
pub struct Opened {
    /// The facts.
    pub book: Book,
    /// The time to answer for.
    pub now: Instant,
}

impl Context<'_> {
    /// Reads what duties follow from. `which` sees the book before its visits and says how far
    /// back these are needed; it is also the place where arguments that need the office's months
    /// are understood.
    pub fn open<T>(
        &mut self,
        notes: bool,
        which: impl FnOnce(&Self, &Book, Instant) -> Result<(T, Lookback), CommandError>,
    ) -> Result<(Opened, T), CommandError> {
        let need = Need {
            notes,
            ..Need::everything()
        };
        self.open_needing(need, |context, book, now| {
            let (asked, back) = which(context, book, now)?;
            Ok((asked, visits(back, now)))
        })
    }

    /// The same for what follows from visits alone; `which` also says whether other tables are needed
    /// after all.
    pub fn open_visits<T>(
        &mut self,
        which: impl FnOnce(&Self, &Book, Instant) -> Result<(T, Lookback, bool), CommandError>,
    ) -> Result<(Opened, T), CommandError> {
        self.open_needing(Need::MASTER_DATA, |context, book, now| {
            let (asked, back, tables) = which(context, book, now)?;
            let visits = visits(back, now);
            Ok((asked, VisitsAsked { tables, ..visits }))
        })
    }

    fn open_needing<T>(
        &mut self,
        need: Need,
        which: impl FnOnce(&Self, &Book, Instant) -> Result<(T, VisitsAsked), CommandError>,
    ) -> Result<(Opened, T), CommandError> {
        let directory = self.directory()?;
        let mut asked = None;
        let mut whole = Whole::default();
        let reading = read_deciding(&directory, &need, |book| {
            let decided = self.now(&book.almanac).and_then(|now| {
                let (asked, visits) = which(self, book, now)?;
                Ok(((asked, now), visits))
            });
            let (told, visits) = match decided {
                Ok((told, visits)) => (Ok(told), visits),
                Err(error) => (Err(error), VisitsNeed::None.into()),
            };
            whole = whole_tables(&need, &visits);
            asked = Some(told);
            visits
        });
        let reading = reading.map_err(|fault| self.unreadable(fault))?;
        let decided = asked.expect("a book that was read was seen before its visits");
        let (asked, now) = decided?;
        let between = errors_between(&reading.book, now, &reading.faults, whole);
        let (errors, left_out) = (reading.data_errors() + between, reading.left_out());
        self.count_faults(&reading.book, &reading.faults, errors, left_out)?;
        Ok((
            Opened {
                book: reading.book,
                now,
            },
            asked,
        ))
    }

    /// Says how many rows were left out; with `--strict` there is no answer then.
    pub fn count_errors(&mut self, reading: &Reading) -> Result<(), CommandError> {
        let (errors, left_out) = (reading.data_errors(), reading.left_out());
        self.count_faults(&reading.book, &reading.faults, errors, left_out)
    }

    /// The same of what was read with these faults.
    pub fn count_faults(
        &mut self,
        book: &Book,
        faults: &[Fault],
        errors: usize,
        left_out: usize,
    ) -> Result<(), CommandError> {
        for fault in faults
            .iter()
            .filter(|fault| fault.code == Code::ReadAsGb18030)
        {
            let told = self.words.say(Message::FailureGb18030 {
                file: &fault.place.file,
            });
            self.warn(&told);
        }
        self.office = Some((&book.office).into());
        self.data_errors = errors;
        self.left_out = left_out;
        if errors == 0 {
            return Ok(());
        }
        if self.globals.strict {
            let message = self.words.say(Message::FailureStrict { errors: &errors });
            return Err(CommandError::new(Kind::Findings, message)
                .hint(self.words.say(Message::FailureCheck)));
        }
        let said = self.words.say(match &self.left_out {
            0 => Message::FailureDataErrors { errors: &errors },
            rows => Message::FailureLeftOut {
                rows,
                errors: &errors,
            },
        });
        self.warn(&said);
        Ok(())
    }

    /// Says every fault that keeps the directory from being read at all.
    pub fn unreadable(&mut self, fault: ReadFault) -> CommandError {
        let (kind, faults, sources) = match fault {
            ReadFault::Configuration(faults, sources) => (kind_of(&faults), faults, sources),
            ReadFault::Unreadable(faults, sources) => (Kind::Data, faults, sources),
        };
        let located: Vec<Located> = faults
            .into_iter()
            .map(|fault| located(&sources, fault))
            .collect();
        let findings = report::check::findings(&located, self.words);
        let text = render::findings(&findings, &self.look());
        self.write_stderr(&text);
        CommandError::silent(kind)
    }
}

/// The tables that are read whole.
fn whole_tables(need: &Need, visits: &VisitsAsked) -> Whole {
    let all = [VisitsNeed::All, VisitsNeed::Since(Date::MIN)];
    Whole {
        visits: all.contains(&visits.need),
        issues: need.issues || visits.tables,
        plans: need.plans || visits.tables,
    }
}

/// The visits that a look-back as of `now` asks to be read.
pub fn visits(back: Lookback, now: Instant) -> VisitsAsked {
    let search = Seeker::new(back.sought, now);
    VisitsAsked {
        need: VisitsNeed::Since(back.since),
        search: search.map(|search| Box::new(search) as Box<dyn Search>),
        of: back.of,
        tables: false,
    }
}

/// What keeps a directory from being read: settings that cannot be understood, or that the system
/// does not give.
pub fn kind_of<'f>(faults: impl IntoIterator<Item = &'f Fault>) -> Kind {
    let is_refused = |fault: &Fault| fault.code == Code::FileUnreadable;
    if faults.into_iter().any(is_refused) {
        Kind::Data
    } else {
        Kind::Usage
    }
}

/// A fault with its place in the file's text.
pub fn located(sources: &Sources, fault: Fault) -> Located {
    let at = sources.locate(&fault);
    let text = Some(at.excerpt).filter(|excerpt| !excerpt.is_empty());
    Located {
        fault,
        line: at.line,
        column: at.column,
        length: at.length,
        text,
    }
}
