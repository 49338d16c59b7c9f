"""What a platform says of itself, so that one more is one folder of adapters, its line in the registry, and its texts.

A platform is made in two steps: `Platform.make` puts a `Connection` together without talking to anybody, so that all
tokens can be looked at before anything is changed; `Connection.serve` puts it to work for a `Host`.

Its texts, each where it has one: `<name>-where` (where an account is, such as "by letter") and `<name>-room` (how the
two make a room for three there).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from core.ports import Capabilities, Channel, Incoming, Limits, Texts

SILENCE = 120.0  # seconds without a word from a platform, beyond what it may wait by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCommand:
    """A command as platforms list it. `text`: the id of what it is for; `<text>.name`, where a locale has one, is what
    it is called there. `with_a_code`: a code may follow it. `of_groups`: given in a group it means the group, and is
    answered there. `in_groups`: it is worth listing there."""

    name: str
    text: str
    with_a_code: bool = False
    of_groups: bool = False
    in_groups: bool = False


class Section(Protocol):
    """The settings of one platform."""

    @property
    def is_set(self) -> bool:
        """Whether enough is set to serve the platform."""
        ...


S = TypeVar("S", bound=Section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What a platform is given of the companion.

    `receive` returns once what came is stored, and raises when it could not be. `known(most)` tells the addresses of
    people there, who was heard from last first. `set_aside(update, fault)` hears of each update that cannot be
    translated.
    """

    receive: Callable[[list[Incoming]], Awaitable[None]]
    known: Callable[[int], Awaitable[Sequence[str]]]
    set_aside: Callable[[str, Exception], None]
    texts: Texts
    locales: Sequence[str]
    commands: tuple[ListedCommand, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """A platform at work. `run` serves until cancelled; `alive_at` is when it was last heard (monotonic seconds);
    `silence` is how long it may be unheard."""

    name: str
    run: Callable[[], Awaitable[None]]
    alive_at: Callable[[], float]
    silence: float = SILENCE


@dataclass(frozen=True, slots=True)
class Connection:
    """A platform that was put together and not yet talked to: its channel, how to serve it, and how to end it. `check`
    raises BadSettings for a token that the platform refuses; an outage says nothing about it."""

    channel: Channel
    check: Callable[[], Coroutine[None, None, None]]
    serve: Callable[[Host], Service]
    close: Callable[[], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform(Generic[S]):
    """A platform as the registry knows it. `name` is permanent: people's accounts are stored with it. `settings`: its
    section, a pydantic model whose fields are read from `KINTSUGI_<NAME>_<FIELD>`. `loggers`: of the libraries it uses,
    whose words stay out of the log."""

    name: str
    settings: type[S]
    make: Callable[[S], Connection]
    can: Capabilities
    loggers: tuple[str, ...] = ()


def paced(usual: Limits, per_second: float, chat_per_second: float) -> Limits:
    """Limits by the settings; groups go slower or faster as chats do."""
    groups = usual.group_per_second * chat_per_second / usual.chat_per_second
    return replace(usual, per_second=per_second, chat_per_second=chat_per_second, group_per_second=groups)


def http_address(value: str) -> str:
    """A base address as it is used. Raises ValueError for one that is none."""
    if not value.startswith(("http://", "https://")):
        raise ValueError("must begin with http:// or https://")
    return value.rstrip("/")
