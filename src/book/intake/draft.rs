//! A row of a list on its way in: its cells in our columns and forms.

use std::sync::Arc;

use super::notes::Spot;

/// One cell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftCell {
    /// The column.
    pub column: String,
    /// What it says, in our form.
    pub said: String,
    /// What stood in the list, where that is something else.
    raw: Option<String>,
    /// The heading it stood under; empty for what was made.
    pub heading: Arc<str>,
}

impl DraftCell {
    /// A cell that says `said` where `raw` stood under `heading`.
    pub(super) fn new(column: String, said: String, raw: &str, heading: Arc<str>) -> DraftCell {
        DraftCell {
            raw: (raw != said).then(|| raw.to_owned()),
            column,
            said,
            heading,
        }
    }

    /// What stood in the list.
    pub fn raw(&self) -> &str {
        self.raw.as_deref().unwrap_or(&self.said)
    }
}

/// One row of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where it stands.
    pub spot: Spot,
    /// The key by which its row is found: its id, or the party of a form.
    pub key: String,
    /// Its cells that say something, the key among them.
    pub cells: Vec<DraftCell>,
    /// The survey that a form is of, where its row says so.
    pub survey: Option<String>,
    /// Columns of moments of which the list says the day alone.
    pub days: Vec<String>,
}

impl Draft {
    /// What a column says; empty where it says nothing.
    pub fn get(&self, column: &str) -> &str {
        let mut cells = self.cells.iter();
        cells
            .find(|cell| cell.column == column)
            .map_or("", |cell| cell.said.as_str())
    }

    /// Puts a value into a column, in place of what stood there.
    pub fn put(&mut self, column: &str, said: impl Into<String>) {
        let said = said.into();
        if let Some(cell) = self.cells.iter_mut().find(|cell| cell.column == column) {
            cell.said = said;
            cell.raw = None;
            return;
        }
        self.cells.push(DraftCell {
            column: column.to_owned(),
            raw: None,
            said,
            heading: Arc::from(""),
        });
    }

    /// Takes a column out.
    pub fn take(&mut self, column: &str) -> Option<DraftCell> {
        let at = self.cells.iter().position(|cell| cell.column == column)?;
        Some(self.cells.remove(at))
    }
}
