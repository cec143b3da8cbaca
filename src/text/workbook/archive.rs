//! The zip archive that a workbook is: its parts, never more of them than fits in memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::calamine_cells::damaged;
use super::error::WorkbookError;
use super::limits::UNPACKED_LIMIT;

/// The parts of a workbook.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    /// Reads the archive's directory. What its parts say they unpack to is believed only where it
    /// is too much already.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, WorkbookError> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut stated = 0_u64;
        for index in 0..zip.len() {
            let part = zip.by_index_raw(index).map_err(damaged)?;
            if part.name().is_ok_and(|name| is_read(&name)) {
                stated = stated.saturating_add(part.size());
            }
        }
        if stated > UNPACKED_LIMIT {
            return Err(WorkbookError::Unpacked(UNPACKED_LIMIT));
        }
        Ok(Self { zip })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Unpacks every part that will be read once, to nowhere: an archive that lies about its sizes
    /// is found out before anything is kept of it.
    pub(super) fn weigh(&mut self) -> Result<(), WorkbookError> {
        let mut left = UNPACKED_LIMIT;
        for index in 0..self.zip.len() {
            let part = self.zip.by_index(index).map_err(damaged)?;
            if !part.name().is_ok_and(|name| is_read(&name)) {
                continue;
            }
            let taken = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
            left = left
                .checked_sub(taken.map_err(damaged)?)
                .ok_or(WorkbookError::Unpacked(UNPACKED_LIMIT))?;
        }
        Ok(())
    }

    /// A part, unpacked; `None` where there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, WorkbookError> {
        if !self.has(name) {
            return Ok(None);
        }
        let part = self.zip.by_name(name).map_err(damaged)?;
        let mut bytes = Vec::new();
        part.take(UNPACKED_LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(damaged)?;
        if bytes.len() as u64 > UNPACKED_LIMIT {
            return Err(WorkbookError::Unpacked(UNPACKED_LIMIT));
        }
        Ok(Some(bytes))
    }
}

/// Pictures, drawings, printer settings and what links lead to are never opened.
fn is_read(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_aside = [
        "media/",
        "drawings/",
        "externalLinks/",
        "embeddings/",
        "Pictures/",
        "Thumbnails/",
    ]
    .iter()
    .any(|folder| name.contains(folder));
    !is_aside && ["xml", "bin", "rels"].contains(&ending)
}
