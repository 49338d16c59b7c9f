"""The weekly talk: in the group, or prepared in private and held in person; and the rhythm that the couple shares."""

from __future__ import annotations

from core.journey.promises.gates import a_promise_agreed
from core.journey.talk import acts, group, record
from core.journey.talk.story import ASKS, TALK_FORM, TALKED_FORM, TOPIC_FORM
from core.kernel.gates import GateContext
from core.kernel.record import Record
from core.kernel.story import Feature, Wake


def _talks_go_on(here: GateContext) -> bool:
    """A promise was agreed, so the shared rhythm began, and nothing closed it."""
    return a_promise_agreed(here) and here.view is not None and here.view.closed is None


TALK = Feature(
    name="talk",
    forms=(TALK_FORM, TOPIC_FORM, TALKED_FORM),
    asks={"continue": ASKS},
    gates={"talks_go_on": _talks_go_on},
    acts=acts.ACTS,
    wakes={acts.TALKED: Wake(come=acts.comes, asks=True)},
    notices=(acts.noticed,),
    record=Record(
        dues={**record.DUES, **group.DUES},
        follows=(record.follow,),
        in_the_group=(group.in_the_group,),
        breaks_off=(group.break_off,),
    ),
)
