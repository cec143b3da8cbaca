//! `init`: a new data directory.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::import::{Answer, Way};
use super::init_from::Begun;
use crate::book::{NewDirectoryError, new_directory, occupied};
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::forms::{Forms, OWN_TEXT, PAGE};
use crate::diag::nearest;
use crate::example::{Preset, init_files};
use crate::git::LINES;
use crate::render::wrap;
use crate::sheet::{Page, Tone};
use crate::text::{Disk, RealDisk};
use crate::words::Lang;
use crate::words::Message;

/// Make a data directory: commented files to start from, or the example community
#[derive(Args, Debug)]
pub struct Init {
    /// Where (default: this folder)
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Which rules to start from; --list-presets names them
    #[arg(long, value_name = "NAME", required_unless_present = "list_presets")]
    preset: Option<String>,
    /// Begin with the office's own lists, of households and of staff; may be repeated
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "example")]
    from: Vec<PathBuf>,
    #[command(flatten)]
    way: Way,
    /// Fill it with the example community
    #[arg(long)]
    example: bool,
    /// Set the git repository up in which it lies, so that rows merge by their key
    #[arg(long)]
    git: bool,
    /// Say what each preset stands for
    #[arg(long)]
    list_presets: bool,
}

impl Init {
    /// The forms that the answer takes: a page where lists are taken in.
    pub fn forms(&self) -> Forms {
        if self.from.is_empty() { OWN_TEXT } else { PAGE }
    }

    /// Makes the directory, or lists the presets.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let language = context.words.lang;
        if self.list_presets {
            return list(context, language);
        }
        let preset = preset(self.preset.as_deref().unwrap_or_default(), context)?;
        let folder = self.folder.clone().or_else(|| context.globals.dir.clone());
        let folder = context
            .environment
            .working_directory
            .join(folder.unwrap_or_default());
        if self.git {
            // Before anything is made: what cannot be set up is not begun.
            let standing = folder.ancestors().find(|above| above.is_dir());
            context.repository(standing.unwrap_or(&folder))?;
        }
        let mut files = init_files(preset, self.example, language);
        // A repository's own lists for git stay as they are; `--git` adds what they lack.
        let is_for_git = |name: &str| LINES.iter().any(|(file, _)| *file == name);
        let stands = |name: &str| matches!(RealDisk.look(&folder.join(name)), Ok(Some(_)));
        files.retain(|(name, _)| !(is_for_git(name) && stands(name)));
        if self.from.is_empty() && self.way != Way::default() {
            return context.refuse(Message::InitWayWithoutLists);
        }
        if !self.from.is_empty() {
            let begun = self.begin(context, &folder, files)?;
            if self.way.dry_run {
                return context.show(begun.page);
            }
            make(context, &folder, &begun.files)?;
            context.left_out(&begun, &self.from)?;
            return self.made(
                context,
                &folder,
                preset,
                begun.files.len(),
                Some(begun.page),
            );
        }
        make(context, &folder, &files)?;
        self.made(context, &folder, preset, files.len(), None)
    }

    /// What the directory would be with the lists in it, once that is agreed to.
    fn begin(
        &self,
        context: &mut Context<'_>,
        folder: &Path,
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<Begun, CommandError> {
        let mut request = context.lists(&self.from, &self.way)?;
        let environment = context.environment;
        let is_asked = environment.stdin_is_terminal
            && environment.stderr_is_terminal
            && !self.way.yes
            && !self.way.dry_run;
        loop {
            let mut begun = context.begun(folder, files.clone(), request, &self.way)?;
            occupied(&RealDisk, folder, &begun.files).map_err(|error| refused(error, context))?;
            context.refuse_without_households(&begun.outcome)?;
            let may_take = begun.outcome.refused.is_empty() || self.way.partial;
            if is_asked {
                context.preview(&begun.outcome, may_take, self.way.all, begun.now)?;
                match context.ask_intake(&mut begun.request, &begun.outcome, may_take)? {
                    Answer::Take => return Ok(begun),
                    Answer::Again => request = begun.request,
                    Answer::Stop => return context.refuse(Message::ImportStopped),
                }
                continue;
            }
            if may_take {
                return Ok(begun);
            }
            context.show(begun.page)?;
            return Err(CommandError::silent(Kind::Data));
        }
    }

    /// Says what was made, and what comes next.
    fn made(
        &self,
        context: &mut Context<'_>,
        folder: &Path,
        preset: Preset,
        files: usize,
        page: Option<Page>,
    ) -> Result<(), CommandError> {
        let told = context.words.say(Message::InitDone {
            folder: &folder.display(),
            files: &files,
            preset: &preset.name,
        });
        let set_up = if self.git {
            super::git::set_up(context, folder)? + "\n"
        } else {
            String::new()
        };
        let told = format!("{told}\n{set_up}");
        match page {
            Some(mut page) => {
                page.text(Tone::Good, told.trim_end());
                context.show(page)?;
            }
            None => context.write(told.as_bytes())?,
        }
        let next = context.words.say(Message::InitNext {
            folder: &folder.display(),
        });
        context.inform(&next);
        Ok(())
    }
}

fn make(
    context: &mut Context<'_>,
    folder: &Path,
    files: &[(String, Vec<u8>)],
) -> Result<(), CommandError> {
    new_directory(&RealDisk, folder, files).map_err(|error| refused(error, context))?;
    context.changed.push(folder.display().to_string());
    Ok(())
}

fn list(context: &mut Context<'_>, language: Lang) -> Result<(), CommandError> {
    let columns = context
        .look()
        .width
        .unwrap_or(usize::MAX)
        .saturating_sub(12)
        .max(20);
    let mut text = String::new();
    for preset in Preset::all() {
        let lines = wrap(preset.summary(language), columns);
        for (position, line) in lines.iter().enumerate() {
            let name = if position == 0 { preset.name } else { "" };
            let _ = writeln!(text, "{name:<10}  {line}");
        }
    }
    context.write(text.as_bytes())
}

fn preset(name: &str, context: &Context<'_>) -> Result<Preset, CommandError> {
    Preset::named(name).ok_or_else(|| {
        let known: Vec<&str> = Preset::all().map(|preset| preset.name).collect();
        context
            .failure(Kind::Usage, Message::InitNoPreset { name: &name })
            .near(nearest(name, known.iter().copied()), context.words)
            .one_of(&known, context.words)
    })
}

fn refused(error: NewDirectoryError, context: &mut Context<'_>) -> CommandError {
    match error {
        NewDirectoryError::Occupied(paths) => {
            let paths: Vec<String> = paths
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            let files = &context.words.list(&paths);
            context.failure(Kind::Usage, Message::InitOccupied { files })
        }
        NewDirectoryError::Io { path, error } => {
            let path = path.display();
            context
                .failure(
                    Kind::Data,
                    Message::InitRefused {
                        path: &path,
                        reason: &context.reason(&error),
                    },
                )
                .hint(context.words.say(Message::WriteUnchanged))
        }
        NewDirectoryError::File {
            file,
            error,
            standing,
        } => {
            context.changed.extend(standing);
            context.not_written(&error, Some(&file))
        }
    }
}
