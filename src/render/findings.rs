//! Findings as people read them: with the line they stand on, or one a line.

use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::{Look, Show};
use crate::sheet::Finding;
use crate::words::Message;

/// Characters of a line shown on either side of what is meant where a page has a width.
const AROUND: usize = 100;
/// And where it has none, as in a pipe: whole lines, but for those of 64 KiB.
const AROUND_IN_A_PIPE: usize = 4000;
/// The most bytes of what ends a colour.
const RESET: usize = 4;
/// Columns where nobody says how wide the page is: enough for any excerpt.
const WIDE: usize = 1 << 20;

/// Every finding with its line, what is meant underlined, and what to do.
pub fn findings(findings: &[Finding], look: &Look) -> String {
    let renderer = if look.colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer
        .decor_style(DecorStyle::Ascii)
        .term_width(look.width.unwrap_or(WIDE));
    let told: Vec<String> = findings
        .iter()
        .map(|finding| told(finding, &renderer, look))
        .collect();
    told.iter().fold(String::new(), |mut out, text| {
        out.push_str(text.trim_end());
        out.push_str("\n\n");
        out
    })
}

/// One line a finding: `file:line:column: error[V012]: message; help`.
pub fn concise(findings: &[Finding], look: &Look) -> String {
    let show = Show::new(look);
    findings.iter().fold(String::new(), |mut out, finding| {
        let Finding {
            line, column, code, ..
        } = finding;
        let (file, message, help) = (
            show.text(&finding.file),
            show.text(&finding.message),
            show.text(&finding.help),
        );
        let kind = if finding.error { "error" } else { "warning" };
        writeln!(
            out,
            "{file}:{line}:{column}: {kind}[{code}]: {message}; {help}"
        )
        .expect("writing to a string cannot fail");
        out
    })
}

fn told(finding: &Finding, renderer: &Renderer, look: &Look) -> String {
    let show = Show::new(look);
    let words = look.words;
    let (level, kind) = if finding.error {
        (Level::ERROR, Message::CheckError)
    } else {
        (Level::WARNING, Message::CheckWarning)
    };
    let title = level
        .with_name(words.say(kind))
        .primary_title(show.text(&finding.message))
        .id(finding.code);
    let path = show.text(&finding.file);
    let help = Level::HELP
        .with_name(words.say(Message::CheckHelp))
        .message(show.text(&finding.help));
    let group = match Excerpt::of(finding, show, look) {
        Some(excerpt) => title
            .element(
                Snippet::source(excerpt.text)
                    .line_start(finding.line as usize)
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(excerpt.from..excerpt.to)),
            )
            .element(help),
        None if finding.line == 0 => title.element(Origin::path(path)).element(help),
        None => {
            let place = format!("{path}:{}:{}", finding.line, finding.column);
            title.element(Origin::path(place)).element(help)
        }
    };
    let text = renderer.render(&[group]);
    let (code, help, colon) = (
        format!("[{}]", finding.code),
        words.say(Message::CheckHelp),
        words.say(Message::PageColon),
    );
    let text = with_colon(&text, text.match_indices(&code), &colon);
    with_colon(&text, text.rmatch_indices(&help), &colon)
}

/// `text` with the language's own colon behind the first of `marks` that has ours behind it.
fn with_colon<'t>(
    text: &str,
    mut marks: impl Iterator<Item = (usize, &'t str)>,
    colon: &str,
) -> String {
    // Between the two stands nothing, or what ends a colour.
    let ours = |(at, mark): (usize, &str)| {
        let after = at + mark.len();
        let gap = text[after..].find(": ").filter(|gap| *gap <= RESET)?;
        Some(after + gap)
    };
    match marks.find_map(ours) {
        Some(at) => format!("{}{colon}{}", &text[..at], &text[at + ": ".len()..]),
        None => text.to_owned(),
    }
}

/// A piece of the line, masked and escaped, and the bytes of it that are meant.
struct Excerpt {
    text: String,
    from: usize,
    to: usize,
}

impl Excerpt {
    fn of(finding: &Finding, show: Show, look: &Look) -> Option<Excerpt> {
        let around = look.width.map_or(AROUND_IN_A_PIPE, |_| AROUND);
        let raw = finding.text.as_ref().filter(|text| !text.is_empty())?;
        let mut masked: Vec<char> = show.masked(raw).chars().collect();
        let same_length = masked.len() == raw.chars().count();
        let start = (finding.column.max(1) as usize - 1).min(masked.len());
        let end = (start + finding.length as usize).min(masked.len());
        let (start, end) = if same_length && finding.length > 0 {
            (start, end)
        } else {
            (0, masked.len())
        };
        let last = (end + around).min(masked.len()).min(start + 3 * around);
        let first = start.saturating_sub(around);
        let end = end.min(last);
        if last < masked.len() {
            masked.truncate(last);
            masked.push('…');
        }
        let piece = |from: usize, to: usize| {
            let text: String = masked[from.min(masked.len())..to.min(masked.len())]
                .iter()
                .collect();
            super::clean(&text).into_owned()
        };
        let before = if first > 0 {
            format!("…{}", piece(first, start))
        } else {
            piece(0, start)
        };
        let meant = piece(start, end);
        let after = piece(end, masked.len());
        let (from, to) = (before.len(), before.len() + meant.len());
        Some(Excerpt {
            text: format!("{before}{meant}{after}"),
            from,
            to,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};

    fn finding(text: &str, column: u32, length: u32) -> Finding {
        Finding {
            code: "V110",
            error: true,
            file: "visits/2026-11.csv".into(),
            line: 12,
            column,
            length,
            text: Some(text.into()),
            message: "“H3-1-502”既不是业主，也不是联系人".into(),
            help: "请按编号填写".into(),
        }
    }

    fn look(lang: Lang) -> Look {
        Look {
            words: Words::new(lang),
            ..Look::default()
        }
    }

    #[test]
    fn the_cell_is_underlined_under_wide_characters_too() {
        let shown = findings(&[finding("王芳,H3-1-502,wang", 4, 8)], &look(Lang::Zh));
        let lines: Vec<&str> = shown.lines().collect();
        let source = lines
            .iter()
            .find(|line| line.contains("王芳"))
            .expect("the line is shown");
        let marks = lines
            .iter()
            .find(|line| line.contains("^^^"))
            .expect("the cell is marked");
        let before =
            |line: &str, at: &str| super::super::width(line.split(at).next().unwrap_or(""));
        assert_eq!(before(source, "H3-1"), before(marks, "^"), "{shown}");
        assert!(
            marks.ends_with("^^^^^^^^") && !marks.contains("^^^^^^^^^"),
            "{shown}"
        );
        assert!(lines[0].starts_with("错误[V110]："), "{shown}");
        assert!(shown.contains("visits/2026-11.csv:12:4"), "{shown}");
    }

    #[test]
    fn nothing_personal_and_nothing_that_acts_gets_out() {
        let line = "a,\u{1b}[31m,13812345678,x";
        let shown = findings(&[finding(line, 21, 1)], &look(Lang::En));
        assert!(
            shown.contains("138****5678") && !shown.contains('\u{1b}'),
            "{shown}"
        );
        assert!(shown.contains("\\u{1b}"), "{shown}");
        let whole = Look {
            show_contacts: true,
            ..look(Lang::En)
        };
        assert!(findings(&[finding(line, 21, 1)], &whole).contains("13812345678"));
    }

    #[test]
    fn of_a_very_long_line_only_the_surroundings_are_shown() {
        let line = format!("{},bad,{}", "x".repeat(9000), "y".repeat(9000));
        let look = Look {
            width: Some(100),
            ..look(Lang::En)
        };
        let shown = findings(&[finding(&line, 9002, 3)], &look);
        assert!(
            shown.len() < 2000 && shown.contains("bad"),
            "{}",
            shown.len()
        );
    }

    #[test]
    fn concise_is_one_line_each() {
        let shown = concise(&[finding("a", 1, 1), finding("b", 1, 0)], &look(Lang::Zh));
        assert_eq!(shown.lines().count(), 2);
        assert!(
            shown.starts_with("visits/2026-11.csv:12:1: error[V110]: “H3-1-502”"),
            "{shown}"
        );
    }
}
