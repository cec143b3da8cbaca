//! One cell in a sheet: text stays text, numbers are numbers with a format.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Worksheet, XlsxError};

use crate::render::show::hundredths;
use crate::render::{Look, Show, clean};
use crate::sheet::{Cell, Kind, Tone};

/// Excel takes no longer text in a cell.
const LONGEST: usize = 32_767;

/// How many sheet columns a column of this kind takes: a share carries its two counts, a mean one.
pub(super) fn span(kind: Kind) -> u16 {
    match kind {
        Kind::Share => 3,
        Kind::Mean => 2,
        _ => 1,
    }
}

/// A format in the colour of a tone.
pub(super) fn coloured(format: Format, tone: Tone) -> Format {
    match tone {
        Tone::Bad => format.set_font_color("#A4262C"),
        Tone::Warn => format.set_font_color("#8A5A00"),
        Tone::Good => format.set_font_color("#1E6B3A"),
        Tone::Quiet => format.set_font_color("#5B6570"),
        Tone::Plain => format,
    }
}

/// Where a cell goes and how its row is meant.
pub(super) struct Seat<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) row: u32,
    pub(super) column: u16,
    pub(super) tone: Tone,
}

impl Seat<'_> {
    fn format(&self) -> Format {
        coloured(Format::new().set_align(FormatAlign::Top), self.tone)
    }

    /// Text, whatever it begins with; what would be a formula once somebody edits it is quoted.
    pub(super) fn text(&mut self, text: &str, wraps: bool) -> Result<(), XlsxError> {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let mut format = self.format().set_num_format("@");
        if wraps {
            format = format.set_text_wrap();
        }
        if formula {
            format = format.set_quote_prefix();
        }
        self.sheet
            .write_string_with_format(self.row, self.column, &*fitting(text), &format)?;
        Ok(())
    }

    fn number(&mut self, offset: u16, number: f64, shown: &str) -> Result<(), XlsxError> {
        // Off the edge, so that it does not touch the text beside it.
        let format = self.format().set_num_format(shown);
        let format = format.set_align(FormatAlign::Right).set_indent(1);
        self.sheet
            .write_number_with_format(self.row, self.column + offset, number, &format)?;
        Ok(())
    }

    /// A day or a minute as a date of the sheet; text where the sheet's calendar has no such day.
    fn moment(&mut self, text: &str, shown: &str) -> Result<(), XlsxError> {
        let format = self.format().set_num_format(shown);
        let format = format.set_align(FormatAlign::Left);
        match ExcelDateTime::parse_from_str(text) {
            Ok(moment) => {
                self.sheet
                    .write_datetime_with_format(self.row, self.column, &moment, &format)?;
            }
            Err(_) => self.text(text, false)?,
        }
        Ok(())
    }

    /// A typed cell of a column of `kind`.
    pub(super) fn cell(&mut self, cell: &Cell, look: &Look) -> Result<(), XlsxError> {
        let show = Show::new(look);
        match cell {
            Cell::Empty => Ok(()),
            Cell::Text(_) | Cell::List(_) => self.text(&show.cell(cell), true),
            Cell::Id(_) | Cell::Phone(_) | Cell::Flag(_) | Cell::Tick => {
                self.text(&show.cell(cell), false)
            }
            Cell::Int(number) | Cell::Minutes(number) => self.number(0, float(*number), "0"),
            Cell::Share { n, of } => {
                self.number(0, float(*n), "0")?;
                self.number(1, float(*of), "0")?;
                if *of > 0 {
                    self.number(2, float(*n) / float(*of), "0.0%")
                } else {
                    Ok(())
                }
            }
            Cell::Mean { sum, count } => {
                if let Some(value) = hundredths(*sum, *count) {
                    self.number(0, float(value) / 100.0, "0.00")?;
                }
                self.number(1, float(*count), "0")
            }
            Cell::Date(date) => self.moment(&date.to_string(), "yyyy-mm-dd"),
            Cell::Instant(instant) => self.moment(&instant.to_string(), "yyyy-mm-dd hh:mm"),
        }
    }
}

/// Every number of a sheet is a float; counts are exact in it up to 2^53.
#[allow(clippy::cast_precision_loss, reason = "a sheet has no other numbers")]
pub(super) fn float(number: impl TryInto<i64>) -> f64 {
    number.try_into().unwrap_or(i64::MAX) as f64
}

/// The longest text a cell may hold; what is cut says so.
fn fitting(text: &str) -> std::borrow::Cow<'_, str> {
    if text.chars().map(char::len_utf16).sum::<usize>() <= LONGEST {
        return clean(text);
    }
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units < LONGEST - 1
        })
        .collect();
    std::borrow::Cow::Owned(format!("{kept}…"))
}
