"""Named conditions that open a step or an ask, and named lists that an ask goes through one by one.

All of them are functions of one person's own room and of the view, so none can depend on what a partner did in
private. The names are used in `core/story.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.promise import ACTIVE, RESULTS, State
from core.state import Position, Room
from core.visible import View
from core.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a gate looks: the room, the view (None before pairing), one track's position and its breach."""

    room: Room
    view: View | None
    position: Position
    breach: str | None = None
    about: str | None = None

    @property
    def couple(self) -> Position:
        """The couple's track of this room, whatever track the scene is in."""
        return self.room.positions["couple"]

    @property
    def role(self) -> Role | None:
        """The person's role here: from the open card, before that from their own answer, None when unknown."""
        if self.view and self.view.breaches:
            return self.view.role(self.breach or self.view.breaches[-1].id)
        side = self.couple.picks.get("willing.side")
        return Role(side) if side else None

    def picked(self, ask: str, choice: str) -> bool:
        """Whether this ask, about the same thing, was answered so."""
        return self.position.picks.get(key(ask, self.about)) == choice

    def opened(self, ask: str, refs: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the references that were opened by this OPEN ask."""
        return tuple(ref for ref in refs if key(ask, ref) in self.position.done)


def key(ask: str, about: str | None) -> str:
    """The name under which an answer is kept: `ask`, or `ask@about` when it is about one thing of several."""
    return ask if about is None else f"{ask}@{about}"


def holds(name: str, scene: Scene) -> bool:
    """Whether a gate holds. Raises KeyError for a name that is no gate."""
    if name.startswith("!"):
        return not holds(name[1:], scene)
    if name.startswith("ripe:"):
        return name[5:] in scene.position.ripe
    if "=" in name:
        return scene.picked(*name.split("=", 1))
    return GATES[name](scene)


def things(name: str, scene: Scene) -> tuple[str, ...]:
    """The references an ask goes through, oldest first. Raises KeyError for a name that is no list."""
    return LISTS[name](scene) if scene.view is not None else ()


def _theirs(kind: str) -> Callable[[Scene], tuple[str, ...]]:
    def found(scene: Scene) -> tuple[str, ...]:
        assert scene.view is not None
        return tuple(item.ref for item in scene.view.theirs(kind, scene.breach))

    return found


def _opened(ask: str, kind: str) -> Callable[[Scene], tuple[str, ...]]:
    theirs = _theirs(kind)
    return lambda scene: scene.opened(ask, theirs(scene))


def _chosen(scene: Scene, kind: str, ask: str, choice: str, mine: bool = False) -> tuple[str, ...]:
    assert scene.view is not None
    items = scene.view.mine(kind, scene.breach) if mine else scene.view.theirs(kind, scene.breach)
    return tuple(i.ref for i in items if any(p.ask == ask and p.choice == choice for p in i.parts))


def _said_not_yet(kind: str, ask: str, *choices: str) -> Callable[[Scene], tuple[str, ...]]:
    """My latest release of this kind, when it said one of these: an answer that may be given anew."""

    def found(scene: Scene) -> tuple[str, ...]:
        assert scene.view is not None
        mine = scene.view.mine(kind, scene.breach)[-1:]
        return tuple(i.ref for i in mine if any(p.ask == ask and p.choice in choices for p in i.parts))

    return found


def _to_mirror(scene: Scene) -> tuple[str, ...]:
    """The partner's letters I opened, and each "partly" of theirs that I opened: another round."""
    again = _chosen(scene, "felt", "understand.felt", "partly")
    letters = scene.opened("understand.read", _theirs("letter")(scene))
    return letters + scene.opened("understand.felt-read", again)


def _apologies_due(scene: Scene) -> tuple[str, ...]:
    """The first apology (named by its breach), and another draft for each "something is missing" I opened."""
    lacking = _chosen(scene, "answer", "apologise.answer", "missing")
    return (scene.breach or "", *scene.opened("apologise.answer-read", lacking))


def _questions_wanted(scene: Scene) -> tuple[str, ...]:
    """The first question (named by its breach), and another after each one that I closed."""
    assert scene.view is not None
    return (scene.breach or "", *(item.ref for item in scene.view.mine("closing", scene.breach)))


def _promises(mine: bool, states: frozenset[State]) -> Callable[[Scene], tuple[str, ...]]:
    def found(scene: Scene) -> tuple[str, ...]:
        view = scene.view
        assert view is not None
        return tuple(p.ref for p in view.promises if (p.by is view.me) == mine and State(p.state) in states)

    return found


def _results(scene: Scene) -> tuple[str, ...]:
    assert scene.view is not None
    return tuple(p.ref for p in scene.view.promises if State(p.state) in RESULTS)


def _offers_opened(scene: Scene) -> tuple[str, ...]:
    view = scene.view
    assert view is not None
    opened = scene.opened("discuss.offer", _theirs("promise")(scene))
    return tuple(ref for ref in opened if (p := view.promise(ref)) and p.state == State.OFFERED)


def _card_open(scene: Scene) -> bool:
    return scene.view is not None and bool(scene.view.breaches)


def _both_willing(scene: Scene) -> bool:
    view = scene.view
    return view is not None and bool(view.mine("willing")) and bool(view.theirs("willing"))


def _hurt_feels_understood(scene: Scene) -> bool:
    hurt = scene.role is Role.HURT
    return bool(scene.view and _chosen(scene, "felt", "understand.felt", "understood", mine=hurt))


def _hurt_wants_to_talk(scene: Scene) -> bool:
    view = scene.view
    if view is None:
        return False
    hurt = scene.role is Role.HURT
    return bool(view.mine("talk", scene.breach) if hurt else view.theirs("talk", scene.breach))


def _nothing_in_the_way(scene: Scene) -> bool:
    """Who says privately that it is not over, or that something is hidden, is not offered the release."""
    picks = scene.couple.picks
    return picks.get("willing.over") != "no" and picks.get("willing.hidden") != "yes"


def _settled_in(scene: Scene) -> bool:
    return scene.room.name is not None and scene.couple.picks.get("welcome.safe") == "yes"


def _may_promise(scene: Scene) -> bool:
    """A question of this breach is closed, and none is still being answered; three active promises at most."""
    return bool(scene.view and _theirs("closing")(scene)) and active_promises(scene.view) < 3


def active_promises(view: View | None) -> int:
    """How many of my own promises are active or offered."""
    if view is None:
        return 0
    return sum(p.by is view.me and (p.state in ACTIVE or p.state == State.OFFERED) for p in view.promises) + sum(
        i.kind == "promise" and i.by is view.me and not i.shown for i in view.items
    )


def _an_apology_answered(scene: Scene) -> bool:
    return bool(scene.view and scene.view.mine("answer", scene.breach)) or any(
        name.startswith("apologise.answer@") and choice == "nothing" for name, choice in scene.position.picks.items()
    )


GATES: dict[str, Callable[[Scene], bool]] = {
    "always": lambda scene: True,
    "by_hand": lambda scene: False,
    "paired": lambda scene: scene.view is not None,
    "invited": lambda scene: scene.room.invitation is not None,
    "somebody_joins": lambda scene: scene.room.joining is not None,
    "settled_in": _settled_in,
    "side_unknown": lambda scene: scene.role is None,
    "card_open": _card_open,
    "card_held": lambda scene: scene.view is not None and scene.view.held("breach_card"),
    "nothing_in_the_way": _nothing_in_the_way,
    "both_willing": _both_willing,
    "hurt_feels_understood": _hurt_feels_understood,
    "means_it": lambda scene: scene.position.picks.get("apologise.mean") == "yes",
    "slept_on_it": lambda scene: key("slept", scene.about) in scene.position.ripe,
    "apology_shared": lambda scene: bool(scene.view and scene.view.mine("apology", scene.breach)),
    "an_apology_answered": _an_apology_answered,
    "hurt_wants_to_talk": _hurt_wants_to_talk,
    "may_promise": _may_promise,
    "a_promise_agreed": lambda scene: bool(
        scene.view and any(p.state in ACTIVE or p.state in RESULTS for p in scene.view.promises)
    ),
    "zone_unknown": lambda scene: scene.room.zone is None,
}

LISTS: dict[str, Callable[[Scene], tuple[str, ...]]] = {
    "cards_for_me": _theirs("breach_card"),
    "willing_for_me": _theirs("willing"),
    "letters_for_me": _theirs("letter"),
    "to_mirror": _to_mirror,
    "mirrors_for_me": _theirs("mirror"),
    "mirrors_opened": _opened("understand.heard", "mirror"),
    "felt_said_not_yet": _said_not_yet("felt", "understand.felt", "not-yet"),
    "answer_said_not_yet": _said_not_yet("answer", "apologise.answer", "not-yet", "accept"),
    "closing_said_not_yet": _said_not_yet("closing", "discuss.close", "not-yet"),
    "felt_for_me": _theirs("felt"),
    "apologies_due": _apologies_due,
    "apologies_for_me": _theirs("apology"),
    "apologies_opened": _opened("apologise.read", "apology"),
    "answers_for_me": _theirs("answer"),
    "talk_for_me": _theirs("talk"),
    "questions_wanted": _questions_wanted,
    "questions_for_me": _theirs("question"),
    "questions_opened": _opened("discuss.read", "question"),
    "explanations_for_me": _theirs("explanation"),
    "explanations_opened": _opened("discuss.hear", "explanation"),
    "closings_for_me": _theirs("closing"),
    "offers_for_me": _theirs("promise"),
    "offers_opened": _offers_opened,
    "agreements_for_me": _theirs("agreement"),
    "my_promises_due": _promises(True, frozenset({State.DUE})),
    "their_promises_due": _promises(False, frozenset({State.DUE})),
    "results": _results,
}
