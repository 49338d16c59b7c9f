"""The Fluent catalogues: texts by id, arguments told in words, typed words read against the same labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from fluent.runtime import FluentBundle, FluentResource

from adapters.texts.answers import choice_of, greets
from adapters.texts.places import city_of, find_zones, zones_at
from adapters.texts.rhythms import told
from adapters.texts.rules import rules_of
from core.effects import Button, Day, LocalTime, Moment, Term
from core.kernel.words import AskKind
from core.ports import Reading, Times, Unread, When

HERE = Path(__file__).parent
FALLBACK = "en"
MINUTE = timedelta(minutes=1)


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


class NoTimes:
    """Reads no times: for who only tells them."""

    def read(self, locale: str, text: str, here: datetime) -> When:
        return When(unread=Unread.NO_TIME)

    def hours(self, locale: str, text: str) -> tuple[time, ...]:
        return ()


class Catalogue:
    """See `Texts` in core/ports/texts.py. An id that is missing raises KeyError: a test holds that none is."""

    def __init__(self, times: Times | None = None) -> None:
        self.times: Times = times or NoTimes()

    def language(self, told: str) -> str:
        return known(told) if told else ""

    def label(self, locale: str, button: Button) -> str:
        """The text on a button: what it tells is its `moment`, or the day (`when`) of what it is about."""
        return self.text(locale, button.label, {"moment": button.moment, "when": button.moment or "none"})

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
        self,
        locale: str,
        text: str,
        kind: AskKind | None,
        buttons: Iterable[Button],
        now: datetime,
        zone: str | None,
        day: date | None = None,
        *,
        hour: bool = False,
    ) -> Reading:
        """What a typed text means. A letter is read only for exact words that end it."""
        rules = rules_of(known(locale))
        greeted = rules is not None and greets(rules, text)
        choice = self._choice(locale, text, list(buttons), kind)
        if choice is not None:
            return Reading(choice=choice, greets=greeted)
        if kind is AskKind.PLACE:
            zones = find_zones(text, now) or self._zones_by_words(locale, text, now)
            found = Reading(zone=zones[0]) if len(zones) == 1 else Reading(zones=zones)
            return replace(found, greets=greeted)
        if kind is AskKind.MOMENT:
            return Reading(when=self._when(locale, text, now.astimezone(ZoneInfo(zone or "UTC")), day), greets=greeted)
        hours = tuple(f"{at:%H:%M}" for at in self.times.hours(locale, text)) if hour else ()
        return Reading(hours=hours, greets=greeted)

    def _when(self, locale: str, text: str, here: datetime, day: date | None) -> When:
        """What words about time mean. An hour alone is meant on the day that waits for one."""
        here = here.replace(tzinfo=None)
        if day is not None:
            early = max(here, datetime.combine(day, time()))
            then = self.times.read(locale, text, early)
            whole = all(one.timed and one.at.date() == day and not one.rule for one in then.readings)
            if then.readings and whole and then == self.times.read(locale, text, early + MINUTE):  # not "in an hour"
                return then
        return self.times.read(locale, text, here)

    def _zones_by_words(self, locale: str, text: str, now: datetime) -> tuple[str, ...]:
        """The zones of "twenty to seven", said as the time it is there now."""
        said = self.times.read(locale, text, now.replace(tzinfo=None)).readings
        hours = [timedelta(hours=one.at.hour, minutes=one.at.minute) for one in said if one.timed and one.rule is None]
        return zones_at(hours, now)

    def _choice(self, locale: str, text: str, buttons: list[Button], kind: AskKind | None) -> str | None:
        """A button's exact label, else what the language's rules read (adapters/texts/answers.py)."""
        said, labelled = _bare(text), [(button.choice, self.label(locale, button)) for button in buttons]
        for choice, label in labelled:
            if said and said == _bare(label):
                return choice
        rules = rules_of(known(locale))
        return choice_of(rules, text, kind, labelled) if rules is not None else None

    def _told(self, locale: str, value: object) -> object:
        if isinstance(value, Moment):
            local = value.at.astimezone(ZoneInfo(value.zone))
            return self._moment(locale, value, local)
        if isinstance(value, Day):
            return format_date(value.at.astimezone(ZoneInfo(value.zone)), "EEEE d MMMM", locale=locale)
        if isinstance(value, LocalTime):
            clock = format_time(value.at.astimezone(ZoneInfo(value.zone)), "HH:mm", locale=locale)
            return f"{city_of(value.zone, locale)}, {clock}" if value.named else clock
        if isinstance(value, Term):
            return self.text(locale, value.text)
        return value

    def _moment(self, locale: str, value: Moment, local: datetime) -> str:
        if value.rule is not None:
            said = told(value.rule, local, locale, lambda id, args: self.text(locale, id, args))
        else:
            form = "EEEE d MMMM y" if value.year else "EEEE d MMMM"
            said = f"{format_date(local, form, locale=locale)}, {format_time(local, 'HH:mm', locale=locale)}"
        return said if value.zone != "UTC" else f"{said} UTC"


def _bare(text: str) -> str:
    """For comparing: lower case, single spaces, no closing punctuation."""
    return re.sub(r"\s+", " ", text).strip().rstrip(".!").casefold()
