//! A fault as a value: its code, its place, its severity and the arguments its sentence needs.
//!
//! What a fault *says* stands in `words` under `fault.CODE.…`; what it *means to the program* is
//! only its severity. Nobody here has seen a file: excerpts are added by whoever has.

mod catalogue;
mod digest;
mod fault;
pub mod file;
mod located;
mod place;
mod severity;

pub use catalogue::{CATALOGUE, Code, Entry};
pub use digest::digest;
pub use fault::Fault;
pub use located::Located;
pub use place::{Place, Spot};
pub use severity::Severity;

pub use crate::words::nearest;
