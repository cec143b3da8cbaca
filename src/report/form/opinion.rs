//! The opinion form: a mark for each service, and room to write (I4 of the rule ledger).

use crate::duties::Known;
use crate::model::PartyIx;
use crate::report::Names;
use crate::sheet::{Block, Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::Words;

/// The names of the columns for marks, the best of ten last.
const MARKS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];

/// The form; with a party whose it is.
pub fn opinion(known: &Known<'_>, party: Option<PartyIx>, words: Words) -> Page {
    let names = Names::new(known.book, words);
    let arguments: [(&str, &dyn std::fmt::Display); 1] = [("office", &known.book.office.name)];
    let mut page = Page::new("form", words.say("form.opinion", &arguments), known.now);
    page.is_form = true;
    page.text(Tone::Plain, words.text("form.opinion-intro"));
    let home = party.map_or("________".to_owned(), |party| names.home(party));
    page.pairs(vec![(
        words.text("form.home").into_owned(),
        Cell::Text(home),
    )]);
    let satisfaction = &known.book.policy.satisfaction;
    let scale = usize::from(satisfaction.scale).min(MARKS.len());
    let mut columns = vec![Column::new(
        "service",
        words.text("form.service"),
        Kind::Text,
    )];
    columns.extend(
        MARKS[..scale]
            .iter()
            .map(|mark| Column::new(*mark, *mark, Kind::Text)),
    );
    let mut table = Table::new("marks", columns);
    for service in &satisfaction.services {
        let boxes = std::iter::repeat_n(Cell::text("□"), scale);
        let cells = std::iter::once(Cell::Text(words.term("service", service))).chain(boxes);
        table.push(Row::new(cells.collect()));
    }
    page.table(table);
    let scale_said: [(&str, &dyn std::fmt::Display); 1] = [("best", &satisfaction.scale)];
    page.text(Tone::Quiet, words.say("form.scale", &scale_said));
    page.blocks
        .push(Block::Fill(words.text("form.your-opinion").into_owned(), 6));
    page.blocks
        .push(Block::Fill(words.text("form.your-sign").into_owned(), 1));
    page
}
