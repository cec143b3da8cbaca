//! What a person set once for themselves: `visits/config.toml` in the folder for settings.

use std::path::PathBuf;

use super::Environment;
use super::context::Context;
use super::error::{CommandError, Kind};
use crate::diag::nearest;
use crate::report::check::syntax;
use crate::text::{Disk, ReadError, RealDisk, TOML_LIMIT};
use crate::words::{Message, vocabulary};

/// What the file may set.
const KNOWN: [&str; 1] = ["staff"];

impl Context<'_> {
    /// Who is at the keyboard: `VISITS_STAFF`, else `staff = "wang"` of the settings file.
    pub fn own_staff(&self) -> Result<Option<String>, CommandError> {
        if let Some(staff) = self.environment.variable("VISITS_STAFF") {
            return Ok(Some(staff.to_owned()));
        }
        let Some(path) = settings_file(self.environment) else {
            return Ok(None);
        };
        let refused = |reason: &dyn std::fmt::Display| {
            let file = &path.display();
            self.failure(Kind::Usage, Message::SettingsUnreadable { file, reason })
        };
        let bytes = match RealDisk.read(&path, TOML_LIMIT) {
            Ok(bytes) => bytes,
            Err(ReadError::Absent) => return Ok(None),
            Err(error) => return Err(refused(&self.read_reason(&error))),
        };
        let text = String::from_utf8(bytes)
            .map_err(|_| refused(&self.words.word(&vocabulary::REFUSAL, "no-text")))?;
        let settings: toml::Table = text
            .parse()
            .map_err(|error: toml::de::Error| refused(&syntax(error.message(), self.words)))?;
        if let Some(unknown) = settings.keys().find(|key| !KNOWN.contains(&key.as_str())) {
            let (file, key) = (&path.display(), unknown);
            let failure = self.failure(Kind::Usage, Message::SettingsUnknown { file, key });
            let near = nearest(unknown, KNOWN.iter().copied());
            return Err(failure.near(near, self.words).one_of(&KNOWN, self.words));
        }
        Ok(settings
            .get("staff")
            .and_then(toml::Value::as_str)
            .map(str::to_owned))
    }
}

/// `$XDG_CONFIG_HOME/visits/config.toml`, else below `~/.config`, on Windows below `%APPDATA%`.
fn settings_file(environment: &Environment) -> Option<PathBuf> {
    let below = |name: &str| {
        environment
            .variable(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let folder = below("XDG_CONFIG_HOME")
        .or_else(|| below("APPDATA"))
        .or_else(|| below("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("visits").join("config.toml"))
}
