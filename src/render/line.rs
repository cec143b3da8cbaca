//! Lines of text output: folded to the page, pairs in two columns, bold and coloured where there are
//! colours.

use super::fold::wrap;
use super::{Look, width};
use crate::sheet::Tone;

/// Blank columns between two columns of a table.
pub(super) const GAP: usize = 2;

/// Text folded to the page, later lines indented as the first one's mark is wide.
pub(super) fn lines(text: &str, mark: &str, look: &Look) -> String {
    let indent = " ".repeat(width(mark));
    let folded = look.width.map_or_else(
        || vec![text.to_owned()],
        |columns| wrap(text, columns.saturating_sub(width(mark))),
    );
    let marked = folded
        .iter()
        .enumerate()
        .map(|(at, line)| format!("{}{line}", if at == 0 { mark } else { &indent }));
    marked.collect::<Vec<_>>().join("\n")
}

/// Names in a column of their own, values beside them.
pub(super) fn pairs_of(pairs: &[(String, String)], look: &Look) -> Option<String> {
    let column = pairs.iter().map(|(name, _)| width(name)).max()?;
    let said = pairs.iter().map(|(name, value)| {
        let mark = format!("{name}{}", " ".repeat(column + GAP - width(name)));
        lines(value, &mark, look).trim_end().to_owned()
    });
    Some(said.collect::<Vec<_>>().join("\n"))
}

/// Each line bold.
pub(super) fn bold(text: String, look: &Look) -> String {
    styled(text, "1", look)
}

/// Lines in the colour of their tone.
pub(super) fn toned(text: String, tone: Tone, look: &Look) -> String {
    match tone {
        Tone::Plain => text,
        Tone::Good => styled(text, "32", look),
        Tone::Warn => styled(text, "33", look),
        Tone::Bad => styled(text, "31", look),
        Tone::Quiet => styled(text, "2", look),
    }
}

/// Each line in a style, where there are colours; a style never runs over a line's end.
fn styled(text: String, code: &str, look: &Look) -> String {
    if !look.colour || text.is_empty() {
        return text;
    }
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!("\u{1b}[{code}m{line}\u{1b}[0m"))
        .collect();
    lines.join("\n")
}
