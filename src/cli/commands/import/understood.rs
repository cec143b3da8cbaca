//! Which sheets of the files hold which tables.

use super::outcome::SheetPassed;
use super::request::{Opened, Request};
use crate::book::intake::{ChoiceFault, Chosen, Source, choose};

/// The sheets of the files that are to be taken in.
pub(super) struct Understood<'r> {
    pub(super) sheets: Vec<(&'r Opened, Chosen)>,
    pub(super) passed: Vec<SheetPassed>,
}

/// Which sheets hold which tables.
pub(super) fn understand<'r>(
    request: &'r Request,
    services: &[String],
) -> Result<Understood<'r>, (String, ChoiceFault)> {
    let mut understood = Understood {
        sheets: Vec::new(),
        passed: Vec::new(),
    };
    for file in &request.files {
        let (chosen, passed) = choose(&file.book, &file.name, &file.asked, services)
            .map_err(|fault| (file.name.clone(), fault))?;
        understood
            .sheets
            .extend(chosen.into_iter().map(|chosen| (file, chosen)));
        let passed = passed.into_iter().map(|(sheet, why)| SheetPassed {
            file: file.name.clone(),
            sheet,
            why,
        });
        understood.passed.extend(passed);
    }
    Ok(understood)
}

/// A sheet about to be read.
pub(super) fn source<'s>(file: &'s Opened, chosen: &'s Chosen) -> Source<'s> {
    Source {
        file: &file.name,
        form: file.book.form,
        sheet: &file.book.sheets[chosen.sheet],
        table: chosen.table,
        layout: &chosen.layout,
    }
}
