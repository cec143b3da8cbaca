//! How values of the rooms below are written for programs: times as the data files write them, words
//! of closed lists by their keys.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::calendar::{Birthday, Date, DateOrInstant, Hours, Instant, Period, TimeOfDay};
use crate::diag::Severity;
use crate::duties::State;
use crate::duties::figures::Share;
use crate::duties::overdue::OverdueKind;
use crate::model::policy::Area;
use crate::model::{
    Adopted, BookingId, BookingState, Channel, Class, Decimal, IssueId, IssueKind, IssueSeverity,
    Outcome, Priority, Source, Stage, Status, VisitId,
};
use crate::plan::approval::Approved;

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

texts!(
    Birthday,
    BookingId,
    Date,
    DateOrInstant,
    Hours,
    Instant,
    IssueId,
    TimeOfDay,
    VisitId
);

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

words!(
    Approved,
    Area,
    BookingState,
    Channel,
    Adopted,
    Class,
    IssueKind,
    IssueSeverity,
    Outcome,
    OverdueKind,
    Priority,
    Severity,
    Source,
    Stage,
    State,
    Status
);

/// Values under names of the data: rules, channels, services. Programs get an object.
#[derive(Clone, Debug)]
pub struct Keyed<'a, T>(Vec<(&'a str, T)>);

impl<'a, T> Keyed<'a, T> {
    /// Values in the order in which they are to be read.
    pub(super) fn new(values: impl IntoIterator<Item = (&'a str, T)>) -> Keyed<'a, T> {
        Keyed(values.into_iter().collect())
    }

    /// The values with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, &T)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }
}

impl<T: Serialize> Serialize for Keyed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<T: JsonSchema> JsonSchema for Keyed<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Keyed".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, T>::json_schema(generator)
    }
}

/// How a struct of a room below is written: as the keys of another one.
macro_rules! keys {
    ($kind:ident as $keys:ident: $make:expr) => {
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let make: fn(&$kind) -> $keys = $make;
                make(self).serialize(serializer)
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
                $keys::json_schema(generator)
            }
        }
    };
}

/// A period for programs: half-open.
#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct PeriodKeys {
    name: String,
    from: Date,
    /// The first day after it.
    to: Date,
}

keys!(Period as PeriodKeys: |period| PeriodKeys {
    name: period.name.clone(),
    from: period.from,
    to: period.to,
});

// A decimal of the policy for programs: a number.
keys!(Decimal as f64: |decimal| decimal.approximate());

/// A share for programs.
#[derive(Serialize, JsonSchema)]
#[schemars(inline)]
struct ShareKeys {
    n: u64,
    of: u64,
    /// Null for a share of nothing.
    share: Option<f64>,
}

keys!(Share as ShareKeys: |share| ShareKeys {
    n: share.n,
    of: share.of,
    share: share.value(),
});
