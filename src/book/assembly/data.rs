//! The CSV files, read against the configuration.

use super::Assembly;
use super::configuration::Configuration;
use super::ground::Ground;
use crate::book::VisitsAsked;
use crate::diag::Code;
use crate::diag::file::Folder;
use crate::model::Book;

impl Assembly<'_> {
    /// Reads the data. `None` if what all facts rest on could not be read. Visits come last:
    /// `which` sees the book without them and says which are needed.
    pub(in crate::book) fn data<V: Into<VisitsAsked>>(
        &mut self,
        configuration: Configuration,
        which: impl FnOnce(&Book) -> V,
    ) -> Option<Book> {
        let mut ground = self.ground(configuration);
        self.records(&mut ground, which);
        ground.is_whole.then_some(ground.book)
    }

    /// Reads the records that are needed, on the ground that is laid; into the book if that is whole.
    pub(in crate::book) fn records<V: Into<VisitsAsked>>(
        &mut self,
        ground: &mut Ground,
        which: impl FnOnce(&Book) -> V,
    ) {
        self.tables_into(ground);
        if !ground.is_whole {
            self.visits(&ground.context(), &self.need.visits.into());
            return;
        }
        let mut asked: VisitsAsked = which(&ground.book).into();
        let mut visits = self.visits(&ground.context(), &asked);
        // What rows stood in an empty file the other tables know.
        if asked.tables || self.found_empty() {
            self.need = self.need.rest();
            self.tables_into(ground);
        }
        if let Some(search) = asked.search.as_deref_mut().filter(|_| asked.of.is_none()) {
            let read = (&ground.book, &visits[..]);
            let earlier = self.earlier_visits(&ground.context(), asked.need, search, read);
            visits.splice(..0, earlier);
        }
        ground.book.visits = visits;
        self.note_emptied(&ground.book);
    }

    /// Reads the tables needed beside visits into the book.
    fn tables_into(&mut self, ground: &mut Ground) {
        let tables = self.tables_needed(&ground.context(), &ground.book.almanac);
        let book = &mut ground.book;
        book.issues.extend(tables.issues);
        book.events.extend(tables.events);
        book.plans.extend(tables.plans);
        book.approvals.extend(tables.approvals);
        book.surveys.extend(tables.surveys);
        book.visitors.extend(tables.visitors);
    }

    /// Whether a file of visits is empty.
    fn found_empty(&self) -> bool {
        let mut empty = self.faults.iter();
        empty.any(|fault| fault.code == Code::FileEmpty && Folder::Visits.holds(&fault.place.file))
    }
}
