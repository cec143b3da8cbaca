//! `form`: which form was made, and for whom.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Body, Fact};
use crate::model::Party;

/// What `form` answers; the form itself is a page for people.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FormMade<'a> {
    /// Which form: `register`, `talk`, `opinion`, `confirmation`.
    pub form: String,
    /// For whom it is filled in; null for one that is empty or of a day.
    pub party: Option<Fact<'a, Party>>,
}

impl Body for FormMade<'_> {
    const NAME: &'static str = "form";
}
