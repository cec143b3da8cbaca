//! ics: appointments for a phone's calendar (RFC 5545).
//!
//! Lines end with CR LF and are folded at 75 octets between characters; times are in UTC; a second
//! import replaces the first; what was called off stays as such, with a higher sequence number; nobody
//! is invited, and what stands in it is private (P11 of the reliability page).

use super::{Format, Look, RenderFault, Show, clean};
use crate::calendar::{Date, Instant, Zone};
use crate::sheet::{Entry, Page, When};

/// Octets of a line, the line break left out.
const LINE: usize = 75;
/// The first minute of 2020, from which sequence numbers count, in minutes since 1970.
const SEQUENCE_FROM: i64 = 26_297_280;

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
    let text = |name: &str, text: &str| format!("{name}:{}", escape(&show.text(text)));
    push(out, "BEGIN:VEVENT");
    push(out, &format!("UID:{}", escape(&clean(&entry.uid))));
    push(out, &format!("DTSTAMP:{}", stamp(now, zone.as_ref(), true)));
    push(out, &format!("SEQUENCE:{}", sequence(entry, now)));
    for line in when(entry.when, zone.as_ref()) {
        push(out, &line);
    }
    push(out, &text("SUMMARY", &entry.title));
    if !entry.place.is_empty() {
        push(out, &text("LOCATION", &entry.place));
    }
    if !entry.description.is_empty() {
        let lines = entry.description.lines();
        let lines: Vec<String> = lines.map(|line| escape(&show.text(line))).collect();
        push(out, &format!("DESCRIPTION:{}", lines.join("\\n")));
    }
    push(out, "CLASS:PRIVATE");
    push(out, &format!("STATUS:{}", status(entry)));
    push(out, &format!("TRANSP:{}", transparency(entry)));
    push(out, "END:VEVENT");
}

/// Grows with time, as every export may have changed; what was called off comes after what stood at
/// the same minute.
fn sequence(entry: &Entry, now: Instant) -> i64 {
    let since = now.minutes_since(Instant::from_minutes(SEQUENCE_FROM));
    2 * since.clamp(0, i64::from(i32::MAX) / 2) + i64::from(entry.is_cancelled)
}

/// Its first and its last moment; a whole day ends with the next one's beginning.
fn when(when: When, zone: Option<&Zone>) -> [String; 2] {
    match when {
        When::Time(start, minutes) => {
            let end = start.plus_minutes(minutes.max(0));
            [
                format!("DTSTART:{}", stamp(start, zone, false)),
                format!("DTEND:{}", stamp(end, zone, false)),
            ]
        }
        When::Day(day) => {
            let digits = |day: Date| day.to_string().replace('-', "");
            [
                format!("DTSTART;VALUE=DATE:{}", digits(day)),
                format!("DTEND;VALUE=DATE:{}", digits(day.plus_days(1))),
            ]
        }
    }
}

fn status(entry: &Entry) -> &'static str {
    if entry.is_cancelled {
        "CANCELLED"
    } else {
        "CONFIRMED"
    }
}

/// Whether it takes up time of whose calendar it is.
fn transparency(entry: &Entry) -> &'static str {
    match entry.when {
        When::Time(..) if !entry.is_cancelled => "OPAQUE",
        _ => "TRANSPARENT",
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
