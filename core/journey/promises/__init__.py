"""Promises: made, kept and ended, with all that can be said about them; the step `keep`."""

from __future__ import annotations

from datetime import datetime

from core.journey.common import Group
from core.journey.promises import acts, gates, reading, record, turns
from core.journey.promises.ahead import ahead
from core.journey.promises.life import opens_at
from core.journey.promises.making import PROMISE_FORM
from core.journey.promises.story import (
    BEYOND_FORM,
    KEEP,
    LEARNT_FORM,
    RENEGOTIATE_FORM,
    SLIP_FORM,
    THANKS_FORM,
    WITHDRAW_FORM,
)
from core.kernel.record import Record
from core.kernel.story import Command, Feature, WaitingButton, Wake
from core.kernel.view import View


def _after_the_deadline(view: View, about: str | None) -> datetime | None:
    """All sealed answers about a promise show at one instant, as a rule two days after it was due."""
    promise = view.promise(about)
    return opens_at(promise) if promise is not None else None


PROMISES = Feature(
    name="promises",
    steps=(KEEP,),
    forms=(PROMISE_FORM, SLIP_FORM, RENEGOTIATE_FORM, WITHDRAW_FORM, LEARNT_FORM, THANKS_FORM, BEYOND_FORM),
    gates=gates.GATES,
    of_answers=frozenset({"rhythm_said", "end_said"}),
    lists=gates.LISTS,
    acts=acts.ACTS,
    openers={"result": reading.open_result, "word_alone": reading.open_word_alone},
    seals={"after_the_deadline": _after_the_deadline},
    wakes={"remind": Wake(come=acts.comes, tells_late=True)},
    buttons={reading.CHOOSE: WaitingButton(tapped=reading.chosen)},
    commands={"promise": Command(do=reading.promise), "promises": Command(do=reading.promises, group=Group.US)},
    notices=(acts.noticed,),
    quotes=(reading.words_of,),
    dates=(reading.when_of,),
    ahead=(ahead,),
    record=Record(on_release={**record.CONSEQUENCES, **turns.CONSEQUENCES}, dues=record.DUES),
)
