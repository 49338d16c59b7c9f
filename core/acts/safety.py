"""What the private safety answers set going: a stop that looks like any quiet day, help, and looking again.

A stop withholds new releases (core/agenda.py) and pairing (the gate `free`), and nothing else. No text, screen or
history names it. Releases confirmed earlier are not recalled by it; the person gets their take-back offered anew.
"""

from __future__ import annotations

from datetime import timedelta

from core import forms, sharing
from core.acts.timer import Doing
from core.desk import Desk
from core.effects import SetDue
from core.gates.safety import NAMED, STOPPING
from core.state import Focus
from core.words import Act

ONCE_A_DAY = timedelta(hours=20)  # "at most once a day" must not turn into "not today, a little too early"
LATER_DAY = timedelta(hours=20)  # a stop ends by answers of a later day, not of the same hour
LOOK_AGAIN = timedelta(days=7)
MONTHLY = timedelta(days=30)
HEAVY = timedelta(hours=24)


def _answer(desk: Desk, focus: Focus, value: str | None) -> None:
    """Each answer counts at once, so that a form left half-way has already done what it must."""
    if value not in NAMED:
        return
    if focus.ask in STOPPING:
        _stop(desk)
    elif focus.ask == "safety.dying":
        desk.say("safety-dying-help")
        desk.change(heavy=True)
        desk.do(SetDue("heavy-over", desk.event.at + HEAVY))


def _stop(desk: Desk) -> None:
    if not desk.room.stopped:
        sharing.offer_take_back(desk)
    desk.change(stopped=True, stop_is_fresh=True)
    desk.do(SetDue("stop-later", desk.event.at + LATER_DAY))
    desk.do(SetDue("safety-again", desk.after_quiet(desk.event.at + LOOK_AGAIN)))


def _done(desk: Desk, focus: Focus, value: str | None) -> None:
    """All questions were put. A stop ends only so: answered again on a later day, with nothing that stops."""
    picks = desk.position(focus.track).picks
    all_no = all(picks.get(ask) == "no" for ask in STOPPING - {"safety.more"}) and picks.get("safety.more") not in NAMED
    if desk.room.stopped and all_no and not desk.room.stop_is_fresh:
        desk.change(stopped=False)
    _safe_today(desk, focus, value)
    if not desk.room.stopped:
        desk.do(SetDue("safety-again", desk.after_quiet(desk.event.at + MONTHLY)))


def _safe_today(desk: Desk, focus: Focus, value: str | None) -> None:
    """The one question was put; it comes no more today."""
    desk.change(asked_safe=True)
    desk.do(SetDue("safe-day", desk.event.at + ONCE_A_DAY))


def _look_again(desk: Desk, focus: Focus, value: str | None) -> None:
    _safe_today(desk, focus, value)
    forms.begin(desk, "safety")


def _open(desk: Desk, focus: Focus, value: str | None) -> None:
    forms.begin(desk, "safety")


ACTS: dict[Act, Doing] = {
    Act.SAFETY: _open,
    Act.SAFETY_ANSWER: _answer,
    Act.SAFETY_DONE: _done,
    Act.SAFE_TODAY: _safe_today,
    Act.LOOK_AGAIN: _look_again,
}
