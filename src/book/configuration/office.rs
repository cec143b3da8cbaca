//! `visits.toml`: the office's name, its time zone, its language, since when it counts.

use super::data_version;
use crate::calendar::Zone;
use crate::diag::Code;
use crate::model::Office;
use crate::text::walk::{Entry, TableReader};
use crate::words::Lang;

/// Reads the office and its zone, where they are stated soundly.
pub(in crate::book) fn read(top: &mut TableReader<'_>) -> (Option<Office>, Option<Zone>) {
    let name = top.required("name").and_then(|entry| entry.filled_text());
    let zone = top.required("timezone").and_then(|entry| zone(&entry));
    let language = top.get("language").and_then(|entry| entry.term::<Lang>());
    let since = top.get("since").and_then(|entry| entry.date());
    let community = top.get("community").and_then(|entry| entry.id());
    let data_version = data_version::of_office(top);
    let office = name.map(|name| Office {
        name: name.to_owned(),
        language,
        since,
        community: community.map(str::to_owned),
        data_version,
    });
    (office, zone)
}

fn zone(entry: &Entry<'_>) -> Option<Zone> {
    let name = entry.text()?;
    match Zone::named(name) {
        Ok(zone) => Some(zone),
        Err(unknown) => {
            entry.note(
                entry
                    .fault(Code::UnknownZone)
                    .with("value", name)
                    .near(unknown.suggestion),
            );
            None
        }
    }
}
