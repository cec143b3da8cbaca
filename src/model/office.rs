//! The office: what `visits.toml` says.

use crate::calendar::Date;
use crate::diag::digest;
use crate::words::Lang;

/// The office this data directory belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// Printed on reports; also seeds samples.
    pub name: String,
    /// Words of tables and messages, unless an argument or the environment says otherwise.
    pub language: Option<Lang>,
    /// The day on which the office began to use this; absent: always. Nothing from before it is held
    /// against the office.
    pub since: Option<Date>,
    /// What a group of communities calls this one; an id.
    pub community: Option<String>,
    /// The version of the data contract.
    pub data_version: u32,
}

/// How many digits of a name's hash tell calendars apart.
const MARK_DIGITS: usize = 16;

impl Office {
    /// What tells its calendars from those of other offices: its `community`, else letters and digits
    /// that follow from its name.
    pub fn mark(&self) -> String {
        self.community.clone().unwrap_or_else(|| {
            let mut mark = digest(&self.name);
            mark.truncate(MARK_DIGITS);
            mark
        })
    }
}
