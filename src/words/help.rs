//! The Chinese help of commands and arguments, made by the build of `help.toml`.

use super::{Lang, Words};

include!(concat!(env!("OUT_DIR"), "/help.rs"));

impl Words {
    /// The help of a command (`plan`, `git.setup`; `visits` is the program) or of an argument
    /// (`plan.month`; `everywhere.lang`); `None` where the doc comment beside it is meant, which is
    /// the English.
    pub fn command_help(self, path: &str) -> Option<&'static str> {
        if self.lang == Lang::En {
            return None;
        }
        let found = HELP.binary_search_by(|(known, _)| (*known).cmp(path));
        found.ok().map(|place| HELP[place].1)
    }
}
