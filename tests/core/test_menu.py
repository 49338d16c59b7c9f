"""The lists of commands that platforms show: one table, made of the story."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core.journey import STORY
from core.journey.menu import UNLISTED, listed
from core.kernel.commands import COMMANDS
from core.kernel.story import Story

NAMES = [command.name for command in listed(STORY)]


def those(**wanted: bool) -> set[str]:
    return {each.name for each in listed(STORY) if all(getattr(each, key) is value for key, value in wanted.items())}


def with_a_command(name: str) -> Story:
    first, *others = (form for form in STORY.forms if not form.command)
    commanded = (form for form in STORY.forms if form.command)
    return replace(STORY, forms=(*commanded, replace(first, command=name), *others))


def test_all_commands_are_listed_once_in_an_order_that_stays() -> None:
    assert NAMES == [
        "start", "status", "more", "now", "promise", "promises", "checkin", "talk", "chart", "timeout", "pause",
        "resume", "notes", "group", "back", "cancel", "settings", "link", "unlink", "privacy", "leave", "erase", "help",
    ]  # fmt: skip


def test_every_command_that_is_answered_is_listed_but_the_hidden_ones_and_no_other() -> None:
    always = STORY.tables.commands
    hidden = UNLISTED | {name for name, command in always.items() if not command.listed}
    answered = {*COMMANDS, *always, *(form.command for form in STORY.forms if form.command)}
    assert set(NAMES) == answered - hidden
    assert answered > hidden
    assert hidden == {"parting", "export", "sweep"}


def test_a_code_goes_with_two_and_two_mean_the_group() -> None:
    assert those(with_a_code=True) == {"start", "link"}
    assert those(of_groups=True) == {"talk", "group"}
    assert those(in_groups=True) == {"talk", "group", "now", "help"}


def test_a_new_forms_command_is_listed_by_itself_before_the_last_ones() -> None:
    names = [command.name for command in listed(with_a_command("letter"))]
    assert names[names.index("resume") : names.index("back")] == ["resume", "notes", "letter", "group"]
    assert sorted(names) == sorted([*NAMES, "letter"])


@pytest.mark.parametrize("locale", locales())
def test_each_says_in_every_catalogue_what_it_is_for(locale: str) -> None:
    assert [each.text for each in listed(STORY) if not Catalogue().has(locale, each.text)] == []


@pytest.mark.parametrize("locale", locales())
def test_help_names_no_command_that_is_not_listed(locale: str) -> None:
    told = re.findall(r"^/(\w+)", Catalogue().text(locale, "help"), re.MULTILINE)
    assert len(told) >= 5
    assert set(told) <= set(NAMES)
