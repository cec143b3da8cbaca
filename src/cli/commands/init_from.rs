//! `init --from`: a directory that begins with the office's own lists.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::import::{Fate, Outcome, Request, Way, page};
use crate::book::canonical_table;
use crate::book::intake::{Asked, Table, Told};
use crate::book::schema::schema;
use crate::calendar::{Date, Instant};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::diag::file;
use crate::sheet::Page;
use crate::text::Directory;
use crate::words::{Lang, Message, Words};

/// The files of a directory, by path.
type Files = Vec<(String, Vec<u8>)>;

/// What a directory with the office's lists in it would be.
pub(super) struct Begun {
    /// Its files.
    pub(super) files: Files,
    /// What was understood of the lists.
    pub(super) outcome: Outcome,
    /// What is told of it.
    pub(super) page: Page,
    /// The lists, as they were opened, and where each stands.
    pub(super) request: Request,
    /// The time it was made for.
    pub(super) now: Instant,
}

impl Context<'_> {
    /// The lists that a directory is to begin with.
    pub(super) fn lists(&self, paths: &[PathBuf], way: &Way) -> Result<Request, CommandError> {
        let asked = Asked {
            told: Told {
                map: self.columns_told(&way.map)?,
                ..Told::default()
            },
            ..Asked::default()
        };
        let files = paths.iter().map(|path| self.open_list(path, asked.clone()));
        Ok(Request {
            files: files.collect::<Result<_, _>>()?,
            set: self.values_told(None, &way.set)?,
            year: way.year,
            partial: way.partial,
            is_beginning: true,
            whole_area: self.words.say(Message::InitWholeArea),
            ..Request::default()
        })
    }

    /// `files` with the lists in them; nothing is written.
    pub(super) fn begun(
        &mut self,
        folder: &Path,
        files: Files,
        request: Request,
        way: &Way,
    ) -> Result<Begun, CommandError> {
        let mut directory = Directory::at(folder);
        for (file, bytes) in &files {
            directory = directory.supposing(file, bytes.clone());
        }
        let book = self.known_to_lists(&directory, &request)?;
        let now = self.now(&book.almanac)?;
        let files = since(files, now.date());
        let mut outcome = self.understood(&directory, &request, &book, now)?;
        let services = &book.policy.satisfaction.services;
        let mut taken: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        for (file, bytes) in &outcome.files {
            let name = file.split(['/', '.']).next().unwrap_or_default();
            let canonical = schema(name).and_then(|schema| {
                canonical_table(bytes, schema, services, &book.almanac.zone).ok()
            });
            taken.insert(file.clone(), canonical.unwrap_or_else(|| bytes.clone()));
        }
        let goes = outcome.refused.is_empty() || request.partial;
        let fate = match (goes, way.dry_run) {
            (false, _) => Fate::Refused,
            (true, true) => Fate::Would,
            (true, false) => Fate::Written,
        };
        let page = page(&mut outcome, fate, way.all, self.words, now);
        Ok(Begun {
            files: taken.into_iter().collect(),
            outcome,
            page,
            request,
            now,
        })
    }

    /// Writes the rows that were not taken beside their lists.
    pub(super) fn left_out(
        &mut self,
        begun: &Begun,
        paths: &[PathBuf],
    ) -> Result<(), CommandError> {
        for (path, file) in paths.iter().zip(&begun.request.files) {
            let path = self.environment.working_directory.join(path);
            if let Some(target) = self.write_left_out(&path, file, &begun.outcome, begun.now)? {
                let shown = target.display().to_string();
                let told = self.words.say(Message::ImportLeftOut { file: &shown });
                self.inform(&told);
            }
        }
        Ok(())
    }

    /// Whether lists name the households a directory is for.
    pub(super) fn refuse_without_households(&self, outcome: &Outcome) -> Result<(), CommandError> {
        let is_owners = |table: &str| table == Table::Owners.name();
        if outcome.sheets.iter().any(|sheet| is_owners(&sheet.table)) {
            return Ok(());
        }
        Err(self.failure(Kind::Usage, Message::InitNoHouseholds))
    }
}

/// The day on which the office begins, in `visits.toml`, in place of the line that only shows how:
/// nothing is held against it before.
fn since(files: Files, today: Date) -> Files {
    let with_day = |(name, bytes): (String, Vec<u8>)| {
        if name != file::OFFICE {
            return (name, bytes);
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let shown = text.lines().filter(|line| !line.starts_with("# since"));
        let mut lines: Vec<&str> = shown.collect();
        let at = lines
            .iter()
            .position(|line| line.starts_with("data_version"));
        let [zh, en] = [Lang::Zh, Lang::En].map(|lang| Words::new(lang).say(Message::InitSince));
        let line = format!("since = {today}         # {zh} · {en}");
        lines.insert(at.unwrap_or(lines.len()), &line);
        (name, (lines.join("\n") + "\n").into_bytes())
    };
    files.into_iter().map(with_day).collect()
}
