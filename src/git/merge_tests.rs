//! Merges: by example, and at random.

use proptest::prelude::*;

use super::{Conflict, Grid, Merged, merge, table_of};
use crate::calendar::Zone;
use crate::text::{Encoding, decode, encoded, join};

const BASE: &str = "id,name,status,note\nH1,Li,occupied,\nH2,Hu,vacant,old\nH3,Su,rented,\n";

fn of(table: &str, versions: [&[u8]; 3]) -> Option<Merged> {
    let zone = Zone::named("Asia/Shanghai").unwrap();
    let [base, ours, theirs] = versions;
    merge(table_of(table).unwrap(), &zone, base, ours, theirs)
}

fn owners(ours: &str, theirs: &str) -> Merged {
    of(
        "owners.csv",
        [BASE.as_bytes(), ours.as_bytes(), theirs.as_bytes()],
    )
    .unwrap()
}

fn clean(ours: &str, theirs: &str) -> String {
    let merged = owners(ours, theirs);
    assert_eq!(merged.conflicts, []);
    String::from_utf8(merged.bytes).unwrap()
}

#[test]
fn rows_and_cells_of_both_sides_are_there() {
    let ours = BASE.replace("H1,Li,occupied", "H1,Li,rented") + "H5,Wu,occupied,\n";
    let theirs = BASE
        .replace("H1,Li,occupied,", "H1,Li,occupied,\"a, b\"")
        .replace("H2,Hu,vacant,old\n", "")
        + "H4,Xu,vacant,\n";
    assert_eq!(
        clean(&ours, &theirs),
        "id,name,status,note\nH1,Li,rented,\"a, b\"\nH3,Su,rented,\nH4,Xu,vacant,\nH5,Wu,occupied,\n"
    );
}

#[test]
fn only_one_cell_that_both_changed_is_a_conflict() {
    let ours = BASE.replace("vacant,old", "rented,old");
    let theirs = BASE.replace("vacant,old", "occupied,new");
    let merged = owners(&ours, &theirs);
    let conflict = Conflict {
        row: "H2".into(),
        party: None,
        columns: vec!["status".into()],
    };
    assert_eq!(merged.conflicts, [conflict]);
    assert_eq!(
        String::from_utf8(merged.bytes).unwrap(),
        "id,name,status,note\nH1,Li,occupied,\n<<<<<<< ours H2: status\nH2,Hu,rented,new\n=======\nH2,Hu,occupied,new\n>>>>>>> theirs\nH3,Su,rented,\n"
    );
    assert_eq!(clean(&ours, &ours), ours, "the same change is none");
}

#[test]
fn what_one_side_changed_and_the_other_removed_is_not_lost() {
    let without = BASE.replace("H2,Hu,vacant,old\n", "");
    let changed = BASE.replace("vacant,old", "rented,old");
    for (ours, theirs) in [(&without, &changed), (&changed, &without)] {
        let merged = owners(ours, theirs);
        let conflict = Conflict {
            row: "H2".into(),
            party: None,
            columns: Vec::new(),
        };
        assert_eq!(merged.conflicts, [conflict]);
        assert!(
            String::from_utf8(merged.bytes)
                .unwrap()
                .contains("H2,Hu,rented,old")
        );
    }
    assert_eq!(clean(&without, BASE), without);
}

#[test]
fn columns_come_and_go_and_our_form_stays() {
    let ours = format!("\u{feff}{}", BASE.replace('\n', "\r\n"));
    let theirs =
        "id,name,status,tags,note\nH1,Li,occupied,key,\nH2,Hu,vacant,,old\nH3,Su,rented,,\n";
    assert_eq!(
        clean(&ours, theirs),
        "\u{feff}id,name,status,tags,note\r\nH1,Li,occupied,key,\r\nH2,Hu,vacant,,old\r\nH3,Su,rented,,\r\n"
    );
    let gone = "id,name,note\nH1,Li,\nH2,Hu,old\nH3,Su,\n";
    assert_eq!(clean(BASE, gone), gone);
}

#[test]
fn what_is_damaged_as_a_whole_is_left_to_lines() {
    let marked = "id,name\n<<<<<<< ours\nH1,Li\n";
    for broken in [
        marked.as_bytes(),
        b"",
        b"\xFF\xFEi\0d\0",
        b"id,name\nH1,\0\n",
    ] {
        let base = BASE.as_bytes();
        assert_eq!(of("owners.csv", [base, base, broken]), None);
    }
}

#[test]
fn a_line_that_is_no_row_stays_and_hinders_nobody() {
    let torn = "H2,Hu,vacant,old\nH9,torn\n\n\"H8,open,vacant,x\n";
    let base = BASE.replace("H2,Hu,vacant,old\n", torn);
    let ours = base.replace("H1,Li,occupied", "H1,Li,rented");
    let theirs = base.replace("H3,Su,rented", "H3,Su,vacant") + "H7,many,vacant,x,y,z\n";
    let versions = [base.as_bytes(), ours.as_bytes(), theirs.as_bytes()];
    let merged = of("owners.csv", versions).unwrap();
    assert_eq!(merged.conflicts, []);
    let wanted = ours.replace("H3,Su,rented", "H3,Su,vacant") + "H7,many,vacant,x,y,z\n";
    assert_eq!(String::from_utf8(merged.bytes).unwrap(), wanted);
    // One side mends it, the other changes what it says elsewhere.
    let mended = base.replace("H9,torn", "H9,Wu,vacant,");
    let versions = [base.as_bytes(), mended.as_bytes(), theirs.as_bytes()];
    let merged = of("owners.csv", versions).unwrap();
    let text = String::from_utf8(merged.bytes).unwrap();
    assert_eq!(merged.conflicts, []);
    assert!(
        text.contains("H9,Wu,vacant,\n") && !text.contains("torn"),
        "{text}"
    );
}

/// One cell too many below three columns is a row below four, with its cells in columns that nobody
/// meant.
#[test]
fn a_line_that_is_no_row_never_becomes_one_below_another_header() {
    let base = "id,name,kind\nC1,Office,office\n";
    let ours = base.replace("Office,office", "Office,bureau") + "C2,Bureau,a,b\n";
    let theirs = "id,name,kind,phone\nC1,Office,office,\n";
    let versions = [base.as_bytes(), ours.as_bytes(), theirs.as_bytes()];
    let merged = of("contacts.csv", versions).unwrap();
    let text = String::from_utf8(merged.bytes).unwrap();
    assert_eq!(merged.conflicts.len(), 1, "{text}");
    assert_eq!(
        text,
        "id,name,kind,phone\nC1,Office,bureau,\n<<<<<<< ours C2,Bureau,a,b\nC2,Bureau,a,b\n=======\n>>>>>>> theirs\n"
    );
}

#[test]
fn a_side_that_a_spreadsheet_saved_has_changed_what_was_typed_in_it() {
    let base = "id,name,moved_in\nH1,王芳,2026-11-03\nH2,胡建,2026-11-04\n";
    let excel = "id,name,moved_in\r\nH1,王芳,2026/11/3\r\nH2,胡建军,2026/11/4\r\n";
    let theirs = base.replace("2026-11-04", "2026-12-01");
    let gbk = encoded(excel, Encoding::Gb18030);
    let merged = of("owners.csv", [base.as_bytes(), &gbk, theirs.as_bytes()]).unwrap();
    assert_eq!(merged.conflicts, []);
    let wanted = "\u{feff}id,name,moved_in\r\nH1,王芳,2026/11/3\r\nH2,胡建军,2026-12-01\r\n";
    assert_eq!(String::from_utf8(merged.bytes).unwrap(), wanted);
    // Two that it saved stay as it wrote them.
    let other = encoded(&excel.replace("胡建军", "胡建"), Encoding::Gb18030);
    let merged = of("owners.csv", [base.as_bytes(), &gbk, &other]).unwrap();
    assert_eq!(merged.conflicts, []);
    assert_eq!(merged.bytes, gbk);
}

/// A table in which each of some rows has one of a few values.
fn table(values: &[Option<u8>]) -> String {
    let rows = values.iter().enumerate();
    let rows = rows.filter_map(|(row, value)| value.map(|value| format!("H{row},n{value}\n")));
    format!("id,name\n{}", rows.collect::<String>())
}

/// A row in the base, on our side, on theirs.
type Versions = (Option<bool>, Option<bool>, Option<bool>);

proptest! {
    #[test]
    fn each_row_is_as_some_side_has_it_and_a_side_that_did_nothing_changes_nothing(
        rows in proptest::collection::vec((any::<Option<bool>>(), any::<Option<bool>>(), any::<Option<bool>>()), 1..8)
    ) {
        let side = |of: fn(&Versions) -> Option<bool>| {
            let values: Vec<Option<u8>> = rows.iter().map(|row| of(row).map(u8::from)).collect();
            table(&values)
        };
        let (base, ours, theirs) = (side(|row| row.0), side(|row| row.1), side(|row| row.2));
        let merged = |one: &str, other: &str| {
            let versions = [base.as_bytes(), one.as_bytes(), other.as_bytes()];
            let merged = of("owners.csv", versions).unwrap();
            (String::from_utf8(merged.bytes).unwrap(), merged.conflicts.len())
        };
        prop_assert_eq!(merged(&base, &theirs), (theirs.clone(), 0));
        prop_assert_eq!(merged(&ours, &base), (ours.clone(), 0));
        let (text, conflicts) = merged(&ours, &theirs);
        let (_, turned) = merged(&theirs, &ours);
        prop_assert_eq!(conflicts, turned);
        for (number, (base, ours, theirs)) in rows.iter().enumerate() {
            let line = |value: bool| format!("H{number},n{}\n", u8::from(value));
            for (side, other) in [(ours, theirs), (theirs, ours)] {
                // What a side wrote anew is there.
                if let Some(value) = side && side != base {
                    prop_assert!(text.contains(&line(*value)), "{} {:?}", text, other);
                }
            }
        }
    }
}

/// The cells of a row: its name, the day somebody moved in, a note.
type Cells = [u8; 3];

/// How a version of a table is written.
#[derive(Clone, Copy, Debug)]
struct Form {
    encoding: Encoding,
    crlf: bool,
    /// Dates as a spreadsheet writes them.
    slashes: bool,
}

fn form() -> impl Strategy<Value = Form> {
    let encoding = prop_oneof![
        Just(Encoding::Utf8),
        Just(Encoding::Utf8Marked),
        Just(Encoding::Gb18030),
    ];
    let forms = (encoding, any::<bool>(), any::<bool>());
    forms.prop_map(|(encoding, crlf, slashes)| Form {
        encoding,
        crlf,
        slashes,
    })
}

/// A row in the base, ours, theirs; mostly as it was.
fn row() -> impl Strategy<Value = [Option<Cells>; 3]> {
    let cells = || proptest::option::weighted(0.8, [0..2_u8, 0..2_u8, 0..3_u8]);
    let side = || prop_oneof![2 => Just(None), 3 => cells().prop_map(Some)];
    (cells(), side(), side())
        .prop_map(|(base, ours, theirs)| [base, ours.unwrap_or(base), theirs.unwrap_or(base)])
}

fn written(rows: &[Option<Cells>], torn: &[bool], form: Form) -> Vec<u8> {
    let end = if form.crlf { "\r\n" } else { "\n" };
    let mut text = format!("id,name,moved_in,note{end}");
    for (number, row) in rows.iter().enumerate() {
        if let Some([name, day, note]) = row {
            let name = ["王芳", "胡建"][usize::from(*name)];
            let day = if form.slashes {
                format!("2026/11/{}", day + 1)
            } else {
                format!("2026-11-0{}", day + 1)
            };
            let note = ["", "漏水", "a, \"b\""][usize::from(*note)];
            text += &join([&*format!("H{number}"), name, &day, note]);
            text += end;
        }
        if torn.get(number).is_some_and(|torn| *torn) {
            text.extend(["T", &number.to_string(), ",残缺", end]);
        }
    }
    encoded(&text, form.encoding)
}

/// What becomes of a value that each side may have changed; none where they differ.
fn three_way<T: PartialEq + Copy>(base: T, ours: T, theirs: T) -> Option<T> {
    match () {
        () if ours == theirs || theirs == base => Some(ours),
        () if ours == base => Some(theirs),
        () => None,
    }
}

/// The row that comes of it, or none where it is gone; an error where it does not go together.
fn wanted([base, ours, theirs]: [Option<Cells>; 3]) -> Result<Option<Cells>, ()> {
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        return three_way(base, ours, theirs).ok_or(());
    };
    // A row that is new on both sides had empty cells before.
    let base = base.unwrap_or([u8::MAX, u8::MAX, 0]);
    let mut merged = ours;
    for at in 0..3 {
        merged[at] = three_way(base[at], ours[at], theirs[at]).ok_or(())?;
    }
    Ok(Some(merged))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// Whatever form a spreadsheet gave to a version: rows and cells go together, in one encoding,
    /// faulty lines stay, and conflicts are those of what is said.
    #[test]
    fn versions_of_any_form_go_together(
        rows in proptest::collection::vec(row(), 1..7),
        torn in proptest::collection::vec(any::<[bool; 3]>(), 0..4),
        forms in [form(), form(), form()],
    ) {
        let versions: Vec<Vec<u8>> = (0..3).map(|side| {
            let rows: Vec<_> = rows.iter().map(|row| row[side]).collect();
            let torn: Vec<_> = torn.iter().map(|torn| torn[side]).collect();
            written(&rows, &torn, forms[side])
        }).collect();
        let merged = of("owners.csv", [&versions[0], &versions[1], &versions[2]]).unwrap();
        let decoded = decode(&merged.bytes);
        prop_assert!(decoded.faults.is_empty(), "{:?}", decoded.faults);
        let conflicts = rows.iter().filter(|row| wanted(**row).is_err()).count();
        prop_assert_eq!(merged.conflicts.len(), conflicts, "{}", decoded.text);
        // What lies outside the conflicts is a table of what was wanted.
        let mut inside = false;
        let mut outside = String::new();
        for line in decoded.text.lines() {
            inside |= line.starts_with("<<<<<<<");
            if !inside {
                outside.extend([line, "\n"]);
            }
            inside &= !line.starts_with(">>>>>>>");
        }
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let schema = table_of("owners.csv").unwrap();
        let grid = Grid::read(outside.as_bytes(), schema, &zone).unwrap();
        let plain = Form { encoding: Encoding::Utf8, crlf: false, slashes: false };
        let sound: Vec<_> = rows.iter().map(|row| wanted(*row).ok().flatten()).collect();
        let stays: Vec<_> = (0..rows.len()).map(|number| {
            let torn = torn.get(number).copied().unwrap_or_default();
            three_way(torn[0], torn[1], torn[2]).unwrap_or(torn[1])
        }).collect();
        let expected = Grid::read(&written(&sound, &stays, plain), schema, &zone).unwrap();
        prop_assert_eq!(super::changes(&expected, &grid, schema, &zone), vec![]);
    }
}
