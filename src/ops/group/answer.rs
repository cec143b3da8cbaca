//! What `group` answers.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use super::figures::Figures;
use crate::ops::Body;

/// The figures of a group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Group<F> {
    /// A row a community, or a row for each value of the labels asked for.
    pub rows: Vec<GroupRow<F>>,
    /// All communities.
    pub total: GroupRow<F>,
    /// What is to be seen to, of the group itself and of each community; where policies depart from the
    /// rulebook.
    pub remarks: Vec<Remark>,
    /// The labels that rows are told apart by.
    #[serde(skip)]
    pub by: Vec<String>,
    /// The figures of earlier months, the latest first, all communities together; empty where they
    /// were not asked for.
    #[serde(skip)]
    pub trend: Vec<(String, F)>,
    /// Rows of every level above the communities, by the labels of that level.
    #[serde(skip)]
    pub levels: Vec<(String, Vec<GroupRow<F>>)>,
}

/// A row of a group.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupRow<F> {
    /// The labels of the community, or those asked for: `city`, `company`, `community`.
    #[serde(flatten)]
    #[schemars(skip)]
    pub labels: Map<String, Value>,
    /// The folder of the community; null for several together.
    pub path: Option<String>,
    /// How many communities are counted in it.
    pub communities: u64,
    /// How many could not be read and are missing to it.
    pub unreadable: u64,
    /// Errors in the data that the figures rest on.
    pub data_errors: u64,
    /// Rows and files left out because of them.
    pub left_out: u64,
    /// What is wrong with the community, in words.
    pub fault: Option<String>,
    /// The figures; null where nothing could be read.
    pub figures: Option<F>,
    /// Those of the month before; null where there is none to compare with.
    pub before: Option<F>,
}

/// What one community says, or why it says nothing.
#[derive(Clone, Debug)]
pub struct Community<F> {
    /// Its labels, in their order.
    pub labels: Vec<(String, String)>,
    /// Its folder in the group.
    pub path: String,
    /// What it says; else its fault in words.
    pub told: Result<Told<F>, String>,
    /// What is to be seen to though it could be read.
    pub remarks: Vec<String>,
}

/// The figures of a community.
#[derive(Clone, Debug)]
pub struct Told<F> {
    /// Those of the period, then those of the months before it, latest first.
    pub figures: Vec<F>,
    /// The names of these periods.
    pub periods: Vec<String>,
    /// Errors in the data that they rest on.
    pub data_errors: u64,
    /// Rows and files left out because of them.
    pub left_out: u64,
}

impl<F: Figures> Body for Group<F> {
    const NAME: &'static str = F::NAME;
}

/// Something to be seen to.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Remark {
    /// The folder of the community; null where it is about the group itself.
    pub path: Option<String>,
    /// What it is, in words.
    pub text: String,
}
