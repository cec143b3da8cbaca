//! `[departments.ID]` and `[events.ID]`: what an office calls its departments, and what happens.

use crate::diag::Place;

/// Something of the office's own that has an id and perhaps a title.
#[derive(Clone, Debug)]
pub struct Titled {
    /// What the files say: `engineering`.
    pub id: Box<str>,
    /// What people say: 工程部.
    pub title: Option<String>,
    /// Where its table begins.
    pub place: Place,
}

/// The title that `id` has among these.
pub fn title_of<'t>(all: &'t [Titled], id: &str) -> Option<&'t str> {
    let found = all.iter().find(|one| &*one.id == id)?;
    found.title.as_deref()
}
