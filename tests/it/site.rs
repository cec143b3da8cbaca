//! `report --site`: pages that lead to one another.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::{on_example, on_folder, stderr};

fn made(folder: &Path, more: &[&str]) -> BTreeSet<String> {
    let output = on_example()
        .args(["report", "2026-11", "--site"])
        .arg(folder)
        .args(more)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    assert!(
        stderr(&output).contains("index.html"),
        "{}",
        stderr(&output)
    );
    let entries = std::fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("a file").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

/// The files that a page leads to.
fn ways(page: &str) -> BTreeSet<String> {
    let links = page.split("<a href=\"").skip(1);
    let links = links.filter_map(|link| link.split('"').next());
    links.map(str::to_owned).collect()
}

#[test]
fn every_page_is_led_to_and_every_way_leads_somewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let names = made(&site, &["--show-contacts"]);
    let households = names.iter().filter(|name| name.starts_with("household-"));
    assert!(households.count() > 200, "{names:?}");
    let mut led_to = BTreeSet::from(["index.html".to_owned()]);
    for name in &names {
        let page = std::fs::read_to_string(site.join(name)).expect("a page");
        assert!(!page.contains("<script"), "{name}");
        led_to.extend(ways(&page));
    }
    assert_eq!(led_to, names);
    let index = std::fs::read(site.join("index.html")).expect("a page");
    made(&site, &["--show-contacts"]);
    assert_eq!(
        std::fs::read(site.join("index.html")).expect("a page"),
        index
    );
}

#[test]
fn files_of_households_are_there_only_where_contacts_are_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    made(&site, &["--show-contacts"]);
    std::fs::write(site.join("household-of-mine.html"), "<p>mine</p>").expect("a file");
    let names = made(&site, &[]);
    let mut households = names.iter().filter(|name| name.starts_with("household-"));
    assert_eq!(
        households.next().map(String::as_str),
        Some("household-of-mine.html")
    );
    assert_eq!(households.next(), None, "what an earlier run left is gone");
    for name in &names {
        let page = std::fs::read_to_string(site.join(name)).expect("a page");
        let is_phone = |word: &str| word.len() == 11 && word.bytes().all(|b| b.is_ascii_digit());
        let mut words = page.split(|c: char| !c.is_alphanumeric());
        assert!(!words.any(is_phone), "{name}");
        assert!(!page.contains("href=\"household-"), "{name}");
    }
}

#[test]
fn a_site_takes_no_form_and_no_file_and_nothing_from_the_data() {
    let copy = crate::support::example_copy();
    for more in [["-f", "pdf"], ["-o", "page.html"]] {
        let output = on_folder(copy.path(), "2026-11-16T09:00")
            .args(["report", "--site", "site"])
            .args(more)
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("--site"), "{}", stderr(&output));
    }
}
