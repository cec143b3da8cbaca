//! Keys of the word files as Rust names.

/// `no-party` as `NoParty`.
pub fn camel(key: &str) -> String {
    key.split(['-', '_', '.', ' ']).map(capitalised).collect()
}

/// `no-party` as `NO_PARTY`.
pub fn shout(key: &str) -> String {
    key.replace(['-', '.', ' '], "_").to_uppercase()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// A text as the doc comment of what it belongs to, one line.
pub fn doc(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let plain = line.replace(['[', ']', '<', '>', '`'], "'");
    let words = plain.split_whitespace().map(|word| {
        if word.contains('_') {
            format!("`{word}`")
        } else {
            word.to_owned()
        }
    });
    let told = words.collect::<Vec<_>>().join(" ");
    let end = if told.ends_with(['.', '!', '?', ':']) {
        ""
    } else {
        "."
    };
    format!("/// {told}{end}")
}
