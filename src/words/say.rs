//! Speaking: a message becomes a sentence, with its arguments put in verbatim.

use super::vocabulary::{MONTH, SERVICE, WEEKDAY, headings};
use super::{Lang, Message, Term, Vocabulary, bare};

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

    /// The sentence of `message`.
    ///
    /// Arguments are put in once and never looked at again: a note that holds `%{x}` stays as it is.
    pub(crate) fn say(self, message: Message<'_>) -> String {
        message.text(self.lang)
    }

    /// What to do about it, where `message` tells of something that has gone wrong.
    pub(crate) fn help(self, message: Message<'_>) -> Option<String> {
        message.help(self.lang)
    }

    /// The word for an entry of a closed list, such as the channel `door`.
    pub fn term(self, entry: impl Term) -> &'static str {
        entry.word().text(self.lang)
    }

    /// Several entries of one list, joined as the language joins them (`、` or `, `).
    pub fn terms<T: Term>(self, entries: impl IntoIterator<Item = T>) -> String {
        let said: Vec<&str> = entries.into_iter().map(|entry| self.term(entry)).collect();
        self.list(&said)
    }

    /// The word for `key` of an open list, such as the department `security`; one that people made
    /// up themselves stands for itself.
    pub fn word(self, list: &Vocabulary, key: &str) -> String {
        let known = list.word(key);
        known.map_or(key, |word| word.text(self.lang)).to_owned()
    }

    /// The words for several keys of an open list, each word once.
    pub fn each_word(self, list: &Vocabulary, keys: &[impl AsRef<str>]) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        for word in keys.iter().map(|key| self.word(list, key.as_ref())) {
            if !said.contains(&word) {
                said.push(word);
            }
        }
        said
    }

    /// The title that an office gives to `key` of an open list; without one, the word for it.
    pub fn titled(self, list: &Vocabulary, key: &str, title: Option<&str>) -> String {
        title.map_or_else(|| self.word(list, key), str::to_owned)
    }

    /// The heading of a column of a table (`visits`); one that an office added heads itself.
    pub fn heading(self, table: &str, column: &str) -> String {
        if let Some(service) = column.strip_prefix("rate_") {
            return self.word(&SERVICE, service);
        }
        let known = headings(table).and_then(|list| list.word(column));
        known.map_or(column, |word| word.text(self.lang)).to_owned()
    }

    /// The heading of a column inside a sentence.
    pub fn field(self, table: &str, column: &str) -> String {
        let heading = self.heading(table, column);
        match self.lang {
            Lang::En => heading.to_lowercase(),
            Lang::Zh => heading,
        }
    }

    /// A column as its file has it, with its heading where that says more: `visited_at（时间）`.
    pub fn column(self, table: &str, column: &str) -> String {
        let heading = self.field(table, column);
        if bare(&heading) == bare(column) {
            return column.to_owned();
        }
        self.say(Message::PageColumn {
            column: &column,
            heading: &heading,
        })
    }

    /// The short name of a weekday, by its place in the week: 0 is Monday.
    pub fn weekday(self, place: usize) -> &'static str {
        WEEKDAY.words[place].text(self.lang)
    }

    /// The short name of a month, 1 to 12.
    pub fn month(self, number: u32) -> &'static str {
        MONTH.words[number as usize - 1].text(self.lang)
    }

    /// A length of time: minutes up to an hour, hours and minutes up to a day, days and hours.
    pub fn minutes(self, minutes: i64) -> String {
        let sign = if minutes < 0 { "-" } else { "" };
        let all = minutes.unsigned_abs();
        let (days, hours, rest) = (all / 1440, all / 60 % 24, all % 60);
        let said = match (days, hours, rest) {
            (0, 0, m) => self.say(Message::UnitMinutes { m: &m }),
            (0, h, 0) => self.say(Message::UnitHours { h: &h }),
            (0, h, m) => self.say(Message::UnitHoursMinutes { h: &h, m: &m }),
            (d, 0, _) => self.say(Message::UnitDays { d: &d }),
            (d, h, _) => self.say(Message::UnitDaysHours { d: &d, h: &h }),
        };
        format!("{sign}{said}")
    }

    /// Sentences after each other, as the language sets them apart.
    pub fn sentences<T: AsRef<str>>(self, told: &[T]) -> String {
        let told = told.iter().map(|sentence| sentence.as_ref().to_owned());
        let joined = told.reduce(|first, next| {
            let (first, next) = (&first, &next);
            self.say(Message::ListSentences { first, next })
        });
        joined.unwrap_or_default()
    }

    /// A list as the language writes it: `甲、乙` or `a, b`.
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
        items.join(&self.say(Message::ListBetween))
    }
}
