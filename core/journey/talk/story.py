"""The weekly talk, prepared in private and held in person: notes, topics that may be released, and how it was."""

from __future__ import annotations

from core.journey.common import LINE, form, released
from core.kernel.words import Ask, AskKind, Choice, Release, Then

TOPIC = Release("topic", LINE, careful=True)

ASKS = (Ask("continue.topic-read", AskKind.OPEN, each="theirs:topic"),)

TALK_FORM = form(
    "talk",
    source="Keep talking, often, about how the promises go.",
    offered=("talks_go_on",),
    command="talk",
    silent=True,
    asks=(
        Ask("talk.feelings", AskKind.LINE, optional=True),
        Ask("talk.thanks", AskKind.LINE, optional=True, heard="good"),
        Ask("talk.needs", AskKind.LINE, optional=True),
        Ask("talk.ownership", AskKind.LINE, optional=True, heard="courage"),
        Ask("talk.promises", AskKind.LINE, optional=True),
        Ask(
            "talk.bring",
            choices=(
                Choice("feelings", Then.AGAIN, act="bring"),
                Choice("thanks", Then.AGAIN, act="bring"),
                Choice("needs", Then.AGAIN, act="bring"),
                Choice("ownership", Then.AGAIN, act="bring"),
                Choice("promises", Then.AGAIN, act="bring"),
                Choice("go-on"),
            ),
            shows=("talk.feelings", "talk.thanks", "talk.needs", "talk.ownership", "talk.promises"),
        ),
        Ask("talk.how", choices=(Choice("topics", Then.AGAIN, act="show_topics"), Choice("good"))),
    ),
)

TOPIC_WORDS = Ask("topic.words", AskKind.LINE, optional=True)

TOPIC_FORM = form(
    "topic",
    source="Topics only from released items.",
    offered=("talks_go_on",),
    silent=True,
    asks=released(TOPIC, "topic.share", TOPIC_WORDS, when=("talks_go_on",)),
)

TALKED_FORM = form(
    "talked",
    begun_by="the day after a talk",
    source="Then, in private: was this good for you?",
    silent=True,
    asks=(
        Ask(
            "talked.good",
            choices=(
                Choice("good", says=True),
                Choice("mixed", says=True),
                Choice("hard", says=True),
                Choice("none", says=True),
                Choice("nothing"),
            ),
        ),
    ),
)
