"""Calendars as icalendar and vobject read them; any broken promise ends the run."""

import datetime
import sys
from pathlib import Path

import icalendar
import vobject

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
    whole_days, cancelled = 0, 0
    for event in events:
        assert not event.errors, event.errors
        begins, ends = event.decoded("dtstart"), event.decoded("dtend")
        assert ends > begins, event["uid"]
        if isinstance(begins, datetime.datetime):
            assert begins.utcoffset().total_seconds() == 0, "in UTC"
        else:
            assert ends - begins == datetime.timedelta(days=1), "a whole day"
            whole_days += 1
        assert "attendee" not in event and "organizer" not in event, event["uid"]
        assert str(event["class"]) == "PRIVATE"
        assert int(event["sequence"]) > 0
        cancelled += str(event["status"]) == "CANCELLED"
    assert whole_days > 0, "greetings"
    assert cancelled == 1, f"{cancelled} called off"
    uids[lang] = [str(event["uid"]) for event in events]
    assert len(set(uids[lang])) == len(events), "one entry an id"
    assert any("一" <= c <= "鿿" for c in str(events[0]["summary"])), "Chinese survives the folding"
    other = vobject.readOne(bytes_.decode("utf-8")).vevent_list
    assert [str(event.uid.value) for event in other] == uids[lang], "the other reader's are the same"
    for event, same in zip(events, other):
        assert str(event["summary"]) == same.summary.value
        assert event.decoded("dtstart") == same.dtstart.value, event["uid"]
    print(f"agenda-{lang}.ics: {len(events)} events, {whole_days} of whole days, {cancelled} called off")
assert uids["en"] == uids["zh"], "an entry has the same id in both languages"
