//! `visit review`: who read the record of a visit, and when.

use super::Phrases;
use super::page::page_of;
use crate::ops::Answer;
use crate::ops::visit_review::Reviewed;
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words};

/// The page of `visit review`.
pub fn page(answer: &Answer<Reviewed<'_>>, words: Words) -> Page {
    let review = &answer.body;
    let id = &review.visit.id;
    let mut page = page_of(answer, words.say(Message::VisitReviewed { id }));
    let told = Message::VisitReviewedBy {
        name: &review.reviewed_by.name,
        at: &Phrases::new(words, answer.now).minute(review.reviewed_at),
    };
    page.text(Tone::Plain, words.say(told));
    page
}
