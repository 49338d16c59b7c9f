"""What a due row of a private room does when its time has come: one function for each kind of row.

A key is `kind/rest`. A row that no longer fits changes nothing; one that is too late to matter is stale.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from core import arriving, asking
from core.acts import alone, going_on, linking, long_way
from core.acts.safety import MONTHLY
from core.desk import Desk
from core.effects import Moment, Rise, SetDue
from core.events import Woke
from core.state import Waiting

FLAGS_OVER = {
    "safe-day": "asked_safe",
    "heavy-over": "heavy",
    "first-days-over": "first_days",
    "stop-later": "stop_is_fresh",
}

QUESTIONS = frozenset({"safety-again", "now-again", "month", "talked"})  # they wait until a time-out is over
AFTER_A_TIMEOUT = timedelta(hours=2)


def woke(desk: Desk, event: Woke) -> None:
    """Let a due row of this person's come true.

    One that comes late (the process was away) knocks for nothing by itself: one message sums up what waits.
    """
    kind, _, rest = event.key.partition("/")
    desk.hush = event.late and kind not in {"remind", "own-remind", "away"}
    if kind in FLAGS_OVER:
        desk.change(**{FLAGS_OVER[kind]: False})
    elif desk.room.timeout and kind in QUESTIONS:
        desk.do(SetDue(event.key, event.at + AFTER_A_TIMEOUT))
    elif kind in WAKES:
        WAKES[kind](desk, event, rest)


def _now_again(desk: Desk, event: Woke, rest: str) -> None:
    """The one follow-up that was wished for."""
    if not desk.room.paused and not event.stale:
        asking.knock_with(desk, "now-again", "now")


def _parked(desk: Desk, event: Woke, rest: str) -> None:
    if alone.hand_back(desk):
        asking.settle_quietly(desk, "parked.back")


def _own_remind(desk: Desk, event: Woke, rest: str) -> None:
    if not event.stale:
        alone.remind_own(desk, rest)


def _own_ask(desk: Desk, event: Woke, rest: str) -> None:
    if alone.ask_own(desk, rest):
        asking.settle_quietly(desk, "owned.how")


def _safety_again(desk: Desk, event: Woke, rest: str) -> None:
    """Monthly, and a week after a stop, the private questions are offered; the knock is the same for both."""
    desk.do(SetDue("safety-again", desk.event.at + MONTHLY))
    if not desk.room.paused:
        asking.knock_with(desk, "knock-for-you", "safety")


def _timeout_over(desk: Desk, event: Woke, rest: str) -> None:
    if not desk.room.timeout:
        return
    desk.change(timeout=False)
    if not desk.room.paused:
        desk.say("timeout-over")
        asking.settle_quietly(desk, None)


def _check_in(desk: Desk, event: Woke, rest: str) -> None:
    snoozed = event.key == "check-in-again"
    wanted = going_on.is_wanted(desk, snoozed=snoozed)
    comes = wanted and not (desk.room.paused or desk.room.timeout or event.stale)
    if comes and not snoozed:
        desk.change(unanswered=desk.room.unanswered + 1)
    if not snoozed:
        going_on.next_beat(desk, event.due_at)
    if not comes:
        return
    desk.change(checked_on=going_on.today(desk))
    earlier = next((w for w in desk.room.waiting if w.opens == "check-in"), None)
    if earlier is not None:
        desk.change(waiting=tuple(w for w in desk.room.waiting if w is not earlier))
    turn = desk.new_turn()
    desk.wait(Waiting(turn=turn, opens="check-in"))
    desk.knock("knock-check-in", going_on.knock_buttons(desk), turn)


def _ripe(desk: Desk, event: Woke, rest: str) -> None:
    track, name = rest.split("/", 1)
    position = desk.position(track)
    if name in position.ripe:
        return
    aside = position.aside
    if name == "reflect-done":
        aside = tuple(other for other in aside if other != "apologise.mean")
    desk.place(track, ripe=(*position.ripe, name), aside=aside)
    asking.settle_quietly(desk, name)


def _morning(desk: Desk, event: Woke, rest: str) -> None:
    """The quiet hours are over: what rested goes out."""
    desk.do(Rise())


def _remind(desk: Desk, event: Woke, rest: str) -> None:
    ref = rest.split("/", 1)[1]
    promise = desk.view.promise(ref) if desk.view else None
    if promise is None or promise.state != "agreed" or desk.room.paused or event.stale:
        return
    due = Moment(promise.due_at, desk.room.zone or promise.zone)
    desk.say("reminder", shared=asking.words_of(desk, ref), until=promise.due_at, due=due)


WAKES: dict[str, Callable[[Desk, Woke, str], None]] = {
    "check-in": _check_in,
    "check-in-again": _check_in,
    "month": lambda desk, event, rest: long_way.month_comes(desk),
    "talked": lambda desk, event, rest: long_way.talk_was(desk, stale=event.stale),
    "date": lambda desk, event, rest: long_way.date_comes(desk, rest, stale=event.stale),
    "ripe": _ripe,
    "morning": _morning,
    "away": lambda desk, event, rest: asking.sum_up(desk),
    "remind": _remind,
    "safety-again": _safety_again,
    "now-again": _now_again,
    "parked": _parked,
    "own-remind": _own_remind,
    "own-ask": _own_ask,
    "timeout-over": _timeout_over,
    "link": lambda desk, event, rest: linking.comes(desk, rest),
    "invitation-over": lambda desk, event, rest: arriving.invitation_over(desk),
    "invited-over": lambda desk, event, rest: arriving.invited_over(desk),
}
"""What each kind of due row does."""
