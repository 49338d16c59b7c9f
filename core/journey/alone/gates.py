"""Gates of the path alone: when it is there, and which pages and promises to oneself are kept."""

from __future__ import annotations

from collections.abc import Iterable

from core.journey.alone.story import OWN_WHAT, OWN_WHEN
from core.journey.welcome.gates import settled_in
from core.journey.welcome.story import JOIN
from core.journey.willing.gates import both_willing
from core.journey.willing.story import BE_HEARD, HIDDEN, OVER, READY
from core.kernel.gates import Gate, GateContext, GateOf
from core.values import Key, about_of, ask_of, key

PAGES = ("letter", "third", "reflect", "person", "stay", "ending", "telling", "farewell")
MOST_OWN = 3
NOT_YET = (OVER.id, HIDDEN.id, READY.id, BE_HEARD.id)


def _on_my_own(here: GateContext) -> bool:
    """Settled in, and no shared story is open: nobody has come, "not now" was said, or it cannot be said yet.

    Under a stop too, but never in a shared story that is open: there it would show on the screen (`/more` has it all).
    """
    if not settled_in(here) or both_willing(here) or here.room.joining is not None:
        return False
    if here.view is None:
        return here.room.stopped or JOIN.id in {*here.couple.aside, *here.couple.done}
    return here.room.stopped or any(ask in here.couple.aside for ask in NOT_YET)


def page_words(here: GateContext, page: str) -> tuple[str, ...]:
    """The names of what is kept of this page."""
    return tuple(name for name in here.couple.drafts if name.startswith(f"{page}."))


def own_promises(drafts: Iterable[Key]) -> tuple[str, ...]:
    """The promises to oneself that are not over, by their ids, oldest first."""
    found = (about_of(name) for name in drafts if ask_of(name) == OWN_WHAT.id)
    return tuple(about for about in found if about is not None)


def _kept(here: GateContext, page: str) -> bool:
    """An earlier page is there: not the one that was written just now."""
    return bool(page_words(here, page)) and key(f"{page}.end") not in here.position.done


def _fresh(here: GateContext, page: str) -> bool:
    """There is something to write: nothing is kept, or the person wants to write anew."""
    again = key(f"{page}.again")
    if here.position.picks.get(again) == "new":
        return True
    return again not in here.position.done and not page_words(here, page)


def _written(here: GateContext, page: str) -> bool:
    return any(name.startswith(f"{page}.") for name in here.position.drafts)


def _own_full(here: GateContext) -> bool:
    """Three promises to oneself are enough; the one being made just now is counted when it is made."""
    return len(own_promises(here.couple.drafts)) >= MOST_OWN and OWN_WHEN.id not in here.position.done


def _own_goes_on(here: GateContext) -> bool:
    """The promise to oneself that was asked about comes again."""
    return key(OWN_WHAT.id, here.subject) in here.couple.drafts


GATES: dict[str, Gate] = {
    "own_goes_on": _own_goes_on,
    "on_my_own": _on_my_own,
    "own_full": _own_full,
    "own_written": lambda here: OWN_WHAT.id in here.position.drafts,
}
GATES_OF: dict[str, GateOf] = {"kept": _kept, "fresh": _fresh, "written": _written}
