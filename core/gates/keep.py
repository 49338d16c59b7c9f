"""Gates and lists of promises: those that may be made, are due, or have ended, and what can be said about them."""

from __future__ import annotations

from collections.abc import Callable

from core.gates.scene import Gate, List, Scene, Things, key, refs, said
from core.meaning import has_end, rule_of
from core.promise import ACTIVE, CARRIED, MOST_PROMISES, MOVING, OPEN_TO_DOUBT, RESULTS, WITHDRAWABLE, State
from core.state import Item, Promise
from core.visible import View

FINISHED_SHOWN = 5
OFFERS = frozenset({"promise", "renewal"})

Fits = Callable[[View, Promise], bool]


def active_promises(view: View | None) -> int:
    """How many of my own promises are active or offered. A recurring one counts once."""
    if view is None:
        return 0
    carried = sum(p.by is view.me and p.of is None and State(p.state) in CARRIED for p in view.promises)
    return carried + sum(i.kind in OFFERS and i.by is view.me and not i.shown for i in view.items)


def listed(view: View) -> tuple[Promise, ...]:
    """What the list of promises shows: all that is not over, and the last few that are."""
    over = [p for p in view.promises if State(p.state) not in MOVING]
    last = {p.ref for p in sorted(over, key=lambda p: p.due_at)[-FINISHED_SHOWN:]}
    return tuple(p for p in view.promises if State(p.state) in MOVING or p.ref in last)


def _room_for_a_promise(scene: Scene) -> bool:
    return active_promises(scene.view) < MOST_PROMISES


def _may_promise(scene: Scene) -> bool:
    """A question of this breach is closed, and none is still being answered; three active promises at most."""
    return bool(scene.theirs("closing")) and _room_for_a_promise(scene)


def _a_promise_agreed(scene: Scene) -> bool:
    """Whether a promise was ever agreed."""
    counted = ACTIVE | RESULTS
    return bool(scene.view and any(p.agreed_at or State(p.state) in counted for p in scene.view.promises))


# -- lists of promises -----------------------------------------------------------------------------------------


def promises(mine: bool, fits: Fits) -> List:
    """A list: the promises of mine, or of the partner's, that fit."""

    def found(scene: Scene) -> Things:
        view = scene.view
        assert view is not None
        return tuple(p.ref for p in view.promises if (p.by is view.me) == mine and fits(view, p))

    return found


def _is(*states: State) -> Fits:
    return lambda view, promise: State(promise.state) in states


def _can_be_moved(view: View, promise: Promise) -> bool:
    """Agreed, once, and no wish about it waits."""
    waits = promise.wish or any(
        i.kind == "renegotiation" and i.about == promise.ref and not i.shown for i in view.items
    )
    return State(promise.state) is State.AGREED and promise.rhythm is None and not waits


def _can_be_told(view: View, promise: Promise) -> bool:
    """A slip can be told at once: before the deadline, or within a day of it."""
    return promise.rhythm is None and (
        State(promise.state) is State.AGREED or (State(promise.state) is State.DUE and not promise.told_late)
    )


def _can_be_doubted(view: View, promise: Promise) -> bool:
    learnt = any(i.kind == "learnt" and i.about == promise.ref and i.by is view.me for i in view.items)
    return State(promise.state) in OPEN_TO_DOUBT and not learnt


def _is_over(view: View, promise: Promise) -> bool:
    """A recurring promise that came to its end, and was not renewed yet."""
    renewed = any(i.kind == "renewal" and i.about == promise.ref for i in view.items)
    return (
        promise.rhythm is not None
        and State(promise.state) is State.ENDED
        and promise.agreed_at is not None
        and (not renewed)
    )


def _renewable(scene: Scene) -> Things:
    return promises(True, _is_over)(scene) if _room_for_a_promise(scene) else ()


def _results(scene: Scene) -> Things:
    assert scene.view is not None
    return tuple(p.ref for p in scene.view.promises if State(p.state) in RESULTS)


def _is_it_so(scene: Scene) -> Things:
    """My promises that the partner saw broken: seen differently, a lone "not kept" of theirs, or what they learnt.

    Never where I said so myself. Whether I was asked before is in my room: I am asked once.
    """
    view = scene.view
    assert view is not None
    learnt = set(scene.opened("keep.learnt-read", refs(scene.theirs("learnt"))))
    claimed = {i.about for i in scene.theirs("learnt") if i.ref in learnt}
    return tuple(
        p.ref
        for p in view.promises
        if p.by is view.me
        and State(p.state) in OPEN_TO_DOUBT
        and (p.ref in claimed or key("keep.result", p.ref) in scene.position.done)
        and (p.ref in claimed or _reported(view.theirs("report"), p.ref))
        and not _reported(view.mine("report"), p.ref)
    )


def _reported(reports: tuple[Item, ...], ref: str) -> bool:
    """Whether one of these shown reports says that the promise was not kept."""
    not_kept = (i for i in reports if said(i, "keep.report", "not-kept") or said(i, "keep.noticed", "not-kept"))
    return any(i.about == ref and i.shown for i in not_kept)


# -- lists of releases -----------------------------------------------------------------------------------------


def of_couple(kind: str) -> List:
    """A list: what the partner released of this kind."""
    return lambda scene: refs(scene.theirs(kind))


def _wishes_opened(scene: Scene) -> Things:
    """The partner's wishes for another moment that I opened and that still wait."""
    view = scene.view
    waiting = {p.wish for p in view.promises if State(p.state) is State.AGREED} if view else set()
    return tuple(ref for ref in scene.opened("keep.wish-read", refs(scene.theirs("renegotiation"))) if ref in waiting)


def _renewals_opened(scene: Scene) -> Things:
    found = scene.opened("keep.renewal-read", refs(scene.theirs("renewal")))
    return tuple(ref for ref in found if scene.view and (p := scene.view.promise(ref)) and p.state == State.OFFERED)


def _changes_opened(scene: Scene) -> Things:
    """Changes the partner asked for that I opened, as long as I have offered no other version."""
    view, asked = scene.view, []
    for item in scene.theirs("agreement"):
        promise = view.promise(item.about) if view else None
        if said(item, "discuss.agree", "change") and promise and State(promise.state) is State.CHANGE_ASKED:
            asked.append(item)
    answered = {i.about for i in view.items if i.kind == "promise" and not i.shown} if view else set()
    return scene.opened("discuss.agree-read", refs(tuple(i for i in asked if i.about not in answered)))


def _rests(gently: bool) -> List:
    def found(scene: Scene) -> Things:
        view = scene.view
        return (view.rest,) if view and view.rest and view.rest_gently == gently else ()

    return found


def _lit(topic: str) -> List:
    def found(scene: Scene) -> Things:
        return (
            tuple(light.ref for light in scene.view.lights if light.topic == topic and not light.over)
            if scene.view
            else ()
        )

    return found


def _lit_at_all(scene: Scene) -> Things:
    return tuple(light.ref for light in scene.view.lights if not light.over) if scene.view else ()


def _light_wanted(scene: Scene) -> bool:
    """Whether I may say the wish for light questions: not said, and not on its way."""
    view = scene.view
    return view is not None and view.me not in view.light and not view.held("light")


def _light_on(scene: Scene) -> bool:
    """Whether I may end them."""
    view = scene.view
    return view is not None and view.me in view.light and not view.held("light")


def _unsafe(scene: Scene) -> bool:
    """Whether something in the draft of a promise was found that its author may want to change."""
    return any(name.startswith("found.") for name in scene.position.picks)


def _first_time(scene: Scene) -> str | None:
    """When the promise in hand comes for the first time, or again and again."""
    return scene.position.picks.get("promise.first")


GATES: dict[str, Gate] = {
    "rhythm_said": lambda scene: rule_of(_first_time(scene)) is not None,
    "end_said": lambda scene: has_end(_first_time(scene)),
    "may_promise": _may_promise,
    "room_for_a_promise": _room_for_a_promise,
    "a_promise_agreed": _a_promise_agreed,
    "promise_found_soft": _unsafe,
    "light_not_wished": _light_wanted,
    "light_wished": _light_on,
    "slip_shared": lambda scene: "slip.share" in scene.position.done,
    "slip_in_time": lambda scene: scene.subject in promises(True, _can_be_told)(scene),
    "still_movable": lambda scene: scene.subject in promises(True, _can_be_moved)(scene),
    "still_withdrawable": lambda scene: scene.subject in promises(True, _is(*WITHDRAWABLE))(scene),
}


def _to_report(scene: Scene) -> Things:
    """My promises that are due, but those about which I am just saying that I slipped."""
    view = scene.view
    if view is None:
        return ()
    told = {item.about for item in view.items if item.kind == "slip" and item.by is view.me}
    return tuple(ref for ref in promises(True, _is(State.DUE))(scene) if ref not in told)


LISTS: dict[str, List] = {
    "my_promises_due": _to_report,
    "their_promises_due": promises(False, _is(State.DUE)),
    "my_promises_to_move": promises(True, _can_be_moved),
    "my_promises_to_withdraw": promises(True, _is(*WITHDRAWABLE)),
    "my_promises_to_tell": promises(True, _can_be_told),
    "their_promises_doubted": promises(False, _can_be_doubted),
    "my_series_over": _renewable,
    "results": _results,
    "questions_if_so": _is_it_so,
    "wishes_for_me": of_couple("renegotiation"),
    "wishes_opened": _wishes_opened,
    "wish_answers_for_me": of_couple("renegotiation_answer"),
    "withdrawals_for_me": of_couple("withdrawal"),
    "slips_for_me": of_couple("slip"),
    "learnt_for_me": of_couple("learnt"),
    "found_out_for_me": of_couple("found_out"),
    "found_out_by_me": lambda scene: refs(scene.mine("found_out")),
    "renewals_for_me": of_couple("renewal"),
    "renewals_opened": _renewals_opened,
    "renewal_answers_for_me": of_couple("agreement"),
    "changes_opened": _changes_opened,
    "thanks_for_me": of_couple("thanks"),
    "two_breaks": _rests(gently=False),
    "two_breaks_told": _rests(gently=True),
    "light_wishes_for_me": of_couple("light"),
    "lit": _lit_at_all,
    "lit_memory": _lit("memory"),
    "lit_laugh": _lit("laugh"),
    "lit_plan": _lit("plan"),
    "light_answers_for_me": of_couple("light_answer"),
}
