"""Gates and lists of one breach: understand, apologise, discuss."""

from __future__ import annotations

from core.gates.scene import Gate, List, Scene, Things, key, latest_said, opened, refs, said, theirs
from core.promise import State
from core.state import Item
from core.words import Role


def _news(scene: Scene) -> tuple[Item, ...]:
    """What came to light later, told by the one who answers for it, oldest first."""
    return scene.theirs("facts") if scene.role is Role.HURT else scene.mine("facts")


def _letters_wanted(scene: Scene) -> Things:
    """One letter; for the hurt partner another one after each new fact they opened, which reopens this step."""
    if scene.role is not Role.HURT:
        return (None,)
    return (None, *scene.opened("understand.facts-read", refs(_news(scene))))


def _since_the_last_fact(scene: Scene, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """What was released after the last new fact: what was felt before it was felt about less."""
    last = max((item.shows_at for item in _news(scene)), default=None)
    return tuple(item for item in items if last is None or item.shows_at > last)


def _felt_anew(scene: Scene) -> Things:
    """My latest "not yet", or any answer that new facts have overtaken: it may be given anew."""
    felt = scene.mine("felt")[-1:]
    overtaken = not _since_the_last_fact(scene, felt)
    return refs(tuple(i for i in felt if overtaken or said(i, "understand.felt", "not-yet")))


def _to_mirror(scene: Scene) -> Things:
    """The partner's letters I opened, and each "partly" of theirs that I opened: another round."""
    partly = refs(tuple(i for i in scene.theirs("felt") if said(i, "understand.felt", "partly")))
    letters = scene.opened("understand.read", refs(scene.theirs("letter")))
    return letters + scene.opened("understand.felt-read", partly)


def _apologies_due(scene: Scene) -> Things:
    """The first apology (named by its breach), and another draft for each "something is missing" I opened."""
    lacking = refs(tuple(i for i in scene.theirs("answer") if said(i, "apologise.answer", "missing")))
    news = refs(_news(scene)) if scene.mine("apology") else ()
    return (scene.breach or "", *scene.opened("apologise.answer-read", lacking), *news)


def _questions_wanted(scene: Scene) -> Things:
    """The first question (named by its breach), and another after each one that I closed."""
    return (scene.breach or "", *refs(scene.mine("closing")))


def _offers_opened(scene: Scene) -> Things:
    view = scene.view
    found = scene.opened("discuss.offer", refs(scene.theirs("promise")))
    return tuple(ref for ref in found if view and (p := view.promise(ref)) and p.state == State.OFFERED)


def _hurt_feels_understood(scene: Scene) -> bool:
    items = scene.mine("felt") if scene.role is Role.HURT else scene.theirs("felt")
    return any(said(item, "understand.felt", "understood") for item in _since_the_last_fact(scene, items))


def _breaches(scene: Scene, role: Role) -> Things:
    view = scene.view
    return tuple(b.id for b in view.breaches if view.role(b.id) is role) if view else ()


def _heard_their_letter(scene: Scene) -> bool:
    """Whether the hurt partner has written back what they heard in the other's letter, if there is one."""
    letters = refs(scene.theirs("letter"))
    return scene.role is not Role.HURT or not letters or bool(scene.mine("mirror"))


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
    "about_a_promise": lambda scene: any(
        breach.id == scene.breach and breach.kind == "promise" for breach in (scene.view.breaches if scene.view else ())
    ),
    "heard_their_letter": _heard_their_letter,
    "a_question_closed": lambda scene: bool(scene.mine("closing") or scene.theirs("closing")),
    "hurt_wants_to_talk": _hurt_wants_to_talk,
}

LISTS: dict[str, List] = {
    "letters_for_me": theirs("letter"),
    "to_mirror": _to_mirror,
    "mirrors_for_me": theirs("mirror"),
    "mirrors_opened": opened("understand.heard", "mirror"),
    "felt_said_not_yet": _felt_anew,
    "facts_for_me": theirs("facts"),
    "letters_wanted": _letters_wanted,
    "breaches_i_answer_for": lambda scene: _breaches(scene, Role.RESPONSIBLE),
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
    "this_breach": lambda scene: (scene.breach or "",),
    "talked_through_for_me": theirs("through"),
    "offers_for_me": theirs("promise"),
    "offers_opened": _offers_opened,
    "agreements_for_me": theirs("agreement"),
}
