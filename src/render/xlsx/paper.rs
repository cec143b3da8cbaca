//! How sheets are printed: on A4, as few sheets of paper as they can be read on.

use rust_xlsxwriter::Worksheet;

/// A4 among Excel's kinds of paper.
const A4: u8 = 9;
/// So many rows can be read on one sheet of paper.
const READABLE: u32 = 80;
/// So many characters side by side stand on upright paper.
const UPRIGHT: usize = 100;

/// A sheet of so many rows on one sheet of paper, if it can be read there; else as wide as paper.
pub(super) fn one_sheet(sheet: &mut Worksheet, rows: u32) {
    let high = u16::from(rows <= READABLE);
    sheet
        .set_paper_size(A4)
        .set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3)
        .set_print_fit_to_pages(1, high);
}

/// The same for a table so many characters wide: lying where it is wide.
pub(super) fn table(sheet: &mut Worksheet, rows: u32, characters: usize) {
    one_sheet(sheet, rows);
    if characters > UPRIGHT {
        sheet.set_landscape();
    }
}
