//! The production source, parsed: every file of `src` with its place in the module tree, what stands
//! behind `cfg(test)` taken out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use quote::ToTokens as _;
use syn::Item;

/// A production file.
pub(super) struct Source {
    /// Its path from the project's root: `src/book/read.rs`.
    pub(super) path: String,
    /// Its module: `["book", "read"]`; empty for `lib.rs`.
    pub(super) module: Vec<String>,
    pub(super) text: String,
    /// Its items without those that only tests see.
    pub(super) items: Vec<Item>,
}

impl Source {
    /// The room it stands in; none for `lib.rs` and `main.rs`.
    pub(super) fn room(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }

    /// Whether it only says what its folder holds.
    pub(super) fn is_mod_file(&self) -> bool {
        self.path.ends_with("/mod.rs") || self.path.ends_with("/lib.rs")
    }
}

/// Every production file, by path. Parsed once for all tests.
pub(super) fn sources() -> &'static [Source] {
    thread_local! {
        // Token streams belong to one thread, so each test's thread has its own.
        static PARSED: OnceLock<&'static [Source]> = const { OnceLock::new() };
    }
    PARSED.with(|parsed| *parsed.get_or_init(|| Box::leak(read_all().into_boxed_slice())))
}

/// The sources by their module.
pub(super) fn by_module() -> BTreeMap<&'static [String], &'static Source> {
    let named = sources()
        .iter()
        .filter(|source| !source.path.ends_with("main.rs"));
    named
        .map(|source| (source.module.as_slice(), source))
        .collect()
}

pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read_all() -> Vec<Source> {
    let files = walkdir::WalkDir::new(root().join("src")).sort_by_file_name();
    let paths = files
        .into_iter()
        .map(|entry| entry.expect("src can be walked").into_path());
    let rust = paths.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let mut all: Vec<Source> = rust.map(|path| read(&path)).collect();
    let tests = test_modules(&all);
    all.retain(|source| {
        !(1..=source.module.len()).any(|end| tests.contains(&source.module[..end]))
    });
    for source in &mut all {
        source.items.retain(|item| !is_for_tests(item));
    }
    all
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a source file is readable UTF-8");
    let path = path.strip_prefix(root()).expect("below the root");
    let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source {
        module: module_of(path),
        path: path.display().to_string(),
        text,
        items: file.items,
    }
}

/// `src/book/read.rs` is `book::read`, `src/book/mod.rs` is `book`, `src/lib.rs` the crate itself.
fn module_of(path: &Path) -> Vec<String> {
    let inside: PathBuf = path.components().skip(1).collect();
    let mut module: Vec<String> = inside
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    module
}

/// The modules that are declared behind `cfg(test)`.
fn test_modules(all: &[Source]) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for source in all {
        for item in source.items.iter().filter(|item| is_for_tests(item)) {
            if let Item::Mod(module) = item {
                let mut path = source.module.clone();
                path.push(module.ident.to_string());
                found.insert(path);
            }
        }
    }
    found
}

/// Whether an item is compiled for tests alone.
fn is_for_tests(item: &Item) -> bool {
    let attributes = match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.to_token_stream().to_string().contains("test")
    })
}
