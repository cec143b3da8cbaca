//! What every answer says of itself, and what it says beside.

use schemars::JsonSchema;
use serde::Serialize;

use crate::calendar::{Instant, Period};
use crate::model::Office;

/// What one command answers beside the envelope.
pub trait Body: Serialize + JsonSchema {
    /// The answer's name for programs: `due` makes the schema `visits.due/1`.
    const NAME: &'static str;
}

/// Whose answer it is: a head office tells communities apart by it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Answering {
    /// The office's name, or the group's.
    pub name: String,
    /// The community's id; null where visits.toml states none, and for a group.
    pub community: Option<String>,
}

/// An answer: the envelope, then its body's keys.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Answer<T> {
    schema: String,
    /// Whose answer it is; null where no office could be read.
    pub office: Option<Answering>,
    /// The instant for which everything in it holds, as wall time of the office.
    pub now: Instant,
    /// The period it is about; null for an answer that is about none.
    pub period: Option<Period>,
    /// Errors in the data that it rests on: rows that were left out.
    pub data_errors: usize,
    /// How many rows and files were left out because of them.
    #[serde(skip)]
    pub left_out: usize,
    /// What was asked.
    #[serde(flatten)]
    pub body: T,
}

impl From<&Office> for Answering {
    fn from(office: &Office) -> Answering {
        Answering {
            name: office.name.clone(),
            community: office.community.clone(),
        }
    }
}

impl<T: Body> Answer<T> {
    /// An answer as of `now` about no period.
    pub fn at(now: Instant, body: T) -> Answer<T> {
        Answer {
            schema: id::<T>(),
            office: None,
            now,
            period: None,
            data_errors: 0,
            left_out: 0,
            body,
        }
    }

    /// The same about a period.
    #[must_use]
    pub fn about(mut self, period: Period) -> Answer<T> {
        self.period = Some(period);
        self
    }
}

/// The name of an answer's schema: `visits.due/1`. Adding a key keeps the number.
pub(super) fn id<T: Body>() -> String {
    format!("visits.{}/1", T::NAME)
}
