//! Numbers by which a sentence chooses between a form for one and a form for many.

use std::fmt::Display;

/// A number of things.
pub trait Count: Display {
    /// Whether English speaks of it in the singular.
    fn is_one(&self) -> bool;
}

macro_rules! count {
    ($($number:ty)+) => { $(
        impl Count for $number {
            fn is_one(&self) -> bool {
                *self == 1
            }
        }
    )+ };
}

count! { i32 i64 u8 u16 u32 u64 usize }

/// A number as written, of a fault's arguments; any other text is not one.
impl Count for String {
    fn is_one(&self) -> bool {
        self == "1"
    }
}

/// What a sentence is given for one of its arguments.
#[derive(Clone, Copy)]
pub(crate) enum Argument<'a> {
    /// Something to print.
    Text(&'a dyn Display),
    /// A number that may also choose a form.
    Count(&'a dyn Count),
}
