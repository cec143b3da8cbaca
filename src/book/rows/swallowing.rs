//! A line that is a sound row by itself stays one, whatever happened to the quotes around it.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::book::repaired;
use crate::text::{Item, Table, join};

const FILE: &str = "events/2026-11.csv";
const HEADER: &str = "id,happened_at,party,kind,note";

/// Notes as people write them; one goes over two lines.
fn note() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just("漏水"),
        Just("leak, mended"),
        Just("5\" pipe"),
        Just("he \"said\" so, twice"),
        Just("first\nsecond"),
    ]
}

/// What happens to one place of the text: a quote comes in, takes a letter's place, or goes.
#[derive(Clone, Debug)]
enum Damage {
    Comes(Index),
    Replaces(Index),
    Goes(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any::<Index>().prop_map(Damage::Comes),
        any::<Index>().prop_map(Damage::Replaces),
        any::<Index>().prop_map(Damage::Goes),
    ]
}

impl Damage {
    fn done_to(&self, letters: &mut Vec<char>) {
        let below = HEADER.len() + 1;
        let at = |index: &Index, count: usize| below + index.index(count);
        match self {
            Damage::Comes(index) => letters.insert(at(index, letters.len() - below), '"'),
            Damage::Replaces(index) => {
                let at = at(index, letters.len() - below);
                if letters[at] != '\n' {
                    letters[at] = '"';
                }
            }
            Damage::Goes(index) => {
                let quotes: Vec<usize> = (below..letters.len())
                    .filter(|&at| letters[at] == '"')
                    .collect();
                if !quotes.is_empty() {
                    letters.remove(quotes[index.index(quotes.len())]);
                }
            }
        }
    }
}

fn damaged(notes: &[&str], damages: &[Damage], crlf: bool) -> String {
    let row = |(number, note): (usize, &&str)| {
        let id = format!("e{number}z");
        join([id.as_str(), "2026-11-03", "H1", "wedding", note])
    };
    let rows: Vec<String> = notes.iter().enumerate().map(row).collect();
    let mut letters: Vec<char> = format!("{HEADER}\n{}\n", rows.join("\n")).chars().collect();
    for damage in damages {
        damage.done_to(&mut letters);
    }
    let text: String = letters.into_iter().collect();
    if crlf {
        text.replace('\n', "\r\n")
    } else {
        text
    }
}

/// The cells of every row that is sound by itself.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = Table::parse(bytes);
    let mut rows = Vec::new();
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if let Item::Row(row) = item {
            rows.push(
                row.cells
                    .iter()
                    .take(5)
                    .map(std::borrow::Cow::into_owned)
                    .collect(),
            );
        }
    }
    rows
}

/// Holds that every one of `sound` is among `found`, and part of no cell.
fn assert_kept(sound: &[Vec<String>], found: &[Vec<String>], text: &str) {
    for row in sound {
        assert!(found.contains(row), "{row:?} is gone from\n{text}");
        // An id that lost its last letter may be the beginning of another.
        let is_whole = row[0].starts_with('e') && row[0].ends_with('z');
        let swallows = |cell: &String| is_whole && cell.contains(&row[0]) && *cell != row[0];
        let swallowed = found.iter().flatten().find(|cell| swallows(cell));
        assert_eq!(swallowed, None, "{row:?} is part of a cell in\n{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_sound_row_becomes_part_of_a_cell(
        notes in prop::collection::vec(note(), 1..12),
        damages in prop::collection::vec(damage(), 1..5),
        crlf in any::<bool>(),
    ) {
        let text = damaged(&notes, &damages, crlf);
        let sound = rows(text.as_bytes());
        let mended = repaired(FILE, text.as_bytes(), &[]);
        assert_kept(&sound, &rows(&mended), &text);
    }
}

#[test]
fn a_quote_left_open_costs_its_own_row_however_far_the_next_one_is() {
    for between in [0, 1, 51, 63, 64, 500] {
        let sound: Vec<String> = (0..between)
            .map(|row| format!("e{row}z,2026-11-03,H1,wedding,\n"))
            .collect();
        let sound = sound.concat();
        let text = format!(
            "{HEADER}\nopen,2026-11-03,H1,wedding,\"leak, mended\n{sound}inch,2026-11-03,H1,wedding,5\"\n"
        );
        let mended = rows(&repaired(FILE, text.as_bytes(), &[]));
        assert_eq!(mended.len(), between + 2);
        assert_eq!(mended[0][4], "leak, mended");
        assert_eq!(mended[between + 1][4], "5\"");
    }
}

#[test]
fn a_carriage_return_alone_joins_no_rows_either() {
    let text = format!(
        "{HEADER}\ne1z,2026-11-03,H1,wedding,\"open\re2z,2026-11-03,H1,wedding,5\"\ne3z,2026-11-03,H1,wedding,\n"
    );
    assert_eq!(repaired(FILE, text.as_bytes(), &[]), text.as_bytes());
}
