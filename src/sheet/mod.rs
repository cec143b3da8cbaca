//! A page before it has a form: typed cells, tones, columns declared once, charts as values.
//!
//! A report fills a [`Page`]; `render` gives it one of its forms. Nothing here knows an owner,
//! a rule or a terminal. Texts stand here as the data has them: masking and escaping come last.

mod card;
mod cell;
mod chart;
mod entry;
mod finding;
mod page;
mod percent;
mod table;

pub use card::Card;
pub use cell::{Cell, Tone};
pub use chart::{Bar, Chart, Plot, Series};
pub use entry::{Entry, When};
pub use finding::Finding;
pub use page::{Block, Link, Page};
pub use percent::{percent, percent_of_tenths};
pub use table::{Column, Kind, Row, Table};
