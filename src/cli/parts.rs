//! Answers that are one long table, for programs: written part by part, never in memory as a whole.

use super::context::{Context, rows};
use super::error::CommandError;
use crate::render::{Format, Look, RenderFault, render};
use crate::sheet::Page;

impl Context<'_> {
    /// Whether the answer is asked for in a form that can come in parts. What is read on a terminal goes through a
    /// pager as a whole.
    pub fn comes_in_parts(&self) -> Result<bool, CommandError> {
        let is_for_programs = matches!(self.format()?, Format::Csv | Format::Json | Format::Ndjson);
        let is_read = self.environment.terminal_height.is_some() && self.output_file().is_none();
        Ok(is_for_programs && !is_read)
    }

    /// Shows a page whose table has the rows of `parts`, pages with the same columns; `page` itself has none.
    pub fn show_parts(
        &mut self,
        mut page: Page,
        parts: impl FnOnce(&mut dyn FnMut(Page)),
    ) -> Result<(), CommandError> {
        let format = self.format()?;
        if format == Format::Json {
            return self.show_list(page, |item| {
                parts(&mut |part| {
                    let lists = part.wire.values().filter_map(|value| value.as_array());
                    lists.flatten().for_each(&mut *item);
                });
            });
        }
        self.head(&mut page);
        let office = page.wire.get("office").cloned().unwrap_or_default();
        let form = self.part_form(format);
        let mut fault = None;
        self.pour(|write| {
            let mut is_first = true;
            let mut add = |part: &Page, is_first| match form(part, is_first) {
                Ok(bytes) => write(&bytes),
                Err(error) => fault = Some(error),
            };
            parts(&mut |mut part| {
                let office = office.clone();
                part.wire.shift_insert(0, "office".to_owned(), office);
                add(&part, std::mem::take(&mut is_first));
            });
            if is_first {
                add(&page, true);
            }
        })?;
        fault.map_or(Ok(()), |fault| Err(self.no_form(&fault)))
    }

    /// What makes bytes of a part; of those after the first, without heads.
    fn part_form(
        &self,
        format: Format,
    ) -> impl Fn(&Page, bool) -> Result<Vec<u8>, RenderFault> + use<> {
        let (look, is_raw) = (self.look(), self.is_for_programs(format));
        move |part, is_first| {
            let bom = look.bom && is_first;
            let look = Look { bom, ..look };
            let mut bytes = if is_raw {
                rows(&part.wire, part.name, format, &look)
            } else {
                render(part, format, &look)
            }?;
            if format == Format::Csv && !is_first {
                let head = bytes.iter().position(|byte| *byte == b'\n');
                bytes.drain(..=head.unwrap_or(0));
            }
            Ok(bytes)
        }
    }
}
