"""From a large rulebook to its tables, beside what pdfplumber alone needs for its text and tables.

    python benchmarks/rulebook.py [FILE.pdf [GOLD.json]] [--posts N] [--seed N] [--tables SHARE] [--script NAME]
                                   [--runs N]

Without a file it makes one (`corpora/making/rulebook.py`): 600 posts on 300 pages, and scores the tables against its
gold. Exits with 1 where the program takes more than a third of pdfplumber's CPU time or more than 700 MB.

Both are processes of their own, start-up included: `delokrug run FILE --out FOLDER --jobs 1`, and a script that opens
the file and calls `extract_text`, `extract_tables` and `close` page by page. They run in turn, `--runs` times; times
are medians. CPU time is user and system time of a process and of all that it started, also of those that outlive it
(`delokrug run` reads in workers, which a server forks). Memory is what all these processes held at once, what they
share counted once, as seen ten times a second; and the peak of the largest process, which the system notes. Linux only.

Where the time goes (293 pages, 1.06 million characters, 8,300 duties; 15 CPU seconds on a busy machine with two cores,
pdfplumber 55), in per cent:

    reading the PDF                       36    pdfium's own calls 18, characters into lines and cells 18
    layout: lines into blocks             18
    words, readings, sentences            16
    units, duties and posts               12
    rows of the tables                     7
    writing CSV and Parquet                2
    start-up: spaCy, pyarrow and others    9

Twice the pages and posts take twice the time.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "pipeline"), str(ROOT / "corpora")]

import make_rulebook  # noqa: E402
from delokrug.evaluate import evaluate, report  # noqa: E402

MOST_TIME = 1 / 3  # of pdfplumber's
MOST_MEMORY = 700.0  # megabytes
LOOK_EVERY = 0.1  # seconds between two looks at the processes' memory
BECOME_REAPER = 36  # prctl: orphans become children of this process, so that their time can be asked for

PLUMBER = """
import sys
import pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
        page.extract_tables()
        page.close()
"""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a command; megabytes that its processes held together, and the peak of the largest."""

    seconds: float
    together: float
    largest: float

    @property
    def memory(self) -> float:
        return max(self.together, self.largest)


def cost(command: list[str]) -> Cost:
    """Runs the command and waits for it and for all processes that it leaves behind."""
    seen = _Seen()
    done = threading.Event()
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'pipeline'}{os.pathsep}{ROOT / 'models'}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    with tempfile.TemporaryFile() as messages:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=messages, env=environment)
        watcher = threading.Thread(target=_watch, args=(seen, done), daemon=True)
        watcher.start()
        seconds = 0.0
        status = 0
        while True:
            try:
                pid, ended, usage = os.wait4(-1, 0)
            except ChildProcessError:
                break
            seconds += usage.ru_utime + usage.ru_stime
            if pid == child.pid:
                status = child.returncode = os.waitstatus_to_exitcode(ended)
        done.set()
        watcher.join()
        if status:
            messages.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {messages.read().decode(errors='replace')[-2000:]}")
    return Cost(seconds, seen.together, seen.largest)


@dataclass
class _Seen:
    """The most that was seen so far."""

    together: float = 0.0
    largest: float = 0.0


def _watch(seen: _Seen, done: threading.Event) -> None:
    """Notes the memory of the processes below this one: the sum of their proportional sets, and the highest peak.

    Not getrusage: its figure begins with this process's own.
    """
    while not done.wait(LOOK_EVERY):
        together = 0.0
        for pid in _below(os.getpid()):
            together += _megabytes(pid, "smaps_rollup", "Pss")
            seen.largest = max(seen.largest, _megabytes(pid, "status", "VmHWM"))
        seen.together = max(seen.together, together)


def _megabytes(pid: int, file: str, name: str) -> float:
    """A figure of /proc/PID/FILE; 0 where the process has ended."""
    try:
        found = re.search(rf"^{name}:\s+(\d+)", Path(f"/proc/{pid}/{file}").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def _below(pid: int) -> list[int]:
    """The processes that a process started, and theirs."""
    found = []
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            own = [int(child) for child in children.read_text().split()]
        except OSError:
            continue
        found += [one for child in own for one in (child, *_below(child))]
    return found


def measured(pdf: Path, folder: Path, runs: int) -> tuple[Cost, Cost]:
    """Medians of what delokrug and pdfplumber take for the file. The tables are left in the folder."""
    ours = [sys.executable, "-m", "delokrug", "run", str(pdf), "--out", str(folder), "--jobs", "1", "--quiet"]
    theirs = [sys.executable, "-c", PLUMBER, str(pdf)]
    costs: list[tuple[Cost, Cost]] = []
    for number in range(1, runs + 1):
        costs.append((cost(ours), cost(theirs)))
        times = "delokrug {:.1f} s, pdfplumber {:.1f} s".format(*(one.seconds for one in costs[-1]))
        print(f"  run {number}: {times}", flush=True)
    ours_all, theirs_all = zip(*costs, strict=True)
    return _middle(ours_all), _middle(theirs_all)


def _middle(costs: Sequence[Cost]) -> Cost:
    """The median of the times, the most of the memory."""
    seconds = statistics.median(one.seconds for one in costs)
    return Cost(seconds, max(one.together for one in costs), max(one.largest for one in costs))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pdf", type=Path, nargs="?")
    parser.add_argument("gold", type=Path, nargs="?")
    make_rulebook.add_options(parser)
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args(arguments)
    ctypes.CDLL(None, use_errno=True).prctl(BECOME_REAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "gold").mkdir()
        pdf, gold = chosen.pdf, chosen.gold
        if pdf is None:
            pdf = folder / "rulebook.pdf"
            make_rulebook.write(pdf, make_rulebook.wanted(chosen))
            gold = pdf.with_suffix(".json")
        ours, theirs = measured(pdf, folder / "tables", chosen.runs)
        print(
            f"{pdf.name}: delokrug {ours.seconds:.1f} s of CPU time, pdfplumber {theirs.seconds:.1f} s: "
            f"ratio {ours.seconds / theirs.seconds:.3f} (at most {MOST_TIME:.3f})\n"
            f"  memory {ours.memory:.0f} MB (at most {MOST_MEMORY:.0f}), the largest process "
            f"{ours.largest:.0f} MB; pdfplumber {theirs.memory:.0f} MB"
        )
        if gold is not None:
            shutil.copy(gold, folder / "gold")
            print(report(evaluate(folder / "tables", folder / "gold")))
    return int(ours.seconds > MOST_TIME * theirs.seconds or ours.memory > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main())
