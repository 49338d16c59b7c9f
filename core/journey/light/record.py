"""Light questions to both, three times a week, once both released the wish for them; either ends them by release.

They come on Mondays, Wednesdays and Fridays at 18:00 in the zone of the shared rhythm. All answers show a day later,
whoever answered; those of the last four weeks stay.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from core.calendar import instant, wall
from core.effects import DropDue, SetDue
from core.journey.light.story import WISH
from core.kernel.record import Consequence, Due, RecordOutcome, choice, show, to_both
from core.state import Item, Light, Shared
from core.values import record_due_key

TOPICS = {0: "memory", 2: "laugh", 4: "plan"}  # by day of the week
HOUR = time(18, 0)
A_DAY = timedelta(days=1)
STAY = 12
LIGHT = record_due_key("light")


def _wished(shared: Shared, item: Item) -> RecordOutcome:
    if choice(item, WISH.id) != "yes":
        return RecordOutcome(replace(shared, light=()), due=(DropDue(LIGHT),))
    wished = replace(shared, light=(*(side for side in shared.light if side is not item.by), item.by))
    if len(wished.light) < 2 or len(shared.light) == 2:
        return RecordOutcome(wished)
    return RecordOutcome(wished, due=(SetDue(LIGHT, _next(wished, item.shows_at)),))


def _next(shared: Shared, after: datetime) -> datetime:
    zone = shared.zone or "UTC"
    day = wall(after, zone).date()
    while day.weekday() not in TOPICS or instant(day, HOUR, zone) <= after:
        day += A_DAY
    return instant(day, HOUR, zone)


def _light(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    if len(shared.light) < 2 or shared.closed is not None:
        return RecordOutcome(shared)
    zone = shared.zone or "UTC"
    day = wall(at, zone).date()
    if day.weekday() not in TOPICS or at < instant(day, HOUR, zone):  # it comes late, on a day or at an hour between
        return RecordOutcome(shared, due=(SetDue(LIGHT, _next(shared, at)),))
    light = Light(ref=f"light-{day}", topic=TOPICS[day.weekday()], shows_at=at + A_DAY)
    old = {other.ref for other in shared.lights[: 1 - STAY]}
    gone = tuple(item.ref for item in shared.items if item.about in old)
    items = tuple(item for item in shared.items if item.ref not in gone)
    lit = replace(shared, lights=(*shared.lights[1 - STAY :], light), items=items)
    due = SetDue(LIGHT, _next(shared, at)), SetDue(record_due_key("light-show", light.ref), light.shows_at)
    return RecordOutcome(lit, to_both("light-question", light.ref), due, gone)


def _show(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    answers = [i.ref for i in shared.items if i.kind == "light_answer" and i.about == ref]
    over = tuple(replace(light, over=True) if light.ref == ref else light for light in shared.lights)
    return RecordOutcome(show(replace(shared, lights=over), *answers), to_both("light-shown", ref))


CONSEQUENCES: dict[str, Consequence] = {"light": _wished}
DUES: dict[str, Due] = {"light": Due(come=_light, on_the_wall=HOUR), "light-show": Due(come=_show)}
