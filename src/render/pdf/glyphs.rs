//! The characters a document uses: numbered as they come, embedded at the end.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use subsetter::GlyphRemapper;
use ttf_parser::GlyphId;

use super::face::{advance, bytes, face, glyph};
use super::packed::packed;

/// The name of the font in every sheet's resources.
pub(super) const FONT: Name<'static> = Name(b"F");
/// What every font of ours is called in a document: six letters say that it is a part of one.
const NAME: Name<'static> = Name(b"VISITS+WenQuanYiMicroHei");
const SYSTEM: SystemInfo<'static> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// Glyphs in use.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    numbers: GlyphRemapper,
    /// What each number stands for, so that text can be searched and copied.
    characters: BTreeMap<u16, char>,
}

/// Where the font's parts stand in a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct FontRefs {
    pub(super) font: Ref,
    pub(super) cid: Ref,
    pub(super) descriptor: Ref,
    pub(super) unicode: Ref,
    pub(super) file: Ref,
}

impl Glyphs {
    /// `text`, already spelled, as a document shows it: two octets a glyph.
    pub(super) fn encoded(&mut self, text: &str) -> Vec<u8> {
        let mut out = Vec::with_capacity(text.len() * 2);
        for character in text.chars() {
            if let Some(glyph) = glyph(character) {
                let number = self.numbers.remap(glyph.0);
                self.characters.entry(number).or_insert(character);
                out.extend(number.to_be_bytes());
            }
        }
        out
    }

    /// Writes the font with the glyphs in use.
    pub(super) fn write(&self, pdf: &mut Pdf, refs: FontRefs) {
        let mut font = pdf.type0_font(refs.font);
        font.base_font(NAME)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(refs.cid)
            .to_unicode(refs.unicode);
        font.finish();
        self.write_cid(pdf, refs);
        let em = f32::from(face().units_per_em());
        let metric = |units: i16| f32::from(units) * 1000.0 / em;
        let frame = face().global_bounding_box();
        let (left, right) = (metric(frame.x_min), metric(frame.x_max));
        let frame = Rect::new(left, metric(frame.y_min), right, metric(frame.y_max));
        pdf.font_descriptor(refs.descriptor)
            .name(NAME)
            .flags(FontFlags::SYMBOLIC)
            .bbox(frame)
            .italic_angle(0.0)
            .ascent(metric(face().ascender()))
            .descent(metric(face().descender()))
            .cap_height(metric(face().capital_height().unwrap_or_default()))
            .stem_v(90.0)
            .font_file2(refs.file);
        self.write_unicode(pdf, refs);
        let file = subsetter::subset(bytes(), 0, &self.numbers);
        let file = file.expect("glyphs of the typeface that is built in");
        pdf.stream(refs.file, &packed(&file))
            .filter(Filter::FlateDecode)
            .pair(
                Name(b"Length1"),
                i32::try_from(file.len()).unwrap_or(i32::MAX),
            );
    }

    fn write_cid(&self, pdf: &mut Pdf, refs: FontRefs) {
        let em = f32::from(face().units_per_em());
        let widths = self.numbers.remapped_gids();
        let widths = widths.map(|glyph| f32::from(advance(GlyphId(glyph))) * 1000.0 / em);
        let mut cid = pdf.cid_font(refs.cid);
        cid.subtype(CidFontType::Type2)
            .base_font(NAME)
            .system_info(SYSTEM)
            .font_descriptor(refs.descriptor)
            .default_width(1000.0)
            .cid_to_gid_map_predefined(Name(b"Identity"));
        cid.widths().consecutive(0, widths);
    }

    fn write_unicode(&self, pdf: &mut Pdf, refs: FontRefs) {
        let mut map = UnicodeCmap::new(Name(b"Custom"), SYSTEM);
        for (number, character) in &self.characters {
            map.pair(*number, *character);
        }
        let map = map.finish();
        pdf.cmap(refs.unicode, &packed(map.as_slice()))
            .filter(Filter::FlateDecode);
    }
}
