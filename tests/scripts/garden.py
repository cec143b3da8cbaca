"""What the proofs on a real disk share: the writing commands, and a community to try them on."""
import collections, json, os, pathlib, re, shutil, subprocess, sys, tomllib

NOW = ["--now", "2026-11-22T10:00", "--lang", "en"]
# One thread reads, so that the calls come in the same order every time; a lock that is not given
# back is noticed at once.
SURROUNDINGS = {"PATH": os.environ["PATH"], "RAYON_NUM_THREADS": "1", "VISITS_LOCK_WAIT": "2"}

Command = collections.namedtuple("Command", "name arguments files between again")


def command(name, arguments, files, between=False, again=False):
    """A command and the files it changes. `between`: a kill may leave some of them new and others
    old. `again`: so may an error, as the files say the same either way."""
    return Command(name, arguments.split("|"), files.split(), between, again)


# PARTY, CONTACT, STAFF, ABOVE and ISSUE stand for ids of the directory, HOME for the folder around
# it. A new writing command gets its line here.
COMMANDS = [
    command("log", "log|PARTY|--outcome|met|--staff|STAFF|--note|x, y", "visits/2026-11.csv"),
    command("log, a new month", "log|PARTY|--staff|STAFF|--at|2025-01-05 10:00", "visits/2025-01.csv"),
    command("log --issue", "log|PARTY|--staff|STAFF|--issue|lift stops|--department|engineering",
            "issues/2026-11.csv visits/2026-11.csv", between=True),
    command("issue add", "issue|add|PARTY|lift stops|--department|engineering", "issues/2026-11.csv"),
    command("issue promise", "issue|promise|ISSUE|2026-11-23 18:00", "issues/2026-11.csv"),
    command("issue answer", "issue|answer|ISSUE|--result|told", "issues/2026-11.csv"),
    command("issue resolve", "issue|resolve|ISSUE", "issues/2026-11.csv"),
    command("issue escalate", "issue|escalate|ISSUE", "issues/2026-11.csv"),
    command("issue revisit", "issue|revisit|SOLVED|CHECKED", "issues/2026-11.csv"),
    command("issue close", "issue|close|SOLVED|--result|done", "issues/2026-11.csv"),
    command("event add", "event|add|PARTY|wedding", "events/2026-11.csv"),
    command("owner set", "owner|set|PARTY|note=changed", "owners.csv"),
    command("contact set", "contact|set|CONTACT|note=changed", "contacts.csv"),
    command("appoint", "appoint|PARTY|2027-02-05T10:00|--staff|STAFF", "plans/2027-02.csv"),
    command("appoint --cancel", "appoint|PARTY|2026-12-05T10:00|--cancel", "plans/2026-12.csv"),
    command("appoint --declined", "appoint|PARTY|2026-12-05T10:00|--declined|--staff|STAFF", "visits/2026-11.csv"),
    command("plan --save", "plan|2027-01|--save|--budget|0", "plans/2027-01.csv"),
    command("plan approve", "plan|approve|2026-12|--by|ABOVE", "approvals.csv"),
    command("survey start", "survey|start|new-one", "surveys/new-one.csv"),
    command("survey return", "survey|return|old-one|PARTY|--opinion|fine", "surveys/old-one.csv"),
    command("import", "import|HOME/households.csv|--as|owners", "owners.csv"),
    command("import, two months", "import|HOME/events.csv|--as|events", "events/2026-11.csv events/2027-01.csv",
            between=True),
    command("fmt", "fmt|owners.csv|contacts.csv", "contacts.csv owners.csv", between=True, again=True),
    command("visit set", "visit|set|CHECKED|note=changed", "visits/2026-11.csv"),
    command("visit set, another month", "visit|set|LOGGED|visited_at=2026-10-20T10:00", "visits/2026-10.csv visits/2026-11.csv",
            between=True),
    command("visit remove", "visit|remove|LOGGED", "visits/2026-11.csv"),
    command("issue set", "issue|set|ISSUE|severity=urgent", "issues/2026-11.csv"),
    command("issue assign", "issue|assign|ISSUE|STAFF", "issues/2026-11.csv"),
    command("issue hold", "issue|hold|ISSUE", "issues/2026-11.csv"),
    command("issue reopen", "issue|reopen|SOLVED", "issues/2026-11.csv"),
    command("issue remove", "issue|remove|ISSUE", "issues/2026-11.csv"),
    command("event set", "event|set|EVENT|note=changed", "events/2026-11.csv"),
    command("event remove", "event|remove|EVENT", "events/2026-11.csv"),
    command("undo", "undo|--skip|1", "plans/2026-12.csv"),
    command("check --fix", "check|--fix|events/2026-10.csv", "events/2026-10.csv"),
]
# What cannot be done twice is refused the second time: nothing is there to be done any more.
ONCE = {"log", "log, a new month", "appoint --declined", "issue hold", "issue resume", "issue remove", "visit remove",
        "event remove", "issue answer", "issue resolve", "issue escalate", "issue close", "appoint --cancel"}

# What was half done is taken back before it is done again.
UNDONE = {"visit set, another month"}

# The community of the short versions: small, so that each of many runs is short.
STAFF = """
[[staff]]
id = "wang"
name = "Wang"
role = "butler"
areas = ["east"]

[[staff]]
id = "song"
name = "Song"
role = "supervisor"

[[staff]]
id = "peng"
name = "Peng"
role = "centre_manager"
"""
OWNERS = "H1,A,1,1,0101,east,occupied\nH2,B,1,1,0102,east,occupied\nH3,C,1,1,0201,east,vacant\n"


class Garden:
    """The directory that every trial begins with, and what the words of a command stand for."""

    def __init__(self, binary, home, small):
        self.binary, self.home, self.template = os.path.abspath(binary), home, home / "template"
        self.visits("init", str(self.template), "--preset", "butler", *([] if small else ["--example"]))
        if small:
            with open(self.template / "staff.toml", "a") as staff:
                staff.write(STAFF)
            with open(self.template / "owners.csv", "a") as owners:
                owners.writelines(row + "," * 13 + "\n" for row in OWNERS.split())
            with open(self.template / "contacts.csv", "a") as contacts:
                contacts.write("C1,Office,community_office,,\n")
        self.name_everybody()
        self.record_something()
        self.leave_something_to_mend()

    def rows(self, file):
        return (self.template / file).read_text(encoding="utf-8-sig").splitlines()

    def ids(self, file):
        column = self.rows(file)[0].split(",").index("id")
        return [row.split(",")[column] for row in self.rows(file)[1:] if row]

    def name_everybody(self):
        staff = tomllib.loads((self.template / "staff.toml").read_text())["staff"]
        of_role = lambda role: next(member["id"] for member in staff if member["role"] == role)
        self.words = {"PARTY": self.ids("owners.csv")[0], "CONTACT": self.ids("contacts.csv")[0],
                      "STAFF": of_role("butler"), "ABOVE": of_role("supervisor")}

    def record_something(self):
        party, staff = self.words["PARTY"], self.words["STAFF"]
        logged = self.visits("log", party, "--staff", staff, "--at", "2026-11-20 10:00", "-f", "json")
        self.words["LOGGED"] = json.loads(logged)["visit"]["id"]
        for day in ("2026-10-05", "2026-11-20"):
            event = self.visits("event", "add", party, "wedding", "--at", day, "-f", "json")
            self.words["EVENT"] = json.loads(event)["event"]["id"]
        for word, summary in (("ISSUE", "tap drips"), ("SOLVED", "lift stops")):
            raised = self.visits("issue", "add", party, summary, "--department", "engineering", "--at", "2026-11-21 10:00",
                                 "-f", "json")
            self.words[word] = json.loads(raised)["issue"]["id"]
        for step in ("answer", "resolve"):
            self.visits("issue", step, self.words["SOLVED"], "--at", "2026-11-21 12:00")
        checked = self.visits("log", party, "--staff", staff, "--at", "2026-11-21 16:00", "-f", "json")
        self.words["CHECKED"] = json.loads(checked)["visit"]["id"]
        self.visits("plan", "2026-12", "--save", "--budget", "0")
        self.visits("appoint", party, "2026-12-05 10:00", "--staff", staff)
        self.visits("survey", "start", "old-one", party)

    def leave_something_to_mend(self):
        for file in ("owners.csv", "contacts.csv"):
            path = self.template / file
            path.write_text(path.read_text() + "\n")  # a blank line: not the canonical form
        slip = self.template / "events/2026-10.csv"
        slip.write_text(slip.read_text().replace("2026-10-05", "2026/10/5"))
        party = self.words["PARTY"]
        (self.home / "households.csv").write_text(
            "id,name,building,area,status\nH9-1,A,9,east,occupied\nH9-2,B,9,east,rented\n")
        (self.home / "events.csv").write_text(
            f"happened_at,party,kind\n2026-11-21,{party},wedding\n2027-01-05,{party},wedding\n")

    def visits(self, *arguments):
        where = [] if arguments[0] == "init" else ["-C", str(self.template), *NOW]
        done = subprocess.run([self.binary, *where, *arguments], capture_output=True, stdin=subprocess.DEVNULL, text=True)
        if done.returncode != 0:
            sys.exit(f"{arguments}: {done.stderr}")
        return done.stdout

    def fresh(self, directory):
        """A new copy of the directory."""
        shutil.rmtree(directory, ignore_errors=True)
        shutil.copytree(self.template, directory)

    def line(self, wanted, directory):
        """The command line of `wanted` in `directory`."""
        words = [self.words.get(word, word).replace("HOME", str(self.home)) for word in wanted.arguments]
        return [self.binary, "-C", str(directory), *NOW, *words]


def files_of(directory):
    """The bytes of every file, the lock, the journal and what is temporary aside."""
    paths = (path for path in pathlib.Path(directory).rglob("*") if path.is_file() and path.name != ".visits.lock"
             and path.parent.name != ".visits-journal")
    return {str(path.relative_to(directory)): path.read_bytes() for path in paths if path.suffix != ".tmp"}


def temporary(directory):
    """What a writer left behind."""
    return [str(path) for path in pathlib.Path(directory).rglob(".*.tmp")]
