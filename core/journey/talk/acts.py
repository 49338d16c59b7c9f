"""The weekly talk in one person's own room: the word for it, notes and topics, and how it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

from core.calendar import instant, wall
from core.effects import DropDue, SetDue
from core.events import DueCame, Noticed
from core.journey.checkins.story import CHECKIN_TOPIC
from core.journey.talk.story import TOPIC_WORDS
from core.journey.talk.topics import topics
from core.kernel import floor, forms
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.kernel.view import View
from core.state import Closed, Focus, Piece, Position
from core.values import due_key, form_track, key

AFTER_A_TALK = time(19, 0)
TALKED = due_key("talked")
WORDS = TOPIC_WORDS.key


def noticed(context: StepContext, event: Noticed) -> bool:
    """A word of the shared rhythm, the same for both."""
    if event.kind in {"weekly", "talked"}:
        _after_the_talk(context)
    if event.kind == "closed":
        _end(context, event.ref)
    if event.kind not in SAYS:
        return False
    if not context.room.paused:
        SAYS[event.kind](context)
    return True


def _end(context: StepContext, how: str) -> None:
    """The shared story closed: nobody is asked how a talk was, and after parting none is prepared."""
    context.do(DropDue(TALKED))
    if how == Closed.PARTED:
        for track in forms.tracks_of(context, "talk"):
            context.drop_track(track)


def _bring(context: StepContext, focus: Focus, value: str | None) -> None:
    """A private note becomes a topic: it moves into a form of its own, where its preview comes."""
    note = CHECKIN_TOPIC.id if value == "bring" else f"talk.{value}"
    drafts = context.position(focus.track).drafts
    pieces = drafts.get(key(note), ())
    if pieces:
        context.set_position(focus.track, drafts={name: kept for name, kept in drafts.items() if name != note})
    bring_with(context, pieces)


def bring_with(context: StepContext, pieces: tuple[Piece, ...]) -> None:
    """The form for a topic with these words; its preview comes next. Without any, it asks for them."""
    track = form_track("topic", subject=context.event.id)
    position = Position(done=(WORDS,), drafts={WORDS: pieces}) if pieces else Position()
    context.change(positions={**context.room.positions, track: position})


def _show_topics(context: StepContext, focus: Focus, value: str | None) -> None:
    """What both released for the talk, each under the name of who said it; the record's own topics in its words."""
    view = context.view
    assert view is not None
    found = topics(view)
    context.say("talk-topics" if found else "talk-no-topics")
    for ref in found:
        if view.promise(ref) is not None:
            context.say("talk-topic-promise", shared=context.story.quoted(view, ref), about=ref)
        else:
            _show_released(context, view, ref)


def _show_released(context: StepContext, view: View, ref: str) -> None:
    item = view.item(ref)
    assert item is not None
    if item.kind == "coming_back":
        context.say("talk-topic-trust")
    else:
        context.say("talk-topic-mine" if item.by is view.me else "talk-topic-theirs", shared=item.parts)


def _weekly(context: StepContext) -> None:
    forms.renew(context, "talk")
    floor.knock_with(context, "knock-talk", "talk")


def _after_the_talk(context: StepContext) -> None:
    zone = context.room.zone or "UTC"
    day = wall(context.event.at, zone).date() + timedelta(days=1)
    context.do(SetDue(TALKED, context.after_quiet(instant(day, AFTER_A_TALK, zone)), not_after=timedelta(days=1)))


def comes(context: StepContext, event: DueCame, rest: str) -> None:
    """The day after, in private: was this good for you?"""
    if not (context.room.paused or event.stale) and context.view is not None and context.view.closed is None:
        forms.renew(context, "talked")
        floor.knock_with(context, "knock-talked", "talked")


SAYS: dict[str, Callable[[StepContext], None]] = {
    "weekly": _weekly,
    "talked": lambda context: None,
    "slower": lambda context: context.say("rhythm-slower"),
    "weekly-again": lambda context: context.say("rhythm-weekly"),
    "rest": lambda context: context.say("shared-rests"),
}

ACTS: dict[str, Doing] = {"bring": _bring, "show_topics": _show_topics}
