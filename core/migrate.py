"""Stored rooms of every released version, brought up to this one. One function for each version that was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.documents import read, room_document
from core.errors import Unreadable
from core.state import VERSION, Room, Shared
from core.values import ask_of


def _of(choice: str) -> tuple[str, str]:
    """The ask and the answer of a choice's id."""
    ask, _, answer = choice.removeprefix("choice ").rpartition(".")
    return ask, answer


GONE: dict[str, str | None] = {
    "ask welcome.stored": None,  # one question has what three had
    "ask welcome.adult": None,
    "ask welcome.first": None,
    "ask willing.early": None,  # offered while something is held, and in the list
    "ask willing.early-own": None,
    "ask early.reply": None,  # the answer is asked for at once
    "ask slip.next": None,  # /promise is there; nothing is asked under a slip that was told
    "ask discuss.through": "ask through.say",  # a form of its own; nobody is asked
    "ask discuss.through-share": "ask through.share",
    "choice discuss.through.yes": "choice through.say.yes",
    "choice now.what.rest": None,  # the words before the menu have both
    "choice now.what.water": None,
    "choice talk.bring.topics": "choice talk.how.topics",
    # what had more than six buttons has a second screen
    **{
        f"choice {ask}.{days}.{choice}": f"choice {ask}.{closer}.{choice}"
        for ask in ("continue", "rhythm")
        for days, closer, choices in (("days", "twice", ("weekend",)), ("weekday", "weekend", ("sat", "sun")))
        for choice in choices
    },
    **{
        f"choice settings.what.{choice}": f"choice settings.times.{choice}"
        for choice in ("rhythm", "no-rhythm", "night", "reminders")
    },
    **{
        f"choice solo.what.{choice}": f"choice page.which.{choice}"
        for choice in ("letter", "third", "reflect", "person", "stay")
    },
    **dict.fromkeys(
        (
            *(f"choice welcome.{choice}" for choice in ("stored.go-on", "stored.more", "adult.no", "adult.yes")),
            *(f"choice welcome.first.{choice}" for choice in ("breathe", "go-on")),
            *(f"choice willing.early.{choice}" for choice in ("go-on", "holding", "urgent")),
            *(f"choice willing.early-own.{choice}" for choice in ("answering", "go-on", "holding")),
            *(f"choice early.reply.{choice}" for choice in ("nothing", "write")),
            *(f"choice slip.next.{choice}" for choice in ("make", "nothing")),
            "choice discuss.agree.nothing",  # left for later instead, as are the next two
            "choice keep.wish.nothing",
            "choice keep.renewal.nothing",
            "choice discuss.through.later",
        )
    ),
}
"""Ids that were in a released version and are no more: the id that took their place, or None when a migration lets
them go. core/kernel/check.py refuses a story that lost an id without a row here."""

ALSO = {_of("choice welcome.join.invite"): _of("choice welcome.send.send")}
"""Who gave the first answer before there was the second question has given the second."""

UP: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda document: {**document, "version": 2},  # 2 has more fields; what a room of 1 lacks is their default
    2: lambda document: {**document, "version": 3},  # 3 counts the turns of the talks in the group
    3: lambda document: {**_with_the_moment(document), "version": 4},
}


def _with_the_moment(document: dict[str, Any]) -> dict[str, Any]:
    """4 has the moment. Questions that are gone, or have another name, are so in the room as well; who had invited
    somebody has made the invitation."""
    if "positions" not in document:
        return document
    room = _renamed(document)
    for position in room["positions"].values():
        for (ask, answer), (other, given) in ALSO.items():
            if position["picks"].get(ask) == answer and other not in position["done"]:
                position["done"].append(other)
                position["picks"][other] = given
    return room


def _renamed(document: dict[str, Any]) -> dict[str, Any]:
    """A private room in which no question stands that there is no more."""
    positions = {track: _renamed_position(position) for track, position in document["positions"].items()}
    focus = document.get("focus")
    if focus is not None and (ask := _now(focus["ask"])) != focus["ask"]:
        focus = {**focus, "ask": ask} if ask else None
    waiting = [{**row, "opens": opens} for row in document.get("waiting", []) if (opens := _now(row["opens"]))]
    held = {}
    for ref, place in document.get("held", {}).items():
        track, _, name = place.partition("/")
        held[ref] = f"{track}/{_now(name) or name}"
    return {**document, "positions": positions, "focus": focus, "waiting": waiting, "held": held}


def _renamed_position(position: dict[str, Any]) -> dict[str, Any]:
    lists = {field: [now for name in position[field] if (now := _now(name))] for field in ("done", "aside")}
    kept = {
        field: {now: value for name, value in position[field].items() if (now := _now(name))}
        for field in ("picks", "drafts")
    }
    kept["picks"] = {name: pick for name, pick in kept["picks"].items() if not _is_gone(name, pick)}
    return {**position, **lists, **kept}


def _is_gone(name: str, pick: str) -> bool:
    """Whether this answer was a choice that is no more."""
    choice = f"choice {ask_of(name)}.{pick}"
    return choice in GONE and GONE[choice] is None


def _now(name: str) -> str | None:
    """The name of a question, or of an answer to it, as it is now; None where it is gone."""
    ask, at, about = name.partition("@")
    now = GONE.get(f"ask {ask}", f"ask {ask}")
    return None if now is None else f"{now.removeprefix('ask ')}{at}{about}"


def current(document: dict[str, Any]) -> dict[str, Any]:
    """The document in today's form. Raises Unreadable for one of a newer or unknown version."""
    version = document.get("version")
    while version != VERSION:
        if not isinstance(version, int) or version not in UP:
            raise Unreadable(f"a stored room has version {version}, this program knows up to {VERSION}")
        document, version = UP[version](document), version + 1
    return document


def load_room(document: dict[str, Any]) -> Room:
    """A private room out of its stored form."""
    return read(Room, current(document))


def load_shared(document: dict[str, Any]) -> Shared:
    """A shared room out of its stored form."""
    return read(Shared, current(document))


save = room_document
