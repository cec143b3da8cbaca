//! A card: one thing to do as it is carried along and noted by hand.

use super::{Cell, Tone};

/// Its time and place in large type, what to know, boxes to tick, a line to write on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// When: `19:00`.
    pub time: String,
    /// Where; never broken over lines.
    pub place: String,
    /// Whom.
    pub name: String,
    /// What stands beside the name, such as a telephone number.
    pub beside: Vec<Cell>,
    /// What to know, each with the word it stands under.
    pub told: Vec<(String, String)>,
    /// How it may end, a box each.
    pub boxes: Vec<String>,
    /// What is asked for on the line to write on.
    pub result: String,
    /// How it is meant.
    pub tone: Tone,
}
