//! The colours of pages and charts.

/// A colour: red, green, blue. What it says is also said by a place, a pattern, a mark or a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub(super) [u8; 3]);

impl Ink {
    pub(super) const BLACK: Ink = Ink([0; 3]);
    pub(super) const WHITE: Ink = Ink([255; 3]);
    /// Of words.
    pub(super) const TEXT: Ink = Ink([0x1c, 0x20, 0x24]);
    /// Of words of less weight.
    pub(super) const SOFT: Ink = Ink([0x5b, 0x65, 0x70]);
    /// Of bars.
    pub(super) const DEEP: Ink = Ink([0x1f, 0x4e, 0x79]);
    pub(super) const RED: Ink = Ink([0xa4, 0x26, 0x2c]);
    pub(super) const AMBER: Ink = Ink([0x8a, 0x5a, 0x00]);
    pub(super) const GREEN: Ink = Ink([0x1e, 0x6b, 0x3a]);
    /// Of the lines behind a chart.
    pub(super) const GRID: Ink = Ink([0xd5, 0xda, 0xe0]);
    /// Of what a bar could be.
    pub(super) const WASH: Ink = Ink([0xf4, 0xf6, 0xf8]);
}

impl std::fmt::Display for Ink {
    /// As style sheets write it: `#1f4e79`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Ink([red, green, blue]) = self;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}
