//! How much of a foreign file is read at most: with these, no file takes more than 300 MB of memory
//! (`docs/RELIABILITY.md`).

/// Most bytes of a file that is taken in.
pub const FILE_LIMIT: u64 = 16 << 20;
/// Most bytes that the parts of a workbook which are read may unpack to; fewer in tests, which make
/// archives of as many.
pub const UNPACKED_LIMIT: u64 = if cfg!(test) { 8 << 20 } else { 32 << 20 };
/// Most cells with something in them, in all sheets together.
pub(super) const CELL_LIMIT: usize = 350_000;
/// Most bytes of the text of all cells, [`CELL_COST`] added for each of them: a text is kept several times
/// on its way in, a cell a few times.
pub(super) const COST_LIMIT: usize = 28_000_000;
/// What a cell costs beside its text.
pub(super) const CELL_COST: usize = 72;
/// Most sheets of a workbook.
pub(super) const SHEET_LIMIT: usize = 256;
/// Most columns that are looked at; what stands beyond is no list of people.
pub(super) const COLUMN_LIMIT: u32 = 1_024;
/// Most merged regions of a sheet.
pub(super) const MERGE_LIMIT: usize = 100_000;
