"""The plan as a CP-SAT model: what a general solver makes of the same score in the same minutes.

    python3 cp_sat.py --binary visits --dir DIR --now 2026-11-16T09:00 [--seconds 60] [--workers 2]

**Modelled**: each asked duty is left out or met by a team, on a day, through a channel; one
appointment meets every duty of a party it carries (minutes: the longest); at most one a day, and the
gap to others and to visits; windows, leave, working days, the channels' and the party's hours by
whether anything fits that day; preferred channels, and the telephone after unanswered knocks;
`minutes_per_day`; agreed appointments as facts; all six levels of the score. The walk of a day is the
tree's: areas less one, buildings less one in each area, units less one in each building.

**Left out: the times of day.** Nothing keeps two appointments of a day from lying at the same minute;
lateness is counted as if every appointment were the first of its day; only the minutes of a day's
preferred hours are a limit. Top-ups cost time and no effort, optional duties ride along unseen. So
every figure is one that a real plan may not reach, and a proven optimum is a bound on real plans.
Two small things are stricter: of a duty's teams the first dozen are tried, and of those that serve
two duties of a party together only the smallest unions.

The levels are solved one after another, each with half of the time that is left (the last with all of
it), starting from the last answer and keeping what it reached. Quota and days of waiting share one run, weighted.

`--count PLAN` also gives the figures of a plan of `visits plan -f json` as this model counts them,
so that both mean the same; null where the model forbids that plan or finds no count in the same time.
"""

import argparse
import json
import resource
import time
from collections import Counter, defaultdict
from itertools import combinations, product

from instance import CLASSES, DAY, Instance, common
from ortools.sat.python import cp_model


class Model:
    """The variables, rules and costs of one instance."""

    def __init__(self, instance):
        self.now, self.cp = instance, cp_model.CpModel()
        self.score = defaultdict(list)  # figure -> terms, each (coefficient, variable)
        self.fixed = Counter()          # figure -> what agreed appointments cost
        self.used = defaultdict(list)   # (member, day) -> terms of minutes
        self.agreed_minutes = Counter() # (member, day) -> minutes of agreed appointments
        self.evening = defaultdict(list)  # (member, day) -> terms of minutes in preferred hours
        self.units = defaultdict(list)  # (member, day, area, building, unit) -> appointments there
        self.met = defaultdict(list)    # (quota row, party) -> appointments that count
        self.options = defaultdict(list)  # party -> (team, channel, day, inside, variable)
        self.wanted_by = defaultdict(list)  # member -> indexes of quota rows that miss something
        for index, row in enumerate(instance.quotas):
            if row["asked"] > row["met"]:
                self.wanted_by[row["staff"]].append(index)
        self.carried = {duty for row in instance.agreed for duty in row["duties"]}
        self.agreed_days = defaultdict(set)
        for row in instance.agreed:
            self.add_agreed(row)
        for party in instance.duties:
            self.add_party(party)
        self.add_quotas()
        self.add_days()

    def cost(self, figure, coefficient, variable):
        if coefficient:
            self.score[figure].append((coefficient, variable))

    def visit(self, party, team, channel, day, variable):
        """What every appointment does to the days, walks and quotas of its people."""
        who = self.now.owners.get(party)
        place = (who["area"], who["building"], who["unit"]) if who else (party, party, party)
        for n, member in enumerate(team):
            if channel in ("door", "meeting"):
                self.units[member, day, *place].append(variable)
            lead_only = self.now.policy.get("quota_options", {}).get("team_credit") == "lead"
            for index in self.wanted_by[member] if who and not (n and lead_only) else []:
                row = self.now.quotas[index]
                if channel in self.now.quota_channels[row["rule"]] and party not in row["parties"]:
                    self.met[index, party].append(variable)

    def add_agreed(self, row):
        """An agreed appointment stands as it is."""
        start = self.now.minute(row["date"] + "T" + row["start"])
        day = start // DAY
        self.visit(row["party"], row["staff"], row["channel"], day, self.cp.new_constant(1))
        if row["channel"] != "message":
            self.agreed_days[row["party"]].add(day)
        for member in row["staff"]:
            self.agreed_minutes[member, day] += row["minutes"] * (row["channel"] != "meeting")
        for duty in self.now.duties[row["party"]]:
            if duty["id"] in row["duties"]:
                late = start + row["minutes"] - max(duty["due"], self.now.start)
                self.fixed["late_minutes"] += max(0, late)

    def earliest(self, duty, team, channel, day, inside):
        """The first minute of a day at which a duty could be met so; None where nothing fits."""
        who, long = self.now.owners.get(duty["party"]), duty["minutes"][channel]
        if self.now.paused(duty["party"], day):
            return None
        policy_hours = inside and not (who and who["open"])
        spans = self.now.spans(team, channel, day, duty["any_hour"], policy_hours)
        if who and who["open"] and channel in ("door", "phone"):
            spans = common(spans, self.now.on(who["open"], day))
        window = max(duty["opens"], self.now.start), duty["closes"]
        starts = (a for a, b in common(spans, [window]) if b - a >= long)
        return next(starts, None)

    def add_party(self, party):
        """The appointments a party could have, and which of its duties each would meet."""
        now, cp = self.now, self.cp
        open_duties = [duty for duty in now.duties[party] if duty["id"] not in self.carried]
        duties = sorted((duty for duty in open_duties if duty["asked"]), key=lambda duty: duty["order"])
        who, gap = now.owners.get(party), now.visit["gap_days"]
        prefers = who["channel"] if who else None
        taken = self.agreed_days[party]
        near = now.blocked[party] | {d for d in now.days for on in taken if abs(d - on) < gap}
        teams = {duty["id"]: now.teams(duty) for duty in duties}
        sets = {tuple(team) for some in teams.values() for team in some}
        for one, two in combinations(duties, 2):
            unions = {tuple(dict.fromkeys(a + b)) for a, b in product(teams[one["id"]], teams[two["id"]])}
            sets |= set(sorted(unions, key=lambda team: (len(team), team))[:4])
        teams = {frozenset(team): team for team in sorted(sets, reverse=True)}.values()
        found = []
        for team, day, channel in product(sorted(teams), now.days, ["door", "phone", "message", "meeting"]):
            if channel != "message" and day in taken:
                continue
            able = [duty for duty in duties if channel in duty["minutes"] and now.clears(duty, team)]
            for inside in [True, False] if channel == "door" else [False]:
                starts = [(duty, self.earliest(duty, team, channel, day, inside)) for duty in able]
                starts = {duty["id"]: (duty, at) for duty, at in starts if at is not None}
                if starts:
                    found.append((team, day, channel, inside, starts))
        days = defaultdict(set)
        for _, day, _, _, starts in found:
            for name in starts:
                days[name].add(day)
        pressed = {d["id"] for d in duties if d["priority"] == "urgent" or days[d["id"]] <= near}
        met, daily, spread = defaultdict(list), defaultdict(list), defaultdict(list)
        for team, day, channel, inside, starts in found:
            carries = [duty for duty, _ in starts.values()]
            needs = []  # an appointment needs a duty of each of these sets
            if channel == "door" and prefers in ("phone", "message"):
                needs.append({d["id"] for d in carries if not {"phone", "message"} & d["minutes"].keys()})
            if party in now.by_phone and channel != "phone":
                needs.append({d["id"] for d in carries if "phone" not in d["minutes"]})
            if channel != "message" and day in near:
                needs.append(pressed & starts.keys())
            if not all(needs):
                continue
            x = cp.new_bool_var("")
            cp.add_hint(x, 0)
            y = {name: x if len(duties) == 1 else cp.new_bool_var("") for name in starts}
            for name, (duty, at) in starts.items():
                met[name].append(y[name])
                late = at + duty["minutes"][channel] - max(duty["due"], now.start)
                self.cost("late_minutes", max(0, late), y[name])
                if duty["priority"] == "urgent":
                    waited = day - max(duty["opens"], now.start) // DAY
                    self.cost("wait_days", waited, y[name])
                if len(duties) > 1:
                    cp.add_implication(y[name], x)
            if len(duties) > 1:
                for some in [y.keys(), *needs]:
                    cp.add_bool_or([y[name] for name in some] + [~x])
            if channel != "message":
                daily[day].append(x)
                if not pressed & starts.keys():
                    spread[day].append(x)
            self.options[party].append((frozenset(team), channel, day, inside, x))
            self.visit(party, team, channel, day, x)
            self.add_minutes(team, channel, day, x, carries, y, inside and not (who and who["open"]))
            self.cost("outside_preferred", (channel == "door" and not inside) * self.rate("outside_preferred", 10), x)
            self.add_second(channel, prefers, carries, open_duties, x, y)
        for duty in duties:
            out = cp.new_bool_var("")
            cp.add_hint(out, 1)  # the least of all plans, so that there is one to begin with
            self.cost("unplaced" + duty["priority"], 1, out)
            cp.add_exactly_one(met[duty["id"]] + [out])
        for some in daily.values():
            cp.add_at_most_one(some)
        for day in spread if len(duties) > 1 else []:
            cp.add_at_most_one(x for later in range(day, day + gap) for x in spread.get(later, []))

    def rate(self, name, usual):
        return self.now.policy.get("plan", {}).get(name, usual)

    def add_minutes(self, team, channel, day, x, carries, y, in_preferred):
        """The minutes of an appointment: those of its longest duty."""
        lengths = sorted({duty["minutes"][channel] for duty in carries})
        terms = [(lengths[0], x)]
        for shorter, long in zip(lengths, lengths[1:]):
            beyond = self.cp.new_bool_var("")
            terms.append((long - shorter, beyond))
            for duty in carries:
                if duty["minutes"][channel] >= long:
                    self.cp.add_implication(y[duty["id"]], beyond)
        for member in team if channel != "meeting" else []:
            self.used[member, day] += terms
            if in_preferred:
                self.evening[member, day] += terms + [(self.now.visit["early_minutes"], x)]

    def add_second(self, channel, prefers, carries, all_open, x, y):
        """Another channel than the first of the first rule costs, unless the party prefers it."""
        if channel == prefers:
            return
        fits = lambda duty: next(iter(duty["minutes"]), None) == channel
        riders = [duty["order"] for duty in all_open if not duty["asked"] and fits(duty)]
        second, before = None, []
        for duty in carries:  # in policy order
            if not fits(duty) and not any(order < duty["order"] for order in riders):
                if second is None:
                    second = x if len(y) == 1 else self.cp.new_bool_var("")
                if len(y) > 1:
                    self.cp.add_bool_or([~y[duty["id"]], second, *before])
            before.append(y[duty["id"]])
        if second is not None:
            self.cost("second_channel", self.rate("second_channel", 15), second)

    def add_quotas(self):
        """What members miss after the plan; top-ups take the shortest time a channel allows."""
        self.top_ups = {}
        for index, row in enumerate(self.now.quotas):
            need = row["asked"] - row["met"]
            if need <= 0:
                continue
            shortest = min(map(self.now.usual_minutes, self.now.quota_channels[row["rule"]]))
            counted = []
            for (of, _), visits in self.met.items():
                if of == index:
                    counted.append(self.cp.new_bool_var(""))
                    self.cp.add_bool_or(visits + [~counted[-1]])
            for day in self.now.days:
                if self.now.works(row["staff"], day):
                    extra = self.top_ups[row["rule"], row["staff"], day] = self.cp.new_int_var(0, need, "")
                    self.used[row["staff"], day].append((shortest, extra))
                    counted.append(extra)
            short = self.cp.new_int_var(0, need, "")
            self.cp.add(short + sum(counted) >= need)
            self.cost("quota_short", 1, short)

    def add_days(self):
        """The limits of each member's day, its overload and its walk."""
        limit, early = self.now.visit["minutes_per_day"], self.now.visit["early_minutes"]
        easy = -int(-self.rate("overload_from", 0.75) * limit // 1)
        for key in self.used.keys() | self.agreed_minutes.keys():
            minutes, agreed = weighted(self.used[key]), self.agreed_minutes[key]
            self.cp.add(minutes <= max(limit - agreed, 0))
            most = max(limit, agreed) - easy
            if most > 0:
                over = self.cp.new_int_var(0, most, "")
                self.cp.add(minutes + agreed - easy <= over)
                self.cost("overload_minutes", 1, over)
        for (member, day), terms in self.evening.items():
            spans = self.now.spans((member,), "door", day, True, True)
            self.cp.add(weighted(terms) <= sum(b - a + early for a, b in spans))
        walk = self.now.visit["walk_minutes"]
        levels = {place: self.opened(visits) for place, visits in self.units.items()}
        for price in [walk["unit"], walk["building"], walk["area"]]:
            above = defaultdict(list)
            for place, variable in levels.items():
                above[place[:-1]].append(variable)
            for variables in above.values():
                if len(variables) > 1:
                    more = self.cp.new_int_var(0, len(variables) - 1, "")
                    self.cp.add(sum(variables) - 1 <= more)
                    self.cost("walk_minutes", price, more)
            levels = {place: self.opened(variables) for place, variables in above.items()}

    def opened(self, variables):
        """Whether any of these holds; one alone speaks for itself."""
        if len(variables) == 1:
            return variables[0]
        any_of = self.cp.new_bool_var("")
        for variable in variables:
            self.cp.add_implication(variable, any_of)
        return any_of

    def pin(self, cp, plan):
        """Allows the appointments of a plan alone, in a copy `cp` of the model."""
        made, extra = Counter(), Counter()
        for row in plan["appointments"]:
            day = self.now.minute(row["date"] + "T00:00") // DAY
            if row["state"] == "agreed":
                continue
            if row["duties"]:
                made[row["party"], frozenset(row["staff"]), row["channel"], day] += 1
            else:
                extra[row["rules"][0].removeprefix("quota-"), row["staff"][0], day] += 1
        for party, options in self.options.items():
            same = defaultdict(list)
            for team, channel, day, _, x in options:
                same[party, team, channel, day].append(x)
            for key, variables in same.items():
                cp.add(sum(variables) == made.pop(key, 0))
        for key, variable in self.top_ups.items():
            cp.add(variable == extra.pop(key, 0))
        if +made or extra:
            raise SystemExit(f"the model has no such appointments: {[*+made, *extra]}")
        cp.clear_hints()
        return cp


def weighted(terms):
    return cp_model.LinearExpr.weighted_sum([v for _, v in terms], [c for c, _ in terms])


def solve(model, cp, seconds, workers):
    """Level after level; the figures reached, and of each level whether it is proven and its bound."""
    terms, most = model.score, lambda name: sum(c for c, _ in model.score[name])
    unplaced, weight = [], 1
    for name in reversed(CLASSES):
        unplaced += [(weight, v) for _, v in terms["unplaced" + name]]
        weight *= len(terms["unplaced" + name]) + 1
    short = [(c * (most("wait_days") + 1), v) for c, v in terms["quota_short"]]
    effort = ["walk_minutes", "outside_preferred", "second_channel", "overload_minutes"]
    levels = {"unplaced": unplaced, "late_minutes": terms["late_minutes"],
              "quota_short, wait_days": short + terms["wait_days"],
              "effort_minutes": [term for name in effort for term in terms[name]]}
    proofs, until, solver = {}, time.monotonic() + seconds, None
    for done, (name, level) in enumerate(levels.items()):
        goal = weighted(level) if level else cp_model.LinearExpr.sum([])
        last, solver = solver, cp_model.CpSolver()
        solver.parameters.num_workers = workers
        left = until - time.monotonic()
        solver.parameters.max_time_in_seconds = max(left if done + 1 == len(levels) else left / 2, 1)
        cp.minimize(goal)
        status = solver.solve(cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            if last is None:
                return None, {name: f"no plan found in time ({solver.status_name(status).lower()})"}
            solver, proofs[name] = last, "nothing better found"
            continue
        reached, bound = round(solver.objective_value), max(0, round(solver.best_objective_bound))
        proofs[name] = "proven" if status == cp_model.OPTIMAL else f"{reached} reached, {bound} possible"
        cp.add(goal <= reached)
        cp.clear_hints()
        for index in range(len(cp.proto.variables)):
            variable = cp.get_int_var_from_proto_index(index)
            cp.add_hint(variable, solver.value(variable))
    count = lambda name: sum(c * solver.value(v) for c, v in terms[name]) + model.fixed[name]
    score = {"unplaced": [count("unplaced" + name) for name in CLASSES]}
    for name in ["late_minutes", "quota_short", "wait_days", *effort]:
        score[name] = count(name)
    score["effort_minutes"] = sum(score[name] for name in effort)
    return score | {"moved": 0}, proofs


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--binary", required=True)
    options.add_argument("--dir", required=True)
    options.add_argument("--now", required=True)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--count", metavar="PLAN")
    given, began = options.parse_args(), time.monotonic()
    model = Model(Instance(given.binary, given.dir, given.now))
    built, counted = time.monotonic(), None
    if given.count:
        pinned = model.pin(model.cp.clone(), json.load(open(given.count)))
        counted, _ = solve(model, pinned, given.seconds, given.workers)
    ready = time.monotonic()
    score, proofs = solve(model, model.cp, given.seconds, given.workers)
    print(json.dumps({
        "relaxed": "times of day are left out: no plan by the minute need reach these figures",
        "counted": counted, "score": score, "levels": proofs, "variables": len(model.cp.proto.variables),
        "seconds": {"building": round(built - began, 1), "solving": round(time.monotonic() - ready, 1)},
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


if __name__ == "__main__":
    main()
