"""What the benchmarks share: building, making instances, running a process and what it cost."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOW = "2026-11-16T09:00"


# A process of its own that starts the command and waits for it: a child's memory is never told as
# less than its parent's, so the parent has to be small (some 8 MB).
LAUNCHER = """
import os, sys, time
began = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, cost = os.wait4(child, 0)
wall = time.perf_counter() - began
code = os.waitstatus_to_exitcode(status)
os.write(int(sys.argv[1]), f"{code} {cost.ru_utime + cost.ru_stime} {wall} {cost.ru_maxrss / 1024}".encode())
"""


@dataclass
class Run:
    """One process: what it printed, seconds of CPU (user and system) and of the clock, peak memory."""

    output: bytes
    cpu: float
    wall: float
    megabytes: float


def run(*command, accept=(0,)):
    """Runs a command to its end; an exit code that is not accepted ends the benchmark."""
    command = [str(word) for word in command]
    told, tell = os.pipe()
    launch = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(tell), *command]
    output = subprocess.run(launch, stdout=subprocess.PIPE, pass_fds=[tell]).stdout
    os.close(tell)
    with os.fdopen(told) as pipe:
        code, *costs = pipe.read().split()
    if int(code) not in accept:
        sys.exit(f"exit code {code}: {' '.join(command)}")
    return Run(output, *map(float, costs))


def built(given, *words):
    """The program that was given, or else the one that cargo makes in release mode."""
    if given:
        return Path(given).resolve()
    subprocess.run(["cargo", "build", "--release", "--locked", *words], cwd=ROOT, check=True)
    folder = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
    return folder / "visits" if words[0] == "--bin" else folder / "examples" / words[-1]


def generate(generator, folder, **options):
    """A community from its seed; one that is there already is kept."""
    if not (folder / "visits.toml").exists():
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        run(generator, "--out", folder, *words)
    return folder


def machine():
    """The machine, in a line."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    name = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), "?")
    load = ", ".join(f"{load:.2f}" for load in os.getloadavg())
    return f"{os.cpu_count()} cores, {name}; load {load}"


def row(cells):
    """A row of a Markdown table, shown at once."""
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def head(cells):
    """The head of a Markdown table: the first column of text, the others of figures."""
    row(cells)
    row(["---"] + ["--:"] * (len(cells) - 1))
