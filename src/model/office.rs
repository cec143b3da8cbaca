//! The office: what `visits.toml` says.

use crate::words::Lang;

/// The office this data directory belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Printed on reports; also seeds samples.
    pub name: String,
    /// Words of tables and messages, unless an argument or the environment says otherwise.
    pub language: Option<Lang>,
    /// The version of the data contract.
    pub data_version: u32,
}
