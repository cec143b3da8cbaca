//! The opinion form: a mark for each service, and room to write (I4 of the rule ledger).

use crate::duties::Known;
use crate::model::PartyIx;
use crate::report::Names;
use crate::sheet::{Block, Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words, vocabulary};

/// The names of the columns for marks, the best of ten last.
const MARKS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];

/// The form; with a party whose it is.
pub fn opinion(known: &Known<'_>, party: Option<PartyIx>, words: Words) -> Page {
    let names = Names::new(known.book, words);
    let mut page = Page::new(
        "form",
        words.say(Message::FormOpinion {
            office: &known.book.office.name,
        }),
        known.now,
    );
    page.is_form = true;
    page.text(Tone::Plain, words.say(Message::FormOpinionIntro));
    let home = party.map_or("________".to_owned(), |party| names.home(party));
    page.pairs(vec![(words.say(Message::FormHome), Cell::Text(home))]);
    let satisfaction = &known.book.policy.satisfaction;
    let scale = usize::from(satisfaction.scale).min(MARKS.len());
    let mut columns = vec![Column::new(
        "service",
        words.say(Message::FormService),
        Kind::Text,
    )];
    columns.extend(
        MARKS[..scale]
            .iter()
            .map(|mark| Column::new(*mark, *mark, Kind::Text)),
    );
    let mut table = Table::new("marks", columns);
    for service in &satisfaction.services {
        let boxes = std::iter::repeat_n(Cell::Tick, scale);
        let cells =
            std::iter::once(Cell::Text(words.word(&vocabulary::SERVICE, service))).chain(boxes);
        table.push(Row::new(cells.collect()));
    }
    page.table(table);
    page.text(
        Tone::Quiet,
        words.say(Message::FormScale {
            best: &satisfaction.scale,
        }),
    );
    page.blocks
        .push(Block::Fill(words.say(Message::FormYourOpinion), 6));
    page.blocks
        .push(Block::Fill(words.say(Message::FormYourSign), 1));
    page
}
