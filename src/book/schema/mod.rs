//! What a table is: its columns and what they hold. Which tables there are stands in `tables`.

mod declared;
mod value;

pub(crate) use declared::Columns;
pub use declared::{Column, Kind, Schema, service_of};
pub(super) use declared::{
    Filled, MINUTES_OF_DAY, OPTIONAL, RARE, REQUIRED, Writer, Written, table, word,
};
pub use value::Value;

pub use super::tables::{SCHEMAS, columns_of, schema, staff_schema, table_of};
