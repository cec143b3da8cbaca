//! Test files of others: the csv-spectrum, and the Big List of Naughty Strings.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::text::{Draft, Item, Table};

fn data(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The sound rows of a file as JSON would give them, and the faulty lines with their faults.
fn read(bytes: &[u8]) -> (Vec<BTreeMap<String, String>>, Vec<String>) {
    let table = Table::parse(bytes);
    assert_eq!(table.damage(), []);
    let names = table.header().unwrap().names();
    let (mut rows, mut bad) = (Vec::new(), Vec::new());
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        match item {
            Item::Row(row) => {
                let cells = row.cells.iter().map(std::borrow::Cow::into_owned);
                rows.push(names.iter().cloned().zip(cells).collect());
            }
            Item::Bad { line, fault, .. } => bad.push(format!("{}: {fault}", line.number)),
            Item::Nothing { line, .. } => panic!("nothing in line {}", line.number),
        }
    }
    (rows, bad)
}

#[test]
fn the_spectrum_is_read_as_it_says() {
    let sound = [
        "comma_in_quotes",
        "empty",
        "empty_crlf",
        "escaped_quotes",
        "json",
        "simple",
        "simple_crlf",
        "utf8",
    ];
    for name in sound {
        let wanted: Vec<BTreeMap<String, String>> =
            serde_json::from_slice(&data(&format!("csv-spectrum/{name}.json"))).unwrap();
        let (rows, bad) = read(&data(&format!("csv-spectrum/{name}.csv")));
        assert_eq!((rows, bad), (wanted, Vec::new()), "{name}");
    }
}

/// Cells over several lines are faults by our rule that one line is one record: each costs its own
/// lines, and the rows around them are read.
#[test]
fn cells_over_several_lines_are_refused_line_by_line() {
    for name in ["newlines", "newlines_crlf"] {
        let (rows, bad) = read(&data(&format!("csv-spectrum/{name}.csv")));
        assert_eq!(
            rows.iter().map(|row| row["a"].as_str()).collect::<Vec<_>>(),
            ["1", "7"]
        );
        assert_eq!(bad, ["3: unclosed quote", "4: stray quote"], "{name}");
    }
    let (rows, bad) = read(&data("csv-spectrum/quotes_and_newlines.csv"));
    assert_eq!(rows.len(), 1);
    let wanted = [
        "2: unclosed quote",
        "3: text after a closing quote",
        "4: stray quote",
    ];
    assert_eq!(bad, wanted);
    // Seconds of arc in a bare cell: no legal CSV, though many readers let it pass.
    let (rows, bad) = read(&data("csv-spectrum/location_coordinates.csv"));
    assert_eq!((rows.len(), bad), (0, vec!["2: stray quote".to_string()]));
}

#[test]
fn every_naughty_string_is_written_and_read_back() {
    let strings: Vec<String> = serde_json::from_slice(&data("naughty-strings/blns.json")).unwrap();
    assert!(strings.len() > 400, "the list is there");
    let mut draft = Draft::open(None, &["id", "note"]).unwrap();
    let mut written = Vec::new();
    for text in &strings {
        let id = format!("V{}", written.len());
        if draft.append(&[("id", &id), ("note", text)]).is_ok() {
            written.push(text.as_str());
        } else {
            assert!(text.contains(['\n', '\r', '\0']), "refused: {text:?}");
        }
    }
    assert!(
        strings.len() - written.len() < 5,
        "only line breaks are refused"
    );
    let bytes = draft.into_bytes();
    let (rows, bad) = read(&bytes);
    assert_eq!(bad, [""; 0]);
    let found: Vec<&str> = rows.iter().map(|row| row["note"].as_str()).collect();
    assert_eq!(found, written);
}

/// Each string alone in its file, where it alone decides what the encoding is taken for.
#[test]
fn every_naughty_string_alone_is_read_back() {
    let strings: Vec<String> = serde_json::from_slice(&data("naughty-strings/blns.json")).unwrap();
    for text in strings
        .iter()
        .filter(|text| !text.contains(['\n', '\r', '\0']))
    {
        let mut draft = Draft::open(None, &["id", "note"]).unwrap();
        draft.append(&[("id", "V1"), ("note", text)]).unwrap();
        let bytes = draft.into_bytes();
        let (rows, _) = read(&bytes);
        assert_eq!(&rows[0]["note"], text);
    }
}
