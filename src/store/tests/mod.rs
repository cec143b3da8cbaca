//! Proofs of the room that need more than one of its files.

mod crash;
mod failure;
mod reading;
