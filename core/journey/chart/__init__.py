"""The chart: one's own answers over time, and a snapshot of them that may be released."""

from __future__ import annotations

from core.journey.chart import acts
from core.journey.chart.story import ASKS, SNAPSHOT_FORM, SNAPSHOT_WHAT
from core.journey.checkins.gates import TRUST_ITEMS
from core.journey.common import Group
from core.journey.months.story import BACK_READ
from core.kernel.gates import GateContext
from core.kernel.story import Command, Feature
from core.values import choice_and_series


def _snapshot_taken(here: GateContext) -> bool:
    return bool(choice_and_series(here.position.picks.get(SNAPSHOT_WHAT.key, ""))[1])


CHART = Feature(
    name="chart",
    forms=(SNAPSHOT_FORM,),
    asks={BACK_READ.id: ASKS},
    gates={
        "has_series": lambda here: any(here.room.series.get(item) for item in TRUST_ITEMS),
        "snapshot_taken": _snapshot_taken,
    },
    acts=acts.ACTS,
    commands={"chart": Command(do=acts.chart, group=Group.ME)},
)
