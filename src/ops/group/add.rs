//! How figures of two communities become one.

use crate::duties::figures::Share;

/// What can be counted together.
pub trait Add {
    /// Adds the other's.
    fn and(&mut self, other: &Self);
}

impl Add for u64 {
    fn and(&mut self, other: &u64) {
        *self += other;
    }
}

impl Add for Share {
    fn and(&mut self, other: &Share) {
        self.n += other.n;
        self.of += other.of;
    }
}

/// Of two delays the longer one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Longest(pub i64);

impl Add for Longest {
    fn and(&mut self, other: &Longest) {
        self.0 = self.0.max(other.0);
    }
}
