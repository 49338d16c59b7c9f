"""alone: a whole path for one person, whoever comes or does not come. No partner ever learns of it.

The step says once, honestly, what one person can do here. Everything else are forms behind one entry of `/more`
("For myself"), so that nothing of it stands in the way and all of it can be begun again on any day.
"""

from __future__ import annotations

from dataclasses import replace

from core.story.common import HURT, LATER, RESPONSIBLE
from core.words import Act, Ask, Choice, Kind, Role, Step, Then, Track

ALONE = Step(
    "alone",
    Track.COUPLE,
    opens="on_my_own",
    source="Whether trust can be rebuilt depends on both partners; what one person can do alone is worth doing.",
    asks=(Ask("alone.begin", choices=(Choice("solo", act=Act.BEGIN), LATER)),),
)

SOLO_FORM = Step(
    "solo",
    Track.FORM,
    opens="by_hand",
    source="Who is alone has a whole path and not a waiting room.",
    offered=("settled_in",),
    silent=True,
    asks=(
        Ask(
            "solo.what",
            choices=(
                Choice("now", Then.AGAIN, act=Act.BEGIN),
                Choice("letter", Then.AGAIN, act=Act.BEGIN),
                Choice("third", Then.AGAIN, act=Act.BEGIN),
                Choice("reflect", Then.AGAIN, act=Act.BEGIN),
                Choice("own", Then.AGAIN, act=Act.BEGIN),
                Choice("rhythm", Then.AGAIN, act=Act.BEGIN),
                Choice("person", Then.AGAIN, act=Act.BEGIN),
                Choice("stay", Then.AGAIN, act=Act.BEGIN),
                Choice("farewell", act=Act.BEGIN),
                Choice("enough", act=Act.ENOUGH, says=True),
            ),
        ),
    ),
)


def _page(id: str, source: str, *asks: Ask, after: tuple[Ask, ...] = ()) -> Step:
    """A page of one's own: written, then kept or put away; a kept one is read again only when that is asked for.

    Its gates are made by its name in core/gates/alone.py. `after` comes when that is done.
    """
    fresh, words = (f"{id}_fresh",), tuple(ask.id for ask in asks if ask.kind in {Kind.LINE, Kind.LETTER})
    return Step(
        id,
        Track.FORM,
        opens="by_hand",
        begun_by="the path alone, or an answer that leads there",
        source=source,
        silent=True,
        asks=(
            Ask(
                f"{id}.again",
                choices=(Choice("read"), Choice("new"), Choice("away", act=Act.PUT_AWAY, says=True), Choice("leave")),
                when=(f"{id}_kept",),
            ),
            Ask(
                f"{id}.shown",
                choices=(Choice("keep"), Choice("away", act=Act.PUT_AWAY, says=True)),
                when=(f"{id}.again=read",),
                shows=words,
            ),
            *(replace(ask, when=(*fresh, *ask.when)) for ask in asks),
            Ask(
                f"{id}.end",
                choices=(Choice("keep", act=Act.KEEP_PAGE, says=True), Choice("away", act=Act.PUT_AWAY, says=True)),
                when=(f"{id}_written",),
            ),
            *after,
        ),
    )


def _letter(id: str, role: Role = Role.ANYONE, when: tuple[str, ...] = ()) -> Ask:
    return Ask(id, Kind.LETTER, role=role, when=when, optional=True, most=20000)


PAGES = (
    _page("letter", "A letter that is not sent can say everything.", _letter("letter.words")),
    _page(
        "third",
        "Seeing it as a third person would who wishes both well.",
        _letter("third.saw"),
        _letter("third.felt"),
        _letter("third.word"),
    ),
    _page(
        "reflect",
        "Only after real reflection; and nobody is to blame for having been betrayed.",
        _letter("reflect.lost", HURT),
        _letter("reflect.mine", HURT),
        _letter("reflect.need", HURT),
        _letter("reflect.did", RESPONSIBLE),
        _letter("reflect.them", RESPONSIBLE),
        _letter("reflect.explain", RESPONSIBLE),
        _letter("reflect.part", when=("side_unknown",)),
        _letter("reflect.them-too", when=("side_unknown",)),
    ),
    _page(
        "person",
        "Preparing a talk in person.",
        _letter("person.say"),
        _letter("person.ask"),
        _letter("person.hard"),
        Ask("person.where", Kind.LINE, optional=True, most=500),
    ),
    _page(
        "stay",
        "Stay, leave, not yet: without hurry.",
        Ask(
            "stay.today",
            choices=(
                Choice("stay", says=True),
                Choice("leave", says=True),
                Choice("not-yet", says=True),
                Choice("nothing"),
            ),
        ),
        _letter("stay.needs"),
    ),
    _page(
        "ending",
        "Nothing that is built holds while it goes on.",
        _letter("ending.words"),
        after=(Ask("ending.day", choices=(Choice("own", act=Act.BEGIN), Choice("no"))),),
    ),
    _page(
        "telling",
        "What is hidden is told once, whole, by oneself.",
        Ask("telling.safe", choices=(Choice("safe"), Choice("not-sure", says=True), Choice("danger", says=True))),
        _letter("telling.words"),
        after=(Ask("telling.day", choices=(Choice("own", act=Act.BEGIN), Choice("no"))),),
    ),
    _page(
        "farewell",
        "A gentle end; the door stays open.",
        _letter("farewell.take"),
        after=(Ask("farewell.after", choices=(Choice("quiet", act=Act.GO_QUIET, says=True), Choice("on", says=True))),),
    ),
)

OWN_FORM = Step(
    "own",
    Track.FORM,
    opens="by_hand",
    source="A promise to oneself, small enough to keep.",
    silent=True,
    asks=(
        Ask("own.full", choices=(Choice("leave"), Choice("clear", act=Act.OWN_CLEAR, says=True)), when=("own_full",)),
        Ask("own.what", Kind.LINE, when=("!own_full",), optional=True, most=500),
        Ask("own.zone", Kind.PLACE, when=("own_written", "zone_unknown")),
        Ask("own.when", Kind.MOMENT, when=("own_written",), recurs=True, act=Act.OWN_PROMISE),
    ),
)

OWNED_FORM = Step(
    "owned",
    Track.FORM,
    opens="by_hand",
    begun_by="the end of a promise to oneself",
    source="How did it go? No points, and nobody else asks.",
    silent=True,
    asks=(
        Ask(
            "owned.how",
            choices=(
                Choice("did", act=Act.OWN_ENDED, says=True),
                Choice("part", act=Act.OWN_ENDED, says=True),
                Choice("no", act=Act.OWN_ENDED, says=True),
                Choice("nothing", act=Act.OWN_ENDED),
                Choice("stop", act=Act.OWN_ENDED, says=True),
            ),
            shows=("own.what",),
        ),
        Ask(
            "owned.next",
            choices=(Choice("own", act=Act.BEGIN), Choice("no")),
            when=("!owned.how=nothing", "!own_goes_on"),
        ),
    ),
)

ALONE_FORMS = (SOLO_FORM, *PAGES, OWN_FORM, OWNED_FORM)
