"""What there is to plan, as the program itself says it.

A peer must see the same duties as `visits`: they come from `visits due`, agreed appointments and
quotas from `visits plan` and `visits quota`, all as JSON. What those leave out is read from the
directory: hours, staff's days, whom somebody met when. Times are minutes from 00:00 of `now`'s day.

Needs Python 3.11. Left aside: months that begin on another day than the first, quotas of other
periods than the month, saved plans (the generated communities have none).
"""

import csv
import json
import re
import subprocess
import tomllib
from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cache
from itertools import permutations, product
from pathlib import Path

DAY = 1440
CLASSES = ["urgent", "high", "normal", "low"]
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def ask(binary, folder, now, *words):
    """The JSON answer of one command of the program."""
    command = [binary, *words, "-C", folder, "--now", now, "-f", "json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def hours(entries):
    """For each weekday the open ranges of `tue-sun 09:00-12:00` and the like, in minutes."""
    week = [[] for _ in WEEK]
    for entry in entries:
        days, _, times = entry.strip().rpartition(" ")
        first, _, last = (days or "mon-sun").partition("-")
        start, end = ([int(h) * 60 + int(m)] for h, m in re.findall(r"(\d+):(\d+)", times))
        first, last = WEEK.index(first), WEEK.index(last or first)
        for day in range(first, last + 1 + 7 * (last < first)):
            week[day % 7].append((start[0], end[0]))
    return week


def common(one, other):
    """The ranges that lie in both."""
    pairs = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return [(a, b) for a, b in pairs if a < b]


def dates(entries):
    """Every date of `2026-11-10/2026-11-12` and the like."""
    for entry in entries:
        first, _, last = str(entry).partition("/")
        day, last = date.fromisoformat(first), date.fromisoformat(last or first)
        while day <= last:
            yield day
            day += timedelta(1)


class Instance:
    """A community, what it owes until the month's end, and who can be there when."""

    def __init__(self, binary, folder, now):
        self.folder, self.now = Path(folder), datetime.fromisoformat(now)
        read = lambda name: tomllib.loads((self.folder / name).read_text("utf-8-sig"))
        self.policy = read("policy.toml")
        calendar = read("calendar.toml") if (self.folder / "calendar.toml").exists() else {}
        self.holidays = set(dates(calendar.get("holidays", [])))
        self.workdays = set(dates(calendar.get("workdays", [])))
        self.staff = {member["id"]: member for member in read("staff.toml")["staff"]}
        for member in self.staff.values():
            member["away"] = set(dates(member.get("leave", [])))
        self.first = self.now.date()
        self.end = (self.first.replace(day=1) + timedelta(32)).replace(day=1)
        self.days = range((self.end - self.first).days)
        self.start = self.minute(now)
        self.visit, open_hours = self.policy["visit"], self.policy["hours"]
        self.open = {name: hours(open_hours[name]) for name in ["staff", "door", "phone"]}
        self.preferred = hours(open_hours["door_preferred"])
        order = [rule for kind in ["cadence", "trigger", "sample"] for rule in self.policy.get(kind, [])]
        self.rules = {rule["id"]: rule | {"order": n} for n, rule in enumerate(order)}
        usual = ["door", "phone"]
        self.quota_channels = {q["id"]: q.get("channels", usual) for q in self.policy.get("quota", [])}
        self.owners = {row["id"]: row for row in self.rows("owners.csv")}
        for owner in self.owners.values():
            owner["open"] = hours(owner["hours"].split(";")) if owner["hours"] else None
        self.read_visits()
        self.read_duties(ask(binary, folder, now, "due"))
        plan = ask(binary, folder, now, "plan", "--budget", "0")
        self.agreed = [row for row in plan["appointments"] if row["state"] == "agreed"]
        self.quotas = ask(binary, folder, now, "quota")["rows"]

    def rows(self, name):
        with open(self.folder / name, encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)

    def minute(self, instant):
        """Minutes since 00:00 of the first day."""
        first = datetime.combine(self.first, datetime.min.time())
        return int((datetime.fromisoformat(instant) - first).total_seconds()) // 60

    def read_visits(self):
        """When each party was last met, the days near a visit, who is only telephoned."""
        self.met, self.blocked, knocks = {}, defaultdict(set), defaultdict(int)
        gap = self.visit["gap_days"]
        for path in sorted((self.folder / "visits").glob("*.csv")):
            for row in sorted(self.rows(f"visits/{path.name}"), key=lambda row: row["visited_at"]):
                party, at = row["party"], row["visited_at"]
                if datetime.fromisoformat(at) > self.now or row["channel"] not in ("door", "phone"):
                    continue
                if row["outcome"] == "met":
                    self.met[party], knocks[party] = at, 0
                    day = self.minute(at) // DAY
                    self.blocked[party] |= {d for d in self.days if abs(d - day) < gap}
                elif row["outcome"] == "no_answer" and row["channel"] == "door":
                    knocks[party] += 1
        self.by_phone = {party for party, n in knocks.items() if n >= self.visit["attempts"]}

    def read_duties(self, due):
        """The open duties of each party, those the plan is asked for marked."""
        self.duties, later, cleared = defaultdict(list), defaultdict(list), defaultdict(int)
        end, month = len(self.days) * DAY, self.first.replace(day=1).isoformat()
        for duty in due["duties"]:
            key = duty["rule"], duty["due"]
            if duty["cleared_by"]:
                cleared[key] += duty["cleared_by"] in self.visits_since(month)
            if duty["state"] not in ("open", "overdue", "upcoming"):
                continue
            for name in ["opens", "due", "closes"]:
                duty[name] = self.minute(duty[name])
            if duty["closes"] <= self.start or duty["opens"] >= end:
                continue
            rule = self.rules[duty["rule"]]
            duty |= {"order": rule["order"], "any_hour": rule.get("any_hour", False)}
            duty |= {"asked": duty["due"] <= end, "seats": [(rule["by"]["role"], None)]}
            duty["seats"] += [(seat["role"], seat["department"]) for seat in duty["with"]]
            ways = [way for way in duty["channels"] if way != "desk"]
            duty["minutes"] = {way: rule.get("minutes", self.usual_minutes(way)) for way in ways}
            self.duties[duty["party"]].append(duty)
            if not duty["asked"]:
                later[key].append(duty)
        for key, group in later.items():
            until = date.fromisoformat(key[1][:10]) - timedelta("T00:00" in key[1])
            months = (until.year - self.first.year) * 12 + until.month - self.first.month + 1
            part = -(-(len(group) + cleared[key]) // months) - cleared[key]
            group.sort(key=lambda duty: (self.met.get(duty["party"], ""), duty["id"]))
            for duty in group[: max(part, 0)]:
                duty["asked"] = True

    def usual_minutes(self, channel):
        """What a visit takes where its rule does not say; a message takes a call's time."""
        return self.visit.get(channel + "_minutes", self.visit["phone_minutes"])

    @cache
    def visits_since(self, month):
        """The ids of the visits made since a date."""
        names = sorted(path.name for path in (self.folder / "visits").glob("*.csv"))
        rows = (row for name in names if name[:7] >= month[:7] for row in self.rows(f"visits/{name}"))
        return {row["id"] for row in rows if row["visited_at"] >= month}

    @cache
    def works(self, member, day):
        """The hours somebody works on a day; none when not there."""
        who, on = self.staff[member], self.first + timedelta(day)
        name, usual = WEEK[on.weekday()], who.get("works", WEEK[:5])
        there = name in usual or (on in self.workdays and set(usual) & set(WEEK[:5]))
        there &= on not in who["away"] and (who.get("holidays", False) or on not in self.holidays)
        there &= who.get("joined", date.min) <= on <= who.get("left", date.max)
        own = hours(who["hours"]) if "hours" in who else self.open["staff"]
        return [(a + day * DAY, b + day * DAY) for a, b in own[on.weekday()]] if there else []

    def on(self, week, day):
        """The ranges of a week's hours on a day."""
        ranges = week[(self.first + timedelta(day)).weekday()]
        return [(a + day * DAY, b + day * DAY) for a, b in ranges]

    @cache
    def paused(self, party, day):
        """Whether a household is not to be disturbed on a day."""
        owner, on = self.owners.get(party, {}), (self.first + timedelta(day)).isoformat()
        first, last = owner.get("pause_from"), owner.get("pause_until")
        return bool(first or last) and (first or on) <= on <= (last or on)

    @cache
    def spans(self, team, channel, day, any_hour, preferred):
        """When all of a team can be with somebody by a channel, in the preferred hours alone or not."""
        spans = self.works(team[0], day)
        for member in team[1:]:
            spans = common(spans, self.works(member, day))
        if channel in ("door", "phone") and not any_hour:
            spans = common(spans, self.on(self.open[channel], day))
        return common(spans, self.on(self.preferred, day)) if preferred else spans

    def teams(self, duty, most=12):
        """Who could go for a duty, the lead first; of very many only the first `most`."""
        seats = [duty["staff"]] + [self.seat(duty, seat) for seat in duty["with"]]
        teams = (team for team in product(*seats) if len(set(team)) == len(team))
        return [team for team, _ in zip(teams, range(most))]

    def seat(self, duty, seat):
        """Who may take a seat beside the lead."""
        fits = lambda who: who["role"] == seat["role"] and seat["department"] in (None, who.get("department"))
        owner = self.owners.get(duty["party"])
        named = self.staff.get(owner["butler"]) if owner else None
        if seat["area"] == "own" and named and fits(named):
            return [named["id"]]
        own = lambda who: seat["area"] != "own" or not owner or owner["area"] in who.get("areas", [])
        return [who["id"] for who in self.staff.values() if fits(who) and own(who)]

    def clears(self, duty, team):
        """Whether a team has different persons for all seats of a duty, stand-ins included."""
        roles = [(self.staff[member]["role"], self.staff[member].get("department")) for member in team]
        sits = lambda role, seat: role[0] == seat[0] and seat[1] in (None, role[1])
        seats = duty["seats"]
        return any(all(map(sits, chosen, seats)) for chosen in permutations(roles, len(seats)))
