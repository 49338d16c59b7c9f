"""What a command says of itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


def no_arguments(parser: ArgumentParser) -> None:
    """The command takes nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CliCommand:
    """A word behind `kintsugi`. `does`: in one line, for the list. `run` returns the exit code, and raises BadSettings
    for what its user can mend; what it needs it imports itself, so that asking for help costs nothing."""

    name: str
    does: str
    run: Callable[[Namespace], int]
    add_arguments: Callable[[ArgumentParser], None] = no_arguments
