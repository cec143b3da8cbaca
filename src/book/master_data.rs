//! Who is who and by what rules, read once: records are read on it as they are asked for.

use super::assembly::{Assembly, Ground};
use super::reading::{checked, configured, errors_in, left_out_in};
use super::{About, Need, ReadFault, Reading, VisitsAsked, VisitsNeed};
use crate::diag::Fault;
use crate::model::{Book, Issue, Visit};
use crate::text::Directory;

/// The book without records, of a directory that may be read further.
pub struct MasterData<'d> {
    assembly: Assembly<'d>,
    ground: Ground,
}

/// What is wrong with months that were read one by one.
#[derive(Debug)]
pub struct Months {
    /// The faults, as far as they are kept.
    pub faults: Vec<Fault>,
    /// How many errors there are.
    pub data_errors: usize,
    /// How many rows and whole files are left out.
    pub left_out: usize,
}

impl<'d> MasterData<'d> {
    /// Reads it.
    pub fn read(directory: &'d Directory) -> Result<MasterData<'d>, ReadFault> {
        let mut assembly = Assembly::new(directory, Need::MASTER_DATA);
        let configuration = configured(&mut assembly)?;
        let ground = assembly.ground(configuration);
        if assembly.is_damaged || !ground.is_whole {
            return Err(checked(assembly, None).expect_err("it is damaged"));
        }
        Ok(MasterData { assembly, ground })
    }

    /// The book, as far as it was read.
    pub fn book(&self) -> &Book {
        &self.ground.book
    }

    /// The book by itself.
    pub fn into_book(self) -> Book {
        self.ground.book
    }

    /// How many errors there are in it.
    pub fn data_errors(&self) -> usize {
        errors_in(&self.assembly.faults, &self.assembly.beyond)
    }

    /// The visits of what is needed that an answer is about. What cannot be read is left out.
    pub fn visits(&self, need: Need, about: About<'_>) -> Vec<Visit> {
        let mut assembly = Assembly::new(self.assembly.directory, need);
        assembly.about = Some(about);
        assembly.visits(&self.ground.context(), &need.visits.into())
    }

    /// Hands the visits of each month in turn to `each`, in a book that holds no others, and gives what is
    /// wrong with them; `None` where months must be seen together: an id stands in two of them, or a file is
    /// empty that perhaps was not always so.
    pub fn months(&mut self, each: impl FnMut(&Book)) -> Result<Option<Months>, ReadFault> {
        let mut assembly = Assembly::new(self.assembly.directory, Need::MASTER_DATA);
        let stand_alone = assembly.visits_by_month(&mut self.ground, each);
        if assembly.is_damaged {
            let faults = self.assembly.faults.iter().cloned();
            assembly.faults.extend(faults);
            return Err(checked(assembly, None).expect_err("it is damaged"));
        }
        let mut beyond = self.assembly.beyond.clone();
        beyond.append(&mut assembly.beyond);
        let mut faults = self.assembly.faults.clone();
        faults.append(&mut assembly.faults);
        let left_out = self.assembly.left_out + assembly.left_out;
        Ok(stand_alone.then(|| Months {
            data_errors: errors_in(&faults, &beyond),
            left_out: left_out_in(&faults, left_out),
            faults,
        }))
    }

    /// Reads all records but visits into the book, whose months can be handed on then.
    pub fn with_all_but_visits(mut self) -> Result<MasterData<'d>, ReadFault> {
        self.assembly.need = Need {
            visits: VisitsNeed::None,
            ..Need::everything()
        };
        self.assembly
            .records(&mut self.ground, |_| VisitsNeed::None);
        if self.assembly.is_damaged {
            return Err(checked(self.assembly, None).expect_err("it is damaged"));
        }
        Ok(self)
    }

    /// All issues. What cannot be read is left out.
    pub fn issues(&self) -> Vec<Issue> {
        let need = Need {
            issues: true,
            ..Need::MASTER_DATA
        };
        let mut assembly = Assembly::new(self.assembly.directory, need);
        assembly.issues(&self.ground.context())
    }

    /// Reads the records that are needed, of them those alone that an answer is about.
    pub fn with_records(
        mut self,
        need: Need,
        about: Option<About<'d>>,
        visits: impl Into<VisitsAsked>,
    ) -> Result<Reading, ReadFault> {
        self.assembly.need = need;
        self.assembly.about = about;
        self.assembly.records(&mut self.ground, |_| visits);
        checked(self.assembly, Some(self.ground.book))
    }
}
