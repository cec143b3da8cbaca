//! `git setup --commit`: each change becomes a commit, its sentence the message.

use super::context::Context;
use super::repository::Repository;
use crate::words::Message;

/// The setting that asks for it, in the repository's own settings.
pub const SETTING: &str = "visits.commit";

impl Context<'_> {
    /// Commits what this command changed, where the repository asks for it. The change stands whether or
    /// not git takes it.
    pub fn commit_to_git(&mut self) {
        let Ok(directory) = self.directory() else {
            return;
        };
        let Some(repository) = Repository::around(directory.root()) else {
            return;
        };
        let Some(said) = self.told.said.get(self.words.lang.as_str()).cloned() else {
            return;
        };
        if repository.setting(SETTING).as_deref() != Some("true") {
            return;
        }
        let mut files = self.changed.clone();
        files.sort();
        files.dedup();
        if let Err(reason) = repository.commit(&files, &said) {
            let told = self.words.say(Message::GitNotCommitted { reason: &reason });
            self.warn(&told);
        }
    }
}
