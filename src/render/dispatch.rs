//! The one match that leads to the forms.

use super::{Format, Look, RenderFault, Rows, csv, html, ics, json, markdown, pdf, table, xlsx};
use crate::sheet::Page;

/// Gives `page` the form `format`.
pub fn render(page: &Page, format: Format, look: &Look) -> Result<Vec<u8>, RenderFault> {
    match format {
        Format::Table => Ok(table::table(page, look).into_bytes()),
        Format::Json => json::json(page, look),
        Format::Ndjson => Rows::of_page(page).ndjson(look),
        Format::Csv => csv::csv(page, look),
        Format::Md => Ok(markdown::markdown(page, look).into_bytes()),
        Format::Html => Ok(html::html(page, look).into_bytes()),
        Format::Pdf => Ok(pdf::pdf(page, look)),
        Format::Xlsx => xlsx::xlsx(page, look),
        Format::Ics => ics::ics(page, look).map(String::into_bytes),
        Format::Parquet => Err(RenderFault::NoSuchForm {
            page: page.name,
            form: format,
        }),
    }
}
