//! Excel's binary workbooks: values by calamine; merged regions and hidden rows from the records.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader, Xlsb};

use super::archive::Archive;
use super::biff::{Record, long_records, u32_at};
use super::calamine_cells::{damaged, fenced};
use super::error::WorkbookError;
use super::margins::Margins;
use super::sheet::{Area, Sheet};
use super::xlsx::{links_beside, main_part};
use super::zipped::Listed;

/// `BrtRowHdr`, `BrtMergeCell`, `BrtBundleSh`.
const ROW: u32 = 0;
const MERGED: u32 = 176;
const SHEET: u32 = 156;

/// Every sheet of an xlsb.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let mut archive = Archive::open(bytes)?;
    archive.weigh()?;
    let parts = parts(&mut archive)?;
    fenced(|| {
        let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(damaged)?;
        let listed = Listed::of(book.sheets_metadata(), book.has_1904_epoch())?;
        listed.read(&mut archive, &parts, margins, |name, mut cells| {
            let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
            while let Some(cell) = reader.next_cell().map_err(damaged)? {
                cells.put(cell.get_position(), cell.get_value())?;
            }
            Ok(())
        })
    })
}

/// The part of each sheet by its name.
fn parts(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, WorkbookError> {
    let main = main_part(archive)?;
    let links = links_beside(archive, &main)?;
    let book = archive.part(&main)?.unwrap_or_default();
    let sheet = |record: Record<'_>| {
        let (link, end) = wide_text(record.data, 8)?;
        let (name, _) = wide_text(record.data, end)?;
        Some((name, links.get(&link)?.clone()))
    };
    let records = long_records(&book).filter(|record| record.kind == SHEET);
    Ok(records.filter_map(sheet).collect())
}

fn margins(part: &[u8]) -> Result<Margins, WorkbookError> {
    let mut margins = Margins::default();
    for record in long_records(part) {
        let at = |place| u32_at(record.data, place);
        match record.kind {
            ROW => {
                // Of the flags behind row, style and height: the row has no height.
                let flags = at(10).unwrap_or(0);
                if flags & (1 << 12) != 0
                    && let Some(row) = at(0)
                {
                    margins.hidden.insert(row.saturating_add(1));
                }
            }
            MERGED => {
                if let (Some(top), Some(bottom), Some(left), Some(right)) =
                    (at(0), at(4), at(8), at(12))
                {
                    margins.merge(Area {
                        top,
                        left,
                        bottom,
                        right,
                    })?;
                }
            }
            _ => {}
        }
    }
    Ok(margins)
}

/// A text of 16-bit characters at `at`, and where it ends.
fn wide_text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_at(data, at)?).ok()?;
    let end = (at + 4).checked_add(length.checked_mul(2)?)?;
    let units: Vec<u16> = data
        .get(at + 4..end)?
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Some((String::from_utf16_lossy(&units), end))
}
