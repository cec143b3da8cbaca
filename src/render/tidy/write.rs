//! The one match that leads to the forms for engines.

#[cfg(feature = "parquet")]
use super::parquet;
use super::{Stamp, csv, json};
use crate::render::{Format, Look, RenderFault};
use crate::sheet::Table;

/// A table in one of the forms for engines.
pub fn tidy(
    table: &Table,
    stamp: &Stamp,
    format: Format,
    look: &Look,
) -> Result<Vec<u8>, RenderFault> {
    match format {
        Format::Csv => csv::csv(table, stamp, look),
        #[cfg(feature = "parquet")]
        Format::Parquet => parquet::parquet(table, stamp, look),
        Format::Ndjson => json::ndjson(table, stamp, look),
        form => Err(RenderFault::NoSuchForm {
            page: table.key,
            form,
        }),
    }
}

/// Whether this build of the program writes parquet.
pub const HAS_PARQUET: bool = cfg!(feature = "parquet");
