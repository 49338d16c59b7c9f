"""Texts and the reading of words: what the catalogues and the parser of times promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Protocol

from core.effects import Button
from core.kernel.words import AskKind


class Unread(StrEnum):
    """Why words about time could not be used."""

    NO_TIME = "no_time"  # nothing in them says when
    PAST = "past"
    IMPOSSIBLE = "impossible"  # a day or an hour that there is not: "31 February", "25:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """One way to read words about time, in the writer's own wall time.

    `at`: naive wall time; of a recurrence, its first time. `timed`: whether an hour was said (else `at` has a usual
    one). `rule`: of a recurrence, RFC 5545 RRULE text without DTSTART and without the hour, such as
    "FREQ=WEEKLY;BYDAY=SU;UNTIL=20261224" (UNTIL is a local date, the last day).
    """

    at: datetime
    timed: bool = True
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What words about time mean: one reading, two where it is not sure, none with the reason in `unread`.

    Of two, the likelier stands first where they are ways to spread a recurrence, else the sooner.
    """

    readings: tuple[Meant, ...] = ()
    unread: Unread | None = None


class Times(Protocol):
    """Reads deadlines and recurrences in people's own words."""

    def read(self, locale: str, text: str, here: datetime) -> When:
        """`here`: the writer's wall time now, naive. Readings are after it. Never raises on any text."""
        ...

    def hours(self, locale: str, text: str) -> tuple[time, ...]:
        """The hour of the day that a text names, by itself or in a sentence; two where it may be in either half of the
        day, the earlier first. None: there is none. Never raises on any text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a typed text means as an answer to the open ask, as far as it can be read.

    `greets`: it is nothing but a greeting, or asks where one was ("hi", "I'm back", "what now?"), whatever is open.
    """

    choice: str | None = None
    zone: str | None = None
    zones: tuple[str, ...] = ()  # of a place that could be in several, or of a clock: the likely ones
    when: When | None = None
    greets: bool = False
    hours: tuple[str, ...] = ()  # of the day, `HH:MM`: one, or the two that it may be


class Texts(Protocol):
    """The catalogues: rendering, and reading typed words against the same labels. A locale there is no catalogue for is
    answered in the fallback."""

    def language(self, told: str) -> str:
        """The catalogue's own name for the language a platform tells; empty where it tells none."""
        ...

    def text(self, locale: str, id: str, args: dict[str, object] | None = None) -> str: ...

    def has(self, locale: str, id: str) -> bool: ...

    def label(self, locale: str, button: Button) -> str: ...

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
        """What a typed text means. `day`: of a moment echoed without an hour, so that an hour alone is on that day.
        `hour`: whether an hour of the day is looked for."""
        ...
