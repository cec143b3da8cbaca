//! Proofs of the room that need more than one of its files.
mod reading;
