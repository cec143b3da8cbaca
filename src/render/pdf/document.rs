//! The file: its sheets, its font, its title, and an id made of what is in it.

use pdf_writer::{Filter, Finish, Pdf, Rect, Ref, TextStr};
use sha2::{Digest, Sha256};

use super::glyphs::{FONT, FontRefs, Glyphs};
use super::packed::packed;
use super::paper::{Paper, points};

/// Where what stands once in a document stands.
const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const INFO: Ref = Ref::new(3);
const PARTS: FontRefs = FontRefs {
    font: Ref::new(4),
    cid: Ref::new(5),
    descriptor: Ref::new(6),
    unicode: Ref::new(7),
    file: Ref::new(8),
};

/// The bytes of a document whose sheets are drawn.
pub(super) fn document(
    sheets: &[Vec<u8>],
    paper: Paper,
    glyphs: &Glyphs,
    title: &str,
    lang: &str,
) -> Vec<u8> {
    let mut pdf = Pdf::new();
    pdf.set_version(1, 7);
    let mut catalog = pdf.catalog(CATALOG);
    catalog.pages(PAGES).lang(TextStr(lang));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.finish();
    let refs = |at: usize| {
        let first = 9 + 2 * i32::try_from(at).unwrap_or_default();
        (Ref::new(first), Ref::new(first + 1))
    };
    let count = i32::try_from(sheets.len()).unwrap_or(i32::MAX);
    let leaves = (0..sheets.len()).map(|at| refs(at).0);
    pdf.pages(PAGES).kids(leaves).count(count);
    for (at, sheet) in sheets.iter().enumerate() {
        let (leaf, content) = refs(at);
        let mut page = pdf.page(leaf);
        page.parent(PAGES)
            .media_box(Rect::new(0.0, 0.0, points(paper.wide), points(paper.high)))
            .contents(content);
        page.resources().fonts().pair(FONT, PARTS.font);
        page.finish();
        pdf.stream(content, &packed(sheet))
            .filter(Filter::FlateDecode);
    }
    glyphs.write(&mut pdf, PARTS);
    pdf.document_info(INFO)
        .title(TextStr(title))
        .producer(TextStr("visits"));
    pdf.set_file_id(id(sheets, title));
    pdf.finish()
}

/// An id made of what the sheets show: the same page has the same.
fn id(sheets: &[Vec<u8>], title: &str) -> (Vec<u8>, Vec<u8>) {
    let mut hash = Sha256::new();
    hash.update(title);
    for sheet in sheets {
        hash.update(sheet);
    }
    let id = hash.finalize()[..16].to_vec();
    (id.clone(), id)
}
