//! Plans who must visit whom this month in a residential community, and checks what was done.
//!
//! A library of rooms through which data walks in one direction; `docs/ARCHITECTURE.md` draws them.

pub mod book;
pub mod calendar;
pub mod check;
pub mod cli;
pub mod diag;
pub mod duties;
pub mod example;
pub mod git;
pub mod model;
pub mod ops;
pub mod plan;
pub mod render;
pub mod report;
pub mod sheet;
pub mod text;
pub mod words;
