"""Gates and lists of one breach: understand, apologise, discuss."""

from __future__ import annotations

from core.gates.scene import Gate, List, Scene, Things, key, latest_said, opened, refs, said, theirs
from core.promise import State
from core.words import Role


def _to_mirror(scene: Scene) -> Things:
    """The partner's letters I opened, and each "partly" of theirs that I opened: another round."""
    partly = refs(tuple(i for i in scene.theirs("felt") if said(i, "understand.felt", "partly")))
    letters = scene.opened("understand.read", refs(scene.theirs("letter")))
    return letters + scene.opened("understand.felt-read", partly)


def _apologies_due(scene: Scene) -> Things:
    """The first apology (named by its breach), and another draft for each "something is missing" I opened."""
    lacking = refs(tuple(i for i in scene.theirs("answer") if said(i, "apologise.answer", "missing")))
    return (scene.breach or "", *scene.opened("apologise.answer-read", lacking))


def _questions_wanted(scene: Scene) -> Things:
    """The first question (named by its breach), and another after each one that I closed."""
    return (scene.breach or "", *refs(scene.mine("closing")))


def _offers_opened(scene: Scene) -> Things:
    view = scene.view
    found = scene.opened("discuss.offer", refs(scene.theirs("promise")))
    return tuple(ref for ref in found if view and (p := view.promise(ref)) and p.state == State.OFFERED)


def _hurt_feels_understood(scene: Scene) -> bool:
    items = scene.mine("felt") if scene.role is Role.HURT else scene.theirs("felt")
    return any(said(item, "understand.felt", "understood") for item in items)


def _hurt_wants_to_talk(scene: Scene) -> bool:
    return bool(scene.mine("talk") if scene.role is Role.HURT else scene.theirs("talk"))


def _an_apology_answered(scene: Scene) -> bool:
    return bool(scene.mine("answer")) or any(
        name.startswith("apologise.answer@") and choice == "nothing" for name, choice in scene.position.picks.items()
    )


GATES: dict[str, Gate] = {
    "hurt_feels_understood": _hurt_feels_understood,
    "means_it": lambda scene: scene.position.picks.get("apologise.mean") == "yes",
    "slept_on_it": lambda scene: key("slept", scene.about) in scene.position.ripe,
    "apology_shared": lambda scene: bool(scene.mine("apology")),
    "an_apology_answered": _an_apology_answered,
    "hurt_wants_to_talk": _hurt_wants_to_talk,
}

LISTS: dict[str, List] = {
    "letters_for_me": theirs("letter"),
    "to_mirror": _to_mirror,
    "mirrors_for_me": theirs("mirror"),
    "mirrors_opened": opened("understand.heard", "mirror"),
    "felt_said_not_yet": latest_said("felt", "understand.felt", "not-yet"),
    "felt_for_me": theirs("felt"),
    "apologies_due": _apologies_due,
    "apologies_for_me": theirs("apology"),
    "apologies_opened": opened("apologise.read", "apology"),
    "answer_said_not_yet": latest_said("answer", "apologise.answer", "not-yet", "accept"),
    "answers_for_me": theirs("answer"),
    "talk_for_me": theirs("talk"),
    "questions_wanted": _questions_wanted,
    "questions_for_me": theirs("question"),
    "questions_opened": opened("discuss.read", "question"),
    "explanations_for_me": theirs("explanation"),
    "explanations_opened": opened("discuss.hear", "explanation"),
    "closings_for_me": theirs("closing"),
    "closing_said_not_yet": latest_said("closing", "discuss.close", "not-yet"),
    "offers_for_me": theirs("promise"),
    "offers_opened": _offers_opened,
    "agreements_for_me": theirs("agreement"),
}
