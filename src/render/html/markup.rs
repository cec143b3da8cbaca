//! Text made safe for HTML and SVG, in content and in attributes alike.

use crate::sheet::Tone;

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

/// `<name class="class">text</name>`; without a class where it is empty. The text is escaped here.
pub(super) fn element(name: &str, class: &str, text: &str) -> String {
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    format!("<{name}{class}>{}</{name}>", escape(text))
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
}
