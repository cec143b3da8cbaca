//! What an answer says in words, before it is said.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

/// Somebody who can put `T` into words, a sentence or several; `report` has one for each language.
pub trait Say<T, Words = String> {
    /// What is said of `what`.
    fn say(&self, what: &T) -> Words;
}

/// A value that is spoken when the answer is written out, for programs or on a page.
pub struct Sentence<'a, T, Words = String> {
    /// What is to be said.
    pub of: T,
    voice: &'a dyn Say<T, Words>,
}

impl<'a, T, Words> Sentence<'a, T, Words> {
    /// What `voice` will say.
    pub fn new(of: T, voice: &'a dyn Say<T, Words>) -> Sentence<'a, T, Words> {
        Sentence { of, voice }
    }

    /// What is said.
    pub fn words(&self) -> Words {
        self.voice.say(&self.of)
    }
}

impl<T> fmt::Display for Sentence<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words())
    }
}

impl<T: fmt::Debug, Words> fmt::Debug for Sentence<'_, T, Words> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.of.fmt(formatter)
    }
}

impl<T, Words: Serialize> Serialize for Sentence<'_, T, Words> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.words().serialize(serializer)
    }
}

impl<T, Words: JsonSchema> JsonSchema for Sentence<'_, T, Words> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Sentence".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Words::json_schema(generator)
    }
}
