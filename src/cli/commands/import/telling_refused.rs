//! Rows that are not taken, told by kind.

use std::collections::BTreeMap;

use super::fields::entries;
use super::outcome::Refused;
use super::telling::{EXAMPLES, Teller};
use super::trouble_words::trouble;
use crate::book::intake::TroubleKind;
use crate::words::Message;

impl Teller<'_> {
    /// Rows that are not taken, by kind, with three examples of each and what to do; or all.
    pub(super) fn refused(&self) -> Vec<String> {
        let refused = &self.outcome.refused;
        if self.all {
            return refused.iter().map(|one| self.refusal(one)).collect();
        }
        let mut of_kind: BTreeMap<(TroubleKind, &str), Vec<&Refused>> = BTreeMap::new();
        for one in refused {
            // What to do is said of the column, or of the fault that `check` would name.
            let about = match one.kind {
                TroubleKind::Unsound => one.value.as_str(),
                TroubleKind::WordUnknown | TroubleKind::Missing | TroubleKind::LongNumber => {
                    one.column.as_str()
                }
                _ => "",
            };
            of_kind.entry((one.kind, about)).or_default().push(one);
        }
        let told = of_kind.iter().map(|((kind, _), all)| self.kind(*kind, all));
        told.collect()
    }

    /// One kind: how many, the first three, what to do.
    fn kind(&self, kind: TroubleKind, all: &[&Refused]) -> String {
        let first = all.iter().take(EXAMPLES);
        let mut examples: Vec<String> = first.map(|one| self.refusal(one)).collect();
        if all.len() > EXAMPLES {
            examples.push("…".to_owned());
        }
        let entries = &entries(self.words, &all[0].column);
        let message = trouble(kind, &all[0].column, &all[0].value, entries);
        self.words.say(Message::ImportKind {
            count: &all.len(),
            examples: &self.words.list(&examples),
            help: &self.words.help(message).unwrap_or_default(),
        })
    }

    fn refusal(&self, refused: &Refused) -> String {
        let row = self.words.say(Message::ImportRow {
            line: &refused.line,
        });
        let row = match (self.outcome.sheets.len() > 1, refused.sheet.is_empty()) {
            (false, _) => row,
            (true, true) => format!("{} {row}", refused.file),
            (true, false) => format!("{} {row}", refused.sheet),
        };
        self.words.say(Message::ImportRefusal {
            row: &row,
            why: &refused.reason,
        })
    }
}
