"""`make bench`: every figure beside a peer's, in one run on one machine, in turns; medians of the rounds.

Wall times are only worth as much as the machine is quiet; CPU time per answer, and ratios of runs that took turns, are
what to go by. Nothing fails here: what was not reached is said.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench import redis_server

ROUNDS = 3
SECONDS = 2.0
LOADS = [1, 20]
REMINDERS = 100_000
WITH_ROOMS = 600
DAYS = 730

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `met` is None where there is nothing to reach."""

    what: str
    ours: str
    peer: str = ""
    ratio: str = ""
    aim: str = ""
    met: bool | None = None

    def __str__(self) -> str:
        said = "" if self.met is None else "met" if self.met else "NOT met"
        return f"{self.what:<46}{self.ours:>14}{self.peer:>26}{self.ratio:>9}  {self.aim:<22}{said}"


def child(module: str, **said: object) -> Figures:
    """Run one side as a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", f"tests.bench.{module}", json.dumps(said)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400)
    if done.returncode != 0:
        raise SystemExit(f"tests.bench.{module} failed:\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}")
    last = done.stdout.strip().rpartition("\n")[2]
    found: Figures = json.loads(last) if last else {}
    return found


def heading(text: str) -> None:
    print(f"\n{text}", flush=True)


# -- reminders -------------------------------------------------------------------------------------------------


def reminders(place: Path) -> list[Line]:
    """So many due at once, at the start of the process."""
    ours, peer = place / "ours", place / "peer"
    for folder in (ours, peer):
        folder.mkdir()
    many = {"people": REMINDERS, "rooms": False}
    child("reminders_ours", folder=str(ours), prepare=True, **many)
    child("reminders_apscheduler", folder=str(peer), prepare=True, **many)
    mine, theirs = (
        child("reminders_ours", folder=str(ours), **many),
        child("reminders_apscheduler", folder=str(peer), **many),
    )
    faster = theirs["hand_over"] / mine["hand_over"]
    name = "job store "
    return [
        Line("start", f"{mine['start']:.2f} s", f"{name}{theirs['start']:.1f} s", "", "< 1 s", mine["start"] < 1),
        Line(
            "longest block of the event loop",
            f"{mine['block_ms']:.0f} ms",
            f"{name}{theirs['block_ms']:.0f} ms",
            "",
            "< 50 ms",
            mine["block_ms"] < 50,
        ),
        Line(
            "time to hand over",
            f"{mine['hand_over']:.1f} s",
            f"{name}{theirs['hand_over']:.1f} s",
            f"{faster:.1f}",
            ">= 20 times faster",
            faster >= 20,
        ),
        Line(
            "peak memory",
            f"{mine['memory']:.0f} MB",
            f"{name}{theirs['memory']:.0f} MB",
            "",
            "< 150 MB",
            mine["memory"] < 150,
        ),
    ]


def to_the_last_message(place: Path) -> list[Line]:
    """Fewer, of people in the middle of the story, until the platform has the last message."""
    folder = place / "rooms"
    folder.mkdir()
    few = {"people": WITH_ROOMS, "rooms": True}
    child("reminders_ours", folder=str(folder), prepare=True, **few)
    found = child("reminders_ours", folder=str(folder), **few)
    return [
        Line(f"{WITH_ROOMS} handed over", f"{found['hand_over']:.2f} s"),
        Line(f"{WITH_ROOMS} messages given to the platform", f"{found['given']:.2f} s"),
    ]


# -- answers ---------------------------------------------------------------------------------------------------

SIDES = {"ours": "answers_ours", "python-telegram-bot": "answers_ptb", "aiogram": "answers_aiogram"}


def answers(place: Path, *, sends: bool) -> list[Line]:
    """Durable answers, in turns."""
    sides = {name: module for name, module in SIDES.items() if name != "aiogram" or redis_server.found()}
    rounds: dict[str, list[Figures]] = {name: [] for name in sides}
    for turn in range(ROUNDS):
        order = list(sides.items())[turn % len(sides) :] + list(sides.items())[: turn % len(sides)]
        for name, module in order:
            said = {"folder": str(place), "sends": sends, "loads": LOADS, "seconds": SECONDS}
            rounds[name].append(child(module, **said)["loads"])
    return [line for load in LOADS for line in _of_load(rounds, load, sends)]


def _of_load(rounds: dict[str, list[Figures]], load: int, sends: bool) -> list[Line]:
    found = {
        name: {what: median(one[str(load)][what] for one in all) for what in ("per_second", "cpu_ms", "p99_ms")}
        for name, all in rounds.items()
    }
    mine = found.pop("ours")
    better = max(found, key=lambda name: found[name]["per_second"])
    ratio = mine["per_second"] / found[better]["per_second"]
    wanted = 2.0 if load > 1 else 1.0
    who = "one writes" if load == 1 else f"{load} write at once"
    aim = None if sends else ratio >= wanted
    lines = [
        Line(
            f"{who}: durable answers a second",
            f"{mine['per_second']:.0f}",
            f"{better} {found[better]['per_second']:.0f}",
            f"{ratio:.2f}",
            "" if sends else f">= {wanted:.0f} times the better",
            aim,
        )
    ]
    for name, other in found.items():
        cpu = mine["cpu_ms"] / other["cpu_ms"]
        lines.append(
            Line(f"{who}: CPU per answer", f"{mine['cpu_ms']:.2f} ms", f"{name} {other['cpu_ms']:.2f} ms", f"{cpu:.2f}")
        )
    return lines


# -- history ---------------------------------------------------------------------------------------------------


def history(place: Path) -> list[Line]:
    """What the same events cost on the first day and after two years."""
    found = child("history", folder=str(place), days=DAYS)
    lines = []
    for kind, (first, later, statements_first, statements_later) in found["kinds"].items():
        ratio = later / first
        lines.append(
            Line(f"{kind}: CPU", f"{later:.2f} ms", f"first day {first:.2f} ms", f"{ratio:.2f}", "<= 1.1", ratio <= 1.1)
        )
        lines.append(Line(f"{kind}: statements", f"{statements_later:.1f}", f"first day {statements_first:.1f}"))
    lines.append(Line("private room, bytes", f"{found['room'][1]}", f"first day {found['room'][0]}"))
    lines.append(Line("shared room, bytes", f"{found['shared'][1]}", f"first day {found['shared'][0]}"))
    lines.append(Line("releases, acts in two years", f"{found['items']}, {found['acts']}"))
    return lines


def main() -> None:
    """All of it; a word on the command line picks one part: reminders, answers, history."""
    began, wanted = time.perf_counter(), set(sys.argv[1:]) or {"reminders", "answers", "history"}
    load = os.getloadavg()[0]
    print(f"Load of the machine before: {load:.2f} on {os.cpu_count()} cores. Wall times want a quiet one.")
    found: list[Line] = []
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as place:
        folder = Path(place)
        parts = []
        if "answers" in wanted:
            if not redis_server.found():
                print(redis_server.MISSING)
            said = "A private answer: stored, stepped, written down with its reply in the outbox"
            parts.append((said, lambda: answers(folder, sends=False)))
        if "reminders" in wanted:
            said = (
                f"{REMINDERS} reminders due at once (ours: event of a person written; theirs: an empty function called)"
            )
            parts.append((said, lambda: reminders(folder)))
            parts.append(
                (
                    "Reminders to the last message (ours alone; no more a second than Telegram takes: 30)",
                    lambda: to_the_last_message(folder),
                )
            )
        if "history" in wanted:
            parts.append((f"After {DAYS} days of answers, releases and promises", lambda: history(folder)))
        for said, part in parts:
            heading(said)
            for line in part():
                found.append(line)
                print(line, flush=True)
    missed = [line.what for line in found if line.met is False]
    print(
        f"\n{time.perf_counter() - began:.0f} s. "
        + (f"NOT reached: {'; '.join(missed)}." if missed else "All reached.")
    )


if __name__ == "__main__":
    main()
