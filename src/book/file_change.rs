//! What an act changes in the files of a directory: rows by their ids, new rows, members of staff.

use super::change::{Cells, ChangeError, RowChange, added_rows, amended_rows};
use super::member_change::{MemberChange, changed_members};
use super::schema::{schema, table_of};
use crate::diag::file::Folder;

/// What becomes of one file.
#[derive(Clone, Debug)]
pub struct FileChange {
    /// Its name in the directory: `owners.csv`.
    pub file: String,
    /// What is changed in it.
    pub what: Changes,
}

/// What is changed in a file.
#[derive(Clone, Debug)]
pub enum Changes {
    /// Rows of a table: cells of some, then new ones.
    Rows(Vec<RowChange>, Vec<Cells>),
    /// Members of `staff.toml`.
    Members(Vec<MemberChange>),
    /// All of it.
    Whole(Vec<u8>),
}

impl FileChange {
    /// The bytes of the file, `current` until now. No byte changes but those of the cells and rows meant.
    pub fn applied(&self, current: Option<&[u8]>) -> Result<Vec<u8>, ChangeError> {
        match &self.what {
            Changes::Rows(changed, new) => {
                let bytes = match changed.as_slice() {
                    [] => current.map(<[u8]>::to_vec),
                    changed => Some(amended_rows(current, changed)?),
                };
                match new.as_slice() {
                    [] => Ok(bytes.unwrap_or_default()),
                    new => {
                        // What was called off in a plan stands there under the id of what is new.
                        let may_repeat = Folder::Plans.holds(&self.file);
                        added_rows(bytes.as_deref(), &self.columns(), new, may_repeat)
                    }
                }
            }
            Changes::Members(members) => changed_members(current, members),
            Changes::Whole(bytes) => Ok(bytes.clone()),
        }
    }

    /// The header of the file, should it have to be made.
    fn columns(&self) -> Vec<String> {
        let table = table_of(&self.file).or_else(|| schema(self.file.split('.').next()?));
        table.map(|table| table.names(&[])).unwrap_or_default()
    }
}
