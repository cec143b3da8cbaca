//! A page of an answer, before anything stands on it.

use crate::ops::{Answer, Body, Titled};
use crate::sheet::Page;
use crate::words::{Words, vocabulary};

/// What people call a department.
pub(super) fn department(department: Titled<'_>, words: Words) -> String {
    words.titled(&vocabulary::DEPARTMENT, department.id, department.title)
}

/// The empty page of an answer.
pub(super) fn page_of<T: Body>(answer: &Answer<T>, title: String) -> Page {
    let mut page = Page::new(T::NAME, title, answer.now);
    page.period.clone_from(&answer.period);
    page.data_errors = answer.data_errors;
    page.left_out = answer.left_out;
    page
}
