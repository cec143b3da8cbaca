//! A group of communities: what `group.toml` says.

use std::collections::BTreeMap;

/// A group of communities, each a data directory below the group's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Printed on its pages.
    pub name: String,
    /// Where its communities are: paths with `*` for any part of a name, `city=*/community=*`.
    pub members: Vec<String>,
    /// The rulebook, by its path in the group.
    pub policy: Option<String>,
    /// Labels of communities by their paths, beside those that the paths say.
    pub labels: BTreeMap<String, Vec<(String, String)>>,
}

/// What tells communities apart and puts them together: `city`, `company`, `community`.
pub type Labels = Vec<(String, String)>;

/// A community of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its folder in the group, parts joined by slashes.
    pub path: String,
    /// Its labels, in the order of the path.
    pub labels: Labels,
    /// Why its figures cannot stand, if that is seen already.
    pub unfit: Option<Unfit>,
}

/// Why what a pattern found is no community to be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is no `visits.toml` in it.
    NoData,
    /// It is the same folder as another member, through a link.
    SameAs(String),
    /// It cannot be looked at.
    Unseen(String),
}

impl Member {
    /// The value of a label.
    pub fn label(&self, name: &str) -> Option<&str> {
        let found = self.labels.iter().find(|(label, _)| label == name);
        found.map(|(_, value)| value.as_str())
    }
}
