//! Fuzzing on stable Rust: what people and programs write, changed at random, against oracles that need no
//! second implementation. `docs/RELIABILITY.md` has the figures.
//!
//! Each target runs a few hundred inputs in every test run, always the same ones. For longer:
//!
//! ```sh
//! VISITS_FUZZ_MINUTES=60 cargo test --release --test it fuzz::rows::long -- --ignored --nocapture
//! ```
//!
//! An input that an oracle refuses is written to `target/fuzz/TARGET-…`, made as small as it can be; it
//! then belongs into `tests/data/fuzz/TARGET/`, which every run begins with. There is no measure of
//! coverage: that needs unstable flags or unsafe code. In its place an input whose outcome was not seen
//! before (the codes of its faults, what was read of it) is kept and changed further.

mod merging;
mod mutation;
mod policies;
mod random;
mod rows;
mod run;
mod sources;
mod typed;
mod workbooks;
