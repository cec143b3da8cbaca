//! ics: appointments for a phone's calendar (RFC 5545).
//!
//! Lines end with CR LF and are folded at 75 octets between characters; times are in UTC; the UID
//! is made of our own id, so that a second import replaces the first; nobody is invited, and what
//! stands in it is private (P11 of the reliability page).

use super::{Format, Look, RenderFault, Show, clean};
use crate::calendar::{Instant, Zone};
use crate::sheet::{Entry, Page};

/// Octets of a line, the line break left out.
const LINE: usize = 75;

/// The whole calendar; without appointments an empty one. A page that speaks of none has no calendar.
pub(super) fn ics(page: &Page, look: &Look) -> Result<String, RenderFault> {
    let fault = RenderFault::NoSuchForm {
        page: page.name,
        form: Format::Ics,
    };
    let entries = page.entries.as_ref().ok_or(fault)?;
    let show = Show::new(look);
    let mut out = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//visits//visits//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        push(&mut out, line);
    }
    push(
        &mut out,
        &format!("X-WR-CALNAME:{}", escape(&show.text(&page.title))),
    );
    for entry in entries {
        event(&mut out, entry, page.now, show);
    }
    push(&mut out, "END:VCALENDAR");
    Ok(out)
}

fn event(out: &mut String, entry: &Entry, now: Instant, show: Show<'_>) {
    let zone = Zone::named(&entry.zone).ok();
    let end = entry.start.plus_minutes(entry.minutes.max(0));
    let lines: Vec<String> = entry
        .description
        .lines()
        .map(|line| escape(&show.text(line)))
        .collect();
    push(out, "BEGIN:VEVENT");
    push(out, &format!("UID:{}@visits", escape(&clean(&entry.uid))));
    push(out, &format!("DTSTAMP:{}", stamp(now, zone.as_ref(), true)));
    push(
        out,
        &format!("DTSTART:{}", stamp(entry.start, zone.as_ref(), false)),
    );
    push(out, &format!("DTEND:{}", stamp(end, zone.as_ref(), false)));
    push(
        out,
        &format!("SUMMARY:{}", escape(&show.text(&entry.title))),
    );
    if !entry.place.is_empty() {
        push(
            out,
            &format!("LOCATION:{}", escape(&show.text(&entry.place))),
        );
    }
    if !lines.is_empty() {
        push(out, &format!("DESCRIPTION:{}", lines.join("\\n")));
    }
    for line in [
        "CLASS:PRIVATE",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
    ] {
        push(out, line);
    }
}

/// An instant in UTC; on the office's own clock where its zone is unknown, unless it must be UTC.
fn stamp(instant: Instant, zone: Option<&Zone>, must_be_utc: bool) -> String {
    let ahead = zone.map_or(0, |zone| zone.offset_minutes(instant));
    let utc = instant.plus_minutes(-ahead);
    let digits: String = utc
        .to_string()
        .chars()
        .filter(|c| !matches!(c, '-' | ':'))
        .collect();
    let mark = if zone.is_some() || must_be_utc {
        "Z"
    } else {
        ""
    };
    format!("{digits}00{mark}")
}

/// Text of a property: backslash, semicolon and comma are escaped.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if matches!(character, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// A content line, folded; each line after the first begins with a blank, which counts.
fn push(out: &mut String, line: &str) {
    let mut used = 0;
    for character in line.chars() {
        if used + character.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(character);
        used += character.len_utf8();
    }
    out.push_str("\r\n");
}
