"""The commands there are: those always at hand, and those of the story's forms. Every platform's list is made of it."""

from __future__ import annotations

from core.kernel.commands import COMMANDS
from core.kernel.story import Story
from core.platforms import ListedCommand

FIRST = (
    *("start", "status", "more", "now", "promise", "promises", "checkin", "talk", "chart"),
    *("timeout", "pause", "resume"),
)
LAST = ("group", "back", "cancel", "settings", "link", "unlink", "privacy", "leave", "erase", "help")
UNLISTED = frozenset({"parting"})  # it stands in the last group of /more: nobody meets it in a list by chance
WITH_A_CODE = frozenset({"start", "link"})
OF_GROUPS = frozenset({"group", "talk"})  # given in a group, they mean the group
IN_GROUPS = OF_GROUPS | {"now", "help"}


def listed(story: Story) -> tuple[ListedCommand, ...]:
    """Every command that platforms list, in their order; one that has no place in it stands before `LAST`."""
    always = (name for name, command in story.tables.commands.items() if command.listed)
    known = dict.fromkeys((*COMMANDS, *always, *(form.command for form in story.forms if form.command)))
    names = [name for name in known if name not in UNLISTED]
    others = [name for name in names if name not in FIRST and name not in LAST]
    ordered = [name for name in (*FIRST, *others, *LAST) if name in names]
    return tuple(_command(name) for name in ordered)


def _command(name: str) -> ListedCommand:
    return ListedCommand(
        name=name,
        text=f"command-{name}",
        with_a_code=name in WITH_A_CODE,
        of_groups=name in OF_GROUPS,
        in_groups=name in IN_GROUPS,
    )
