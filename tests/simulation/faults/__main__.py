"""One run alone: `python -m tests.simulation.faults <flow> <seed>`."""

from __future__ import annotations

import sys

from tests.simulation.faults.disk import Disk
from tests.simulation.faults.seeds import Run
from tests.simulation.faults.times import virtual


def main(name: str, seed: int) -> int:
    """Tell what happened and what is wrong; 1 when something is."""
    with virtual():
        run = Run(name, seed, Disk())
        found = run.judged()
    print(run.plan)
    for scene in run.scenes:
        print("act", *scene.act)
    for arrival in run.world.platform.arrivals[run.scenes[0].shown :]:
        buttons = [data for data, _ in arrival.message.buttons]
        print(f"{arrival.seconds:9.2f} {arrival.at:%d %H:%M} {arrival.who} {arrival.message.text[:70]!r} {buttons}")
    print(f"{run.world.crashes} crashes, {run.fate.lost} answers lost, {run.fate.faults} faults of the database")
    print(*run.world.errors[-20:], sep="\n")
    print(*(found or ["all is well"]), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
