//! `report --site`: pages that lead to one another, in a folder.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::render::{Format, PAGE_MARK, render};
use crate::report::site::{FIRST, SitePage};
use crate::text::{make_folder, remove_other_pages};
use crate::words::Message;

/// Writes a site into a folder, and says where it begins.
pub fn write(
    context: &mut Context<'_>,
    pages: &[SitePage],
    folder: &Path,
) -> Result<(), CommandError> {
    let folder = context.environment.working_directory.join(folder);
    make_folder(&folder).map_err(|error| context.unwritable(&context.reason(&error)))?;
    for (file, page) in pages {
        let mut page = page.clone();
        page.data_errors = context.data_errors;
        page.left_out = context.left_out;
        let bytes = render(&page, Format::Html, &context.look());
        let bytes = bytes.map_err(|fault| context.no_form(&fault))?;
        context.write_file(&folder.join(file), &bytes)?;
    }
    let kept: BTreeSet<&str> = pages.iter().map(|(file, _)| file.as_str()).collect();
    remove_other_pages(&folder, &kept, PAGE_MARK)
        .map_err(|error| context.unwritable(&context.reason(&error)))?;
    context.inform(&context.words.say(Message::SiteWritten {
        count: &pages.len(),
        file: &folder.join(FIRST).display(),
    }));
    Ok(())
}

/// Refuses a form or a file for what is a folder of pages.
pub fn check(context: &Context<'_>) -> Result<(), CommandError> {
    let (form, file) = (&context.globals.format, &context.globals.output);
    if form.as_deref().is_none_or(|form| form == "html") && file.is_none() {
        return Ok(());
    }
    Err(context.failure(Kind::Usage, Message::SiteForm))
}
