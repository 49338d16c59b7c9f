"""One crash at one moment of one act: the world must end as if it had not been."""

from __future__ import annotations

from tests.simulation.faults.fates import CrashAt
from tests.simulation.faults.flows import GateContext
from tests.simulation.faults.oracle import MAYBE, arrived, differences, facts, released
from tests.simulation.faults.world import World

SOON = 90.0  # virtual seconds that getting over a crash may take with a platform that answers


def crashed_at(scene: GateContext, world: World, moment: int, *, again: bool) -> list[str]:
    """What is wrong after a crash at this moment of the act. `world` lends its disk."""
    world = World.at(scene.before, world.disk, fate=CrashAt(moment), again=again)
    began = world.seconds
    world.plays([scene.act])
    if world.crashes != 1:
        return [f"the crash did not come ({world.crashes})"]
    found = list(world.errors)
    if world.seconds - began > SOON:
        found.append(f"it took {world.seconds - began:.0f} seconds")
    shown = world.platform.arrivals[scene.shown :]
    notices = [arrival for arrival in shown if arrival.message.text == MAYBE]
    once, calm = released(scene.act, list(scene.arrivals)), list(scene.arrivals)
    found += arrived(calm, shown, 1, once, unclear=bool(notices))
    stored = facts(world.disk)
    if notices:  # who asks to see it again sees it
        world.plays([(notice.who, "taps", "again") for notice in notices])
        shown = world.platform.arrivals[scene.shown :]
        found += arrived(calm, shown, 1 + len(notices), frozenset(), ordered=False)
        stored = {**facts(world.disk), "inbox": stored["inbox"]}
    return found + differences(scene.facts, stored)
