//! Days, hours, periods and lengths of time as people type them, in Chinese and in English:
//! `昨天 19:20`, `周五晚上7点`, `15 Nov 19:00`, `11月`, `last 7 days`, `3天前`.
//!
//! The words come from `src/words/vocabulary/{days,when}.toml`, handed over by the build. Every
//! function here takes text as `words::plain` makes it: small letters, narrow signs, single spaces,
//! none beside a Chinese character. Cells of data files are not read here but by `parse_date` and
//! its like, which know the forms of the files alone.

mod clock;
mod cursor;
mod day;
mod instant;
mod length;
mod meant;
mod period;
mod stretch;
mod words;

pub use instant::{TypedFault, typed_date, typed_instant, typed_moment, typed_since};
pub use length::typed_span;
pub use meant::Toward;
pub use stretch::typed_stretch;
pub use words::PERIOD_WORDS;
