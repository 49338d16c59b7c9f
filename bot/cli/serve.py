"""`kintsugi serve`, and `kintsugi` alone."""

from __future__ import annotations

from argparse import Namespace

from bot.cli.command import CliCommand


def _run(asked: Namespace) -> int:
    from bot import serving

    return serving.run(serving.serve)


SERVE = CliCommand(name="serve", does="serve the platforms with a token; without any, the playground", run=_run)
