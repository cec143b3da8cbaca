//! How visits prints what stands in its files: what comes back from a printed list is no news.

use std::collections::HashMap;

use super::fields::list_of;
use super::understood::Understood;
use crate::book::intake::{Table, Use};
use crate::calendar::Instant;
use crate::model::Book;
use crate::render::{clean, mask_phone, mask_phones_in};
use crate::words::{Lang, Words};

/// What is printed of cells that are empty in the files.
pub(super) struct Printed {
    /// The butler of each household that names none, by its id.
    butlers: HashMap<String, String>,
}

impl Printed {
    /// For lists that visits printed itself: they tell the butler that follows from the area.
    pub(super) fn of(book: &Book, now: Instant, understood: &Understood<'_>) -> Printed {
        let is_ours = understood.sheets.iter().any(|(_, chosen)| {
            chosen.table == Table::Owners
                && chosen
                    .layout
                    .headings
                    .iter()
                    .any(|heading| heading.used == Use::Computed)
        });
        let mut printed = Printed {
            butlers: HashMap::new(),
        };
        if is_ours {
            for ((_, party), butler) in book.indexed_parties().zip(book.butlers(now.date())) {
                if let Some(butler) = butler {
                    printed
                        .butlers
                        .insert(party.id.to_string(), book[butler].id.to_string());
                }
            }
        }
        printed
    }

    /// What an empty cell of a row is printed as.
    pub(super) fn implied(&self, key: &str, column: &str) -> Option<String> {
        (column == "butler")
            .then(|| self.butlers.get(key).cloned())
            .flatten()
    }

    /// The forms in which a cell is printed: masked, cleaned of what acts, in words.
    pub(super) fn forms(column: &str, text: &str) -> Vec<String> {
        let masked = if column == "phone" {
            mask_phone(text)
        } else {
            mask_phones_in(text).into_owned()
        };
        let mut forms = vec![clean(text).into_owned(), clean(&masked).into_owned()];
        for lang in [Lang::Zh, Lang::En] {
            let words = Words::new(lang);
            if let Some(list) = list_of(column) {
                forms.push(words.word(list, text));
            }
            let items: Vec<&str> = masked.split(';').collect();
            forms.push(words.list(&items));
        }
        forms
    }
}
