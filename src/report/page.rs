//! A page of an answer, before anything stands on it.

use crate::ops::{Answer, Body};
use crate::sheet::Page;

/// The empty page of an answer.
pub(super) fn page_of<T: Body>(answer: &Answer<T>, title: String) -> Page {
    let mut page = Page::new(T::NAME, title, answer.now);
    page.period.clone_from(&answer.period);
    page.data_errors = answer.data_errors;
    page
}
