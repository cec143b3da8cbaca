//! `git`: what git is set up with, and what it calls.

mod arguments;
mod check_staged;
mod merge_driver;
mod setup;
mod textconv;

pub use arguments::Git;
pub(super) use setup::set_up;
