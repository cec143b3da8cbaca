//! The words that lists are written in: headings by table and column, entries of closed lists, names
//! of sheets. All of them stand in `headings.toml` and `words.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::fold::{folded, scripts, without_brackets};
use super::table::Table;
use crate::words::{Vocabulary as Words, Word};

type Lists = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// What a heading stands for in a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Meaning {
    /// The column, or a part such as `party.room`; `running`, `computed`.
    pub(super) column: String,
    /// Whether it stands for it only where no better heading does.
    pub(super) is_second_choice: bool,
}

/// Every list, ready to be asked.
pub(super) struct Vocabulary {
    headings: BTreeMap<String, BTreeMap<String, Meaning>>,
    services: BTreeMap<String, String>,
    tables: Vec<(String, String)>,
    words: BTreeMap<String, BTreeMap<String, String>>,
    lists: Lists,
}

/// The one vocabulary.
pub(super) fn vocabulary() -> &'static Vocabulary {
    static ONE: OnceLock<Vocabulary> = OnceLock::new();
    ONE.get_or_init(Vocabulary::read)
}

impl Vocabulary {
    fn read() -> Vocabulary {
        let lists = |text: &str| toml::from_str::<Lists>(text).expect("the lists are TOML");
        let mut headings = lists(include_str!("headings.toml"));
        let services = headings.remove("services").unwrap_or_default();
        let tables = headings.remove("tables").unwrap_or_default();
        let words = lists(include_str!("words.toml"));
        let mut known: BTreeMap<String, BTreeMap<String, Meaning>> = BTreeMap::new();
        for (table, columns) in headings {
            let meanings = known.entry(table).or_default();
            for (column, texts) in columns {
                let meaning = Meaning {
                    is_second_choice: column.ends_with('?'),
                    column: column.trim_end_matches('?').to_owned(),
                };
                for text in texts {
                    meanings.insert(folded(&text), meaning.clone());
                }
            }
        }
        Vocabulary {
            headings: known,
            services: turned(services),
            tables: tables
                .into_iter()
                .flat_map(|(table, words)| {
                    words
                        .into_iter()
                        .map(move |word| (folded(&word), table.clone()))
                })
                .collect(),
            words: words
                .iter()
                .map(|(list, entries)| (list.clone(), turned(entries.clone())))
                .collect(),
            lists: words,
        }
    }

    /// What a heading stands for in a table: as it is, without what stands in brackets, as the first of those
    /// that it names (`楼栋/区域`), or the first of several alike (`phone1`).
    pub(super) fn heading(&self, table: Table, heading: &str) -> Option<Meaning> {
        let exact = self.exact(table, heading);
        let exact = exact.or_else(|| {
            let bare = without_brackets(heading);
            (bare != heading && !folded(&bare).is_empty())
                .then(|| self.exact(table, &bare))
                .flatten()
        });
        let exact = exact.or_else(|| {
            let (first, _) = heading.split_once(['/', '／'])?;
            self.exact(table, first)
        });
        let exact = exact.or_else(|| self.exact(table, heading.trim_end().strip_suffix('1')?));
        // In two languages: neither may say another thing than the other.
        exact.or_else(|| {
            let parts = scripts(heading)?.map(|part| self.exact(table, &part));
            match parts {
                [Some(han), Some(other)] => (han.column == other.column).then_some(han),
                [han, other] => han.or(other),
            }
        })
    }

    fn exact(&self, table: Table, heading: &str) -> Option<Meaning> {
        let text = folded(heading);
        let schema = table.schema();
        let own = schema
            .columns
            .iter()
            .find(|column| folded(column.name) == text && !column.name.ends_with('_'));
        if let Some(own) = own {
            return Some(Meaning {
                column: own.name.to_owned(),
                is_second_choice: false,
            });
        }
        let meanings = self.headings.get(schema.name)?;
        let dashless = text.replace('-', "");
        let known = meanings.get(&text).or_else(|| meanings.get(&dashless));
        let Some(meaning) = known else {
            let word = schema.headings.typed(&text)?;
            return Some(Meaning {
                column: word.key.to_owned(),
                is_second_choice: false,
            });
        };
        let is_part = meaning.column.contains('.')
            || matches!(meaning.column.as_str(), "running" | "computed");
        (is_part || schema.column(&meaning.column).is_some()).then(|| meaning.clone())
    }

    /// The service that a heading is about, as policies usually name it.
    pub(super) fn service(&self, heading: &str) -> Option<&str> {
        self.services.get(&folded(heading)).map(String::as_str)
    }

    /// The entry of a closed list that `written` means: as everywhere, else as lists of offices
    /// have it.
    pub(super) fn entry(&self, list: &'static Words, written: &str) -> Option<&'static str> {
        let of = |written: &str| {
            let own = list.typed(&folded(written));
            let word = own.or_else(|| list.word(self.word(list.name, written)?));
            word.map(|word| word.key)
        };
        of(written).or_else(|| {
            let [han, other] = scripts(written)?;
            let (han, other) = (of(&han), of(&other));
            han.or(other)
                .filter(|entry| han.zip(other).is_none() || other == Some(entry))
        })
    }

    /// The entry that `written` means, of a list that only lists of offices have.
    pub(super) fn word(&self, list: &str, written: &str) -> Option<&str> {
        let entries = self.words.get(list)?;
        entries.get(&folded(written)).map(String::as_str)
    }

    /// The words of one entry of a list, as they stand.
    pub(super) fn words_of(&self, list: &str, entry: &str) -> &[String] {
        let entries = self.lists.get(list);
        entries
            .and_then(|entries| entries.get(entry))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a cell says that there is nothing.
    pub(super) fn says_nothing(&self, written: &str) -> bool {
        let trimmed = written.trim();
        trimmed.chars().count() <= 4 && self.word("nothing", trimmed).is_some()
    }

    /// Whether a cell of a column of dates says that there is no day, or none yet.
    pub(super) fn says_no_day(&self, written: &str) -> bool {
        self.word("no-day", written.trim()).is_some()
    }

    /// The table that a name of a sheet or a file speaks of: by the longest word in it.
    pub(super) fn table_named(&self, name: &str) -> Option<Table> {
        let name = folded(name);
        let fits = self
            .tables
            .iter()
            .filter(|(word, _)| name.contains(word.as_str()));
        // Lists of whatever kind are lists of households: their word decides nothing beside another.
        let best = fits.max_by_key(|(word, table)| (table != "owners", word.chars().count()));
        best.and_then(|(_, table)| Table::named(table))
    }
}

/// The table that a word names, as sheets are called: `业主`, `拜访登记`.
pub fn table_named(name: &str) -> Option<Table> {
    vocabulary().table_named(name)
}

/// Whether the name of a sheet or a file holds a word for an entry of a list: `电话回访` one for the
/// channel `phone`.
pub fn is_named_after(name: &str, list: &'static Words, entry: &str) -> bool {
    let name = folded(name);
    let own = list.word(entry).into_iter().flat_map(Word::typed_words);
    let others = vocabulary().words_of(list.name, entry).iter();
    own.chain(others.map(String::as_str))
        .any(|word| name.contains(&folded(word)))
}

/// Whether a cell says something: it is not empty, and is no word for nothing.
pub fn says_something(written: &str) -> bool {
    !written.trim().is_empty() && !vocabulary().says_nothing(written)
}

/// Whether a text says that somebody is responsible for all that there is.
pub fn says_everywhere(written: &str) -> bool {
    vocabulary().word("everywhere", written.trim()).is_some()
}

/// Entries by the folded words that mean them; the first that names a word has it.
fn turned(entries: BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let mut turned = BTreeMap::new();
    for (entry, words) in entries {
        for word in words.iter().chain([&entry]) {
            turned.entry(folded(word)).or_insert_with(|| entry.clone());
        }
    }
    turned
}

#[cfg(test)]
mod tests {
    use super::{Table, folded, vocabulary};
    use crate::book::schema::{Kind, schema};
    use crate::words::vocabulary::{CHANNEL, STATUS};

    #[test]
    fn headings_of_offices_are_known() {
        let column = |table: Table, heading: &str| {
            vocabulary()
                .heading(table, heading)
                .map(|meaning| meaning.column)
                .unwrap_or_default()
        };
        for (heading, name) in [
            ("业主姓名", "name"),
            ("户 主", "name"),
            ("楼栋", "building"),
            ("幢", "building"),
            ("房号", "room"),
            ("联系电话（必填）", "phone"),
            ("交房日期", "moved_in"),
            ("责任管家", "butler"),
            ("备注", "note"),
            ("moved_in", "moved_in"),
            ("Moved in", "moved_in"),
            ("楼栋/区域", "building"),
            ("房号/铺位号", "room"),
            ("phone1", "phone"),
            ("Unit Number", "room"),
            ("身份证号", ""),
            ("序号", "running"),
        ] {
            assert_eq!(column(Table::Owners, heading), name, "{heading}");
        }
        assert_eq!(column(Table::Visits, "房号"), "party.room");
        assert_eq!(column(Table::Staff, "岗位"), "role");
    }

    #[test]
    fn words_of_lists_are_known() {
        let entry = |list, written| vocabulary().entry(list, written).unwrap_or_default();
        assert_eq!(entry(&STATUS, "自住"), "occupied");
        assert_eq!(entry(&STATUS, "未收楼"), "not_moved_in");
        assert_eq!(entry(&CHANNEL, " 微信 "), "message");
        assert_eq!(entry(&STATUS, "飞了"), "");
        assert!(vocabulary().says_nothing(" / "));
        assert!(!vocabulary().says_nothing("无人应答"));
    }

    #[test]
    fn names_of_sheets_say_what_they_hold() {
        for (name, table) in [
            ("业主台账.xlsx", Some(Table::Owners)),
            ("员工花名册", Some(Table::Staff)),
            ("2025年业主拜访登记表", Some(Table::Visits)),
            ("业主投诉台账", Some(Table::Issues)),
            ("Sheet1", None),
        ] {
            assert_eq!(vocabulary().table_named(name), table, "{name}");
        }
    }

    /// What is understood wherever people type stands once, where that is said.
    #[test]
    fn no_word_or_heading_is_said_again_here() {
        let read = |text| toml::from_str::<super::Lists>(text).expect("the lists are TOML");
        let mut again = Vec::new();
        for (table, columns) in read(include_str!("headings.toml")) {
            let Some(schema) = schema(&table) else {
                continue;
            };
            for (column, texts) in columns {
                let same = |text: &&String| {
                    let word = schema.headings.typed(&folded(text));
                    word.is_some_and(|word| word.key == column)
                };
                again.extend(texts.into_iter().filter(|text| same(&text)));
            }
        }
        let lists = read(include_str!("words.toml"));
        let columns = Table::ALL.iter().flat_map(|table| table.schema().columns);
        for column in columns {
            let Kind::Word(list) = column.kind else {
                continue;
            };
            let texts = lists.get(list.name).into_iter().flatten();
            let texts = texts.flat_map(|(_, texts)| texts);
            again.extend(
                texts
                    .filter(|text| list.typed(&folded(text)).is_some())
                    .cloned(),
            );
        }
        assert_eq!(again, [""; 0]);
    }
}
