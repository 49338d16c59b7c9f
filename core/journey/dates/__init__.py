"""Hard dates: each can note their own and gets a gentle word ahead; both, where both released the day."""

from __future__ import annotations

from core.journey.dates import acts, record
from core.journey.dates.story import ASKS, DATE_DAY, DATE_FORM
from core.kernel.gates import GateContext
from core.kernel.record import Record
from core.kernel.story import Feature, Wake

MOST_DATES = 5


def _dates_full(here: GateContext) -> bool:
    """As many as can be kept; the one that is being noted just now is counted when it is."""
    return len(here.room.dates) >= MOST_DATES and DATE_DAY.id not in here.position.done


DATES = Feature(
    name="dates",
    forms=(DATE_FORM,),
    asks={"continue": ASKS},
    gates={"dates_full": _dates_full},
    acts=acts.ACTS,
    wakes={"date": Wake(come=acts.comes, on_the_wall=acts.on_the_wall)},
    notices=(acts.noticed,),
    record=Record(on_release=record.CONSEQUENCES, dues=record.DUES, follows=(record.ends,)),
)
