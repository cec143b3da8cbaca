//! The vocabulary: closed lists as enums with their words, open lists as tables of words.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::{Table, Value};

use super::fold::bare;
use super::name::{camel, doc, shout};
use super::source::{Source, Text};

/// What a table says of the list as a whole.
const OF_THE_LIST: [&str; 3] = ["type", "about", "not_typed"];

/// One word of a list.
pub struct Term {
    /// What stands in the files.
    pub key: String,
    /// What is printed.
    pub text: Text,
    /// Everything that may be typed for it, folded: the key, both texts, the synonyms.
    typed: Vec<String>,
    about: Option<String>,
}

/// The Rust text of every list.
pub fn generate(sources: &[Source]) -> Result<String, String> {
    let mut out = String::new();
    let mut names = Vec::new();
    for source in sources
        .iter()
        .filter(|source| !source.name.ends_with("/when.toml"))
    {
        for (list, table) in source.tables()? {
            out.push_str(&generate_list(source, list, table)?);
            names.push(format!("&{}", shout(list)));
        }
    }
    let all = names.join(", ");
    let _ = writeln!(out, "pub(super) static ALL: &[&Vocabulary] = &[{all}];");
    Ok(out)
}

/// The words of one list, in order; one that could mean two of them is refused.
pub fn terms(source: &Source, list: &str, table: &Table) -> Result<Vec<Term>, String> {
    let entries = table
        .iter()
        .filter(|(key, _)| !OF_THE_LIST.contains(&key.as_str()));
    let terms = entries.map(|(key, value)| term(source, &format!("{list}.{key}"), key, value));
    let terms: Vec<Term> = terms.collect::<Result<_, _>>()?;
    let mut meant = BTreeMap::new();
    for term in &terms {
        for word in &term.typed {
            let other = meant
                .insert(word, &term.key)
                .filter(|other| **other != term.key);
            if let Some(other) = other.filter(|_| !table.contains_key("not_typed")) {
                return Err(source.fault(
                    list,
                    &format!("`{word}` means both {other} and {}", term.key),
                ));
            }
        }
    }
    Ok(terms)
}

fn term(source: &Source, place: &str, key: &str, value: &Value) -> Result<Term, String> {
    let text = source.text(place, value)?;
    let entry = value
        .as_table()
        .ok_or_else(|| source.fault(place, "is no table"))?;
    let mut typed = vec![bare(key), bare(&text.en), bare(&text.zh)];
    typed.extend(
        synonyms(source, place, entry)?
            .iter()
            .map(|word| bare(word)),
    );
    typed.sort();
    typed.dedup();
    Ok(Term {
        key: key.to_owned(),
        text,
        typed,
        about: source.string(place, entry, "about")?.map(str::to_owned),
    })
}

/// What else may be typed, as written.
pub fn synonyms(source: &Source, place: &str, entry: &Table) -> Result<Vec<String>, String> {
    let Some(typed) = entry.get("typed") else {
        return Ok(Vec::new());
    };
    let words = typed
        .as_array()
        .map(|words| words.iter().map(Value::as_str));
    let words: Option<Option<Vec<&str>>> = words.map(Iterator::collect);
    let words = words
        .flatten()
        .ok_or_else(|| source.fault(place, "`typed` is no list of words"))?;
    Ok(words.into_iter().map(str::to_owned).collect())
}

fn generate_list(source: &Source, list: &str, table: &Table) -> Result<String, String> {
    let terms = terms(source, list, table)?;
    let name = shout(list);
    let Some(kind) = source.string(list, table, "type")? else {
        let mut words = String::new();
        for term in &terms {
            let _ = writeln!(words, "    {};", term.words());
        }
        return Ok(format!("list! {{ {name} {list:?}\n{words}}}\n\n"));
    };
    let about = source.string(list, table, "about")?;
    let about = about.ok_or_else(|| source.fault(list, "has a type and no `about`"))?;
    let mut out = format!(
        "vocabulary! {{\n    {}\n    {kind} = {name} {list:?}\n",
        doc(about)
    );
    for term in &terms {
        let about = term.about.as_deref().unwrap_or(&term.text.en);
        let _ = writeln!(
            out,
            "    {}\n    {} = {};",
            doc(about),
            camel(&term.key),
            term.words()
        );
    }
    out.push_str("}\n\n");
    Ok(out)
}

impl Term {
    fn words(&self) -> String {
        format!(
            "{:?} {:?} {:?} {:?}",
            self.key, self.text.en, self.text.zh, self.typed
        )
    }
}
