//! Text made safe for HTML and SVG, in content and in attributes alike.

use std::fmt::Write;

use crate::sheet::Tone;
use crate::words::Lang;
use crate::words::vocabulary::MONTH;

/// `text`, already cleaned, with the five characters that are markup written as references.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// `text`, already cleaned, made safe, with each day in it kept on one line: `11月17日`, `17 Nov`.
pub(super) fn dated(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some((before, day, after)) = next_day(rest) {
        out.push_str(&escape(before));
        let _ = write!(out, "<span class=\"date\">{}</span>", escape(day));
        rest = after;
    }
    out.push_str(&escape(rest));
    out
}

/// The first day in `text`, with what stands before and after it.
fn next_day(text: &str) -> Option<(&str, &str, &str)> {
    let digit = |c: char| c.is_ascii_digit();
    let mut from = 0;
    loop {
        let start = from + text[from..].find(digit)?;
        let length = text[start..]
            .find(|c| !digit(c))
            .unwrap_or(text.len() - start);
        let end = start + length;
        if let Some(more) = day(length, &text[end..]) {
            let (day, after) = text[start..].split_at(length + more);
            return Some((&text[..start], day, after));
        }
        from = end;
    }
}

/// How much of what follows a number of so many digits makes a day of it.
fn day(digits: usize, rest: &str) -> Option<usize> {
    let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 2 {
        return None;
    }
    if let Some(after) = rest.strip_prefix('月') {
        let day = number(after);
        let marked = (1..=2).contains(&day) && after[day..].starts_with('日');
        return marked.then_some('月'.len_utf8() + day + '日'.len_utf8());
    }
    let after = rest.strip_prefix(' ')?;
    let month = MONTH.words.iter().map(|word| word.text(Lang::En));
    let month = month.into_iter().find(|month| after.starts_with(month))?;
    let ends = !after[month.len()..].starts_with(|c: char| c.is_alphabetic());
    ends.then_some(1 + month.len())
}

/// `<name class="class">text</name>`; without a class where it is empty. The text is escaped here.
pub(super) fn element(name: &str, class: &str, text: &str) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!("<{name}{class}>{}</{name}>", dated(text))
}

/// The class that gives a tone its look.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Good => "good",
        Tone::Warn => "warn",
        Tone::Bad => "bad",
        Tone::Quiet => "quiet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_data_stays_text() {
        assert_eq!(
            element("p", "", "<script>'&\"</script>"),
            "<p>&lt;script&gt;&#39;&amp;&quot;&lt;/script&gt;</p>"
        );
    }

    #[test]
    fn a_day_stays_on_its_line() {
        for (text, markup) in [
            (
                "11月17日 周二，3月2日起",
                "<span class=\"date\">11月17日</span> 周二，<span class=\"date\">3月2日</span>起",
            ),
            (
                "by 17 Nov 19:00",
                "by <span class=\"date\">17 Nov</span> 19:00",
            ),
            (
                "2026-11 3 栋 12月 5 Novels <",
                "2026-11 3 栋 12月 5 Novels &lt;",
            ),
        ] {
            assert_eq!(dated(text), markup);
        }
    }
}
