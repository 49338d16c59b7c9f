"""Time before an apology: reflection of the length one chooses, and a night between draft and release."""

from __future__ import annotations

from datetime import timedelta

from core.acts.timer import Doing, set_timer
from core.desk import Desk
from core.effects import SetDue
from core.gates import key
from core.state import Focus
from core.words import Act

MORE = timedelta(hours=24)
TIMERS = frozenset({"reflect-1", "reflect-2", "reflect-3", "reflect-done"})  # the `ripe:` gates there can be


def _reflect(whole: timedelta) -> Doing:
    def begin(desk: Desk, focus: Focus, value: str | None) -> None:
        for number in (1, 2, 3):
            set_timer(desk, focus.track, f"reflect-{number}", whole * number / 4)
        set_timer(desk, focus.track, "reflect-done", whole)

    return begin


def _more(desk: Desk, focus: Focus, value: str | None) -> None:
    set_timer(desk, focus.track, "reflect-done", MORE)


def _sleep_on_it(desk: Desk, focus: Focus, value: str | None) -> None:
    """At least one night between the first draft and the release."""
    name = key("slept", focus.about)
    if name in desk.position(focus.track).ripe:
        return
    at = desk.next_morning()
    if desk.room.zone is None:  # no zone known: half a day covers a night from wherever it is evening
        at = max(at, desk.event.at + timedelta(hours=12))
    desk.do(SetDue(f"ripe/{focus.track}/{name}", at))
    desk.say("sleep-on-it")


ACTS: dict[Act, Doing] = {
    Act.REFLECT_ONE_DAY: _reflect(timedelta(hours=24)),
    Act.REFLECT_THREE_DAYS: _reflect(timedelta(hours=72)),
    Act.REFLECT_MORE: _more,
    Act.SLEEP_ON_IT: _sleep_on_it,
}
