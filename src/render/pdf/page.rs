//! The whole: which paper, the title, the parts in order, the numbers of the sheets.

use super::desk::Desk;
use super::document::document;
use super::face::measure;
use super::paper::Paper;
use super::table::fits;
use crate::render::pieces::{incomplete, subtitle};
use crate::render::{Ink, Look, Show};
use crate::sheet::{Block, Page};

/// How small a page may become to fit one sheet, and in which steps.
const SIZES: [i32; 6] = [95, 90, 85, 80, 75, 70];

/// The whole page.
pub(in crate::render) fn pdf(page: &Page, look: &Look) -> Vec<u8> {
    let mut desk = laid(page, look);
    let title = desk.said(&page.title);
    if !page.is_form {
        let has_cards = page
            .on_paper()
            .iter()
            .any(|part| matches!(part, Block::Card(_)));
        number(&mut desk, &title, has_cards);
    }
    let sheets: Vec<Vec<u8>> = std::mem::take(&mut desk.sheets)
        .into_iter()
        .map(|content| content.finish().to_vec())
        .collect();
    let lang = look.words.lang.as_str();
    document(&sheets, desk.paper, &desk.glyphs, &title, lang)
}

/// The page on its sheets; what is meant for one is smaller where that makes it fit.
fn laid<'a>(page: &Page, look: &'a Look) -> Desk<'a> {
    let paper = paper(page, look);
    let (laid, sheets) = lay(page, look, [paper, paper]);
    if !page.one_sheet || sheets == 1 {
        return laid;
    }
    let smaller = SIZES.into_iter();
    let mut smaller = smaller.map(|percent| lay(page, look, [paper.at(percent), paper]));
    let fitting = smaller.find(|(_, sheets)| *sheets == 1);
    fitting.map_or(laid, |(desk, _)| desk)
}

/// Upright where every table fits, else lying, else with small type.
fn paper(page: &Page, look: &Look) -> Paper {
    let papers = [Paper::UPRIGHT, Paper::LYING, Paper::SMALL];
    let fits_all = |paper: &Paper| {
        page.on_paper().iter().all(|part| match part {
            Block::Table(table) => fits(table, *paper, look),
            _ => true,
        })
    };
    papers.into_iter().find(fits_all).unwrap_or(Paper::SMALL)
}

/// The page on its sheets, and how many of them hold what stands before the first new sheet that it asks
/// for: that on the `first` paper, the rest on the `other`.
fn lay<'a>(page: &Page, look: &'a Look, [first, other]: [Paper; 2]) -> (Desk<'a>, usize) {
    let mut desk = Desk::new(look, first, page.is_form);
    let mut before = None;
    head(&mut desk, page);
    let kind = std::mem::discriminant::<Block>;
    for parts in page
        .on_paper()
        .chunk_by(|before, after| kind(before) == kind(after))
    {
        if matches!(parts, [Block::Break, ..]) {
            before = before.or(Some(desk.sheets.len()));
            desk.paper = other;
        }
        desk.parts(parts);
    }
    let sheets = before.unwrap_or(desk.sheets.len());
    (desk, sheets)
}

/// Title, period, what was left out.
fn head(desk: &mut Desk<'_>, page: &Page) {
    let (width, small) = (desk.paper.width(), desk.paper.small());
    if let Some(said) = incomplete(page, desk.look) {
        let kind = desk.paper.body().ink(Ink::AMBER);
        desk.lines(&said, Paper::MARGIN, width, kind);
    }
    let title = desk.said(&page.title);
    desk.lines(&title, Paper::MARGIN, width, desk.paper.title());
    for under in subtitle(page, desk.look) {
        desk.lines(&under, Paper::MARGIN, width, small);
    }
    desk.skip(200);
    desk.rule(100, Ink::DEEP);
    desk.skip(700);
}

/// At the foot of each sheet what it is of, and which of how many; where sheets are handed out, also
/// under which heading it stands.
fn number(desk: &mut Desk<'_>, title: &str, tells_heading: bool) {
    let (paper, kind) = (desk.paper, desk.paper.at(100).small());
    let foot = paper.high - Paper::MARGIN + 400;
    let all = desk.sheets.len();
    let sheets = std::mem::take(&mut desk.sheets);
    for (at, sheet) in sheets.into_iter().enumerate() {
        desk.sheets.push(sheet);
        let count = format!("{} / {all}", at + 1);
        let of = match desk.running.get(at).filter(|_| tells_heading) {
            Some(heading) if !heading.is_empty() => format!("{title} · {heading}"),
            _ => title.to_owned(),
        };
        let x = paper.wide - Paper::MARGIN - measure(&count, kind.size);
        desk.pen().text(Paper::MARGIN, foot, kind, &of);
        desk.pen().text(x, foot, kind, &count);
    }
}

impl Desk<'_> {
    /// A cell as it is printed.
    pub(super) fn cell(&self, cell: &crate::sheet::Cell) -> String {
        super::face::spelled(&Show::new(self.look).cell(cell)).into_owned()
    }
}
