//! The enum `Message`: one variant a sentence, whose fields are the sentence's arguments.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::Value;

use super::catalogue::Catalogue;
use super::name::{camel, doc};
use super::source::Source;
use super::template::{self, Arguments};

/// One sentence, ready to be written.
struct Sentence {
    /// `log.no-party`
    key: String,
    /// `LogNoParty`
    variant: String,
    /// Its English, as documentation.
    english: String,
    arguments: Arguments,
    /// Its number in the catalogue, and that of what to do about it.
    number: usize,
    help: Option<usize>,
}

/// The Rust text of the enum and of what it knows.
pub fn generate(sources: &[Source], catalogue: &mut Catalogue) -> Result<String, String> {
    let mut areas = BTreeMap::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    for source in sources {
        for (area, table) in source.tables()? {
            if let Some(other) = areas.insert(area.clone(), &source.name) {
                return Err(source.fault(area, &format!("is an area of {other} too")));
            }
            for (key, value) in table {
                sentences.push(sentence(
                    source,
                    &format!("{area}.{key}"),
                    value,
                    catalogue,
                )?);
            }
        }
    }
    sentences.sort_by(|a, b| a.variant.cmp(&b.variant));
    if let Some(twice) = sentences
        .windows(2)
        .find(|two| two[0].variant == two[1].variant)
    {
        return Err(format!(
            "src/words/sentences: {} and {} are one name",
            twice[0].key, twice[1].key
        ));
    }
    Ok(written(&sentences))
}

fn sentence(
    source: &Source,
    key: &str,
    value: &Value,
    catalogue: &mut Catalogue,
) -> Result<Sentence, String> {
    if let Some(other) = value.as_table().and_then(|table| {
        table
            .keys()
            .find(|key| !["en", "zh", "help"].contains(&key.as_str()))
    }) {
        return Err(source.fault(key, &format!("has `{other}`, which nobody knows")));
    }
    let text = source.text(key, value)?;
    let mut arguments = template::agreed(source, key, &text)?;
    let number = catalogue.add(&text);
    let mut help = None;
    if let Some(value) = value.get("help") {
        let key = format!("{key}.help");
        let text = source.text(&key, value)?;
        template::merge(&mut arguments, template::agreed(source, &key, &text)?);
        help = Some(catalogue.add(&text));
    }
    Ok(Sentence {
        key: key.to_owned(),
        variant: camel(key),
        english: text.en,
        arguments,
        number,
        help,
    })
}

fn written(sentences: &[Sentence]) -> String {
    let mut variants = String::new();
    let mut arms = String::new();
    let mut helps = String::new();
    let mut each = String::new();
    for sentence in sentences {
        let _ = writeln!(
            variants,
            "    {}\n    {},",
            doc(&sentence.english),
            sentence.declared()
        );
        let _ = writeln!(arms, "            {},", sentence.arm(sentence.number));
        if let Some(help) = sentence.help {
            let _ = writeln!(helps, "            {},", sentence.arm(help));
        }
        let _ = writeln!(
            each,
            "            ({:?}, {}),",
            sentence.key,
            sentence.sample()
        );
    }
    format!(
        "/// Everything a person can be told, each sentence with its arguments.\n\
         #[derive(Clone, Copy)]\n#[allow(clippy::enum_variant_names)]\npub(crate) enum Message<'a> {{\n{variants}}}\n\n\
         impl Message<'_> {{\n\
         \x20   /// The sentence in a language.\n\
         \x20   #[allow(clippy::too_many_lines, clippy::match_same_arms)]\n\
         \x20   pub(super) fn text(self, lang: Lang) -> String {{\n        match self {{\n{arms}        }}\n    }}\n\n\
         \x20   /// The sentence of what to do about it, where there is one.\n\
         \x20   #[allow(clippy::too_many_lines)]\n\
         \x20   pub(super) fn help(self, lang: Lang) -> Option<String> {{\n        Some(match self {{\n{helps}            _ => return None,\n        }})\n    }}\n}}\n\n\
         #[cfg(test)]\nimpl<'a> Message<'a> {{\n\
         \x20   /// Every message by its key, with `count` and `text` for all its arguments.\n\
         \x20   #[allow(clippy::too_many_lines, clippy::redundant_field_names)]\n\
         \x20   pub(super) fn all(count: &'a dyn Count, text: &'a dyn Display) -> Vec<(&'static str, Message<'a>)> {{\n        vec![\n{each}        ]\n    }}\n}}\n"
    )
}

impl Sentence {
    /// The fields with what `each` makes of their name and whether they are counted.
    fn fields(&self, each: impl Fn(&str, bool) -> String) -> String {
        let fields = self.arguments.iter();
        fields
            .map(|(name, used)| each(name, used.counted))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn declared(&self) -> String {
        if self.arguments.is_empty() {
            return self.variant.clone();
        }
        let fields = self.fields(|name, counted| {
            let kind = if counted { "Count" } else { "Display" };
            format!("#[allow(missing_docs)] {name}: &'a dyn {kind}")
        });
        format!("{} {{ {fields} }}", self.variant)
    }

    fn pattern(&self) -> String {
        if self.arguments.is_empty() {
            return format!("Message::{}", self.variant);
        }
        let names = self.fields(|name, _| name.to_owned());
        format!("Message::{} {{ {names} }}", self.variant)
    }

    fn arm(&self, number: usize) -> String {
        let arguments = self.fields(|name, counted| {
            let kind = if counted { "Count" } else { "Text" };
            format!("({name:?}, Argument::{kind}({name}))")
        });
        format!(
            "{} => filled({number}, lang, &[{arguments}])",
            self.pattern()
        )
    }

    fn sample(&self) -> String {
        if self.arguments.is_empty() {
            return format!("Message::{}", self.variant);
        }
        let fields = self
            .fields(|name, counted| format!("{name}: {}", if counted { "count" } else { "text" }));
        format!("Message::{} {{ {fields} }}", self.variant)
    }
}
