//! json: one object for programs, the same keys in every language.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Look, RenderFault, escape::clean_json, mask_phones_in};
use crate::calendar::Period;
use crate::sheet::Page;

/// The envelope (`schema`, `now`, `period`, `data_errors`), then what the page says for programs.
pub(super) fn json(page: &Page, look: &Look) -> Result<Vec<u8>, RenderFault> {
    let envelope: [(&str, Value); 4] = [
        ("schema", format!("visits.{}/1", page.name).into()),
        ("now", page.now.to_string().into()),
        ("period", page.period.as_ref().map_or(Value::Null, period)),
        ("data_errors", page.data_errors.into()),
    ];
    let as_it_is = |value| Shown {
        value,
        masks: false,
    };
    let mut answer: Vec<(&str, Shown<'_>)> = envelope
        .iter()
        .map(|(key, value)| (*key, as_it_is(value)))
        .collect();
    for (key, value) in &page.wire {
        let shown = Shown {
            value,
            masks: !look.show_contacts,
        };
        answer.push((key, shown));
    }
    let mut text = clean_json(&serde_json::to_string_pretty(&Answer(answer))?);
    text.push('\n');
    Ok(text.into_bytes())
}

/// A period for programs: half-open, so `to` is the first day after it.
fn period(period: &Period) -> Value {
    json!({
        "name": period.name,
        "from": period.from.to_string(),
        "to": period.to.to_string(),
    })
}

/// The keys of an answer in their order.
struct Answer<'a>(Vec<(&'a str, Shown<'a>)>);

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A value as it is shown: with the phone numbers in its strings masked. Keys are ours and hold
/// none.
#[derive(Clone, Copy)]
struct Shown<'a> {
    value: &'a Value,
    masks: bool,
}

impl<'a> Shown<'a> {
    fn inner(self, value: &'a Value) -> Shown<'a> {
        Shown { value, ..self }
    }
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::String(text) if self.masks => serializer.serialize_str(&mask_phones_in(text)),
            Value::Array(items) => {
                serializer.collect_seq(items.iter().map(|item| self.inner(item)))
            }
            Value::Object(map) => {
                serializer.collect_map(map.iter().map(|(key, value)| (key, self.inner(value))))
            }
            other => other.serialize(serializer),
        }
    }
}
