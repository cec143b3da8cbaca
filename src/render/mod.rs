//! How marks look: a page becomes bytes in one of its forms, one form a file.
//!
//! The last step of every output: phone numbers are masked and characters that act are escaped
//! here and nowhere else. Nothing in this room knows an owner or a rule.

mod csv;
mod dispatch;
mod escape;
mod findings;
mod fold;
mod format;
mod github;
mod grid;
mod html;
mod ics;
mod ink;
mod json;
mod line;
mod look;
mod markdown;
mod mask;
mod pdf;
mod picture;
mod pieces;
mod robot;
mod rows;
mod sarif;
mod show;
mod table;
mod tidy;
mod widths;
mod write;
mod xlsx;

#[cfg(test)]
mod forms_tests;
#[cfg(test)]
mod naughty_tests;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use dispatch::render;
pub use escape::{clean, width};
pub use findings::{concise, findings};
pub use fold::wrap;
pub use format::{Format, RenderFault};
pub use github::github;
pub use html::PAGE_MARK;
use ink::Ink;
pub use json::{json_around, object};
pub use look::Look;
pub use mask::{mask_phone, mask_phones_in};
pub use robot::{Robot, plain_lines, robot};
pub use rows::Rows;
pub use sarif::sarif;
pub use show::Show;
pub use tidy::{HAS_PARQUET, Stamp, tidy};
pub use write::{is_closed_pipe, write_to};
