//! The page of a group.

use super::attention::{points, spread};
use super::charts::{ranking, trend};
use super::links::Links;
use super::{Shown, columns};
use crate::ops::Answer;
use crate::ops::group::Group;
use crate::report::page::page_of;
use crate::sheet::{Block, Page};
use crate::words::{Message, Words};

/// The page; `links` names the file that tells more of a community.
pub(crate) fn page<F: Shown>(answer: &Answer<Group<F>>, links: Links<'_>, words: Words) -> Page {
    let group = &answer.body;
    let name = answer.office.as_ref().map_or("", |office| &*office.name);
    let mut page = page_of(answer, words.say(F::title(&name)));
    let mut rows = columns::table("communities", &group.rows, &group.by, links, words);
    columns::total(&mut rows, &group.total, &group.by, words);
    page.table(rows);
    let points = points(group, words);
    if !points.is_empty() {
        page.heading(words.say(Message::GroupAttention));
        page.points(points);
    }
    page.blocks.extend(spread(group, words).map(Block::Table));
    page.blocks.extend(trend(group, words).map(Block::Chart));
    page.blocks.extend(ranking(group, words).map(Block::Chart));
    page.annex = levels(group, words);
    page
}

/// A table a level above the communities: sheets of a workbook.
fn levels<F: Shown>(group: &Group<F>, words: Words) -> Vec<Block> {
    let mut before: Vec<String> = Vec::new();
    let mut blocks = Vec::new();
    for (label, rows) in &group.levels {
        before.push(label.clone());
        let key = level_key(blocks.len());
        let mut table = columns::table(key, rows, &before, &|_| None, words);
        let name = &columns::label(label, words);
        table.title = Some(words.say(Message::GroupLevel { label: name }));
        columns::total(&mut table, &group.total, &before, words);
        blocks.push(Block::Table(table));
    }
    blocks
}

/// The sheets of the levels from the widest one on; nobody has more.
fn level_key(depth: usize) -> &'static str {
    const KEYS: [&str; 5] = ["level_1", "level_2", "level_3", "level_4", "level_5"];
    KEYS.get(depth).copied().unwrap_or("level")
}
