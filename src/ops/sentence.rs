//! What an answer says in words, before it is said.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

/// Somebody who can put `T` into words; `report` has one for each language.
pub trait Say<T> {
    /// The sentence of `what`.
    fn say(&self, what: &T) -> String;
}

/// A value that is spoken when the answer is written out, for programs or on a page.
pub struct Sentence<'a, T> {
    /// What is to be said.
    pub of: T,
    voice: &'a dyn Say<T>,
}

impl<'a, T> Sentence<'a, T> {
    /// What `voice` will say.
    pub fn new(of: T, voice: &'a dyn Say<T>) -> Sentence<'a, T> {
        Sentence { of, voice }
    }
}

impl<T> fmt::Display for Sentence<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.voice.say(&self.of))
    }
}

impl<T: fmt::Debug> fmt::Debug for Sentence<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.of.fmt(formatter)
    }
}

impl<T> Serialize for Sentence<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.voice.say(&self.of))
    }
}

impl<T> JsonSchema for Sentence<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Sentence".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}
