"""Buttons under a message, as Discord takes them: five rows of five, lists where there are more, a field to write in.

All that a press means is in its custom id, and every press comes to one place (run.py), known or not, so a button works
after any restart. No view waits for anything in memory.
"""

from __future__ import annotations

from discord import ButtonStyle, SelectOption, TextStyle, ui

from adapters.discord.incoming import WORDS, WRITE
from adapters.discord.platform import CAN, MOST_LABEL

MOST_BUTTONS = CAN.buttons
MOST_OPTIONS = 25
MOST_ROWS = 5
MOST_WORDS = 4000


def view(buttons: tuple[tuple[str, str], ...], write: tuple[str, str] | None = None) -> ui.View:
    """The components of a message: (data, label) buttons, and with `write` (turn, label) one that opens a field."""
    made = ui.View(timeout=None)
    if write is not None:
        buttons = (*buttons, (f"{WRITE}/{write[0]}", write[1]))
    if len(buttons) <= MOST_BUTTONS:
        for data, label in buttons:
            style = ButtonStyle.primary if data.startswith(f"{WRITE}/") else ButtonStyle.secondary
            made.add_item(ui.Button(label=fitting(label, MOST_LABEL), custom_id=data, style=style))
    else:
        for number in range(0, min(len(buttons), MOST_ROWS * MOST_OPTIONS), MOST_OPTIONS):
            made.add_item(_list(number // MOST_OPTIONS, buttons[number : number + MOST_OPTIONS]))
    made.stop()  # finished: the library keeps nothing of it in memory
    return made


def _list(number: int, buttons: tuple[tuple[str, str], ...]) -> ui.Select[ui.View]:
    options = [SelectOption(label=fitting(label, 100), value=data) for data, label in buttons]
    return ui.Select(custom_id=f"list/{number}", options=options, row=number)


def field(turn: str, title: str, label: str) -> ui.Modal:
    """A modal to write in. Its words come back whole in one interaction, also after a restart."""
    made = ui.Modal(title=fitting(title, 45), custom_id=f"{WRITE}/{turn}", timeout=None)
    words: ui.TextInput[ui.Modal] = ui.TextInput(
        label=fitting(label, 45), custom_id=WORDS, style=TextStyle.paragraph, max_length=MOST_WORDS
    )
    made.add_item(words)
    made.stop()
    return made


def fitting(label: str, most: int) -> str:
    """A label within its limit; a longer one ends in an ellipsis, and a test holds that none of ours is."""
    return label if len(label) <= most else label[: most - 1] + "…"
