//! Saying why something went wrong, on stderr.

use std::io::Write;

use super::error::CommandError;
use crate::render::clean;
use crate::words::Words;

/// Tells a failure: the sentence, then what to do. A stderr that is gone is no reason to fail again.
pub fn tell(talk: &mut dyn Write, error: &CommandError, words: Words) {
    if !error.message.is_empty() {
        line(talk, &words.text("failure.error"), &error.message);
    }
    for hint in &error.hints {
        line(talk, &words.text("failure.hint"), hint);
    }
}

/// One labelled line on stderr, escaped.
pub fn line(talk: &mut dyn Write, label: &str, text: &str) {
    let _ = writeln!(talk, "{label}: {}", clean(text));
}
