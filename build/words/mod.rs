//! Rust made of the word files: `src/words/sentences`, `faults.toml`, `help.toml`, `vocabulary`.
//!
//! Every text goes, in the order met, into one long string a language ([`catalogue`]); the generated
//! code finds it by its number, so that nothing is unpacked when the program starts.

mod catalogue;
mod faults;
#[path = "../../src/words/fold.rs"]
#[allow(dead_code, reason = "shared with the room `words`")]
mod fold;
mod help;
mod name;
mod sentences;
mod source;
mod template;
mod time;
mod vocabulary;

use std::path::Path;

use catalogue::Catalogue;
use source::Source;

/// The generated files, each with its name and text, made of the word files in `folder`.
///
/// Fails with a sentence that names file and key: a text that stands in one language only, or with
/// other arguments in the other; a key that stands twice; a word that may mean two things.
pub fn generate(folder: &Path) -> Result<Vec<(&'static str, String)>, String> {
    let mut catalogue = Catalogue::default();
    let sentences = Source::all(folder, "sentences")?;
    let messages = sentences::generate(&sentences, &mut catalogue)?;
    let faults = Source::read(folder, "faults.toml")?;
    let faults = faults::generate(&faults, &mut catalogue)?;
    let help = help::generate(&Source::read(folder, "help.toml")?)?;
    let vocabulary = Source::all(folder, "vocabulary")?;
    let time = time::generate(&vocabulary)?;
    let vocabulary = vocabulary::generate(&vocabulary)?;
    Ok(vec![
        ("messages.rs", messages),
        ("faults.rs", faults),
        ("help.rs", help),
        ("vocabulary.rs", vocabulary),
        ("time_words.rs", time),
        ("catalogue.rs", catalogue.table()),
        ("words.en.txt", catalogue.en),
        ("words.zh.txt", catalogue.zh),
    ])
}
