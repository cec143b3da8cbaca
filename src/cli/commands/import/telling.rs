//! An outcome told on a page: what was understood, what it brings, what was guessed.

use std::collections::BTreeMap;

use super::fields::{entry, field};
use super::outcome::{CellChange, ColumnTaken, Fate, Outcome, Remark, SheetTaken, Told, WordTaken};
use super::remark_words::{Said, remark};
use crate::book::intake::{PassedOver, RemarkKind};
use crate::sheet::{Page, Tone};
use crate::words::{Message, Words, vocabulary};

/// Most lines of guesses that are told unasked.
const MOST_REMARKS: usize = 14;
/// Most examples of a kind.
pub(super) const EXAMPLES: usize = 3;

/// An outcome about to be told.
pub(super) struct Teller<'t> {
    pub(super) outcome: &'t Outcome,
    pub(super) words: Words,
    pub(super) all: bool,
    pub(super) fate: Fate,
}

impl Teller<'_> {
    /// Puts all of it on a page.
    pub(super) fn tell(&self, page: &mut Page) {
        for sheet in &self.outcome.sheets {
            page.text(Tone::Plain, self.sheet(sheet));
            page.points(self.columns(sheet));
        }
        let passed = self.outcome.passed_over.iter().map(|passed| {
            let why = &self.words.say(passed_over(passed.why));
            let sheet = &passed.sheet;
            self.words.say(Message::ImportPassed { sheet, why })
        });
        let passed: Vec<String> = passed.collect();
        if !passed.is_empty() {
            let names = &self.words.list(&passed);
            page.text(
                Tone::Quiet,
                self.words.say(Message::ImportPassedOver { names }),
            );
        }
        page.text(
            Tone::Plain,
            self.words.say(Message::ImportCounts {
                added: &self.outcome.added,
                changed: &self.outcome.changed,
                same: &self.outcome.same,
                refused: &self.outcome.rows_refused,
            }),
        );
        if self.outcome.added_of.len() > 1 {
            page.text(Tone::Quiet, self.added_by_table());
        }
        page.points(self.changes());
        let remarks = self.remarks();
        if !remarks.is_empty() {
            page.text(Tone::Plain, self.words.say(Message::ImportRemarks));
            page.points(remarks);
        }
        if !self.outcome.refused.is_empty() {
            page.text(Tone::Bad, self.words.say(Message::ImportRefused));
            page.points(self.refused());
            if !self.all {
                let rest = match self.fate {
                    Fate::Refused => Message::ImportRest,
                    Fate::Written | Fate::Would => Message::ImportRestPartial,
                };
                page.text(Tone::Quiet, self.words.say(rest));
            }
        }
    }

    /// How many rows of each table are new: households and members of staff are no one number.
    fn added_by_table(&self) -> String {
        let told = self.outcome.added_of.iter().map(|(table, count)| {
            let table = &self.words.word(&vocabulary::LIST_TABLE, table);
            self.words.say(Message::ImportCountOf { table, count })
        });
        let names = &self.words.list(&told.collect::<Vec<_>>());
        self.words.say(Message::ImportCountsOf { names })
    }

    fn sheet(&self, sheet: &SheetTaken) -> String {
        let form = match &sheet.encoding {
            Some(encoding) => format!("{}, {encoding}", sheet.form),
            None => sheet.form.clone(),
        };
        let name = if sheet.sheet.is_empty() {
            sheet.file.clone()
        } else {
            format!("{} · {}", sheet.file, sheet.sheet)
        };
        self.words.say(Message::ImportSheet {
            name: &name,
            form: &form,
            table: &self.words.word(&vocabulary::LIST_TABLE, &sheet.table),
            row: &sheet.header_row,
            rows: &sheet.rows,
        })
    }

    /// Which heading is which column; which are kept, which are left aside.
    fn columns(&self, sheet: &SheetTaken) -> Vec<String> {
        let mut parts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for column in &sheet.columns {
            let (group, told) = match column.used {
                "column" | "day" | "time" | "party" => (0, self.read_as(column)),
                "kept" => (1, column.heading.clone()),
                "unkept" => (2, column.heading.clone()),
                "left-out" => (3, column.heading.clone()),
                "running" => (4, column.heading.clone()),
                "computed" => (5, column.heading.clone()),
                _ => (6, column.heading.clone()),
            };
            parts.entry(group).or_default().push(told);
        }
        let told = parts.iter().map(|(group, names)| {
            let names = &self.words.list(names);
            self.words.say(match group {
                0 => Message::ImportColumnsRead { names },
                1 => Message::ImportColumnsKept { names },
                2 => Message::ImportColumnsUnkept { names },
                3 => Message::ImportColumnsLeftOut { names },
                4 => Message::ImportColumnsRunning { names },
                5 => Message::ImportColumnsComputed { names },
                _ => Message::ImportColumnsUnnamed { names },
            })
        });
        told.collect()
    }

    fn read_as(&self, column: &ColumnTaken) -> String {
        let ours = field(self.words, &column.column);
        if ours == column.heading {
            return ours;
        }
        self.words.say(Message::ImportColumn {
            theirs: &column.heading,
            ours: &ours,
        })
    }

    /// The first change of each column, with how many there are; or all.
    fn changes(&self) -> Vec<String> {
        if self.all {
            let all = self.outcome.changes.iter();
            return all.map(|change| self.change(change, None)).collect();
        }
        let mut of_column: BTreeMap<(&str, &str), Vec<&CellChange>> = BTreeMap::new();
        for change in &self.outcome.changes {
            let of_it = of_column
                .entry((&change.table, &change.column))
                .or_default();
            of_it.push(change);
        }
        let told = of_column.values();
        told.map(|changes| self.change(changes[0], Some(changes.len())))
            .collect()
    }

    /// One change, or the first of so many.
    fn change(&self, change: &CellChange, count: Option<usize>) -> String {
        let shown = |text: &String| {
            if text.is_empty() {
                self.words.say(Message::ImportEmpty)
            } else {
                entry(self.words, &change.column, text)
            }
        };
        let (column, id) = (&field(self.words, &change.column), &change.id);
        let (old, new) = (&shown(&change.old), &shown(&change.new));
        self.words.say(match &count {
            None => Message::ImportChange {
                column,
                id,
                old,
                new,
            },
            Some(count) => Message::ImportChanges {
                column,
                count,
                id,
                old,
                new,
            },
        })
    }

    fn remarks(&self) -> Vec<String> {
        let remarks = self.outcome.remarks.iter();
        let mut told: Vec<String> = remarks.map(|one| self.remark(one)).collect();
        told.extend(self.words_taken());
        if !self.all && told.len() > MOST_REMARKS {
            let more = told.len() - MOST_REMARKS;
            told.truncate(MOST_REMARKS);
            told.push(self.words.say(Message::ImportMore { count: &more }));
        }
        told
    }

    fn remark(&self, told: &Remark) -> String {
        let mut examples: Vec<String> = Vec::new();
        for example in told.examples.iter().take(EXAMPLES) {
            let example = self.example(example);
            if !examples.contains(&example) {
                examples.push(example);
            }
        }
        if told.count > examples.len() && !examples.is_empty() {
            examples.push("…".to_owned());
        }
        let first = told.examples.first().map_or("", |told| told.to.as_str());
        let value = match told.kind {
            RemarkKind::Default => entry(self.words, &told.column, first),
            _ => first.to_owned(),
        };
        self.words.say(remark(
            told.kind,
            Said {
                count: &told.count,
                column: &field(self.words, &told.column),
                value: &value,
                examples: &self.words.list(&examples),
            },
        ))
    }

    fn example(&self, told: &Told) -> String {
        let row = self.words.say(Message::ImportRow { line: &told.line });
        match (told.from.is_empty(), told.to.is_empty()) {
            (true, true) => row,
            (false, true) => format!("{row} {}", told.from),
            (true, false) => format!("{row} {}", told.to),
            (false, false) => format!("{row} {} → {}", told.from, told.to),
        }
    }

    /// Words of closed lists that were written otherwise, by column.
    fn words_taken(&self) -> Vec<String> {
        let mut of_column: BTreeMap<&str, Vec<&WordTaken>> = BTreeMap::new();
        for word in &self.outcome.words {
            of_column.entry(&word.column).or_default().push(word);
        }
        let told = of_column.iter().filter_map(|(column, words)| {
            let shown = words.iter().filter_map(|word| {
                let entry = entry(self.words, column, &word.entry);
                (entry != word.word).then(|| format!("{} = {entry} ({})", word.word, word.count))
            });
            let shown: Vec<String> = shown.collect();
            let (column, words) = (&field(self.words, column), &self.words.list(&shown));
            (!shown.is_empty()).then(|| self.words.say(Message::ImportWords { column, words }))
        });
        told.collect()
    }
}

/// Why a sheet is not taken in.
pub(super) fn passed_over(why: PassedOver) -> Message<'static> {
    match why {
        PassedOver::Hidden => Message::ImportPassedHidden,
        PassedOver::Empty => Message::ImportPassedEmpty,
        PassedOver::NoHeader => Message::ImportPassedNoHeader,
        PassedOver::Other => Message::ImportPassedOther,
    }
}
