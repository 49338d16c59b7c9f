"""Every text, label and command in every locale, with the longest values it can tell, fits where it is shown.

The limits are those of ../shared/facts.md: Telegram counts UTF-16 code units and bytes, Discord characters after
everything that could be markup has been escaped.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import available_timezones

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from pydantic import SecretStr

from adapters.discord import components
from adapters.discord.incoming import WRITE
from adapters.memory.store import MemoryStore
from adapters.texts.catalogue import HERE, Catalogue, locales
from bot.platforms import PLATFORMS
from core.effects import Day, LocalTime, Moment, Term
from core.journey import STORY
from core.journey.menu import listed
from core.kernel.words import Ask
from core.platforms import Platform
from core.ports import Channel


def channel_of(platform: Platform[Any]) -> Channel:
    """Its channel, which has not talked to anybody."""
    return platform.make(platform.settings(token=SecretStr("1:none"))).channel


TEXTS = Catalogue()
CHANNELS = [channel_of(platform) for platform in PLATFORMS]
LABEL = min(c.can.label for c in CHANNELS if c.can.label is not None)
PLACE = (
    "https://discord.com/oauth2/authorize?client_id="
    + "9" * 20
    + "&scope=bot+applications.commands&permissions=274877975552&integration_type=0"
)
ON_ONE_SCREEN = 900  # more than this nobody reads in a bad week
A_LOOK = 60  # words
ALERT = 200  # what Telegram shows to who pressed a button of a group, code units
TURN = 10_000_000  # more asks than anybody is asked in two years
LATE = datetime(2026, 9, 30, 22, 0, tzinfo=UTC)  # a Wednesday in September: the longest names
NAME = "*" * STORY.ask("welcome.name").most  # each sign of it is escaped on Discord
OFTEN = Moment(LATE, "UTC", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA;UNTIL=20261111")
NUMBERS = " ".join(["10"] * 30)
BUTTONS = ("label-", "menu-", "number-", "part-", "away-", "group-label-", "link-label-")


def longest(locale: str) -> dict[str, object]:
    """For each thing a text can tell, the longest there is."""
    return {
        **dict.fromkeys(("partner", "name", "speaker", "listener", "who"), NAME),
        **dict.fromkeys(("moment", "due"), OFTEN),
        **dict.fromkeys(("first", "second", "last", "shows", "there", "at"), Moment(LATE, "UTC", year=True)),
        "what": max(of(locale, "ahead-"), of(locale, "part-"), key=lambda term: len(TEXTS.text(locale, term.text))),
        **dict.fromkeys(("count", "days", "held", "minutes", "most", "others"), 20000),
        "until": Moment(LATE, "UTC", year=True),
        "hour": "22:00",
        "day": 30,
        "when": Day(LATE, "UTC"),
        "often": "every 45 weeks, on Mondays, Tuesdays, Wednesdays, Thursdays, Fridays, and Saturdays",
        "clock": LocalTime(LATE, "America/Argentina/Buenos_Aires", named=True),
        "zone": "America/Argentina/ComodRivadavia",
        "code": "W" * 26,
        "link": "https://t.me/" + "w" * 32 + "?start=" + "W" * 26,
        "home": "https://discord.com/oauth2/authorize?client_id="
        + "9" * 20
        + "&scope=applications.commands&integration_type=1",
        "elsewhere": "https://discord.com/oauth2/authorize?client_id="
        + "9" * 20
        + "&scope=applications.commands&integration_type=1",
        "place": PLACE,
        "numbers": NUMBERS,
        "where": max((TEXTS.text(locale, id) for id in ids(locale) if id.endswith("-where")), key=len),
        "room": max((TEXTS.text(locale, id, {"place": PLACE}) for id in ids(locale) if id.endswith("-room")), key=len),
        "item": of(locale, "chart-checkin-"),
        "kind": of(locale, "breach-kind-"),
        "state": of(locale, "promise-state-"),
        "step": of(locale, "step-"),
    }


def of(locale: str, prefix: str) -> Term:
    """The longest of a family of names."""
    names = [id for id in ids(locale) if id.startswith(prefix) and (prefix != "step-" or id.endswith(".name"))]
    return Term(max(names, key=lambda id: len(TEXTS.text(locale, id))))


class Chosen(Visitor):
    """What a text chooses by, with all that it knows of; and what it tells."""

    def __init__(self, pattern: ast.Pattern) -> None:
        self.known: defaultdict[str, set[str | int]] = defaultdict(set)
        self.told: set[str] = set()
        self.visit(pattern)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        assert isinstance(node.selector, ast.VariableReference)
        for variant in node.variants:
            key = variant.key
            self.known[node.selector.id.name].add(key.name if isinstance(key, ast.Identifier) else int(key.value))
            self.visit(variant.value)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.told.add(node.id.name)


@cache
def patterns(locale: str) -> tuple[tuple[str, ast.Pattern], ...]:
    return tuple(_patterns(locale))


def _patterns(locale: str) -> Iterator[tuple[str, ast.Pattern]]:
    for path in sorted((HERE / locale).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                if entry.value:
                    yield entry.id.name, entry.value
                yield from ((f"{entry.id.name}.{each.id.name}", each.value) for each in entry.attributes)


def ids(locale: str) -> list[str]:
    return [id for id, _ in patterns(locale)]


@cache
def told(locale: str) -> tuple[tuple[str, str], ...]:
    """Every text by its id, in each of its readings, with the longest that can stand in it."""
    return tuple(_told(locale))


def _told(locale: str) -> Iterator[tuple[str, str]]:
    values = longest(locale)
    for id, pattern in patterns(locale):
        chosen = Chosen(pattern)
        missing = chosen.told - set(values) - set(chosen.known)
        assert not missing, f"{id}: say in this test how long {missing} can be"
        plain = {name: values[name] for name in chosen.told & set(values)}
        options = [
            [*known, *([values[name]] if name in values else [])] for name, known in sorted(chosen.known.items())
        ]
        for picked in itertools.product(*options):
            yield id, TEXTS.text(locale, id, {**plain, **dict(zip(sorted(chosen.known), picked, strict=True))})


@pytest.mark.parametrize("locale", locales())
def test_every_text_stands_in_one_message_on_every_platform(locale: str) -> None:
    number = 0
    for id, text in told(locale):
        number += 1
        assert text.strip(), id
        for channel in CHANNELS:
            assert channel.length(text) <= channel.can.text, f"{id}: {channel.platform}, {channel.length(text)}"
        assert len(text.replace(NAME, "Alexandra")) <= ON_ONE_SCREEN, f"{id}: {len(text)}"
    assert number > 1000


@pytest.mark.parametrize("file", ["promise", "keep", "discuss", "early"])
@pytest.mark.parametrize("locale", locales())
def test_what_is_said_around_a_promise_is_read_in_one_look(locale: str, file: str) -> None:
    """Sixty words, whatever they tell; names and days count as they are told."""
    source = (HERE / locale / f"{file}.ftl").read_text(encoding="utf-8")
    here = {entry.id.name for entry in FluentParser().parse(source).body if isinstance(entry, ast.Message)}
    number = 0
    for id, text in told(locale):
        if id.partition(".")[0] in here:
            number += 1
            assert len(text.split()) <= A_LOOK, f"{id}: {len(text.split())} words"
    assert number > 10
    assert "see a preview" not in source, "a general line says that, a few times a day at most"


@pytest.mark.parametrize("locale", locales())
def test_every_label_stands_whole_on_its_button(locale: str) -> None:
    choices = {f"{ask.id.replace('.', '-')}.{choice.id}" for ask in asks() for choice in ask.choices}
    labels = [
        (id, text) for id, text in told(locale) if id in choices or (id.startswith(BUTTONS) and id != "label-moment")
    ]
    assert len(labels) > len(choices)
    for id, text in labels:
        assert len(text) <= LABEL, f"{id}: {text}"
        assert "\n" not in text, id


@pytest.mark.parametrize("locale", locales())
def test_every_zone_and_moment_stands_whole_on_a_button(locale: str) -> None:
    for zone in sorted(available_timezones()):
        for value in (LocalTime(LATE, zone, named=True), Moment(LATE, zone, year=True)):
            text = TEXTS.text(locale, "label-moment", {"moment": value})
            assert len(text) <= LABEL, text


@pytest.mark.parametrize("locale", locales())
def test_what_only_one_is_told_in_a_group_fits_where_telegram_shows_it(locale: str) -> None:
    """More than this would be cut, or refused: a kind no that nobody sees."""
    for id, text in told(locale):
        if id.startswith("group-aside-"):
            assert len(text) <= ALERT, f"{id}: {len(text)}"


@pytest.mark.parametrize("locale", locales())
def test_commands_and_the_writing_field_are_called_as_shortly_as_the_platforms_wish(locale: str) -> None:
    for name in (command.name for command in listed(STORY)):
        called = TEXTS.text(locale, f"command-{name}.name") if TEXTS.has(locale, f"command-{name}.name") else name
        assert re.fullmatch(r"[-_\w]{1,32}", called), called
        assert called == called.lower(), called
        assert 3 <= len(TEXTS.text(locale, f"command-{name}")) <= 100, name  # Telegram allows 256
    for id in ("discord-field-title", "discord-field-label"):
        text = TEXTS.text(locale, id)
        assert components.fitting(text, 45) == text, text


def test_what_a_press_carries_fits_and_comes_back_whole() -> None:
    row = f"{MemoryStore().name('event', 'however long' * 20)}:{TURN}"
    data = [f"again/{row}", f"{WRITE}/{TURN}", f"g{TURN}/not-met"]
    data += [f"{TURN}/{choice}" for ask in asks() for choice in (*(c.id for c in ask.choices), *ask.parts)]
    data += [f"{TURN}/{form.id}" for form in STORY.forms]
    data += [f"{TURN}/{zone}" for zone in available_timezones()]  # which of them it is, by the clock
    for each in data:
        assert len(each.encode()) <= 64, each


def test_nothing_that_is_asked_has_more_answers_than_can_be_shown() -> None:
    for ask in asks():
        assert len(ask.choices) + len(ask.parts) + 2 <= min(channel.can.buttons for channel in CHANNELS), ask.id


def asks() -> list[Ask]:
    return [ask for step in (*STORY.steps, *STORY.forms) for ask in step.asks]
