//! How a change of the journal stands.

/// How a change stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It was written down, and perhaps made.
    Begun,
    /// It was made.
    Done,
    /// It was taken back.
    Undone,
}

impl State {
    pub(super) const ALL: [State; 3] = [State::Begun, State::Done, State::Undone];

    /// How the names of its files end.
    pub(super) fn ending(self) -> &'static str {
        match self {
            State::Begun => "begun",
            State::Done => "done",
            State::Undone => "undone",
        }
    }
}
