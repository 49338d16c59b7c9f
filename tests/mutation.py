"""What `make mutation` says in the end: how many altered copies of the code the tests noticed, file by file.

mutmut forks its processes from one that has made all tables, so an altered maker of gates or lists, which runs while
the tables are made, never acts there. Whatever survived is therefore tried once more in a process of its own.

Not counted are mutants that mypy refuses: `make check` finds them before any test runs.
Ends with exit code 1 under 90 %.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

LEAST = 90
AFRESH = ("-x", "-q", "-n0", "-p", "no:cacheprovider", "tests/core/test_tables.py")
NOTICED, REFUSED = {"killed", "timeout"}, "caught by type check"


def results() -> dict[str, str]:
    """Every mutant by name, and what became of it."""
    told = subprocess.run(["mutmut", "results", "--all", "true"], capture_output=True, text=True, check=True).stdout
    found = (line.strip().rpartition(": ") for line in told.splitlines() if "__mutmut_" in line)
    return {name: status for name, _, status in found}


def is_noticed_afresh(mutant: str) -> bool:
    """Whether the tests of the tables fail in a process in which this mutant acts from the beginning."""
    command = [sys.executable, "-m", "pytest", *AFRESH]
    environment = {**os.environ, "MUTANT_UNDER_TEST": mutant}
    return subprocess.run(command, cwd="mutants", env=environment, capture_output=True).returncode != 0


def main() -> int:
    found = results()
    left = [name for name, status in found.items() if status == "survived"]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        noticed = dict(zip(left, pool.map(is_noticed_afresh, left), strict=True))
    found |= {name: "killed" for name in left if noticed[name]}
    killed, alive = Counter[str](), Counter[str]()
    for name, status in found.items():
        file = name.split(".x")[0]
        killed[file] += status in NOTICED
        alive[file] += status not in {*NOTICED, REFUSED}
    for name in sorted(name for name, status in found.items() if status not in {*NOTICED, REFUSED}):
        print(f"{found[name]:<12} {name}")
    for file in sorted(killed):
        print(f"{file:<24} {killed[file]:>5} of {killed[file] + alive[file]:>5}")
    share = 100 * killed.total() / (killed.total() + alive.total())
    print(f"killed {killed.total()} of {killed.total() + alive.total()}, which is {share:.1f} %")
    print(f"refused by mypy, not counted: {len(found) - killed.total() - alive.total()}")
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
