//! json: one object for programs, the same keys in every language.

use serde_json::{Map, Value, json};

use super::{Look, RenderFault, escape::clean_json, mask_phones_in};
use crate::calendar::Period;
use crate::sheet::Page;

/// The envelope (`schema`, `now`, `period`, `data_errors`), then what the page says for programs.
pub(super) fn json(page: &Page, look: &Look) -> Result<Vec<u8>, RenderFault> {
    let mut object = Map::new();
    object.insert("schema".into(), format!("visits.{}/1", page.name).into());
    object.insert("now".into(), page.now.to_string().into());
    object.insert(
        "period".into(),
        page.period.as_ref().map_or(Value::Null, period),
    );
    object.insert("data_errors".into(), page.data_errors.into());
    for (key, value) in &page.wire {
        let mut value = value.clone();
        if !look.show_contacts {
            mask(&mut value);
        }
        object.insert(key.clone(), value);
    }
    let mut text = clean_json(&serde_json::to_string_pretty(&object)?);
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

/// Masks the phone numbers in every string; keys are ours and hold none.
fn mask(value: &mut Value) {
    match value {
        Value::String(text) => {
            let masked = mask_phones_in(text);
            if masked != *text {
                *text = masked;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        Value::Object(map) => map.values_mut().for_each(mask),
        _ => {}
    }
}
