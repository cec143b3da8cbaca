"""Calendars as icalendar reads them; any broken promise ends the run."""

import sys
from pathlib import Path

import icalendar

work = Path(sys.argv[1])
uids = {}
for lang in ["en", "zh"]:
    bytes_ = (work / f"agenda-{lang}.ics").read_bytes()
    lines = bytes_.split(b"\r\n")
    assert lines.pop() == b"", "the last line ends"
    for line in lines:
        assert len(line) <= 75, f"{len(line)} octets: {line}"
        line.decode("utf-8")  # folded between characters
        assert b"\n" not in line and b"\r" not in line, "only CR LF ends a line"
    calendar = icalendar.Calendar.from_ical(bytes_)
    events = calendar.walk("VEVENT")
    assert len(events) > 50, f"{len(events)} events"
    for event in events:
        assert not event.errors, event.errors
        assert event.decoded("dtend") > event.decoded("dtstart"), event["uid"]
        assert event.decoded("dtstart").utcoffset().total_seconds() == 0, "in UTC"
        assert "attendee" not in event and "organizer" not in event, event["uid"]
        assert str(event["class"]) == "PRIVATE"
    uids[lang] = [str(event["uid"]) for event in events]
    assert len(set(uids[lang])) == len(events), "one entry an id"
    assert any("一" <= c <= "鿿" for c in str(events[0]["summary"])), "Chinese survives the folding"
    print(f"agenda-{lang}.ics: {len(events)} events")
assert uids["en"] == uids["zh"], "an entry has the same id in both languages"
