"""Gates and lists of understand: letters, mirrors, whether somebody feels understood, and new facts."""

from __future__ import annotations

from core.journey.understand.story import FACTS_READ, FELT_READ, HAVE_READ, READ, UNDERSTAND_FELT, WRITE_BACK
from core.kernel.gates import Gate, GateContext, List, Things, refs, said
from core.kernel.words import Role
from core.state import Item
from core.values import key


def news(here: GateContext) -> tuple[Item, ...]:
    """What came to light later, told by the one who answers for it, oldest first."""
    return here.theirs("facts") if here.role is Role.HURT else here.mine("facts")


def _letters_wanted(here: GateContext) -> Things:
    """One letter; for the hurt partner another one after each new fact they opened, which reopens this step."""
    if here.role is not Role.HURT:
        return (None,)
    return (None, *here.opened(FACTS_READ.id, refs(news(here))))


def _since_the_last_fact(here: GateContext, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """What was released after the last new fact: what was felt before it was felt about less."""
    last = max((item.shows_at for item in news(here)), default=None)
    return tuple(item for item in items if last is None or item.shows_at > last)


def _felt_anew(here: GateContext) -> Things:
    """My latest "not yet", or any answer that new facts have overtaken: it may be given anew."""
    felt = here.mine("felt")[-1:]
    overtaken = not _since_the_last_fact(here, felt)
    return refs(tuple(i for i in felt if overtaken or said(i, UNDERSTAND_FELT.id, "not-yet")))


def _to_mirror(here: GateContext) -> Things:
    """The partner's letters I opened, and each "partly" of theirs that I opened: another round."""
    partly = refs(tuple(i for i in here.theirs("felt") if said(i, UNDERSTAND_FELT.id, "partly")))
    letters = here.opened(READ.id, refs(here.theirs("letter")))
    read = tuple(ref for ref in letters if here.position.picks.get(key(HAVE_READ.id, ref)) == "read")
    return read + here.opened(FELT_READ.id, partly)


def _to_take_in(here: GateContext) -> Things:
    """The partner's letters I opened, and wrote nothing back to yet."""
    letters = here.opened(READ.id, refs(here.theirs("letter")))
    return tuple(ref for ref in letters if key(WRITE_BACK.id, ref) not in here.answered)


def _hurt_feels_understood(here: GateContext) -> bool:
    items = here.mine("felt") if here.role is Role.HURT else here.theirs("felt")
    return any(said(item, UNDERSTAND_FELT.id, "understood") for item in _since_the_last_fact(here, items))


def _breaches(here: GateContext, role: Role) -> Things:
    view = here.view
    return tuple(b.id for b in view.breaches if view.role(b.id) is role) if view else ()


def _about_a_promise(here: GateContext) -> bool:
    """Whether this breach is a promise that was found broken."""
    breaches = here.view.breaches if here.view else ()
    return any(breach.id == here.breach and breach.kind == "promise" for breach in breaches)


def _letter_may_come(here: GateContext) -> bool:
    """The hurt partner's letter may be opened at once. The other one is brought to the hurt partner when they have said
    that they feel understood, and not before."""
    return here.role is Role.RESPONSIBLE or _hurt_feels_understood(here)


GATES: dict[str, Gate] = {
    "hurt_feels_understood": _hurt_feels_understood,
    "letter_may_come": _letter_may_come,
    "about_a_promise": _about_a_promise,
}

LISTS: dict[str, List] = {
    "to_take_in": _to_take_in,
    "to_mirror": _to_mirror,
    "felt_said_not_yet": _felt_anew,
    "letters_wanted": _letters_wanted,
    "breaches_i_answer_for": lambda here: _breaches(here, Role.RESPONSIBLE),
}
