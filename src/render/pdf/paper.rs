//! The sheet of paper: A4, its margins, the sizes of type on it.

use crate::render::Ink;
use crate::sheet::Tone;

/// A length on paper, in hundredths of a point.
pub(super) type Length = i32;

/// So many millimetres.
pub(super) const fn mm(count: i32) -> Length {
    count * 7200 * 10 / 254
}

/// A length as the file writes it.
#[allow(
    clippy::cast_precision_loss,
    reason = "a sheet is 84 189 hundredths high"
)]
pub(super) fn points(length: Length) -> f32 {
    length as f32 / 100.0
}

/// How type looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// The height of an em.
    pub(super) size: Length,
    /// Whether it is heavy.
    pub(super) bold: bool,
    /// Its colour.
    pub(super) ink: Ink,
}

impl Type {
    /// From one line's foot to the next.
    pub(super) fn line(self) -> Length {
        self.size * 7 / 5
    }

    /// The same in another colour.
    pub(super) fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same, heavy.
    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// The colour of what is meant so.
pub(super) fn toned(tone: Tone) -> Ink {
    match tone {
        Tone::Plain => Ink::TEXT,
        Tone::Good => Ink::GREEN,
        Tone::Warn => Ink::AMBER,
        Tone::Bad => Ink::RED,
        Tone::Quiet => Ink::SOFT,
    }
}

/// A sheet and how large everything on it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paper {
    /// Across.
    pub(super) wide: Length,
    /// From top to bottom.
    pub(super) high: Length,
    /// How large things are, in percent: below 100 where a page must fit a sheet.
    pub(super) percent: i32,
    /// The size of type in tables.
    cells: Length,
}

impl Paper {
    /// A4 upright.
    pub(super) const UPRIGHT: Self = Self {
        wide: mm(210),
        high: mm(297),
        percent: 100,
        cells: 900,
    };
    /// A4 lying, for wide tables.
    pub(super) const LYING: Self = Self {
        wide: mm(297),
        high: mm(210),
        ..Self::UPRIGHT
    };
    /// A4 lying, with small type, for very wide ones.
    pub(super) const SMALL: Self = Self {
        cells: 700,
        ..Self::LYING
    };

    /// White at every edge.
    pub(super) const MARGIN: Length = mm(14);

    /// The same sheet with everything on it smaller.
    pub(super) fn at(self, percent: i32) -> Self {
        Self { percent, ..self }
    }

    /// Between the margins.
    pub(super) fn width(self) -> Length {
        self.wide - 2 * Self::MARGIN
    }

    /// Where the lowest thing may end: above the line that numbers the sheet.
    pub(super) fn foot(self) -> Length {
        self.high - Self::MARGIN - 900
    }

    /// A length as large as everything on this sheet.
    pub(super) fn scaled(self, length: Length) -> Length {
        length * self.percent / 100
    }

    fn plain(self, size: Length) -> Type {
        Type {
            size: self.scaled(size),
            bold: false,
            ink: Ink::TEXT,
        }
    }

    /// Type of the page's title.
    pub(super) fn title(self) -> Type {
        self.plain(1600).bold()
    }

    /// Type of headings.
    pub(super) fn heading(self) -> Type {
        self.plain(1200).bold().ink(Ink::DEEP)
    }

    /// Type of what is to be read.
    pub(super) fn body(self) -> Type {
        self.plain(1000)
    }

    /// Type in tables.
    pub(super) fn cell(self) -> Type {
        self.plain(self.cells)
    }

    /// Type of remarks and numbers of sheets.
    pub(super) fn small(self) -> Type {
        self.plain(800).ink(Ink::SOFT)
    }

    /// Type of times and places on cards, read from afar.
    pub(super) fn large(self) -> Type {
        self.plain(1700).bold()
    }

    /// Type of names on cards.
    pub(super) fn name(self) -> Type {
        self.plain(1300)
    }
}
