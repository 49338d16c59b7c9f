"""The path alone: pages kept or put away, one's own rhythm, a gentle end. Promises to oneself are in own.py.

Everything here is private: no act of this file crosses, and what is kept stays in the person's own room.
"""

from __future__ import annotations

from core.journey.alone.story import (
    BEGIN,
    RHYTHM_DAYS,
    RHYTHM_HOUR,
    RHYTHM_TWICE,
    RHYTHM_WEEKDAY,
    RHYTHM_WEEKEND,
    SOLO_WHAT,
)
from core.journey.checkins import hours
from core.journey.checkins.acts import DAYS, take_rhythm
from core.journey.checkins.story import CONTINUE_TWICE, CONTINUE_WEEKDAY, CONTINUE_WEEKEND, HOUR
from core.kernel import forms, releases
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus, Piece
from core.values import COUPLE_TRACK, Key

MORE_EXACTLY = ((RHYTHM_TWICE, CONTINUE_TWICE), (RHYTHM_WEEKDAY, CONTINUE_WEEKDAY), (RHYTHM_WEEKEND, CONTINUE_WEEKEND))


def _helps(form: str) -> Doing:
    """Open this form."""
    return lambda context, focus, value: forms.begin(context, form)


def _own_rhythm(context: StepContext, focus: Focus, value: str | None) -> None:
    """A rhythm without any promise; `continue` does not ask for it again."""
    picks = context.position(focus.track).picks
    days = picks[RHYTHM_DAYS.key]
    context.pick(COUPLE_TRACK, DAYS, days)
    for own, theirs in MORE_EXACTLY:
        if chosen := picks.get(own.key):
            context.pick(COUPLE_TRACK, theirs.key, chosen)
    context.pick(COUPLE_TRACK, HOUR.key, value or "")
    context.done(COUPLE_TRACK, DAYS)
    context.done(COUPLE_TRACK, HOUR.key)
    take_rhythm(context, value or "")


LEAD_ON = {(RHYTHM_DAYS.id, "weekly"), (RHYTHM_DAYS.id, "twice"), (RHYTHM_WEEKDAY.id, "weekend")}
"""Answers after which the days are asked for on a screen of their own."""


def _own_if_said(context: StepContext, focus: Focus, value: str | None) -> None:
    """The days are known; the hour may be, too."""
    said = hours.ahead(context, focus.track)
    if value == "none":
        hours.forget(context, focus.track)
    elif said is not None and (focus.ask, value) not in LEAD_ON:
        context.done(focus.track, RHYTHM_HOUR.key)
        _own_rhythm(context, focus, said)


def _of_page(drafts: dict[Key, tuple[Piece, ...]], focus: Focus) -> tuple[Key, ...]:
    page = focus.ask.partition(".")[0]
    return tuple(name for name in drafts if name.startswith(f"{page}."))


def _keep_page(context: StepContext, focus: Focus, value: str | None) -> None:
    """The page stays in the private room; an earlier one goes."""
    written = context.position(focus.track).drafts
    context.set_position(focus.track, drafts={})
    releases.forget(context, COUPLE_TRACK, *_of_page(context.position(COUPLE_TRACK).drafts, focus))
    context.set_position(COUPLE_TRACK, drafts={**context.position(COUPLE_TRACK).drafts, **written})


def _put_away(context: StepContext, focus: Focus, value: str | None) -> None:
    """The words go: those just written, or, asked for later, those that were kept."""
    track = focus.track if context.position(focus.track).drafts else COUPLE_TRACK
    releases.forget(context, track, *_of_page(context.position(track).drafts, focus))


def _go_quiet(context: StepContext, focus: Focus, value: str | None) -> None:
    """A gentle end: nothing is asked any more, and nobody is told. `resume` opens the door again."""
    context.change(paused=True)
    context.asks_nothing = True


def _enough(context: StepContext, focus: Focus, value: str | None) -> None:
    """Enough for today: what is there for oneself was seen; and in the first night nothing more is asked."""
    if focus.ask == SOLO_WHAT.id:
        context.done(COUPLE_TRACK, BEGIN.key)
    context.asks_nothing = context.room.name is None


ACTS: dict[str, Doing] = {
    "own_rhythm": _own_rhythm,
    "own_if_said": _own_if_said,
    "keep_page": _keep_page,
    "put_away": _put_away,
    "go_quiet": _go_quiet,
    "enough": _enough,
    "help_ending": _helps("ending"),
    "help_telling": _helps("telling"),
}
