//! `docs/reference/IMPORT-WORDS.md`: every heading and word that lists are understood by, made of the lists
//! themselves.

use std::fmt::Write as _;
use std::fs;

use crate::support::{assert_generated, root};

/// The lists of one file below `src`.
fn lists(name: &str) -> toml::Table {
    let path = root().join("src").join(name);
    let text = fs::read_to_string(path).expect("the list is there");
    text.parse().expect("TOML")
}

/// The vocabularies, which are understood wherever people type.
fn vocabularies() -> toml::Table {
    let folder = root().join("src/words/vocabulary");
    let files = fs::read_dir(folder).expect("the vocabularies are there");
    let names = files.map(|file| file.expect("a file").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let read = names.map(|name| lists(&format!("words/vocabulary/{name}")));
    read.flatten().collect()
}

/// What one word of a vocabulary is typed as.
fn typed(word: &toml::Value) -> Vec<String> {
    let text = |name: &str| word.get(name).and_then(toml::Value::as_str);
    let printed = ["zh", "en"].into_iter().filter_map(text);
    let others = word.get("typed").and_then(toml::Value::as_array);
    let others = others.into_iter().flatten();
    let others = others.filter_map(toml::Value::as_str);
    printed.chain(others).map(str::to_owned).collect()
}

/// The words of a list as they stand in a cell of the page.
fn told(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| word.replace('|', "\\|")).collect();
    words.join(" · ")
}

/// Each list with what stands for its entries: the words of its vocabulary, then those of offices.
fn tables(page: &mut String, lists: &toml::Table, vocabulary_of: &str, first: &str) {
    let vocabularies = vocabularies();
    for (name, list) in lists {
        let own = vocabularies.get(&format!("{name}{vocabulary_of}"));
        let own = own.and_then(toml::Value::as_table);
        let mut entries: Vec<(String, Vec<String>)> = Vec::new();
        for (key, word) in own.into_iter().flatten() {
            if word.is_table() {
                entries.push((key.clone(), typed(word)));
            }
        }
        for (key, list) in list.as_table().into_iter().flatten() {
            let others = list.as_array().into_iter().flatten();
            let others = others.filter_map(toml::Value::as_str).map(str::to_owned);
            match entries.iter_mut().find(|(known, _)| known == key) {
                Some((_, words)) => words.extend(others),
                None => entries.push((key.clone(), others.collect())),
            }
        }
        let _ = writeln!(
            page,
            "\n### {name}\n\n| {first} | words · 说法 |\n|---|---|"
        );
        for (key, words) in &entries {
            let _ = writeln!(page, "| `{key}` | {} |", told(words));
        }
    }
}

#[test]
fn every_heading_and_word_is_told() {
    let mut page = String::from(
        "# What lists are understood by · 导入时认得的标题和说法\n\n\
         Made of the program's own lists; `UPDATE=1 cargo test --test it import_words` renews it. Beside them stand the names\n\
         of columns. Blanks, brackets, full-width letters and capitals make no\n\
         difference.\n\n\
         本页由程序自己的词表生成。此外，各列的英文名都认得；空格、括号、全角半角、大小写不影响。\n\n\
         ## Headings · 标题\n\n\
         A `?` marks second choices: where a better heading stands beside them they are kept as columns of their own.\n\
         带 `?` 的是第二选择：旁边有更合适的标题时，原样保留为单独的列。\n",
    );
    tables(
        &mut page,
        &lists("book/intake/headings.toml"),
        "_columns",
        "column · 列",
    );
    page.push_str("\n## Words in cells · 单元格里的说法\n");
    tables(
        &mut page,
        &lists("book/intake/words.toml"),
        "",
        "meaning · 含义",
    );
    assert_generated("docs/reference/IMPORT-WORDS.md", &page);
}
