//! Whatever is in a directory, reading it ends, and ends without a panic.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::book::inspect_keeping;
use crate::book::schema::SCHEMAS;
use crate::book::testing::Scratch;
use crate::diag::Severity;
use crate::text::join;

/// Texts that have broken other programs.
const NASTY: &[&str] = &[
    "",
    " ",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}txt",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "NaN",
    "1e999",
    "-1",
    "0x1F",
    "١٢٣",
    "Ω≈ç√∫",
    "田中さん",
    "👩‍👩‍👧‍👦",
    "'\"",
    "\"",
    "\"\"",
    "=1+1",
    "@x",
    "+1",
    "-2+3",
    "%s%n",
    "../../etc/passwd",
    "<script>",
    "{{7*7}}",
    "$(touch x)",
    "`ls`",
    "\u{1b}[31m",
    "a,b",
    "a;b;",
    ";;;",
    "////",
    "9999-12-31T23:59",
    "0001-01-01",
    "10000-01-01T00:00",
    "2026-02-29",
    "𝒽𝑒𝓁𝓁ℴ",
    "ﷺ",
    "\u{e0001}",
    "Ｈ１",
];

/// The naughty strings of all testers, and ours, those that fit in one line.
fn strings() -> Vec<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/naughty-strings/blns.json"
    );
    let all: Vec<String> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let all = all.into_iter().chain(NASTY.iter().map(ToString::to_string));
    all.filter(|text| !text.contains(['\n', '\r', '\0']))
        .collect()
}

#[test]
fn nasty_texts_are_facts_or_faults_in_every_cell_of_every_table() {
    let strings = strings();
    let services = ["overall".to_owned()];
    let scratch = Scratch::new();
    for schema in SCHEMAS {
        let names = schema.names(&services);
        let mut text = format!("{}\n", names.join(","));
        for string in &strings {
            text.push_str(&join(names.iter().map(|_| string.as_str())));
            text.push('\n');
        }
        let file = if schema.is_folder {
            format!("{}/2026-11.csv", schema.name)
        } else {
            format!("{}.csv", schema.name)
        };
        scratch.write(&file, text);
    }
    let inspection = inspect_keeping(&scratch.directory(), usize::MAX);
    for fault in &inspection.faults {
        inspection.sources.locate(fault);
    }
    // A contact may be called anything.
    for schema in SCHEMAS.iter().filter(|schema| schema.name != "contacts") {
        let lines: BTreeSet<u32> = inspection
            .faults
            .iter()
            .filter(|fault| {
                fault.place.file.starts_with(schema.name) && fault.severity() == Severity::Error
            })
            .map(|fault| fault.place.line)
            .collect();
        for (string, line) in strings.iter().zip(2..) {
            // What quoting makes of them is an empty row.
            let is_row = !string
                .trim_matches(|letter: char| letter.is_whitespace() || ",\"".contains(letter))
                .is_empty();
            assert!(
                !is_row || lines.contains(&line),
                "{string:?} in {}",
                schema.name
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_as_any_file(bytes in prop::collection::vec(any::<u8>(), 0..200), file in 0_usize..8) {
        let files = ["visits.toml", "policy.toml", "staff.toml", "calendar.toml", "owners.csv", "visits/2026-11.csv", "plans/2026-11.csv", "surveys/x.csv"];
        let scratch = Scratch::new();
        scratch.write(files[file], bytes);
        let inspection = scratch.inspect();
        for fault in &inspection.faults {
            inspection.sources.locate(fault);
        }
    }

    #[test]
    fn any_row_of_visits(row in "[a-zA-Z0-9,\"；、;:T \u{4e00}-\u{4e20}-]{0,80}") {
        let scratch = Scratch::new();
        scratch.visits(&format!("{row}\n"));
        let inspection = scratch.inspect();
        let reading = scratch.try_read();
        let is_empty = row.trim_matches([',', ' ', '"']).is_empty();
        if let Ok(reading) = reading {
            let rows = reading.book.visits.len() + reading.rows_left_out;
            prop_assert!(is_empty || rows == 1, "a row is a fact or a fault: {:?}", inspection.faults);
        }
    }
}
