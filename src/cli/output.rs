//! Saying why something went wrong, on stderr.

use std::io::Write;

use super::error::CommandError;
use crate::render::{clean, mask_phones_in, wrap};
use crate::words::{Message, Words};

/// Tells a failure: the sentence, then what to do. A stderr that is gone is no reason to fail again.
pub fn print_failure(
    stderr: &mut dyn Write,
    width: Option<usize>,
    error: &CommandError,
    words: Words,
) {
    if !error.message.is_empty() {
        line(
            stderr,
            width,
            &words.say(Message::FailureError),
            &error.message,
        );
    }
    for hint in &error.hints {
        line(stderr, width, &words.say(Message::FailureHint), hint);
    }
}

/// One line on stderr, escaped, telephone numbers masked, behind its label, which brings its colon along; folded to the terminal where stderr is one.
pub fn line(stderr: &mut dyn Write, width: Option<usize>, label: &str, text: &str) {
    let text = format!("{label}{}", clean(&mask_phones_in(text)));
    let lines = match width {
        Some(width) => wrap(&text, width),
        None => vec![text],
    };
    for line in lines {
        let _ = writeln!(stderr, "{line}");
    }
}
