"""Where a run begins: a couple of tests/simulation/couple.py, played over core alone, moved into an installation.

Telling a long story over and over through the whole shell would be slow; its rooms, words, due rows and open questions
are put into the database as if the shell had written them, with the messages that are open on the two screens.
"""

from __future__ import annotations

from dataclasses import replace

from bot.render import Renderer
from core.documents import plain
from core.ports import DueRow, Incoming, OutboxRow, Sending, Unit, UpdateKind
from core.state import Side
from tests.simulation import couple
from tests.simulation.faults.loop import VirtualLoop
from tests.simulation.faults.platform import SimChannel
from tests.simulation.faults.times import Seconds
from tests.simulation.faults.world import TEXTS, Fate, World
from tests.simulation.road import goes_on_together

COUPLE = "c" * 32


def moved_in(story: couple.World) -> World:
    """An installation with this couple, at the same instant, that keeps everything they were told and wrote."""
    world = World()
    world.offset = story.now - world.now()
    Seconds.read = lambda: 0.0
    store = world.disk.open(_calm(world))
    VirtualLoop().plays(store.do(lambda work: _writes(work, story, world)))
    return world


def _calm(world: World) -> Fate:
    fate = Fate()
    fate.world = world
    return fate


def _writes(work: Unit, story: couple.World, world: World) -> None:
    ids = {}
    for who in couple.PEOPLE:
        hello = Incoming(platform="memory", update="", user=who, address=who, heard=UpdateKind.TEXT)
        ids[who] = work.people.get_or_create(hello).id
    owners = {**{who: f"person:{id}" for who, id in ids.items()}, couple.COUPLE: f"couple:{COUPLE}"}
    if story.sides:
        work.people.make_couple(COUPLE, {Side(side): ids[who] for who, side in story.sides.items()})
    if story.shared is not None:
        work.rooms.save_shared(COUPLE, story.shared, 0)
    for who, room in story.rooms.items():
        work.rooms.save_private(ids[who], room, 0)
    for (owner, ref), text in story.words.items():
        work.words.keep(owners[owner], ref, text)
    for (owner, key), (at, late) in story.due.items():
        work.due.set(DueRow(owner=owners[owner], key=key, at=at, not_after=late))
    for who, id in ids.items():
        _screen(work, story, world, who, id)


def _screen(work: Unit, story: couple.World, world: World, who: str, id: str) -> None:
    """The open questions, as messages that were sent."""
    channel = SimChannel(world.platform, world.fate, lambda: (world.now(), 0.0))
    for turn, say in story.screens[who].items():
        row = OutboxRow(id=f"before:{who}:{turn}", person=id, payload=plain(say), turn=turn, at=story.now)
        made = Renderer(TEXTS).messages(work, row, channel)
        shown = []
        for message in made:
            world.platform.count += 1
            shown.append(f"m{world.platform.count}")
            world.platform.screens.setdefault(who, {})[shown[-1]] = message
        work.outbox.send(row)
        work.outbox.save_progress(replace(row, state=Sending.SENT, part=len(made), messages=tuple(shown)))


def road_to(ask: str, story: couple.World) -> couple.World:
    """The main road, up to the place where this ask has the floor."""
    for place in goes_on_together(story):
        if ask in (place.asked("ana"), place.asked("ben")):
            return place
    raise AssertionError(f"the road does not lead to {ask}")
