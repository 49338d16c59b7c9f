"""The Fluent catalogues: texts by id, arguments told in words, typed words read against the same labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from fluent.runtime import FluentBundle, FluentResource

from adapters.texts.moments import read_moment
from adapters.texts.places import find_zone
from core.effects import Button, Clock, Moment, Term
from core.ports import Reading
from core.words import Kind

HERE = Path(__file__).parent
FALLBACK = "en"
BACK = frozenset({"back", "go back", "/back"})
LATER = frozenset({"later", "not now"})


@cache
def _bundle(locale: str) -> FluentBundle:
    # Isolation marks are wrong inside commands and links; names are neutralised before they come here.
    bundle = FluentBundle([locale], use_isolating=False)
    for path in sorted((HERE / locale).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def locales() -> list[str]:
    """The locales there is a catalogue for."""
    return sorted(path.name for path in HERE.iterdir() if path.is_dir() and any(path.glob("*.ftl")))


@cache
def known(locale: str) -> str:
    """The catalogue for a platform's language tag; English where there is none."""
    short = locale.split("-")[0].lower()
    return short if short in locales() else FALLBACK


class Catalogue:
    """See `Texts` in core/ports.py. An id that is missing raises KeyError: a test holds that none is."""

    def text(self, locale: str, id: str, args: dict[str, object] | None = None) -> str:
        locale = known(locale)
        name, _, attribute = id.partition(".")
        message = _bundle(locale).get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(id)
        told = {key: self._told(locale, value) for key, value in (args or {}).items()}
        found, errors = _bundle(locale).format_pattern(pattern, told)
        if errors:
            raise KeyError(f"{id}: {errors[0]}")
        return str(found)

    def has(self, locale: str, id: str) -> bool:
        name, _, attribute = id.partition(".")
        bundle = _bundle(known(locale))
        if not bundle.has_message(name):
            return False
        message = bundle.get_message(name)
        return attribute in message.attributes if attribute else message.value is not None

    def read(
        self, locale: str, text: str, kind: Kind | None, buttons: Iterable[Button], now: datetime, zone: str | None
    ) -> Reading:
        """What a typed text means. A letter is read only for its own buttons' exact words."""
        choice = self._choice(locale, text, list(buttons), kind)
        if choice is not None:
            return Reading(choice=choice)
        if kind is Kind.PLACE:
            return Reading(zone=find_zone(text))
        if kind is Kind.MOMENT:
            return Reading(moment=read_moment(text, now, zone or "UTC"))
        return Reading()

    def _choice(self, locale: str, text: str, buttons: list[Button], kind: Kind | None) -> str | None:
        said = _bare(text)
        for button in buttons:
            if said and said == _bare(self.text(locale, button.label)):
                return button.choice
        if kind in {Kind.LETTER, None}:
            return None
        if said in BACK:
            return "back"
        if said in LATER and any(button.choice == "later" for button in buttons):
            return "later"
        return self._short_choice(said, buttons, kind)

    def _short_choice(self, said: str, buttons: list[Button], kind: Kind | None) -> str | None:
        """A number, or the name of a choice, where a tap would do."""
        if kind in {Kind.LINE, Kind.PLACE, Kind.MOMENT}:
            return None
        named = {button.choice.replace("-", " "): button.choice for button in buttons}
        if said in named:
            return named[said]
        if kind is not Kind.SCALE and said.isdecimal() and 1 <= int(said) <= len(buttons):
            return buttons[int(said) - 1].choice
        return None

    def _told(self, locale: str, value: object) -> object:
        if isinstance(value, Moment):
            local = value.at.astimezone(ZoneInfo(value.zone))
            form = "EEEE d MMMM"
            told = f"{format_date(local, form, locale=locale)}, {format_time(local, 'HH:mm', locale=locale)}"
            return told if value.zone != "UTC" else f"{told} UTC"
        if isinstance(value, Clock):
            return format_time(value.at.astimezone(ZoneInfo(value.zone)), "HH:mm", locale=locale)
        if isinstance(value, Term):
            return self.text(locale, value.text)
        return value


def _bare(text: str) -> str:
    """For comparing: lower case, single spaces, no closing punctuation."""
    return re.sub(r"\s+", " ", text).strip().rstrip(".!").casefold()
