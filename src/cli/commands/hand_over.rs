//! `hand-over`: households and open issues go from one member to another.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Known;
use crate::model::policy::Selection;
use crate::ops::hand_over::{self, Asked};
use crate::report;

/// Hand households over from one member to another, and open issues with --issues
#[derive(Args, Debug)]
pub struct HandOver {
    /// Whose they are: an id or a name
    #[arg(value_name = "FROM")]
    from: String,
    /// Whose they will be: an id or a name
    #[arg(value_name = "TO")]
    to: String,
    /// Only these households (default: all)
    #[arg(value_name = "PARTY")]
    party: Vec<String>,
    /// Only those in one of these areas
    #[arg(long, value_name = "AREA", value_delimiter = ',')]
    area: Vec<String>,
    /// Only those in one of these buildings
    #[arg(long, value_name = "BUILDING", value_delimiter = ',')]
    building: Vec<String>,
    /// Open issues too
    #[arg(long)]
    issues: bool,
}

impl HandOver {
    /// Hands over.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let session = context.session(&directory)?;
        let (reading, now) = context.everything(&directory)?;
        let book = &reading.book;
        let from = context.colleague(book, &self.from)?;
        let to = context.successor(book, from, &self.to, now.date())?;
        let areas = self.area.iter();
        let areas = areas.map(|area| context.area_asked("--area", book, area, None));
        let areas = areas.collect::<Result<Vec<_>, _>>()?;
        let buildings = self.building.iter();
        let buildings = buildings.map(|one| context.building_asked("--building", book, one));
        let buildings = buildings.collect::<Result<Vec<_>, _>>()?;
        let parties = self.party.iter();
        let parties = parties.map(|party| context.whom(book, party, now.date()));
        let asked = Asked {
            from,
            to,
            selection: Selection {
                area: (!areas.is_empty()).then_some(areas),
                building: (!buildings.is_empty()).then_some(buildings),
                ..Selection::default()
            },
            parties: parties.collect::<Result<Vec<_>, _>>()?,
            issues: self.issues,
        };
        let known = Known::at(book, now);
        let act = hand_over::hand_over(&known, &asked);
        context.perform(
            &session,
            &directory,
            &reading,
            &act,
            report::hand_over::page,
        )?;
        drop(session);
        context.answer(act.answer, report::hand_over::page)
    }
}
