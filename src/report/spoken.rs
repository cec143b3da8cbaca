//! What a cell of a table says, as people read it.

use crate::book::schema::{Kind, schema};
use crate::model::Book;
use crate::words::Words;
use crate::words::vocabulary::TAG;

/// The words of closed lists and of tags; where the book is given, members by name.
pub(super) fn spoken(
    (table, column): (&str, &str),
    cell: &str,
    book: Option<&Book>,
    words: Words,
) -> String {
    let declared = schema(table).and_then(|table| table.column(column));
    let each = |tell: &dyn Fn(&str) -> String| {
        let told: Vec<String> = cell.split(';').map(tell).collect();
        words.list(&told)
    };
    let named = |id: &str| {
        let member = book.and_then(|book| Some(&book[book.member(id)?]));
        member.map_or_else(|| id.to_owned(), |member| member.name.clone())
    };
    match (column, declared.map(|column| column.kind)) {
        (_, Some(Kind::Word(list))) => words.word(list, cell),
        ("tags", _) => each(&|tag| words.word(&TAG, tag)),
        (_, Some(Kind::References)) => each(&named),
        (_, Some(Kind::Reference)) if column != "party" => named(cell),
        _ => cell.to_owned(),
    }
}
