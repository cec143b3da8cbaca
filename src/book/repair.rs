//! What can be mended in a file without asking anybody.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::change::headed;
use super::rows::is_headed;
use super::schema::{Schema, table_of};
use crate::diag::{Code, Fault, Spot};
use crate::text::workbook::{self, Form, Value};
use crate::text::{Draft, Encoding, Item, Table, from_utf16, join};

/// Faults that leave no doubt what was meant: the cell's value is known to stand for another.
const CLEAR: &[Code] = &[
    Code::FullWidthDigits,
    Code::ChineseDate,
    Code::LookalikeId,
    Code::UnknownWord,
    Code::BadNumber,
    Code::PhoneDecimal,
    Code::BirthdayYearAdded,
    Code::PhoneWritten,
    Code::PhoneWithName,
    Code::WrittenOtherwise,
    Code::SpreadsheetPrefix,
    Code::ListSeparator,
];

/// `bytes`, the table `file` with these faults, as far as it mends itself: words, digits and ids that
/// are only written oddly, line breaks inside cells, quotes that leave one reading, visits that never
/// came about, required columns that stand under their heading. GB 18030 and UTF-16 become UTF-8. Every other byte
/// stays.
pub fn repaired(file: &str, bytes: &[u8], faults: &[Fault]) -> Vec<u8> {
    let is_told = |code| {
        faults
            .iter()
            .any(|fault| fault.code == code && &*fault.place.file == file)
    };
    if is_told(Code::Utf16) {
        return from_utf16(bytes).map_or_else(|| bytes.to_vec(), String::into_bytes);
    }
    if is_told(Code::SeparatorLine) {
        return without_separator_line(bytes);
    }
    if is_told(Code::WrongSeparator) {
        return separated_by_commas(bytes).unwrap_or_else(|| bytes.to_vec());
    }
    let table = Table::parse(bytes);
    let text = (table.encoding() == Encoding::Gb18030).then(|| table.text().to_owned());
    let readable = text.as_deref().map_or(bytes, str::as_bytes);
    let (Some(schema), Ok(mut draft)) = (table_of(file), Draft::open(Some(readable), &[])) else {
        return bytes.to_vec();
    };
    let own = || faults.iter().filter(|fault| &*fault.place.file == file);
    // What cannot be mended stays as it is.
    for fault in own() {
        let _ = mend_header(&mut draft, schema, fault);
    }
    if headed(file, Some(&draft.clone().into_bytes())).is_err() {
        return bytes.to_vec();
    }
    mend_cells(&mut draft, own());
    draft.mend_lines(|name| {
        schema
            .column(name)
            .is_none_or(|column| column.kind.holds_commas())
    });
    draft.into_bytes()
}

/// Gives a column that has to be there its name, where it stands under its heading: 房号 is `room`.
fn mend_header(draft: &mut Draft, schema: &Schema, fault: &Fault) -> Option<()> {
    if fault.code != Code::MissingColumn {
        return None;
    }
    let argument = |name: &str| {
        let mut arguments = fault.arguments.iter();
        let found = arguments.find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    };
    let (head, name) = (argument("near")?, argument("column")?);
    if !is_headed(schema, head, name) {
        return None;
    }
    draft.rename_column(head, name).ok()
}

/// A text without its first line, `sep=,`, which only spreadsheets understand.
fn without_separator_line(bytes: &[u8]) -> Vec<u8> {
    let mark = bytes.strip_prefix(b"\xEF\xBB\xBF").map_or(0, |_| 3);
    let end = bytes[mark..].iter().position(|byte| *byte == b'\n');
    let rest = end.map_or(bytes.len(), |end| mark + end + 1);
    [&bytes[..mark], &bytes[rest..]].concat()
}

/// A text whose cells are separated by anything else, separated by commas; `None` where a line of it is
/// no record.
fn separated_by_commas(bytes: &[u8]) -> Option<Vec<u8>> {
    let book = workbook::open(bytes).ok()?;
    let ([sheet], Form::Text { separator, .. }) = (&book.sheets[..], book.form) else {
        return None;
    };
    if separator == ',' || !sheet.broken.is_empty() {
        return None;
    }
    let ends = sheet.rows.iter().filter_map(|row| row.cells.last());
    let width = ends.map(|(at, _)| at + 1).max()?;
    let mut text = String::new();
    for row in &sheet.rows {
        let cells = (0..width).map(|at| row.get(at).map_or(Cow::Borrowed(""), Value::text));
        let cells: Vec<Cow<'_, str>> = cells.collect();
        text.push_str(&join(cells.iter().map(AsRef::as_ref)));
        text.push('\n');
    }
    Some(text.into_bytes())
}

/// Whether a fault leaves no doubt what was meant. Zeros that a room has lost stand in the id, if anywhere.
fn is_clear(fault: &Fault) -> bool {
    let tells_id = || fault.arguments.iter().any(|(name, _)| *name == "id");
    CLEAR.contains(&fault.code) || (fault.code == Code::RoomLostZeros && tells_id())
}

/// Puts into cells what was clearly meant, in one pass. What cannot be put there stays as it is.
fn mend_cells<'f>(draft: &mut Draft, faults: impl Iterator<Item = &'f Fault>) {
    let mut by_line: BTreeMap<u32, Vec<&Fault>> = BTreeMap::new();
    for fault in faults {
        by_line.entry(fault.place.line).or_default().push(fault);
    }
    let changes = clear_changes(draft, &by_line);
    if draft.set_cells(&changes).is_ok() {
        return;
    }
    // A row of them cannot be written so: the others can.
    for change in changes {
        let _ = draft.set_cells(&BTreeMap::from([change]));
    }
}

/// The cells that were clearly meant otherwise, by line and column.
fn clear_changes(
    draft: &Draft,
    faults: &BTreeMap<u32, Vec<&Fault>>,
) -> BTreeMap<u32, Vec<(usize, String)>> {
    let bytes = draft.clone().into_bytes();
    let table = Table::parse(&bytes);
    let mut changes = BTreeMap::new();
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        let Item::Row(row) = item else { continue };
        let Some(faults) = faults.get(&row.line.number) else {
            continue;
        };
        let mut cells: BTreeMap<usize, String> = BTreeMap::new();
        for fault in faults {
            let Spot::Cell(column) = &fault.spot else {
                continue;
            };
            let Some(at) = draft.header().position(column) else {
                continue;
            };
            let stored = row.cells.get(at);
            let cell = cells.get(&at).map_or(&*stored, String::as_str);
            if let Some(meant) = meant(fault, cell).filter(|meant| meant != cell) {
                cells.insert(at, meant);
            }
        }
        if !cells.is_empty() {
            changes.insert(row.line.number, cells.into_iter().collect());
        }
    }
    changes
}

/// What a cell was clearly meant to say.
fn meant(fault: &Fault, cell: &str) -> Option<String> {
    // A visit is the commit of its issues: one that is not there was never acknowledged.
    if fault.code == Code::IssueOfUnknownVisit {
        return Some(String::new());
    }
    let near = fault.nearest.as_deref().filter(|_| is_clear(fault))?;
    let written = fault.arguments.iter().find(|(name, _)| *name == "value");
    let written = written.map(|(_, value)| value.as_str())?;
    if cell.trim() == written {
        return Some(near.to_owned());
    }
    let item = |item| {
        if str::trim(item) == written {
            near
        } else {
            item
        }
    };
    Some(cell.split(';').map(item).collect::<Vec<_>>().join(";"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::testing::Scratch;

    fn mended(scratch: &Scratch, file: &str) -> String {
        let faults = scratch.inspect().faults;
        let bytes = scratch.directory().bytes(file, 1 << 20).unwrap().unwrap();
        String::from_utf8(repaired(file, &bytes, &faults)).unwrap()
    }

    #[test]
    fn what_was_clearly_meant_is_written() {
        let scratch = Scratch::new();
        scratch
            .visits("v1,2026/11/3 19:20,Ｈ1,wang,上门,met\nv2,2026-11-04T19:20,H2,wang,dor,met\n");
        let text = mended(&scratch, "visits/2026-11.csv");
        assert!(
            text.contains("v1,2026/11/3 19:20,H1,wang,door,met"),
            "{text}"
        );
        assert!(
            text.contains("v2,2026-11-04T19:20,H2,wang,door,met"),
            "{text}"
        );
    }

    #[test]
    fn a_column_under_its_heading_gets_its_name() {
        let scratch = Scratch::new();
        let header = "编号,name,楼栋,area,状态,自己的\n";
        scratch.write("owners.csv", format!("{header}H1,张伟,3,east,常住,x\n"));
        let once = mended(&scratch, "owners.csv");
        assert_eq!(
            once,
            "id,name,building,area,status,自己的\nH1,张伟,3,east,常住,x\n"
        );
        scratch.write("owners.csv", &once);
        assert!(mended(&scratch, "owners.csv").contains("east,occupied,x"));
    }

    #[test]
    fn what_spreadsheets_did_to_cells_and_separators_is_taken_back() {
        let scratch = Scratch::new();
        scratch.write(
            "owners.csv",
            "id;name;building;unit;room;area;status;phone\r\n\
             H1-1-0102;李娜;1;1;102;east;rented;13800000002.0\r\n\
             H1-1-0103;\"王;芳\";1;1;0103;east;rented;\r\n",
        );
        let text = mended(&scratch, "owners.csv");
        let header = "id,name,building,unit,room,area,status,phone\n";
        assert_eq!(
            text,
            format!(
                "{header}H1-1-0102,李娜,1,1,102,east,rented,13800000002.0\nH1-1-0103,王;芳,1,1,0103,east,rented,\n"
            )
        );
        scratch.write("owners.csv", text);
        assert!(
            mended(&scratch, "owners.csv")
                .contains("H1-1-0102,李娜,1,1,0102,east,rented,13800000002\n")
        );
    }

    #[test]
    fn what_only_spreadsheets_understand_is_taken_out() {
        let scratch = Scratch::new();
        scratch.write(
            "owners.csv",
            "\u{feff}sep=,\nid,name,building,area,status,tags\nH1,张伟,\"=\"\"3\"\"\",east,occupied,key、old\n",
        );
        let once = mended(&scratch, "owners.csv");
        assert!(once.starts_with("\u{feff}id,name"), "{once}");
        scratch.write("owners.csv", once);
        assert_eq!(
            mended(&scratch, "owners.csv"),
            "\u{feff}id,name,building,area,status,tags\nH1,张伟,\"3\",east,occupied,key;old\n"
        );
    }

    #[test]
    fn unicode_text_of_a_spreadsheet_becomes_a_table_again() {
        let scratch = Scratch::new();
        let text = "id\tname\tbuilding\tarea\tstatus\r\nH1\t张伟\t3\teast\toccupied\r\n";
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        scratch.write("owners.csv", &bytes);
        let once = mended(&scratch, "owners.csv");
        assert_eq!(once, text);
        scratch.write("owners.csv", once);
        let twice = mended(&scratch, "owners.csv");
        assert_eq!(
            twice,
            "id,name,building,area,status\nH1,张伟,3,east,occupied\n"
        );
    }

    #[test]
    fn numbers_and_names_written_otherwise_are_written_as_the_others() {
        let scratch = Scratch::new();
        scratch.write(
            "owners.csv",
            "id,name,building,area,status,phone\n\
             H1,张　伟,３,east,occupied,+8613800000001\n\
             H2,李娜,3,east,occupied,李娜13800000002\n\
             H3,王五,3,east,occupied,１３８００００００１３/13900000003\n\
             H4,陈一,3,east,occupied,1380000004\n",
        );
        assert_eq!(
            mended(&scratch, "owners.csv"),
            "id,name,building,area,status,phone\n\
             H1,张伟,3,east,occupied,13800000001\n\
             H2,李娜,3,east,occupied,13800000002\n\
             H3,王五,3,east,occupied,13800000013;13900000003\n\
             H4,陈一,3,east,occupied,1380000004\n"
        );
    }

    #[test]
    fn what_is_in_doubt_stays() {
        let scratch = Scratch::new();
        scratch.visits("v1,11/03/2026,H1,wang,door,met\nv2,2026-11-04T19:20,H9,wang,door,met\n");
        let text = mended(&scratch, "visits/2026-11.csv");
        assert!(
            text.contains("v1,11/03/2026,H1") && text.contains("T19:20,H9,"),
            "{text}"
        );
    }

    #[test]
    fn a_line_break_inside_a_cell_becomes_a_stroke() {
        let scratch = Scratch::new();
        scratch.write(
            "contacts.csv",
            "id,name,kind,note\nk1,居委会,office,\"一楼\n请预约\"\n",
        );
        assert_eq!(
            mended(&scratch, "contacts.csv"),
            "id,name,kind,note\nk1,居委会,office,\"一楼 / 请预约\"\n"
        );
    }
}
