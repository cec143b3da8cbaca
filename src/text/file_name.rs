//! Names of files that Windows gives to devices.

/// Whether Windows takes a name for a device whatever its ending: `con.csv` is the console. Such a
/// file cannot be opened there, nor the repository checked out that holds one.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_lowercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|n| n.is_ascii_digit()))
    };
    matches!(&*stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::is_device;

    #[test]
    fn devices_are_known_whatever_their_case_and_ending() {
        for name in [
            "con.csv", "CON", "Aux.toml", "nul", "com1.csv", "LPT9", "prn .csv",
        ] {
            assert!(is_device(name), "{name}");
        }
        for name in [
            "2026-h2.csv",
            "contacts.csv",
            "com.csv",
            "com10",
            "console",
            "lpt",
        ] {
            assert!(!is_device(name), "{name}");
        }
    }
}
