//! Of which rows an answer needs to know, where it is about one party.

use memchr::memmem::Finder;

use super::{VisitsNeed, files};
use crate::calendar::{Date, Month};
use crate::diag::file::Folder;

/// Whom an answer is about. Of the months beside those named here, only rows that name it are read: what is
/// wrong with others does not concern it.
pub struct About<'a> {
    names: Vec<Finder<'a>>,
    whole: Option<Folder>,
    everybody: VisitsNeed,
    beside: Option<(Month, Month)>,
}

impl<'a> About<'a> {
    /// About the party of an id alone.
    pub fn party(id: &'a str) -> About<'a> {
        About {
            names: vec![Finder::new(id)],
            whole: None,
            everybody: VisitsNeed::None,
            beside: None,
        }
    }

    /// And about the row of an id.
    #[must_use]
    pub fn and_row(mut self, id: &'a str) -> About<'a> {
        self.names.push(Finder::new(id));
        self
    }

    /// And about all rows of a folder.
    #[must_use]
    pub fn and_all_of(self, folder: Folder) -> About<'a> {
        let whole = Some(folder);
        About { whole, ..self }
    }

    /// And about everybody whose visits these are, if about any; then all issues, appointments and forms
    /// are read.
    #[must_use]
    pub fn and_everybody(self, everybody: VisitsNeed) -> About<'a> {
        About { everybody, ..self }
    }

    /// And about whoever was visited in the month of a day, or of the day before and after.
    #[must_use]
    pub fn and_beside(self, day: Date) -> About<'a> {
        let months = (Month::of(day.plus_days(-1)), Month::of(day.plus_days(1)));
        About {
            beside: Some(months),
            ..self
        }
    }

    /// What a line of a file must hold to be looked at; `None` where all are.
    pub(super) fn only(&self, file: &str) -> Option<&[Finder<'a>]> {
        let folder = Folder::ALL.into_iter().find(|folder| folder.holds(file))?;
        let is_whole = match folder {
            folder if self.whole == Some(folder) => true,
            Folder::Visits => files::stem(file)
                .parse()
                .is_ok_and(|month| self.wants(month)),
            Folder::Issues | Folder::Plans | Folder::Surveys => self.everybody != VisitsNeed::None,
            // What happens to many names nobody.
            Folder::Events => true,
        };
        (!is_whole).then_some(&self.names[..])
    }

    /// Whether all visits of a month are needed.
    fn wants(&self, month: Month) -> bool {
        let is_beside = |(first, last)| first <= month && month <= last;
        self.everybody.includes(month) || self.beside.is_some_and(is_beside)
    }
}
