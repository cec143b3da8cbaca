//! Proofs of the room that need more than one of its files.

mod crash;
mod editing;
mod encodings;
mod failure;
mod journal;
mod reading;
mod real;
mod several;
mod spectrum;
