//! Where a policy departs from the rulebook, in sentences.

use crate::book::group::Departure;
use crate::words::{Message, Words};

/// One departure in a sentence.
pub fn departure(found: &Departure, words: Words) -> String {
    let (of, key, rulebook, here) = match found {
        Departure::Lacks { rule } => return words.say(Message::GroupLacks { rule }),
        Departure::Own { rule } => return words.say(Message::GroupOwn { rule }),
        Departure::Differs {
            of,
            key,
            rulebook,
            here,
        } => (of, key, rulebook, here),
    };
    let key = if of.is_empty() {
        key.clone()
    } else {
        format!("{of}.{key}")
    };
    let key = &key;
    match (rulebook, here) {
        (Some(rulebook), Some(here)) => words.say(Message::GroupDiffers {
            key,
            here,
            rulebook,
        }),
        (None, here) => {
            let here = &here.as_deref().unwrap_or_default();
            words.say(Message::GroupAdded { key, here })
        }
        (Some(rulebook), None) => words.say(Message::GroupDropped { key, rulebook }),
    }
}
