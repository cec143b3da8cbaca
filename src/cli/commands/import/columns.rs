//! Which column of the foreign file is which of ours.

use std::collections::BTreeMap;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::nearest;
use crate::store::Imported;
use crate::store::schema::Schema;
use crate::words::Message;

/// For each column of the file, the column it is here, if it is one: as `map` says, else by its
/// name.
pub(super) fn columns(
    map: &[String],
    context: &Context<'_>,
    schema: &Schema,
    imported: &Imported,
) -> Result<Vec<Option<String>>, CommandError> {
    let mut mapped = BTreeMap::new();
    for text in map {
        let Some((theirs, ours)) = text.rsplit_once(['=', '＝']) else {
            return context.refuse(Message::ImportMap { value: text });
        };
        let (theirs, ours) = (theirs.trim(), ours.trim());
        if !imported.header.iter().any(|name| name == theirs) {
            let names = context.words.list(&imported.header);
            return context.refuse(Message::ImportNoColumn {
                name: &theirs,
                names: &names,
            });
        }
        if schema.column(ours).is_none() {
            let known: Vec<&str> = schema.columns.iter().map(|column| column.name).collect();
            let near = nearest(ours, known.iter().copied())
                .map_or_else(|| context.words.list(&known), str::to_owned);
            return context.refuse(Message::ImportNoField {
                name: &ours,
                names: &near,
            });
        }
        mapped.insert(theirs.to_owned(), ours.to_owned());
    }
    let of = |name: &String| {
        mapped
            .get(name)
            .cloned()
            .or_else(|| schema.column(name.trim()).map(|_| name.trim().to_owned()))
    };
    Ok(imported.header.iter().map(of).collect())
}
