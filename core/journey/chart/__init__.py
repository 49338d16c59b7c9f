"""The chart: one's own answers over time, and a snapshot of them that may be released."""

from __future__ import annotations

from core.journey.chart import acts
from core.journey.chart.story import ASKS, SNAPSHOT_FORM
from core.journey.checkins.gates import TRUST_ITEMS
from core.kernel.gates import GateContext
from core.kernel.story import Command, Feature
from core.values import choice_and_series, key


def _snapshot_taken(here: GateContext) -> bool:
    return bool(choice_and_series(here.position.picks.get(key("snapshot.what"), ""))[1])


CHART = Feature(
    name="chart",
    forms=(SNAPSHOT_FORM,),
    asks={"continue.back-read": ASKS},
    gates={
        "has_series": lambda here: any(here.room.series.get(item) for item in TRUST_ITEMS),
        "snapshot_taken": _snapshot_taken,
    },
    acts=acts.ACTS,
    commands={"chart": Command(do=acts.chart)},
)
