"""apologise: reflection, an apology in five parts, a night between, and an answer in one's own time."""

from __future__ import annotations

from core.journey.apologise import acts, gates
from core.journey.apologise.story import APOLOGISE as STEP
from core.kernel.story import Feature

APOLOGISE = Feature(
    name="apologise",
    steps=(STEP,),
    timers=acts.TIMERS,
    gates=gates.GATES,
    lists=gates.LISTS,
    acts=acts.ACTS,
    openers={"answer": acts.open_answer},
    acknowledged={"thought": 3},
)
