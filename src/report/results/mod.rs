//! `export results`: tables of counts, one row a fact; nobody's name, number or words stand in them.

mod declared;
mod schema;
mod tables;

pub use declared::TABLES;
pub use schema::schema;
pub use tables::tables;
