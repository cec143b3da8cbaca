//! The answers of commands that write.

use serde_json::Value;

use super::answers::Keys;
use super::types::{all, flag, integer, list, object, string, text_or_null};

/// `import`, and `init --from`.
pub(super) fn import() -> Keys {
    let place = all(&["file", "sheet", "heading"], &string());
    let with = |more: Vec<(&'static str, Value)>| {
        let mut keys = place.clone();
        keys.push(("line", integer()));
        keys.extend(more);
        object(keys)
    };
    let refused = with(all(
        &["column", "value", "near", "kind", "reason"],
        &string(),
    ));
    let example = with(all(&["from", "to"], &string()));
    let mut remark = all(&["kind", "column"], &string());
    remark.extend([("count", integer()), ("examples", list(example))]);
    let mut word = all(&["column", "word", "entry"], &string());
    word.push(("count", integer()));
    let mut change = all(&["table", "id", "column", "old", "new"], &string());
    change.push(("line", integer()));
    let column = object(all(&["heading", "used", "column"], &string()));
    let mut sheet = all(&["file", "form", "sheet", "table"], &string());
    sheet.extend([
        ("encoding", text_or_null()),
        ("header_row", integer()),
        ("rows", integer()),
        ("columns", list(column)),
    ]);
    let mut keys = all(&["added", "changed", "same", "rows_refused"], &integer());
    keys.extend([
        ("sheets", list(object(sheet))),
        (
            "passed_over",
            list(object(all(&["file", "sheet", "why"], &string()))),
        ),
        ("changes", list(object(change))),
        ("words", list(object(word))),
        ("remarks", list(object(remark))),
        ("refused", list(refused)),
        ("written", flag()),
        ("files", list(string())),
    ]);
    keys
}
