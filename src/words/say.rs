//! Speaking: a key becomes a sentence, with its arguments put in verbatim.

use std::borrow::Cow;
use std::fmt::{Display, Write};

use super::Lang;

/// A voice in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    /// The language spoken.
    pub lang: Lang,
}

impl Words {
    /// A voice in `lang`.
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The text of `key`, or the key itself where the catalogue has none (which a test forbids).
    pub fn text(&self, key: &str) -> Cow<'static, str> {
        self.find(key).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// The text of `key`, or `None` where the catalogue has none.
    pub fn find(&self, key: &str) -> Option<Cow<'static, str>> {
        crate::_rust_i18n_try_translate(self.lang.code(), key)
    }

    /// The sentence of `key` with each `%{name}` replaced by the argument of that name.
    ///
    /// Arguments are put in once and never looked at again: a note that holds `%{x}` stays as it is.
    pub fn say(&self, key: &str, args: &[(&str, &dyn Display)]) -> String {
        fill(&self.text(key), args)
    }

    /// The word for one of a closed set of values, `term.GROUP.WORD`, such as the channel `door`;
    /// a word that people made up themselves (an event's kind, a tag) stands for itself.
    pub fn term(&self, group: &str, word: &str) -> String {
        self.find(&format!("term.{group}.{word}"))
            .map_or_else(|| word.to_owned(), Cow::into_owned)
    }

    /// Several words of one group, joined as the language joins them (`、` or `, `).
    pub fn terms<'a>(&self, group: &str, words: impl IntoIterator<Item = &'a str>) -> String {
        let said: Vec<String> = words
            .into_iter()
            .map(|word| self.term(group, word))
            .collect();
        self.list(&said)
    }

    /// A length of time: minutes up to an hour, hours and minutes up to a day, days and hours.
    pub fn minutes(&self, minutes: i64) -> String {
        let sign = if minutes < 0 { "-" } else { "" };
        let all = minutes.unsigned_abs();
        let (days, hours, rest) = (all / 1440, all / 60 % 24, all % 60);
        let said = match (days, hours, rest) {
            (0, 0, m) => self.say("unit.minutes", &[("m", &m)]),
            (0, h, 0) => self.say("unit.hours", &[("h", &h)]),
            (0, h, m) => self.say("unit.hours_minutes", &[("h", &h), ("m", &m)]),
            (d, 0, _) => self.say("unit.days", &[("d", &d)]),
            (d, h, _) => self.say("unit.days_hours", &[("d", &d), ("h", &h)]),
        };
        format!("{sign}{said}")
    }

    /// A list as the language writes it: `甲、乙` or `a, b`.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let between = self.text("list.between");
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(&between)
    }
}

/// One pass from left to right; what is put in is never read again.
fn fill(template: &str, args: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(at) = rest.find("%{") {
        out.push_str(&rest[..at]);
        let after = &rest[at + 2..];
        let named = after
            .find('}')
            .map(|end| (&after[..end], &after[end + 1..]));
        let known = named.and_then(|(name, tail)| {
            args.iter()
                .find(|(arg, _)| *arg == name)
                .map(|(_, value)| (value, tail))
        });
        if let Some((value, tail)) = known {
            write!(out, "{value}").expect("writing to a string cannot fail");
            rest = tail;
        } else {
            out.push_str("%{");
            rest = after;
        }
    }
    out.push_str(rest);
    out
}
