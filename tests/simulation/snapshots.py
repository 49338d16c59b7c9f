"""Snapshots: the abstract states of a released version, as it stored them, and the way from each to its end.

A line of `tests/snapshots/v<N>.jsonl.gz` is one state: private rooms and the shared room in stored form, due rows and
the instant. Two kinds: a *couple* with both rooms, from every question of the main road; and *one person* beside a free
partner, one for every screen of the exploration (`every_state.py`): the question, its phase, what rests and what is
stopped. That is the reduction: of all states of one screen the first is kept.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from core.journey import STORY
from core.migrate import load_room, load_shared, save
from core.state import VERSION, Room, Shared, Side
from tests.simulation import exploring
from tests.simulation.couple import COUPLE, PEOPLE, World
from tests.simulation.every_state import ME, PARTNER, Explorer
from tests.simulation.road import goes_on_together

HERE = Path(__file__).parents[1] / "snapshots"
RELEASES = 12  # how many things the free partner of one person releases on the way to the end
EVERYTHING = frozenset(step.id for step in (*STORY.steps, *STORY.forms))


def path(version: int = VERSION) -> Path:
    """Where the states of a version are."""
    return HERE / f"v{version}.jsonl.gz"


def read(version: int) -> Iterator[dict[str, Any]]:
    """The stored states of a version."""
    for line in gzip.decompress(path(version).read_bytes()).splitlines():
        yield json.loads(line)


def write() -> int:
    """Write the states of this version; the same program writes the same bytes. Returns how many there are."""
    lines = [json.dumps(stored, sort_keys=True, separators=(",", ":")) for stored in (*couples(), *persons())]
    path().write_bytes(gzip.compress("\n".join(lines).encode(), compresslevel=9, mtime=0))
    return len(lines)


def couples() -> Iterator[dict[str, Any]]:
    """The couple at every question of the main road, with ana hurt and with ben hurt."""
    for hurt in PEOPLE:
        world, seen = World.paired(hurt=hurt), set()
        for _ in goes_on_together(world):
            for who in PEOPLE:
                if (place := (who, world.asked(who))) not in seen:
                    seen.add(place)
                    yield stored(world, f"{hurt} hurt, {who} at {world.asked(who)}", PEOPLE)


def persons() -> Iterator[dict[str, Any]]:
    """One person at every screen of the exploration, in both roles."""
    for hurt in (ME, PARTNER):
        explorer = Explorer(hurt=hurt)
        explorer.explore()
        for screen, state in explorer.screens.items():
            yield stored(state.world, f"{hurt} hurt, {' '.join(screen[1:])}", (ME,))


def stored(world: World, name: str, people: tuple[str, ...]) -> dict[str, Any]:
    """A state as it is stored."""
    due = [
        [owner, key, at.isoformat(), late and late.total_seconds()] for (owner, key), (at, late) in world.due.items()
    ]
    return {
        "name": name,
        "now": world.now.isoformat(),
        "rooms": {who: save(world.rooms[who]) for who in people},
        "sides": {who: side.value for who, side in world.sides.items()},
        "shared": save(world.shared) if world.shared is not None else None,
        "due": sorted(due, key=str),
    }


def loaded(document: dict[str, Any]) -> World:
    """The state, brought up to this version. Words are not in documents: whatever is referred to is there."""
    world = World(at=datetime.fromisoformat(document["now"]))
    rooms: dict[str, Room] = {who: load_room(room) for who, room in document["rooms"].items()}
    world.rooms.update(rooms)
    world.sides = {who: Side(side) for who, side in document["sides"].items()}
    world.shared = load_shared(document["shared"]) if document["shared"] is not None else None
    for owner, key, at, late in document["due"]:
        not_after = timedelta(seconds=late) if late is not None else None
        world.due[owner, key] = (datetime.fromisoformat(at), not_after)
    for who, room in rooms.items():
        drafts = [d for position in room.positions.values() for draft in position.drafts.values() for d in draft]
        world.words.update({(who, piece.ref): "Words." for piece in drafts})
    world.words.update({(COUPLE, ref): "Words." for ref in _words(world.shared)})
    return world


def _words(shared: Shared | None) -> Iterator[str]:
    for item in shared.items if shared is not None else ():
        for part in item.parts:
            yield from part.words


def finish(document: dict[str, Any]) -> World:
    """Go the way from a stored state to where nothing more is asked. Raises where it cannot be gone."""
    world = loaded(document)
    people = tuple(document["rooms"])
    released = 0

    def partner(world: World) -> bool:
        nonlocal released
        released += 1
        acts = list(islice(exploring.of_the_partner(world, people[0], EVERYTHING), 1)) if released <= RELEASES else []
        for _, act in acts:
            act(world)
        return bool(acts)

    for _ in goes_on_together(world, people=people, then=partner if len(people) == 1 else None):
        pass
    return world
