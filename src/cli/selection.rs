//! The flags that choose households, for the commands that take some.

use clap::Args;

use super::context::Context;
use super::error::CommandError;
use crate::model::{Book, Status, policy};
use crate::ops::owners::Flags;

/// Which households; each flag given must hold, of a list any one.
#[derive(Args, Debug)]
pub struct Selection {
    /// With one of these states: occupied, rented, vacant, `not_moved_in`
    #[arg(long, value_name = "STATUS", value_delimiter = ',')]
    status: Vec<String>,
    /// With one of these tags
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    tag: Vec<String>,
    /// In one of these areas
    #[arg(long, value_name = "AREA", value_delimiter = ',')]
    area: Vec<String>,
    /// In one of these buildings
    #[arg(long, value_name = "BUILDING", value_delimiter = ',')]
    building: Vec<String>,
}

impl Selection {
    /// What was asked for; a word that names nothing is told.
    pub fn flags(&self, context: &Context<'_>, book: &Book) -> Result<Flags, CommandError> {
        let words = self.status.iter();
        let status = words
            .map(|word| context.term::<Status>("--status", word))
            .collect::<Result<Vec<_>, _>>()?;
        let any = |words: Vec<String>| (!words.is_empty()).then_some(words);
        let tags = self.tag.iter();
        let tags = tags.map(|tag| context.tag_asked("--tag", book, tag, None));
        let areas = self.area.iter();
        let areas = areas.map(|area| context.area_asked("--area", book, area, None));
        let buildings = self.building.iter();
        let buildings = buildings.map(|one| context.building_asked("--building", book, one));
        let selection = policy::Selection {
            status: (!status.is_empty()).then_some(status),
            tags: any(tags.collect::<Result<_, _>>()?),
            area: any(areas.collect::<Result<_, _>>()?),
            building: any(buildings.collect::<Result<_, _>>()?),
            ..policy::Selection::default()
        };
        Ok(Flags {
            selection,
            ..Flags::default()
        })
    }

    /// The words of every flag, as typed.
    pub fn words(&self) -> Vec<String> {
        [&self.status, &self.tag, &self.area, &self.building]
            .map(Vec::as_slice)
            .concat()
    }
}
