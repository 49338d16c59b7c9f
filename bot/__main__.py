"""`kintsugi`, and `python -m bot`: see `kintsugi --help`, and bot/cli for what each command does."""

from __future__ import annotations

import sys

from bot.cli.main import main as run


def main() -> None:
    sys.exit(run())


if __name__ == "__main__":
    main()
