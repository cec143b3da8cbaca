//! Laws of time that hold for all values, checked on random ones.
