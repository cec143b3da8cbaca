//! The arguments of a text: `%{name}` prints one, `%{name:one|many}` chooses by one.

use std::collections::BTreeMap;

use super::source::{Source, Text};

/// How a text uses an argument.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Use {
    /// It is printed.
    pub printed: bool,
    /// It is a number that chooses between a form for one and one for many.
    pub counted: bool,
}

/// The arguments of a text, by name.
pub type Arguments = BTreeMap<String, Use>;

/// The arguments of one language's text, or what is wrong with it.
pub fn arguments(text: &str) -> Result<Arguments, String> {
    let mut found = Arguments::new();
    for part in text.split("%{").skip(1) {
        let (inside, _) = part.split_once('}').ok_or("`%{` without `}`")?;
        let (name, forms) = match inside.split_once(':') {
            Some((name, forms)) => (name, Some(forms)),
            None => (inside, None),
        };
        if !is_name(name) {
            return Err(format!("`%{{{inside}}}` names no argument"));
        }
        if forms.is_some_and(|forms| forms.matches('|').count() != 1) {
            return Err(format!("`%{{{inside}}}` has not two forms"));
        }
        let used = found.entry(name.to_owned()).or_insert(Use {
            printed: false,
            counted: false,
        });
        match forms {
            Some(_) => used.counted = true,
            None => used.printed = true,
        }
    }
    Ok(found)
}

/// The arguments of a text in both languages, which must print the same ones.
pub fn agreed(source: &Source, key: &str, text: &Text) -> Result<Arguments, String> {
    let read = |language: &str, text: &str| {
        arguments(text).map_err(|what| source.fault(key, &format!("`{language}`: {what}")))
    };
    let (mut en, zh) = (read("en", &text.en)?, read("zh", &text.zh)?);
    let printed = |all: &Arguments| -> Vec<String> {
        let names = all.iter().filter(|(_, used)| used.printed);
        names.map(|(name, _)| name.clone()).collect()
    };
    if printed(&en) != printed(&zh) {
        let (en, zh) = (printed(&en).join(", "), printed(&zh).join(", "));
        return Err(source.fault(key, &format!("`en` has ({en}), `zh` has ({zh})")));
    }
    merge(&mut en, zh);
    Ok(en)
}

/// Adds the uses of `others`.
pub fn merge(all: &mut Arguments, others: Arguments) {
    for (name, used) in others {
        let known = all.entry(name).or_insert(used);
        known.printed |= used.printed;
        known.counted |= used.counted;
    }
}

fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|letter| letter.is_ascii_lowercase() || letter == '_')
}
