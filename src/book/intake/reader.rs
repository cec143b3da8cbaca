//! One sheet while its rows are read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::heading::Heading;
use super::known::Known;
use super::layout::Layout;
use super::notes::{Notes, Spot};
use super::table::Table;
use crate::text::workbook::{Form, Sheet, Value};

/// A sheet about to be read.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The file it stands in, as messages name it.
    pub file: &'s str,
    /// What kind of file that is.
    pub form: Form,
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The table it is taken into.
    pub table: Table,
    /// Its columns.
    pub layout: &'s Layout,
}

/// One sheet while its rows are read.
pub(super) struct Reader<'a> {
    pub(super) source: Source<'a>,
    pub(super) headings: Vec<Heading>,
    /// Their texts, each once for all the cells below it.
    pub(super) names: Vec<Arc<str>>,
    pub(super) known: &'a Known,
    pub(super) notes: &'a mut Notes,
    /// Values of merged cells for the rows below their first, by row and column.
    pub(super) merged: BTreeMap<(u32, u32), Value>,
    /// What the last row said in the columns that are carried.
    pub(super) above: BTreeMap<&'static str, String>,
    /// The building that the sheet's name or the row which heads this part tells.
    pub(super) building: Option<String>,
    pub(super) width: u32,
    /// The year of days without one: told, or that of the titles.
    pub(super) year: Option<i32>,
    /// Whether words of the column of kinds that are none tell what issues are about: nothing else does.
    pub(super) kind_may_be_category: bool,
    /// How many digits the rooms have that begin with a nought, where all of these have as many.
    pub(super) room_digits: Option<usize>,
}

impl Reader<'_> {
    /// Where a row or a cell of it stands.
    pub(super) fn spot(&self, row: u32, heading: &str) -> Spot {
        Spot {
            file: self.source.file.to_owned(),
            sheet: self.source.sheet.name.clone(),
            row,
            heading: heading.to_owned(),
        }
    }
}
