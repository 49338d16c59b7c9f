"""Gates of the path alone: when it is there, and which pages and promises to oneself are kept."""

from __future__ import annotations

from collections.abc import Iterator

from core.gates.scene import Gate, Scene, key
from core.gates.willing import both_willing, settled_in

PAGES = ("letter", "third", "reflect", "person", "stay", "ending", "telling", "farewell")
MOST_OWN = 3
NOT_YET = ("willing.over", "willing.hidden", "willing.ready")


def _on_my_own(scene: Scene) -> bool:
    """Settled in, and no shared story is open: nobody has come, "not now" was said, or it cannot be said yet.

    Under a stop too, but never in a shared story that is open: there it would show on the screen (`/more` has it all).
    """
    if not settled_in(scene) or both_willing(scene) or scene.room.joining is not None:
        return False
    if scene.view is None:
        return scene.room.stopped or "welcome.join" in {*scene.couple.aside, *scene.couple.done}
    return scene.room.stopped or any(ask in scene.couple.aside for ask in NOT_YET)


def page_words(scene: Scene, page: str) -> tuple[str, ...]:
    """The names of what is kept of this page."""
    return tuple(name for name in scene.couple.drafts if name.startswith(f"{page}."))


def own_promises(drafts: dict[str, object]) -> tuple[str, ...]:
    """The promises to oneself that are not over, by their ids, oldest first."""
    return tuple(name.partition("@")[2] for name in drafts if name.startswith("own.what@"))


def _kept(page: str) -> Gate:
    """An earlier page is there: not the one that was written just now."""
    return lambda scene: bool(page_words(scene, page)) and key(f"{page}.end", None) not in scene.position.done


def _fresh(page: str) -> Gate:
    """There is something to write: nothing is kept, or the person wants to write anew."""

    def gate(scene: Scene) -> bool:
        position, again = scene.position, f"{page}.again"
        return position.picks.get(again) == "new" or (again not in position.done and not page_words(scene, page))

    return gate


def _written(page: str) -> Gate:
    return lambda scene: any(name.startswith(f"{page}.") for name in scene.position.drafts)


def _of_pages() -> Iterator[tuple[str, Gate]]:
    for page in PAGES:
        yield f"{page}_kept", _kept(page)
        yield f"{page}_fresh", _fresh(page)
        yield f"{page}_written", _written(page)


def _own_full(scene: Scene) -> bool:
    """Three promises to oneself are enough; the one being made just now is counted when it is made."""
    return len(own_promises(dict(scene.couple.drafts))) >= MOST_OWN and "own.when" not in scene.position.done


def _own_goes_on(scene: Scene) -> bool:
    """The promise to oneself that was asked about comes again."""
    return f"own.what@{scene.subject}" in scene.couple.drafts


GATES: dict[str, Gate] = {
    "own_goes_on": _own_goes_on,
    "on_my_own": _on_my_own,
    "first_days": lambda scene: scene.room.first_days,
    "no_rhythm": lambda scene: scene.room.rhythm is None,
    "own_full": _own_full,
    "own_written": lambda scene: "own.what" in scene.position.drafts,
    **dict(_of_pages()),
}
