//! What each fault says: one constant a code, which the catalogue of faults must name.

use std::fmt::Write as _;

use toml::Value;

use super::catalogue::Catalogue;
use super::name::doc;
use super::source::{Source, Text};
use super::template;

/// The parts every fault has; `message` and `help` may have others beside them: `message-file`.
const PARTS: [&str; 5] = ["name", "message", "help", "meaning", "example"];

/// What `explain` tells of mending a fault of which nobody has an instance, where `help` has arguments.
const GENERAL: &str = "help-general";

/// The Rust text of the constants.
pub fn generate(source: &Source, catalogue: &mut Catalogue) -> Result<String, String> {
    let mut out = String::new();
    let mut all = String::new();
    for (code, table) in source.tables()? {
        if let Some(missing) = PARTS.iter().find(|part| !table.contains_key(**part)) {
            return Err(source.fault(code, &format!("has no `{missing}`")));
        }
        let mut parts = String::new();
        for (part, value) in table {
            let text = text(source, code, part, value)?;
            let has_arguments = text.en.contains("%{");
            if part == "help" && has_arguments && !table.contains_key(GENERAL) {
                return Err(source.fault(
                    code,
                    &format!("has arguments in `help`, and no `{GENERAL}`"),
                ));
            }
            if part == "name" {
                let _ = writeln!(out, "{}", doc(&text.en));
            }
            let _ = write!(parts, "({part:?}, {}), ", catalogue.add(&text));
        }
        let _ = writeln!(
            out,
            "pub(crate) const {code}: FaultTexts = FaultTexts(&[{parts}]);"
        );
        let _ = write!(all, "({code:?}, {code}), ");
    }
    let _ = writeln!(
        out,
        "#[cfg(test)]\npub(super) static ALL: &[(&str, FaultTexts)] = &[{all}];"
    );
    Ok(out)
}

/// One part of a fault; of `message` and `help` alone there are others beside the usual one, and
/// they alone have arguments.
fn text(source: &Source, code: &str, part: &str, value: &Value) -> Result<Text, String> {
    let key = format!("{code}.{part}");
    let stem = part.split('-').next().unwrap_or_default();
    if !PARTS.contains(&stem) {
        return Err(source.fault(&key, "is no part of a fault"));
    }
    let text = source.text(&key, value)?;
    let arguments = template::agreed(source, &key, &text)?;
    let may = matches!(stem, "message" | "help") && part != GENERAL;
    if !may && !arguments.is_empty() {
        return Err(source.fault(&key, "may not have arguments"));
    }
    Ok(text)
}
