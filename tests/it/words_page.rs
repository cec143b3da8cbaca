//! `docs/reference/WORDS.md`: what may be typed, made of the vocabulary.

use std::fmt::Write as _;
use std::fs;

use toml::{Table, Value};

use crate::support::{assert_generated, root};

const HEAD: &str = "\
# What can be typed

Generated from `src/words/vocabulary`; `UPDATE=1 cargo test --test it words_page` writes it anew.

Arguments, prompts and periods understand every word below in both languages, whatever `--lang`. Case,
full-width letters and signs, spaces, `-` and `_` do not count: `No Answer`, `no_answer` and `无人应答` are one.
What means nothing, or several things, ends with code 2 and the words that are known. **Data files hold the
key alone**: any other word there is a fault that names the key, and `visits check --fix` writes it.

## Days and times

| wanted | examples |
|---|---|
| a minute (`--at`, `--next`, `appoint`) | `2026-11-15T19:00` · `19:00` (today) · `昨天 19:20` · `yesterday 7 pm` · `周五晚上7点半` · `Fri 19:00` · `11月15日 19:00` · `15日19点` · `15 Nov 19:00` · `今晚8点` · `3天前` · `2 hours ago` · `现在` |
| a day (`--since`, dates of `set`) | `2026-11-15` · `11月15日` · `15 Nov` · `昨天` · `上周五` · `last Friday` · `3天前` |
| a period | names such as `2026-11`, `2026-W45`, `2026Q4` · `本月` · `上周` · `近7天` · `last 7 days` · `11月` · `2026年11月` · `Nov 2026` · `周五` · `11月3日至11月20日` · `3 Nov to 20 Nov` |
| since when (`--new-since`) | a minute or a day of the past · `24h` · `3天` · `3 days ago` |
| a length (`--age`) | `24h` · `7d` · `2w` · `3天` · `2 working days` · `2个工作日` |

A day without its year is one of this year, a day without its month one of this month; where that lies on the
wrong side of now (the time of a visit in the future, that of an appointment in the past), the same day of the
year or month beside it is meant, if it is nearer to now. A weekday is the last one for what is over, the next
one for what is to come, that of this week for a period. An hour is one of 24 unless its part of the day says
otherwise.

Homes are written `5-2-402` or `5栋2单元402`. A rule may be named by its title, a service, a department and an
event by its word, a field by its heading: `电话=`. A required column of a file that stands under its heading is named by
`check`, and `check --fix` gives it its key.
";

fn list(out: &mut String, name: &str, table: &Table) {
    let _ = write!(
        out,
        "\n## {name}\n\n| key | English | 中文 | also |\n|---|---|---|---|\n"
    );
    for (key, word) in table {
        let Value::Table(word) = word else { continue };
        let text = |language: &str| word.get(language).and_then(Value::as_str).unwrap_or("");
        let also = word.get("typed").and_then(Value::as_array);
        let also: Vec<&str> = also
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let (en, zh, also) = (text("en"), text("zh"), also.join(" · "));
        let _ = writeln!(out, "| `{key}` | {en} | {zh} | {also} |");
    }
}

#[test]
fn the_page_is_made_of_the_vocabulary() {
    let mut page = HEAD.to_owned();
    let folder = root().join("src/words/vocabulary");
    let files = fs::read_dir(folder).expect("the vocabulary is there");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    for file in files.iter().filter(|file| !file.ends_with("when.toml")) {
        let text = fs::read_to_string(file).expect("a file of words is text");
        let lists: Table = text.parse().expect("a file of words is TOML");
        for (name, words) in &lists {
            let words = words.as_table().expect("a list");
            if !words.contains_key("not_typed") {
                list(&mut page, &name.replace('_', " "), words);
            }
        }
    }
    assert_generated("docs/reference/WORDS.md", &page);
}
