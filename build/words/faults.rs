//! What each fault says: one constant a code, which the catalogue of faults must name.

use std::fmt::Write as _;

use super::catalogue::Catalogue;
use super::name::doc;
use super::source::Source;
use super::template;

/// The parts every fault has; `message` and `help` may have others beside them: `message-file`.
const PARTS: [&str; 5] = ["name", "message", "help", "meaning", "example"];

/// The Rust text of the constants.
pub fn generate(source: &Source, catalogue: &mut Catalogue) -> Result<String, String> {
    let mut out = String::new();
    let mut all = String::new();
    for (code, table) in source.tables()? {
        if let Some(missing) = PARTS.iter().find(|part| !table.contains_key(**part)) {
            return Err(source.fault(code, &format!("has no `{missing}`")));
        }
        let mut parts = String::new();
        let mut name = String::new();
        for (part, value) in table {
            let key = format!("{code}.{part}");
            let stem = part.split('-').next().unwrap_or_default();
            if !PARTS.contains(&stem) {
                return Err(source.fault(&key, "is no part of a fault"));
            }
            let text = source.text(&key, value)?;
            template::agreed(source, &key, &text)?;
            if part == "name" {
                name.clone_from(&text.en);
            }
            let _ = write!(parts, "({part:?}, {}), ", catalogue.add(&text));
        }
        let _ = writeln!(
            out,
            "{}\npub(crate) const {code}: FaultTexts = FaultTexts(&[{parts}]);",
            doc(&name)
        );
        let _ = write!(all, "({code:?}, {code}), ");
    }
    let _ = writeln!(
        out,
        "#[cfg(test)]\npub(super) static ALL: &[(&str, FaultTexts)] = &[{all}];"
    );
    Ok(out)
}
