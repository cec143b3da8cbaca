//! The one form in which a file says what it says: what `visits fmt` writes.

mod cell;
mod columns;
mod table;
mod text;

pub use cell::canonical_cell;
pub use table::{CanonicalError, canonical_table};
pub use text::canonical_text;

use columns::{Layout, Source};
