"""alone: a whole path for one person, whoever comes or does not come. No partner ever learns of it.

The step says once, honestly, what one person can do here. Everything else are forms behind one entry of `/more`
("For myself"), so that nothing of it stands in the way and all of it can be begun again on any day.
"""

from __future__ import annotations

from dataclasses import replace

from core.journey.common import DAYS, HURT, LATER, RESPONSIBLE, TWICE, WEEKDAY, WEEKEND, Group, form
from core.kernel.words import Ask, AskKind, Choice, Role, Step, Then, TrackKind

BEGIN = Ask("alone.begin", choices=(Choice("solo", act="open"), LATER))

ALONE = Step(
    "alone",
    TrackKind.COUPLE,
    opens="on_my_own",
    counted=False,
    after_parting=True,
    source="Whether trust can be rebuilt depends on both partners; what one person can do alone is worth doing.",
    asks=(BEGIN,),
)

SOLO_WHAT = Ask(
    "solo.what",
    choices=(
        Choice("now", Then.AGAIN, act="open"),
        Choice("page", Then.AGAIN, act="open"),
        Choice("own", Then.AGAIN, act="open"),
        Choice("rhythm", Then.AGAIN, act="open"),
        Choice("farewell", act="open"),
        Choice("enough", act="enough", says=True),
    ),
)

SOLO_FORM = form(
    "solo",
    group=Group.ME,
    source="Who is alone has a whole path and not a waiting room.",
    offered=("settled_in",),
    silent=True,
    asks=(SOLO_WHAT,),
)


PAGE_FORM = form(
    "page",
    source="Who is alone has a whole path and not a waiting room.",
    silent=True,
    asks=(
        Ask(
            "page.which",
            choices=(
                Choice("letter", act="open"),
                Choice("third", act="open"),
                Choice("reflect", act="open"),
                Choice("person", act="open"),
                Choice("stay", act="open"),
                Choice("else"),
            ),
        ),
    ),
)


def page(id: str, source: str, *asks: Ask, after: tuple[Ask, ...] = ()) -> Step:
    """A page of one's own: written, then kept or put away; a kept one is read again only when that is asked for.

    `after` comes when that is done.
    """
    fresh, words = (f"fresh:{id}",), tuple(ask.id for ask in asks if ask.kind in {AskKind.LINE, AskKind.LETTER})
    return form(
        id,
        begun_by="the path alone, or an answer that leads there",
        source=source,
        silent=True,
        asks=(
            Ask(
                f"{id}.again",
                choices=(Choice("read"), Choice("new"), Choice("away", act="put_away", says=True), Choice("leave")),
                when=(f"kept:{id}",),
            ),
            Ask(
                f"{id}.shown",
                choices=(Choice("keep"), Choice("away", act="put_away", says=True)),
                when=(f"{id}.again=read",),
                shows=words,
            ),
            *(replace(ask, when=(*fresh, *ask.when)) for ask in asks),
            Ask(
                f"{id}.end",
                choices=(Choice("keep", act="keep_page", says=True), Choice("away", act="put_away", says=True)),
                when=(f"written:{id}",),
            ),
            *after,
        ),
    )


def letter(id: str, role: Role = Role.ANYONE, when: tuple[str, ...] = ()) -> Ask:
    return Ask(id, AskKind.LETTER, role=role, when=when, optional=True, most=20000)


PAGES = (
    page("letter", "A letter that is not sent can say everything.", letter("letter.words")),
    page(
        "third",
        "Seeing it as a third person would who wishes both well.",
        letter("third.saw"),
        letter("third.felt"),
        letter("third.word"),
    ),
    page(
        "reflect",
        "Only after real reflection; and nobody is to blame for having been betrayed.",
        letter("reflect.lost", HURT),
        letter("reflect.mine", HURT),
        letter("reflect.need", HURT),
        letter("reflect.did", RESPONSIBLE),
        letter("reflect.them", RESPONSIBLE),
        letter("reflect.explain", RESPONSIBLE),
        letter("reflect.part", when=("side_unknown",)),
        letter("reflect.them-too", when=("side_unknown",)),
    ),
    page(
        "person",
        "Preparing a talk in person.",
        letter("person.say"),
        letter("person.ask"),
        letter("person.hard"),
        Ask("person.where", AskKind.LINE, optional=True, most=500),
    ),
    page(
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
        letter("stay.needs"),
    ),
    page(
        "ending",
        "Nothing that is built holds while it goes on.",
        letter("ending.words"),
        after=(Ask("ending.day", choices=(Choice("own", act="open"), Choice("no"))),),
    ),
    page(
        "telling",
        "What is hidden is told once, whole, by oneself.",
        Ask("telling.safe", choices=(Choice("safe"), Choice("not-sure", says=True), Choice("danger", says=True))),
        letter("telling.words"),
        after=(Ask("telling.day", choices=(Choice("own", act="open"), Choice("no"))),),
    ),
    page(
        "farewell",
        "A gentle end; the door stays open.",
        letter("farewell.take"),
        after=(Ask("farewell.after", choices=(Choice("quiet", act="go_quiet", says=True), Choice("on", says=True))),),
    ),
)

OWN_WHAT = Ask("own.what", AskKind.LINE, when=("!own_full",), optional=True, most=500)
OWN_WHEN = Ask("own.when", AskKind.MOMENT, when=("own_written",), recurs=True, act="own_promise")

OWN_FORM = form(
    "own",
    source="A promise to oneself, small enough to keep.",
    silent=True,
    asks=(
        Ask("own.full", choices=(Choice("leave"), Choice("clear", act="own_clear", says=True)), when=("own_full",)),
        OWN_WHAT,
        Ask("own.zone", AskKind.PLACE, when=("own_written", "zone_unknown")),
        OWN_WHEN,
    ),
)

OWNED_HOW = Ask(
    "owned.how",
    choices=(
        Choice("did", act="own_ended", says=True),
        Choice("part", act="own_ended", says=True),
        Choice("no", act="own_ended", says=True),
        Choice("nothing", act="own_ended"),
        Choice("stop", act="own_ended", says=True),
    ),
    shows=("own.what",),
)

OWNED_FORM = form(
    "owned",
    begun_by="the end of a promise to oneself",
    source="How did it go? No points, and nobody else asks.",
    silent=True,
    asks=(
        OWNED_HOW,
        Ask(
            "owned.next", choices=(Choice("own", act="open"), Choice("no")), when=("!owned.how=nothing", "!own_goes_on")
        ),
    ),
)

RHYTHM_DAYS = Ask("rhythm.days", choices=(*DAYS, Choice("none")), act="own_if_said", hour="hour_ahead")
RHYTHM_TWICE = Ask("rhythm.twice", choices=TWICE, when=("rhythm.days=twice",), act="own_if_said", hour="hour_ahead")
RHYTHM_WEEKDAY = Ask(
    "rhythm.weekday", choices=WEEKDAY, when=("rhythm.days=weekly",), act="own_if_said", hour="hour_ahead"
)
RHYTHM_WEEKEND = Ask(
    "rhythm.weekend", choices=WEEKEND, when=("rhythm.weekday=weekend",), act="own_if_said", hour="hour_ahead"
)
RHYTHM_HOUR = Ask(
    "rhythm.hour",
    choices=(Choice("morning", says=True), Choice("midday", says=True), Choice("evening", says=True)),
    when=("!rhythm.days=none",),
    act="own_rhythm",
    hour="hour",
)

RHYTHM_FORM = form(
    "rhythm",
    group=Group.ME,
    source="A minute for oneself needs no promise of anybody's.",
    offered=("settled_in",),
    silent=True,
    asks=(
        Ask("rhythm.zone", AskKind.PLACE, when=("zone_unknown",)),
        RHYTHM_DAYS,
        RHYTHM_TWICE,
        RHYTHM_WEEKDAY,
        RHYTHM_WEEKEND,
        RHYTHM_HOUR,
    ),
)
