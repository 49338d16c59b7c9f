"""`kintsugi draw`: the story as a page."""

from __future__ import annotations

import sys
from argparse import Namespace

from bot.cli.command import CliCommand


def drawn() -> str:
    """The story as a page, in the words of the English catalogue."""
    from bot.wiring import catalogue
    from core.journey import STORY
    from core.kernel.draw import page

    texts = catalogue()
    shown: dict[str, object] = {
        "partner": "your partner",
        "name": "you",
        "role": "unknown",
        "whose": "mine",
        "when": "the day",
    }

    def words(id: str) -> str:
        try:
            return texts.text("en", id, shown)
        except KeyError:  # a text that lives on what it is about, such as how a promise ended
            return ""

    return page(STORY, words)


def _run(asked: Namespace) -> int:
    sys.stdout.write(drawn())
    return 0


DRAW = CliCommand(name="draw", does="write the story as a page to the standard output", run=_run)
