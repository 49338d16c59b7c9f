"""The main flows: where each begins, and what the two do. In the daytime of their zone, so that nothing rests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from tests.simulation import couple
from tests.simulation.faults.fates import Counting
from tests.simulation.faults.oracle import Facts, facts
from tests.simulation.faults.platform import Arrival
from tests.simulation.faults.roads import moved_in, road_to
from tests.simulation.faults.world import Act, Snapshot, World


def _alone() -> couple.World:
    story = couple.World()
    story.commands("ana", "start")
    story.walks("ana", until="welcome.join", **{"welcome.door": "hurt", "welcome.name": "Ana"})
    return story


def _on_the_road(ask: str) -> Callable[[], couple.World]:
    return lambda: road_to(ask, couple.World.willing())


def _both_have_opened() -> couple.World:
    """Ana's letter is before her for the last time, and on Ben's screen nothing waits to be opened."""
    story = road_to("understand.share", couple.World.willing())
    story.taps("ben", "open")
    return story


def _acts(text: str) -> tuple[Act, ...]:
    """One act a line: who, then a text in quotes, a command, a button's choice, or a time that passes; after "there"
    a command or a choice in the group."""
    found: list[Act] = []
    for line in text.strip().splitlines():
        who, _, what = line.strip().partition(" ")
        if who == "time":
            found.append((who, "passes", what))
        elif what.startswith("there "):
            found.append((who, "there", what.removeprefix("there ")))
        elif what == "follows the link":
            found.append((who, what, ""))
        elif what[0] in '"/':
            found.append((who, "says", what.strip('"')))
        else:
            found.append((who, "taps", what))
    return tuple(found)


@dataclass(frozen=True)
class Flow:
    """`begins` makes the couple as it stands before the first of the `acts`."""

    begins: Callable[[], couple.World]
    acts: tuple[Act, ...]


HELLO = Flow(
    couple.World,
    _acts(
        """
        ana "hello"
        ana hurt
        ana yes
        ana "I found the letters, all of them."
        ana done
        ana "Ana"
        """
    ),
)

PAIRING = Flow(
    _alone,
    _acts(
        """
        ana invite
        ana skip
        ana send
        ana "Lisbon"
        ana yes
        ben follows the link
        ben responsible
        ben yes
        ben "Ben"
        ben yes
        ben skip
        ben join
        ben "I am in Berlin"
        ben yes
        ana affair
        ana yes
        ana weeks
        """
    ),
)

CARD = Flow(
    couple.World.paired,
    _acts(
        """
        ana lies
        ana weeks
        ana share
        time 6m
        ben open
        ben weeks
        ben /cancel
        ana open
        ana yes
        ana share
        time 6m
        """
    ),
)

LETTER = Flow(
    _on_the_road("understand.share"),
    _acts(
        """
        ana share
        ben open
        ben skip
        ben "I was afraid of being seen, and I ran."
        ben done
        ben skip
        ben skip
        ben no
        ben share
        time 61m
        ben open
        ben read
        ben read
        ben "You listen for the door at night."
        ben done
        ben share
        time 6m
        ana open
        ana understood
        ana share
        time 16h
        ana open
        ana read
        ana rest
        ana /status
        ana go-on
        """
    ),
)

TAKEN_BACK = Flow(
    _on_the_road("understand.share"),
    _acts(
        """
        ana share
        ana take-back
        time 61m
        """
    ),
)

PROMISE = Flow(
    _on_the_road("discuss.promise"),
    _acts(
        """
        ben make
        ben "Be home by seven"
        ben skip
        ben once
        ben "in 3 days 19:00"
        ben yes
        ben "You will hear my key in the door."
        ben skip
        ben 9
        ben no
        ben share
        time 6m
        ana open
        ana agree
        ana share
        time 6m
        ben open
        time 96h
        ben open
        ben kept
        ben share
        ana /cancel
        ana /status
        ana kept
        ana share
        time 48h
        """
    ),
)

CHECK_IN = Flow(
    _on_the_road("continue.days"),
    _acts(
        """
        ana daily
        ana evening
        time 10h
        ana hour
        time 1h
        ana open
        ana 4
        ana "6"
        ana 5
        ana "He called when he was late."
        ana skip
        """
    ),
)

TALK = Flow(
    _on_the_road("continue.days"),
    _acts(
        """
        time 120h
        ana /talk
        ana "I feel hopeful about us."
        ana skip
        ana skip
        ana skip
        ana skip
        """
    ),
)

LEAVES = Flow(
    _both_have_opened,
    _acts(
        """
        ana share
        ben /leave
        ben leave
        time 61m
        ana "Is anybody there?"
        """
    ),
)

ERASES = Flow(
    _on_the_road("understand.share"),
    _acts(
        """
        ana share
        ana /erase
        ana erase
        time 61m
        ana "hello again"
        """
    ),
)

GROUP = Flow(
    _on_the_road("discuss.promise"),
    _acts(
        """
        ana there /group
        ana there join
        ben there join
        ben make
        ben "Be home by seven"
        ben skip
        ben once
        ben "in 3 days 19:00"
        ben yes
        ben "You will hear my key in the door."
        ben skip
        ben 9
        ben no
        ben share
        time 6m
        ana open
        ana agree
        ana share
        time 6m
        ben there /talk
        ana there here
        ben there here
        ben there said
        time 6m
        ana there said
        ben there heard
        ana there stop
        """
    ),
)

FLOWS = {
    "hello": HELLO,
    "pairing": PAIRING,
    "card": CARD,
    "letter": LETTER,
    "taken-back": TAKEN_BACK,
    "promise": PROMISE,
    "check-in": CHECK_IN,
    "talk": TALK,
    "leaves": LEAVES,
    "erases": ERASES,
    "group": GROUP,
}


@dataclass(frozen=True)
class GateContext:
    """One act of a flow as it goes undisturbed: the world before it, what it left behind, what it showed, and the
    moments of it: `kinds` are those at which a crash leaves different worlds behind."""

    act: Act
    before: Snapshot
    shown: int
    facts: Facts
    arrivals: tuple[Arrival, ...]
    moments: int
    kinds: tuple[int, ...]
    quick: float


@lru_cache(maxsize=2)
def scenes(name: str) -> tuple[GateContext, ...]:
    """A flow, act by act, played once undisturbed."""
    flow = FLOWS[name]
    world, made = moved_in(flow.begins()), []
    for act in flow.acts:
        before, shown, began = world.snapshot(), len(world.platform.arrivals), world.seconds
        fate = Counting()
        world = World.at(before, world.disk, fate=fate)
        world.plays([act])
        assert not world.errors, (act, world.errors)
        arrivals = tuple(world.platform.arrivals[shown:])
        kinds = tuple(fate.kinds.values())
        made.append(
            GateContext(act, before, shown, facts(world.disk), arrivals, fate.moments, kinds, world.seconds - began)
        )
    return tuple(made)
