//! Which sheets of the files hold which tables.

use std::collections::BTreeSet;

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
    match unmet(&understood) {
        Some(fault) => Err(fault),
        None => Ok(understood),
    }
}

/// What was said of columns and fits no sheet at all: why it does not fit the first.
fn unmet(understood: &Understood<'_>) -> Option<(String, ChoiceFault)> {
    let told = |(file, chosen): &(&Opened, Chosen)| {
        let unmet = |at: &usize| chosen.layout.unmet.iter().all(|(unmet, _)| unmet != at);
        let map = &file.asked.told.map;
        let met = (0..map.len()).filter(unmet).map(|at| map[at].clone());
        met.collect::<Vec<_>>()
    };
    let met: BTreeSet<_> = understood.sheets.iter().flat_map(told).collect();
    understood.sheets.iter().find_map(|(file, chosen)| {
        let mut unmet = chosen.layout.unmet.iter();
        let (_, fault) = unmet.find(|(at, _)| !met.contains(&file.asked.told.map[*at]))?;
        let sheet = file.book.sheets[chosen.sheet].name.clone();
        let fault = ChoiceFault::Layout(sheet, fault.clone());
        Some((file.name.clone(), fault))
    })
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
