//! json: one object for programs, the same keys in every language.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Look, RenderFault, escape::clean_json, mask_phone, mask_phones_in};
use crate::calendar::Period;
use crate::sheet::Page;

/// An answer for programs as one object, with the phone numbers in its strings masked.
pub fn object(answer: &impl Serialize, look: &Look) -> Result<Vec<u8>, RenderFault> {
    let value = &serde_json::to_value(answer)?;
    let mut text = clean_json(&serde_json::to_string_pretty(&Shown::of(value, look))?);
    text.push('\n');
    Ok(text.into_bytes())
}

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
        masks: Masks::Nothing,
    };
    let mut answer: Vec<(&str, Shown<'_>)> = envelope
        .iter()
        .map(|(key, value)| (*key, as_it_is(value)))
        .collect();
    for (key, value) in &page.wire {
        let shown = Shown::under(key, value, look);
        answer.push((key, shown));
    }
    let mut text = clean_json(&serde_json::to_string_pretty(&Answer(answer))?);
    text.push('\n');
    Ok(text.into_bytes())
}

/// An answer for programs whose last key is a long list, in pieces: what stands before the list's
/// items and behind them.
pub struct JsonAround {
    head: String,
    tail: String,
    look: Look,
    count: usize,
}

/// The pieces around the list that an answer in JSON has, empty, as its last key.
pub fn json_around(answer: &[u8], look: &Look) -> JsonAround {
    let whole = String::from_utf8_lossy(answer);
    let (head, tail) = whole.rsplit_once("[]").unwrap_or((&whole, ""));
    JsonAround {
        head: head.to_owned(),
        tail: tail.to_owned(),
        look: *look,
        count: 0,
    }
}

impl JsonAround {
    /// The text that adds one item: the first brings along what stands before the list.
    pub fn item(&mut self, value: &Value) -> Result<String, RenderFault> {
        let shown = Shown::of(value, &self.look);
        let text = clean_json(&serde_json::to_string_pretty(&shown)?);
        let text = text.replace('\n', "\n    ");
        self.count += 1;
        Ok(match self.count {
            1 => format!("{}[\n    {text}", self.head),
            _ => format!(",\n    {text}"),
        })
    }

    /// The text that ends the answer.
    pub fn end(self) -> String {
        match self.count {
            0 => format!("{}[]{}", self.head, self.tail),
            _ => format!("\n  ]{}", self.tail),
        }
    }
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

/// What is masked of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Masks {
    /// Nothing: it is ours, or the reader may see it.
    Nothing,
    /// The numbers in its texts.
    Numbers,
    /// Its texts as the numbers that they are, however short.
    Whole,
}

/// A value as it is shown: with the phone numbers in its strings masked. Keys are ours and hold
/// none.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    value: &'a Value,
    masks: Masks,
}

/// The key and the column of telephone numbers.
const PHONE: &str = "phone";

impl<'a> Shown<'a> {
    /// A value as the reader of `look` may see it.
    pub(super) fn of(value: &'a Value, look: &Look) -> Shown<'a> {
        let masks = if look.show_contacts {
            Masks::Nothing
        } else {
            Masks::Numbers
        };
        Shown { value, masks }
    }

    /// The same for the value of a key.
    fn under(key: &str, value: &'a Value, look: &Look) -> Shown<'a> {
        let shown = Shown::of(value, look);
        shown.inner(value, key == PHONE)
    }

    fn inner(self, value: &'a Value, is_number: bool) -> Shown<'a> {
        let masks = match (self.masks, is_number) {
            (Masks::Nothing, _) => Masks::Nothing,
            (_, true) => Masks::Whole,
            (_, false) => Masks::Numbers,
        };
        Shown { value, masks }
    }
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::String(text) => match self.masks {
                Masks::Nothing => serializer.serialize_str(text),
                Masks::Numbers => serializer.serialize_str(&mask_phones_in(text)),
                Masks::Whole => serializer.serialize_str(&mask_phone(text)),
            },
            Value::Array(items) => {
                serializer.collect_seq(items.iter().map(|value| Shown { value, ..*self }))
            }
            Value::Object(map) => {
                // A change of a cell names its column beside what stood and stands in it.
                let of_column = ["field", "column"]
                    .iter()
                    .any(|name| map.get(*name).is_some_and(|column| column == PHONE));
                let is_number = |key: &str| key == PHONE || (of_column && IN_CELL.contains(&key));
                let values = map.iter();
                serializer.collect_map(
                    values.map(|(key, value)| (key, self.inner(value, is_number(key)))),
                )
            }
            other => other.serialize(serializer),
        }
    }
}

/// The keys under which a cell's text stands beside its column's name.
const IN_CELL: [&str; 7] = ["from", "to", "before", "after", "old", "new", "value"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::look;
    use crate::words::Lang;

    #[test]
    fn a_short_number_is_masked_where_it_is_known_to_be_one() {
        let answer = json!({
            "phone": "8765432", "room": "8765",
            "changed": [{"field": "phone", "from": "8765432", "to": "8001"}, {"field": "room", "from": "8765432"}],
        });
        let shown = serde_json::to_value(Shown::of(&answer, &look(Lang::En))).unwrap();
        assert_eq!(
            (&shown["phone"], &shown["room"]),
            (&json!("****5432"), &json!("8765"))
        );
        assert_eq!(shown["changed"][0]["from"], "****5432");
        assert_eq!(shown["changed"][0]["to"], "****");
        assert_eq!(shown["changed"][1]["from"], "8765432");
    }

    #[test]
    fn a_list_in_pieces_is_the_list_as_a_whole() {
        let look = look(Lang::En);
        for count in [0, 1, 3] {
            let item = |number: u32| json!({"a": number, "b": ["13812345678\n", {}], "c": null});
            let items: Vec<Value> = (0..count).map(item).collect();
            let mut page = Page::new("check", "", "2026-11-16T09:00".parse().unwrap());
            page.wire.insert("first".to_owned(), json!([]));
            page.wire.insert("list".to_owned(), json!([]));
            let mut around = json_around(&json(&page, &look).unwrap(), &look);
            let mut text = String::new();
            for value in &items {
                text += &around.item(value).unwrap();
            }
            text += &around.end();
            page.wire.insert("list".to_owned(), Value::Array(items));
            let whole = json(&page, &look).unwrap();
            assert_eq!(text, String::from_utf8(whole).unwrap());
        }
    }
}
