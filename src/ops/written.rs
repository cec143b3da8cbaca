//! How values of the rooms below are written for programs: times as the data files write them, words
//! of closed lists by their keys.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::calendar::{Date, Instant, Period};
use crate::duties::State;
use crate::duties::overdue::OverdueKind;
use crate::model::policy::Area;
use crate::model::{Channel, IssueSeverity, Priority};

macro_rules! texts {
    ($($kind:ident),+ $(,)?) => {
        $(impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl JsonSchema for $kind {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                String::json_schema(generator)
            }
        })+
    };
}

texts!(Date, Instant);

macro_rules! words {
    ($($kind:ident),+ $(,)?) => {
        $(impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl JsonSchema for $kind {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($kind).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let known: Vec<&str> = Self::ALL.iter().map(|word| word.as_str()).collect();
                json_schema!({"type": "string", "enum": known})
            }
        })+
    };
}

words!(Area, Channel, IssueSeverity, OverdueKind, Priority, State);

/// A period for programs: half-open, so `to` is the first day after it.
#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct Keys<'a> {
    name: &'a str,
    from: Date,
    /// The first day after it.
    to: Date,
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (name, from, to) = (&*self.name, self.from, self.to);
        Keys { name, from, to }.serialize(serializer)
    }
}

impl JsonSchema for Period {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Keys::json_schema(generator)
    }
}
