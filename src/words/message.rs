//! The sentences, made by the build of `sentences/*.toml`.

use std::fmt::Display;

use super::Lang;
use super::count::{Argument, Count};
use super::fill::filled;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
