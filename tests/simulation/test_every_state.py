"""Every state: exhaustive exploration of the couple over an abstraction of the data.

**Why the chapters cover the couple.** A couple's state is two private rooms and the shared room. `private.step` is a
function of one person's own room and view, and `shared.act` and `shared.tick` of the shared room alone. So whatever a
couple can come to, seen from one of the two, is what this person can come to beside a partner who releases *anything
the story lets somebody of that role release, at any time*: a superset of every real partner. That is explored, once for
each role (`every_state.py`). Whether somebody is stuck, whether an act raises and which texts are told are questions
about one room and one view, so what holds for every such state holds for both rooms of every couple.

The whole product of one room is too large as well. It is explored chapter by chapter (a step, or a form), and within a
chapter one kind of release after the other in full, from where the main road first comes to it, with the others beside
it going on in one way each. Everything else beside the road (commands, strays, pause, time-out, stop, leaving, erasing,
forms begun) is done once from every screen, or once in every step where it answers alike. Chapters touch each other
through the record and the agenda only; random walks go through all of them together.

**What the abstraction keeps:** for every track what is answered, written, put aside and ripe; answers that a gate or
the record reads; who has the floor and in which phase; what is held; flags; for every kind of release whether there is
one, of whom, shown or held, and what its latest one says; promises by owner and state as 0, 1, many; claims, breaches
and roles; which kinds of due rows wait.
**What it forgets:** words, names and instants; answers nothing reads (numbers count as below or at their bound); how
many releases of a kind came before the latest; which of the couple's due rows is next (it is that of the first
way to a state; a person's own are tried in every order); what comes while a question is open (followed where it would
be next). That it forgets nothing else that matters is looked at in a sample: two states that are one abstract state
offer the same acts.

One breach is explored in full. Two, in both directions, are walked coarsely: from each place of the road where a second
one is opened, with the step each has come to and the question that has the floor as the state.

`KINTSUGI_REWRITE_COUNTS=1 .venv/bin/python -m pytest -n0 tests/simulation/test_every_state.py` writes the counts anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from core.journey import STORY
from core.kernel.story import Story
from core.kernel.words import Role
from core.state import PromiseState
from tests.simulation.every_state import ME, PARTNER, Explorer, Findings

COUNTS = Path(__file__).with_name("counts.json")
ROLES = {Role.HURT: ME, Role.RESPONSIBLE: PARTNER}


@pytest.mark.timeout(400)  # on a quiet machine some twenty seconds
@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_ever_stuck_nothing_raises_and_every_text_is_there(role: Role) -> None:
    found = Explorer(hurt=ROLES[role]).explore()
    pinned = counted(role.value, found)
    assert told(found) == ""
    assert pinned["states"] == found.states, "the number of states is not the pinned one"
    assert pinned["promises"] == sorted(found.promises)
    assert pinned["never asked here"] == never_asked(STORY, role, found)


def test_every_step_every_form_and_every_promise_state_is_reached() -> None:
    pinned = json.loads(COUNTS.read_text(encoding="utf-8"))
    never = set.intersection(*(set(pinned[role]["never asked here"]) for role in ROLES))
    asked = (s for s in (*STORY.steps, *STORY.forms) if any("by_hand" not in ask.when for ask in s.asks))  # of anybody
    for step in asked:
        assert any(ask.id not in never for ask in step.asks), f"{step.id} is never reached"
    assert sorted(set(PromiseState) - {state for role in ROLES for state in pinned[role]["promises"]}) == []


def told(found: Findings) -> str:
    """The faults in words: where, what, and the shortest way there."""
    return "\n".join(f"{what}\n    after {' > '.join(way)}" for what, way in found.faults.items())


def never_asked(story: Story, role: Role, found: Findings) -> list[str]:
    """The questions meant for somebody of this role that never had the floor: walks and journeys come to them."""
    asks = [ask for step in (*story.steps, *story.forms) for ask in step.asks]
    return sorted(ask.id for ask in asks if ask.role in {role, Role.ANYONE} and ask.id not in found.asked)


def counted(role: str, found: Findings) -> dict[str, Any]:
    """What is pinned for this role; written anew when asked for."""
    pinned: dict[str, dict[str, Any]] = json.loads(COUNTS.read_text(encoding="utf-8")) if COUNTS.exists() else {}
    if os.environ.get("KINTSUGI_REWRITE_COUNTS"):
        never = never_asked(STORY, Role(role), found)
        pinned[role] = {"states": found.states, "promises": sorted(found.promises), "never asked here": never}
        COUNTS.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return pinned.get(role, {"states": {}, "promises": [], "never asked here": []})
