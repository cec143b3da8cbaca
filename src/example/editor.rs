//! What lets an editor check and complete the TOML files of a new directory: their schemas beside them,
//! named at the top of each.

use super::rows::File;
use crate::book::editor::{FILE_NAMES, file_schema};

/// Adds the schemas, and their names in the files they are for.
pub(super) fn equip(files: &mut Vec<File>) {
    for name in FILE_NAMES {
        let path = format!(".{name}.schema.json");
        let file = format!("{name}.toml");
        if let Some((_, bytes)) = files.iter_mut().find(|(known, _)| *known == file) {
            let text = String::from_utf8_lossy(bytes);
            *bytes = named(&text, &path).into_bytes();
        }
        let schema = file_schema(name).unwrap_or_default();
        files.push((path, schema.as_bytes().to_vec()));
    }
}

/// The text with the line by which editors find its schema: behind the first sentences, where a line of
/// the head says nothing.
fn named(text: &str, path: &str) -> String {
    let line = format!("#:schema {path}");
    let head = text
        .lines()
        .take_while(|line| line.starts_with('#') || line.is_empty());
    let silent = head.clone().position(|line| line.is_empty() || line == "#");
    let mut lines: Vec<&str> = text.lines().collect();
    match silent {
        Some(place) => lines[place] = &line,
        None => lines.insert(0, &line),
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn the_schema_is_named_in_the_head_and_no_line_moves() {
        let named = named("# One\n# Two\n#\n# More\n\na = 1\n", ".policy.schema.json");
        assert_eq!(
            named,
            "# One\n# Two\n#:schema .policy.schema.json\n# More\n\na = 1\n"
        );
    }
}
