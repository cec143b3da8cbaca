//! Cards: time and place large enough for a door, what to know, boxes to tick, lines to write on.

use super::desk::{Desk, baseline, folded};
use super::face::measure;
use super::paper::{Length, Paper, Type, mm};
use crate::render::Ink;
use crate::sheet::{Card, Tone};

/// Inside a card's border.
const PAD: Length = 700;
/// The side of a box to tick.
const BOX: Length = 950;

/// A card's texts as they are printed.
struct Printed {
    time: String,
    place: String,
    name: String,
    beside: String,
    told: Vec<(String, Vec<String>)>,
    boxes: Vec<String>,
    result: String,
}

impl Desk<'_> {
    /// One card, kept on one sheet.
    pub(super) fn card(&mut self, card: &Card) {
        let printed = self.printed(card);
        let height = self.card_height(&printed);
        self.need(height);
        let top = self.y;
        self.y += self.paper.scaled(PAD) / 2;
        self.card_head(&printed);
        self.card_told(&printed);
        self.card_boxes(&printed);
        self.card_result(&printed);
        self.y = top + height;
        let size = (self.paper.width(), height);
        self.pen().boxed((Paper::MARGIN, top), size, 60, Ink::SOFT);
        if card.tone == Tone::Bad {
            self.pen()
                .filled((Paper::MARGIN, top), (300, height), Ink::RED);
        }
        self.y += self.paper.scaled(mm(3));
    }

    fn printed(&self, card: &Card) -> Printed {
        let beside: Vec<String> = card.beside.iter().map(|cell| self.cell(cell)).collect();
        let width = self.paper.width() - 2 * PAD - self.label();
        let told = card.told.iter().map(|(label, text)| {
            let lines = folded(&self.said(text), width, self.paper.body());
            (self.said(label), lines)
        });
        Printed {
            time: self.said(&card.time),
            place: self.said(&card.place),
            name: self.said(&card.name),
            beside: beside.join(" · "),
            told: told.collect(),
            boxes: card.boxes.iter().map(|text| self.said(text)).collect(),
            result: self.said(&card.result),
        }
    }

    /// Room for the words before what is told.
    fn label(&self) -> Length {
        self.paper.body().size * 9 / 2
    }

    /// Where the name and what stands beside it begin, and on how many lines they stand.
    fn head_places(&self, printed: &Printed) -> [(Length, Length); 2] {
        let (large, name, body) = (self.paper.large(), self.paper.name(), self.paper.body());
        let right = self.paper.wide - Paper::MARGIN - PAD;
        let left = Paper::MARGIN + PAD;
        let gap = large.size * 2 / 3;
        let after = left
            + measure(&printed.time, large.size)
            + gap
            + measure(&printed.place, large.size)
            + gap;
        let fits = |x: Length, wide: Length| x + wide <= right;
        let wide = measure(&printed.name, name.size);
        let at_name = if fits(after, wide) {
            (after, 0)
        } else {
            (left, 1)
        };
        let wide_beside = measure(&printed.beside, body.size);
        let after_name = at_name.0 + wide + gap;
        let at_beside = if fits(after_name, wide_beside) {
            (right - wide_beside, at_name.1)
        } else {
            (left, at_name.1 + 1)
        };
        [at_name, at_beside]
    }

    fn card_height(&self, printed: &Printed) -> Length {
        let body = self.paper.body();
        let told: usize = printed
            .told
            .iter()
            .map(|(_, lines)| lines.len().max(1))
            .sum();
        let extra = self.head_places(printed)[1].1;
        self.paper.scaled(PAD) * 3 / 2
            + self.paper.large().line()
            + extra * self.paper.name().line()
            + Length::try_from(told).unwrap_or_default() * body.line()
            + self.box_rows(printed) * self.box_pitch()
            + 2 * self.result_pitch()
    }

    fn card_head(&mut self, printed: &Printed) {
        let (large, name, body) = (self.paper.large(), self.paper.name(), self.paper.body());
        let [at_name, at_beside] = self.head_places(printed);
        let foot = self.y + baseline(large);
        let left = Paper::MARGIN + PAD;
        let place = left + measure(&printed.time, large.size) + large.size * 2 / 3;
        self.pen().text(left, foot, large, &printed.time);
        self.pen().text(place, foot, large, &printed.place);
        let below = |line: Length| foot + line * name.line();
        self.pen()
            .text(at_name.0, below(at_name.1), name, &printed.name);
        self.pen()
            .text(at_beside.0, below(at_beside.1), body, &printed.beside);
        self.y += large.line() + at_beside.1 * name.line();
    }

    fn card_told(&mut self, printed: &Printed) {
        let kind = self.paper.body();
        let left = Paper::MARGIN + PAD;
        let x = left + self.label();
        for (label, lines) in &printed.told {
            let foot = self.y + baseline(kind);
            self.pen().text(left, foot, kind.ink(Ink::SOFT), label);
            for line in lines {
                let foot = self.y + baseline(kind);
                self.pen().text(x, foot, kind, line);
                self.y += kind.line();
            }
        }
    }

    fn box_pitch(&self) -> Length {
        self.paper.scaled(BOX) * 2
    }

    fn result_pitch(&self) -> Length {
        self.paper.scaled(mm(8))
    }

    /// Where each box stands: its row and its place in it.
    fn box_places(&self, printed: &Printed) -> Vec<(Length, Length)> {
        let kind = self.paper.body();
        let right = self.paper.wide - Paper::MARGIN - PAD;
        let left = Paper::MARGIN + PAD;
        let (mut row, mut x) = (0, left);
        let place = |text: &String| {
            let wide = self.box_width(text, kind);
            if x + wide > right && x > left {
                (row, x) = (row + 1, left);
            }
            let here = (row, x);
            x += wide + kind.size * 3 / 2;
            here
        };
        printed.boxes.iter().map(place).collect()
    }

    fn box_width(&self, text: &str, kind: Type) -> Length {
        self.paper.scaled(BOX) * 3 / 2 + measure(text, kind.size)
    }

    fn box_rows(&self, printed: &Printed) -> Length {
        let last = self.box_places(printed).last().copied();
        last.map_or(0, |(row, _)| row + 1)
    }

    fn card_boxes(&mut self, printed: &Printed) {
        let kind = self.paper.body();
        let side = self.paper.scaled(BOX);
        let top = self.y + side / 2;
        for ((row, x), text) in self.box_places(printed).into_iter().zip(&printed.boxes) {
            let y = top + row * self.box_pitch();
            self.pen().boxed((x, y), (side, side), 70, Ink::TEXT);
            self.pen()
                .text(x + side * 3 / 2, y + side * 9 / 10, kind, text);
        }
        self.y += self.box_rows(printed) * self.box_pitch();
    }

    /// Two ruled lines, the first after what is asked.
    fn card_result(&mut self, printed: &Printed) {
        let kind = self.paper.body().ink(Ink::SOFT);
        let (left, right) = (Paper::MARGIN + PAD, self.paper.wide - Paper::MARGIN - PAD);
        self.y += self.result_pitch();
        let foot = self.y;
        self.pen().text(left, foot - 150, kind, &printed.result);
        let from = left + measure(&printed.result, kind.size) + kind.size / 2;
        self.pen().line((from, foot), (right, foot), 40, Ink::SOFT);
        self.y += self.result_pitch();
        let foot = self.y;
        self.pen().line((left, foot), (right, foot), 40, Ink::SOFT);
    }
}
