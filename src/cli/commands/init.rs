//! `init`: a new data directory.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::diag::nearest;
use crate::example::{Preset, init_files};
use crate::render::wrap;
use crate::store::{NewDirectoryError, RealDisk, new_directory};
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
    /// Makes the directory, or lists the presets.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let language = context.words.lang;
        if self.list_presets {
            return list(context, language);
        }
        let preset = preset(self.preset.as_deref().unwrap_or_default(), context)?;
        let folder = self.folder.or_else(|| context.globals.dir.clone());
        let folder = context
            .environment
            .working_directory
            .join(folder.unwrap_or_default());
        if self.git {
            // Before anything is made: what cannot be set up is not begun.
            let standing = folder.ancestors().find(|above| above.is_dir());
            context.repository(standing.unwrap_or(&folder))?;
        }
        let files = init_files(preset, self.example, language);
        new_directory(&RealDisk, &folder, &files).map_err(|error| refused(&error, context))?;
        let told = context.words.say(Message::InitDone {
            folder: &folder.display(),
            files: &files.len(),
            preset: &preset.name,
        });
        context.write(format!("{told}\n").as_bytes())?;
        let next = context.words.say(Message::InitNext {
            folder: &folder.display(),
        });
        context.note(&next);
        if self.git {
            return super::git::set_up(context, &folder);
        }
        Ok(())
    }
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

fn refused(error: &NewDirectoryError, context: &Context<'_>) -> CommandError {
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
            context.failure(
                Kind::Data,
                Message::InitRefused {
                    path: &path,
                    reason: error,
                },
            )
        }
    }
}
