"""The commands there are, and the parser in front of them."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import NoReturn

from bot.cli.command import CliCommand
from bot.cli.draw import DRAW
from bot.cli.playground import PLAYGROUND
from bot.cli.serve import SERVE
from core.errors import BadSettings

NAME = "kintsugi"
COMMANDS: tuple[CliCommand, ...] = (SERVE, PLAYGROUND, DRAW)
UNUSABLE = 2
NO_CHOICE = "argument command: invalid choice: "  # the library's own words, and behind them the list once more

ABOUT = """\
A companion for two people who rebuild trust.
Settings come from the environment and from the file .env: deploy/env.example has them all."""
MORE = f"""\
without a command: {SERVE.name}

examples:
  kintsugi                  serve, or open the playground where no token is set
  kintsugi playground       try it out on this machine, whatever tokens are set
  kintsugi draw > story.md  the story as a page

exit codes:
  0  done, or stopped when told to
  1  it failed
  2  a command or a setting that cannot be used; nothing was changed
"""


class _Parser(ArgumentParser):
    """Says what is wrong in one line, and what there is in another."""

    def error(self, message: str) -> NoReturn:
        names = ", ".join(command.name for command in COMMANDS)
        message = message.partition(" (choose from")[0].replace(NO_CHOICE, "there is no command ")
        self.exit(UNUSABLE, f"{NAME}: {message}\nCommands: {names}. {NAME} --help explains them.\n")


class _Version(Action):
    """Tells the version. Read only when it is asked for."""

    def __call__(self, parser: ArgumentParser, *rest: object) -> NoReturn:
        print(f"{NAME} {version()}")
        parser.exit()


def version() -> str:
    """The version of what runs here: of the checkout it runs from, else of the installed package."""
    import tomllib

    beside = Path(__file__).parents[2] / "pyproject.toml"
    if beside.is_file():
        project = tomllib.loads(beside.read_text(encoding="utf-8")).get("project", {})
        if project.get("name") == NAME:
            return str(project["version"])
    return metadata.version(NAME)


def parser() -> ArgumentParser:
    """The parser of the command line: `asked.chosen` is the command."""
    made = _Parser(
        prog=NAME, description=ABOUT, epilog=MORE, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False
    )
    made.add_argument("--version", action=_Version, nargs=0, help="tell the version and end")
    made.set_defaults(chosen=SERVE)
    words = made.add_subparsers(title="commands", metavar="command", prog=NAME)
    for command in COMMANDS:
        own = words.add_parser(command.name, help=command.does, description=command.does, allow_abbrev=False)
        command.add_arguments(own)
        own.set_defaults(chosen=command)
    return made


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; returns the exit code."""
    asked: Namespace = parser().parse_args(words)
    chosen: CliCommand = asked.chosen
    try:
        return chosen.run(asked)
    except BadSettings as fault:
        print(f"{NAME}: {fault}", file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return 0
