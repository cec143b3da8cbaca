//! How far a long task is, on a terminal's stderr alone; it is gone when the task is done.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::context::Context;
use crate::words::Message;

/// A task that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);

/// A bar that appears when a task takes long.
pub(super) struct Bar {
    bar: ProgressBar,
    begun: Instant,
}

impl Bar {
    /// A bar that is told as `message`; `--quiet` hides it.
    pub(super) fn new(context: &Context<'_>, message: Message<'_>) -> Bar {
        let shows = context.environment.stderr_is_terminal && !context.globals.quiet;
        let target = if shows {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let style = ProgressStyle::with_template("{msg} [{bar:30}] {percent:>3}%");
        let bar = ProgressBar::with_draw_target(None, target)
            .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
            .with_message(context.words.say(message));
        Bar {
            bar,
            begun: Instant::now(),
        }
    }

    /// Shows that `done` of `all` is done.
    pub(super) fn show(&self, done: u64, all: u64) {
        if self.begun.elapsed() > PATIENCE {
            self.bar.set_length(all);
            self.bar.set_position(done);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
