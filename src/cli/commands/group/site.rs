//! `group report --site`: the group's page and the month of each community, in a folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::arguments::Asked;
use super::ask::{Heard, Question, answered, communities, envelope};
use super::community::Way;
use super::gathered::{gather, tell_future};
use super::questions::Overviews;
use crate::calendar::{Instant, Period};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::when::When;
use crate::duties::{Known, Lookback};
use crate::model::Book;
use crate::ops::Answering;
use crate::ops::group::Overview;
use crate::ops::report::{self, Attention};
use crate::render::{Format, Look, PAGE_MARK, render};
use crate::report::Voice;
use crate::report::group::page;
use crate::report::monthly::{self, Month};
use crate::sheet::Link;
use crate::text::{RealDisk, make_folder, remove_other_pages, write_output};
use crate::words::Message;

/// The group's own page.
const FIRST: &str = "index.html";
/// Months that it looks back on.
const MONTHS: usize = 6;

/// Writes the pages and says where they begin.
pub(super) fn write(
    context: &mut Context<'_>,
    asked: &Asked,
    folder: &Path,
) -> Result<(), CommandError> {
    if context
        .globals
        .format
        .as_deref()
        .is_some_and(|form| form != "html")
        || context.globals.output.is_some()
    {
        return context.refuse(Message::GroupSiteForm);
    }
    let mut gathered = gather(context, &asked.by)?;
    let folder = context.environment.working_directory.join(folder);
    make_folder(&folder).map_err(|error| context.unwritable(&context.reason(&error)))?;
    let globals = context.globals.clone();
    let root = gathered.directory.clone();
    let way = Way {
        root: &root,
        when: When::of(&globals, context.environment, context.words),
        period: &asked.period,
        periods: MONTHS,
        notes: false,
    };
    let about = envelope(context, &gathered, way)?;
    tell_future(&mut gathered, &about, context.words);
    let question = Pages {
        overviews: Overviews(context.words),
        folder: folder.clone(),
        look: context.look(),
        group: gathered.group.name.clone(),
    };
    let told = communities(context, &gathered, way, &question);
    let places = gathered.members.iter().enumerate();
    let files: Vec<(String, String)> = places
        .map(|(place, member)| (member.path.clone(), file_of(place)))
        .collect();
    let (mut answer, is_wanting) = answered(context, gathered.remarks, &told, &asked.by, about)?;
    answer.office = Some(Answering {
        name: gathered.group.name,
        community: None,
    });
    let read = |path: &str| told.iter().any(|one| one.path == path && one.told.is_ok());
    let links = |path: &str| {
        let file = files.iter().find(|(of, _)| of == path && read(path));
        file.map(|(_, file)| file.clone())
    };
    let page = page(&answer, &links, context.words);
    let bytes = render(&page, Format::Html, &context.look());
    let bytes = bytes.map_err(|fault| context.no_form(&fault))?;
    context.write_file(&folder.join(FIRST), &bytes)?;
    let kept = files
        .iter()
        .filter(|(path, _)| read(path))
        .map(|(_, file)| file.as_str());
    let kept: BTreeSet<&str> = kept.chain([FIRST]).collect();
    remove_other_pages(&folder, &kept, PAGE_MARK)
        .map_err(|error| context.unwritable(&context.reason(&error)))?;
    context.inform(&context.words.say(Message::SiteWritten {
        count: &kept.len(),
        file: &folder.join(FIRST).display(),
    }));
    if is_wanting {
        return Err(CommandError::silent(Kind::Findings));
    }
    Ok(())
}

/// The file of the community in a place.
fn file_of(place: usize) -> String {
    format!("community-{:04}.html", place + 1)
}

/// Counts the month of a community and writes its page.
struct Pages {
    overviews: Overviews,
    folder: PathBuf,
    look: Look,
    group: String,
}

impl Question for Pages {
    type Figures = Overview;

    fn reads_back(&self, book: &Book, now: Instant, periods: &[Period]) -> Lookback {
        self.overviews
            .reads_back(book, now, periods)
            .and(report::reads_back(book, &periods[0]))
    }

    fn ask(
        &self,
        place: usize,
        known: &Known<'_>,
        periods: &[Period],
    ) -> Result<Heard<Overview>, String> {
        let page = self.page(known, &periods[0])?;
        write_output(&RealDisk, &self.folder.join(file_of(place)), &page)
            .map_err(|error| error.to_string())?;
        self.overviews.ask(place, known, periods)
    }
}

impl Pages {
    fn page(&self, known: &Known<'_>, period: &Period) -> Result<Vec<u8>, String> {
        let (book, now, words) = (known.book, known.now, self.look.words);
        let (figures, before) = report::figures(known, period);
        let voice = Voice::new(book, now, words);
        let at = Attention {
            figures: &figures,
            before: &before,
        };
        let answer = report::report(known, at, &voice);
        let mut page = monthly::page(&answer, Month::new(book, &figures, &before, now, words));
        page.links = vec![Link {
            text: self.group.clone(),
            file: Some(FIRST.to_owned()),
        }];
        render(&page, Format::Html, &self.look).map_err(|fault| fault.to_string())
    }
}
