//! The workbook: its sheets in order, and its date, which is the page's.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::made_by::made_by_unix;
use super::names::Names;
use super::{about, charts, form, overview, table};
use crate::render::{Look, RenderFault, Show};
use crate::sheet::{Block, Page};
use crate::words::Message;

/// The whole page: its tables, then its charts, then what it says in words; of a page with an annex
/// the page itself comes first.
pub(in crate::render) fn xlsx(page: &Page, look: &Look) -> Result<Vec<u8>, RenderFault> {
    Ok(made_by_unix(workbook(page, look)?.save_to_buffer()?))
}

fn workbook(page: &Page, look: &Look) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(page, look));
    let mut names = Names::default();
    let has_overview = !page.annex.is_empty();
    if has_overview {
        let name = names.give(&look.words.say(Message::XlsxOverview), "overview");
        book.add_worksheet().set_name(name)?;
    }
    for it in page.tables() {
        let title = Show::new(look).text(it.title.as_ref().unwrap_or(&page.title));
        let name = names.give(&title, it.key);
        let sheet = book.add_worksheet().set_name(name)?;
        table::write(sheet, it, look)?;
        if page.is_form {
            form::rule(sheet, it, &Show::new(look).text(&page.title))?;
        }
    }
    let drawn: Vec<_> = page.charts().collect();
    let mut drawings = Vec::new();
    if !drawn.is_empty() {
        let name = names.give(&look.words.say(Message::XlsxCharts), "charts");
        let sheet = book.add_worksheet().set_name(&name)?;
        drawings = charts::write(sheet, &name, &drawn, look)?;
    }
    if has_overview {
        let shown = page.on_paper().iter().filter_map(Block::as_chart).count();
        drawings.truncate(shown);
        overview::write(book.worksheet_from_index(0)?, page, &drawings, look)?;
    } else if !is_table_alone(page) {
        let name = names.give(&look.words.say(Message::XlsxAbout), "about");
        about::write(book.add_worksheet().set_name(name)?, page, look)?;
    }
    Ok(book)
}

/// Whether it is a form of one table, whose title stands at the head of the sheet when printed.
fn is_table_alone(page: &Page) -> bool {
    page.is_form && page.on_paper().len() == 1 && page.tables().count() == 1
}

/// The day it is made is the page's `now`, so that the same page gives the same bytes.
fn properties(page: &Page, look: &Look) -> DocProperties {
    let properties = DocProperties::new()
        .set_title(Show::new(look).text(&page.title))
        .set_author("visits");
    match ExcelDateTime::parse_from_str(&page.now.to_string()) {
        Ok(made) => properties.set_creation_datetime(&made),
        Err(_) => properties.set_creation_datetime(&ExcelDateTime::default()),
    }
}
