//! Facts that answers name.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::model::policy::{Quota, Role, Rule, title_of};
use crate::model::{Book, Event, Issue, Party, Staff, Visit};

/// Something that data call by an id.
pub trait HasId {
    /// The id.
    fn id(&self) -> &str;
}

/// A fact in an answer: programs get its id, a page asks it for anything.
#[derive(Debug)]
pub struct Fact<'a, T>(pub &'a T);

impl<T> Clone for Fact<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fact<'_, T> {}

impl<T> Deref for Fact<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

impl<T: HasId> Serialize for Fact<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.id())
    }
}

impl<T> JsonSchema for Fact<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

/// Something of the office's own: programs get its id, a page may ask for its title.
#[derive(Clone, Copy, Debug)]
pub struct Titled<'a> {
    /// The id.
    pub id: &'a str,
    /// The title, where the policy states one.
    pub title: Option<&'a str>,
}

impl<'a> Titled<'a> {
    /// The department called `id`.
    pub fn department(book: &'a Book, id: &'a str) -> Titled<'a> {
        let title = title_of(&book.policy.departments, id);
        Titled { id, title }
    }
}

impl Serialize for Titled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

impl JsonSchema for Titled<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

macro_rules! named_by_id {
    ($($kind:ty),+ $(,)?) => {
        $(impl HasId for $kind {
            fn id(&self) -> &str {
                self.id.as_str()
            }
        })+
    };
}

named_by_id!(Event, Issue, Party, Quota, Role, Rule, Staff, Visit);
