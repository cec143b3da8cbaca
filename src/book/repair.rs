//! What can be mended in a file without asking anybody.

use super::change::headed;
use super::schema::table_of;
use crate::diag::{Code, Fault, Spot};
use crate::text::{Draft, Encoding, Item, Table};

/// Faults that leave no doubt what was meant: the cell's value is known to stand for another.
const CLEAR: &[Code] = &[
    Code::FullWidthDigits,
    Code::ChineseDate,
    Code::LookalikeId,
    Code::UnknownWord,
    Code::BadNumber,
];

/// `bytes`, the table `file` with these faults, as far as it mends itself: words, digits and ids that
/// are only written oddly, line breaks inside cells, quotes that leave one reading, visits that never
/// came about. GB 18030 becomes UTF-8. Every other byte stays.
pub fn repaired(file: &str, bytes: &[u8], faults: &[Fault]) -> Vec<u8> {
    let table = Table::parse(bytes);
    let text = (table.encoding() == Encoding::Gb18030).then(|| table.text().to_owned());
    let readable = text.as_deref().map_or(bytes, str::as_bytes);
    let (Some(schema), Ok(mut draft)) = (table_of(file), Draft::open(Some(readable), &[])) else {
        return bytes.to_vec();
    };
    if headed(file, Some(readable)).is_err() {
        return bytes.to_vec();
    }
    for fault in faults.iter().filter(|fault| &*fault.place.file == file) {
        // What cannot be mended stays as it is.
        let _ = mend_cell(&mut draft, fault);
    }
    draft.mend_lines(|name| {
        schema
            .column(name)
            .is_none_or(|column| column.kind.holds_commas())
    });
    draft.into_bytes()
}

/// Puts into a cell what was clearly meant. What cannot be put there stays as it is.
fn mend_cell(draft: &mut Draft, fault: &Fault) -> Option<()> {
    let Spot::Cell(column) = &fault.spot else {
        return None;
    };
    let line = fault.place.line;
    // A visit is the commit of its issues: one that is not there was never acknowledged.
    if fault.code == Code::IssueOfUnknownVisit {
        return draft.set_cell(line, column, "").ok();
    }
    let near = fault
        .nearest
        .as_deref()
        .filter(|_| CLEAR.contains(&fault.code))?;
    let written = fault.arguments.iter().find(|(name, _)| *name == "value");
    let written = written.map(|(_, value)| value.as_str())?;
    let cell = cell_of(draft, line, column)?;
    let item = |item: &str| {
        if item.trim() == written {
            near.to_owned()
        } else {
            item.to_owned()
        }
    };
    let mended: Vec<String> = cell.split(';').map(item).collect();
    draft.set_cell(line, column, &mended.join(";")).ok()
}

fn cell_of(draft: &Draft, line: u32, column: &str) -> Option<String> {
    let bytes = draft.clone().into_bytes();
    let table = Table::parse(&bytes);
    let at = table.header()?.position(column)?;
    let mut cursor = table.cursor();
    while let Some(item) = cursor.next() {
        if let Item::Row(row) = item
            && row.line.number == line
        {
            return Some(row.cells.get(at).into_owned());
        }
    }
    None
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
