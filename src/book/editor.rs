//! The JSON Schemas of the TOML files that people write, for editors: completion, descriptions in both
//! languages, and a line under what is wrong while it is typed.

/// Each file and its schema; a test holds them against what the reader takes.
const FILES: [(&str, &str); 4] = [
    ("policy", include_str!("editor/policy.json")),
    ("visits", include_str!("editor/visits.json")),
    ("staff", include_str!("editor/staff.json")),
    ("calendar", include_str!("editor/calendar.json")),
];

/// The files that have a schema, without their ending.
pub const FILE_NAMES: [&str; 4] = ["policy", "visits", "staff", "calendar"];

/// The JSON Schema of the TOML file called `name`, as text.
pub fn file_schema(name: &str) -> Option<&'static str> {
    let found = FILES.iter().find(|(known, _)| *known == name);
    found.map(|(_, schema)| *schema)
}

#[cfg(test)]
mod tests {
    use super::{FILE_NAMES, FILES};

    #[test]
    fn the_names_are_those_of_the_files_and_each_is_json() {
        for ((name, schema), listed) in FILES.iter().zip(FILE_NAMES) {
            assert_eq!(*name, listed);
            let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
            assert_eq!(schema["title"], format!("{name}.toml"));
        }
    }
}
