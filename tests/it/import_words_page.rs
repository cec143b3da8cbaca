//! `docs/IMPORT-WORDS.md`: every heading and word that lists are understood by, made of the lists
//! themselves.

use std::fmt::Write as _;
use std::fs;

use crate::support::{assert_generated, root};

fn lists(name: &str) -> toml::Table {
    let path = root().join("src/book/intake").join(name);
    let text = fs::read_to_string(path).expect("the list is there");
    text.parse().expect("TOML")
}

fn words(list: &toml::Value) -> String {
    let words = list.as_array().into_iter().flatten();
    let words = words.filter_map(toml::Value::as_str);
    let words: Vec<String> = words.map(|word| word.replace('|', "\\|")).collect();
    words.join(" · ")
}

fn tables(page: &mut String, lists: &toml::Table, first: &str) {
    for (name, list) in lists {
        let _ = writeln!(
            page,
            "\n### {name}\n\n| {first} | words · 说法 |\n|---|---|"
        );
        for (key, list) in list.as_table().into_iter().flatten() {
            let _ = writeln!(page, "| `{key}` | {} |", words(list));
        }
    }
}

#[test]
fn every_heading_and_word_is_told() {
    let mut page = String::from(
        "# What lists are understood by · 导入时认得的标题和说法\n\n\
         Made of the program's own lists; `UPDATE=1 cargo test --test it import_words` renews it. Beside them stand the names\n\
         of columns and everything that is printed, in both languages. Blanks, brackets, full-width letters and capitals make no\n\
         difference.\n\n\
         本页由程序自己的词表生成。此外，各列的英文名和我们打印出来的中英文说法都认得；空格、括号、全角半角、大小写不影响。\n\n\
         ## Headings · 标题\n\n\
         A `?` marks second choices: where a better heading stands beside them they are kept as columns of their own.\n\
         带 `?` 的是第二选择：旁边有更合适的标题时，原样保留为单独的列。\n",
    );
    tables(&mut page, &lists("headings.toml"), "column · 列");
    page.push_str("\n## Words in cells · 单元格里的说法\n");
    tables(&mut page, &lists("words.toml"), "meaning · 含义");
    assert_generated("docs/IMPORT-WORDS.md", &page);
}
