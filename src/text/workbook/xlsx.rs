//! Excel's workbooks since 2007, and those of WPS: values by calamine, one cell after the other; what
//! it does not give, by a look at the same parts.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::archive::Archive;
use super::calamine_cells::{damaged, fenced};
use super::error::WorkbookError;
use super::margins::{self, attribute};
use super::sheet::Sheet;
use super::zipped::Listed;

/// Every sheet of an xlsx.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, WorkbookError> {
    let mut archive = Archive::open(bytes)?;
    archive.weigh()?;
    let parts = parts(&mut archive)?;
    fenced(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        let listed = Listed::of(book.sheets_metadata(), book.has_1904_epoch())?;
        listed.read(&mut archive, &parts, margins::of_xlsx, |name, mut cells| {
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
    let mut parts = BTreeMap::new();
    each_element(&book, "sheet", |element| {
        let name = element
            .attributes()
            .flatten()
            .find(|found| found.key.as_ref() == "name");
        let name = name.and_then(|found| {
            let text = quick_xml::escape::unescape(&found.value).ok()?;
            Some(text.into_owned())
        });
        let link = attribute(element, "id").and_then(|id| links.get(&id));
        if let (Some(name), Some(part)) = (name, link) {
            parts.insert(name, part.clone());
        }
    })?;
    Ok(parts)
}

/// The part that lists the sheets, as the archive names it.
pub(super) fn main_part(archive: &mut Archive<'_>) -> Result<String, WorkbookError> {
    let relations = archive.part("_rels/.rels")?.unwrap_or_default();
    let mut main = None;
    each_element(&relations, "Relationship", |element| {
        let is_main =
            attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if is_main {
            main = attribute(element, "Target");
        }
    })?;
    let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    Ok(main.trim_start_matches('/').to_owned())
}

/// The parts that the relations of the part `main` name, by their ids.
pub(super) fn links_beside(
    archive: &mut Archive<'_>,
    main: &str,
) -> Result<BTreeMap<String, String>, WorkbookError> {
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", main));
    let beside = |name: String| {
        if folder.is_empty() {
            name
        } else {
            format!("{folder}/{name}")
        }
    };
    let relations = archive.part(&beside(format!("_rels/{name}.rels")))?;
    let mut links = BTreeMap::new();
    each_element(&relations.unwrap_or_default(), "Relationship", |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let part = target
                .strip_prefix('/')
                .map_or_else(|| beside(target.clone()), str::to_owned);
            links.insert(id, part);
        }
    })?;
    Ok(links)
}

fn each_element(
    part: &[u8],
    name: &str,
    mut see: impl FnMut(&quick_xml::events::BytesStart<'_>),
) -> Result<(), WorkbookError> {
    let mut xml = Reader::from_reader(part);
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == name =>
            {
                see(&element);
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
