"""Check-ins, the chart's snapshot and settings: the person's own. Only a snapshot can be shared, with its dates."""

from __future__ import annotations

from core.story.common import LINE
from core.words import Act, Ask, Choice, Kind, Release, Step, Then, Track

SNAPSHOT = Release("snapshot", LINE, careful=True)
TRUST, FIRST = ("!first_days",), ("first_days",)


def _score(id: str, *when: str) -> Ask:
    return Ask(id, Kind.SCALE, when=when, optional=True, act=Act.SCORE)


CHECK_IN_FORM = Step(
    "checkin",
    Track.FORM,
    opens="by_hand",
    begun_by="the rhythm of check-ins, and /checkin",
    source="Keep talking, often, about whether both are regaining trust.",
    asks=(
        _score("checkin.sleep", *FIRST),
        _score("checkin.food", *FIRST),
        _score("checkin.over", *FIRST),
        _score("checkin.rely", *TRUST),
        _score("checkin.understood", *TRUST),
        _score("checkin.hope", *TRUST),
        Ask("checkin.noticed", Kind.LINE, optional=True),
        Ask("checkin.topic", Kind.LINE, when=TRUST, optional=True),
        Ask(
            "checkin.bring",
            choices=(Choice("bring", act=Act.BRING), Choice("keep")),
            when=("topic_noted", "talks_go_on"),
        ),
    ),
)

SNAPSHOT_FORM = Step(
    "snapshot",
    Track.FORM,
    opens="by_hand",
    source="The partner sees a snapshot only where its owner released that snapshot.",
    offered=("talks_go_on", "has_series"),
    silent=True,
    asks=(
        Ask(
            "snapshot.what",
            choices=(
                Choice("rely", act=Act.SNAPSHOT),
                Choice("understood", act=Act.SNAPSHOT),
                Choice("hope", act=Act.SNAPSHOT),
                Choice("nothing"),
            ),
        ),
        Ask("snapshot.share", Kind.SHARE, when=("snapshot_taken",), release=SNAPSHOT, parts=("snapshot.what",)),
    ),
)

SETTINGS_FORM = Step(
    "settings",
    Track.FORM,
    opens="by_hand",
    source="The person chooses days and hours.",
    offered=("settled_in",),
    tucked=True,
    command="settings",
    silent=True,
    asks=(
        Ask(
            "settings.what",
            choices=(
                Choice("zone"),
                Choice("rhythm", Then.AGAIN, act=Act.BEGIN),
                Choice("no-rhythm", Then.AGAIN, act=Act.NO_RHYTHM, says=True),
                Choice("night"),
                Choice("reminders"),
                Choice("name"),
                Choice("enough", says=True),
            ),
        ),
        Ask("settings.zone", Kind.PLACE, when=("settings.what=zone",), act=Act.NEW_ZONE),
        Ask(
            "settings.night",
            choices=(
                Choice("usual", says=True),
                Choice("early", says=True),
                Choice("late", says=True),
                Choice("day", says=True),
            ),
            when=("settings.what=night",),
            act=Act.NEW_NIGHT,
        ),
        Ask(
            "settings.reminders",
            choices=(
                Choice("both", says=True),
                Choice("day", says=True),
                Choice("hour", says=True),
                Choice("none", says=True),
            ),
            when=("settings.what=reminders",),
            act=Act.REMINDERS,
        ),
        Ask("settings.name", Kind.LINE, when=("settings.what=name",), optional=True, most=40, act=Act.NEW_NAME),
    ),
)

CHECK_IN_FORMS = (CHECK_IN_FORM, SNAPSHOT_FORM, SETTINGS_FORM)
