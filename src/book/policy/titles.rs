//! `[departments.ID]` and `[events.ID]`: ids with a title each.

use crate::book::ids;
use crate::model::policy::Titled;
use crate::text::walk::TableReader;

/// Reads every table below `key`, in the file's order.
pub(super) fn read(top: &mut TableReader<'_>, key: &'static str) -> Vec<Titled> {
    let document = top.document();
    let Some(table) = top.get(key).and_then(|entry| entry.table()) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for (name, entry) in table.entries() {
        if let Err(why) = ids::check(name.get_ref()) {
            let fault = |code| document.fault(code, name.span());
            document.note(ids::describe(&why, name.get_ref(), fault).with("column", key));
        }
        let Some(mut one) = entry.table() else {
            continue;
        };
        let title = one.get("title").and_then(|entry| entry.filled_text());
        let title = title.map(str::to_owned);
        let place = document.place_of(name.span().start);
        one.finish();
        all.push(Titled {
            id: name.into_inner().into(),
            title,
            place,
        });
    }
    all
}
