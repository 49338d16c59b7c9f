"""`kintsugi playground`."""

from __future__ import annotations

from argparse import Namespace

from bot.cli.command import CliCommand


def _run(asked: Namespace) -> int:
    from bot import serving

    return serving.run(serving.play)


PLAYGROUND = CliCommand(
    name="playground", does="try it out on this machine; beside a token with data of its own", run=_run
)
