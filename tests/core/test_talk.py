"""The talk in the group: released topics only, both here, one has the floor, and either can stop at once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core.effects import Confirm, GroupAct, Part, Post, SetDue
from core.events import Tick
from core.journey import STORY
from core.journey.talk.machine import GATHER_LASTS, LASTS, PHASE_LASTS, TalkPhase, passes_on, pressed, time_is_up
from core.journey.talk.topics import topics
from core.kernel import shared
from core.kernel.record import RecordOutcome
from core.kernel.view import view
from core.state import Item, Promise, Shared, Side, Talk

NOW = datetime(2026, 3, 8, 17, 0, tzinfo=UTC)
A, B = Side.A, Side.B
WHATS = ("here", "said", "pass", "heard", "yes", "again", "stop", "nonsense")


def released(ref: str, by: Side, kind: str = "topic", *, shown: bool = True, choice: str | None = None) -> Item:
    part = Part(ask="month.back", choice=choice) if choice else Part(ask="topic.words", words=(f"words-{ref}",))
    return Item(ref=ref, kind=kind, by=by, parts=(part,), confirmed_at=NOW, shows_at=NOW, shown=shown)


def room(*items: Item, talked_at: tuple[datetime, ...] = ()) -> Shared:
    return Shared(names={A: "Ana", B: "Ben"}, items=items, talked_at=talked_at)


def act(outcome: RecordOutcome, by: Side, what: str, turn: int | None = None) -> RecordOutcome:
    now = outcome.shared.talk
    return shared.act(
        STORY.record, outcome.shared, by, GroupAct(what, (now.turn if now else 0) if turn is None else turn, "t"), NOW
    )


def begun(*items: Item) -> RecordOutcome:
    outcome = act(RecordOutcome(room(*items)), A, "open")
    return act(act(outcome, B, "here"), A, "here")


def phase(outcome: RecordOutcome) -> tuple[str, Side] | None:
    now = outcome.shared.talk
    return (now.phase, now.floor) if now else None


def test_topics_are_released_and_shown_items_only() -> None:
    found = topics(room(released("one", A), released("held", B, shown=False), released("letter", A, "letter")))
    assert found == ("one",)


def test_topics_of_the_talks_before_do_not_come_again() -> None:
    later = NOW + timedelta(days=7), NOW + timedelta(days=14)
    assert topics(room(released("old", A), talked_at=later)) == ()
    assert topics(room(released("old", A), talked_at=later[:1])) == ("old",)


def test_a_promise_seen_differently_is_a_topic() -> None:
    promise = Promise(ref="p", by=A, due_at=NOW, zone="UTC", state="seen_differently")
    assert topics(Shared(names={A: "Ana", B: "Ben"}, promises=(promise,))) == ("p",)


@pytest.mark.parametrize(
    ("one", "other", "is_topic"),
    [
        ("yes", "not-yet", True),
        ("not-yet", "a-little", True),
        ("yes", "a-little", False),
        ("not-yet", "not-yet", False),
        ("yes", "cannot-say", False),
        ("yes", None, False),
    ],
)
def test_trust_that_comes_back_for_one_alone_is_a_topic(one: str, other: str | None, is_topic: bool) -> None:
    items = [released("mine", A, "coming_back", choice=one)]
    items += [released("theirs", B, "coming_back", choice=other)] if other else []
    assert bool(topics(room(*items))) is is_topic


def test_it_starts_only_when_both_pressed_here() -> None:
    outcome = act(RecordOutcome(room(released("one", A))), A, "open")
    assert [post.text for post in outcome.posts] == ["group-gather"]
    outcome = act(outcome, A, "here")
    assert (phase(outcome), outcome.posts) == ((TalkPhase.GATHER, A), ())
    assert phase(act(outcome, A, "here")) == (TalkPhase.GATHER, A)
    outcome = act(outcome, B, "here")
    assert phase(outcome) == (TalkPhase.SPEAK, A)
    assert SetDue("clock:", NOW + LASTS) in outcome.due


def test_speaking_mirroring_and_confirming_then_the_other_has_the_floor() -> None:
    outcome = begun(released("one", A))
    (post,) = outcome.posts
    assert [part.words for part in post.shared] == [("words-one",)]
    outcome = act(outcome, A, "said")
    assert phase(outcome) == (TalkPhase.MIRROR, A)
    outcome = act(outcome, B, "heard")
    assert phase(outcome) == (TalkPhase.CONFIRM, A)
    outcome = act(outcome, A, "again")
    assert phase(outcome) == (TalkPhase.MIRROR, A)
    outcome = act(act(outcome, B, "heard"), A, "yes")
    assert phase(outcome) == (TalkPhase.SPEAK, B)
    outcome = act(act(act(outcome, B, "said"), A, "heard"), B, "yes")
    assert phase(outcome) is None
    assert [post.text for post in outcome.posts] == ["group-done"]


def test_a_button_works_only_for_the_partner_it_is_for_and_only_in_its_phase() -> None:
    outcome = begun(released("one", A))
    assert act(outcome, B, "said").shared == outcome.shared
    assert act(outcome, A, "heard").shared == outcome.shared
    assert act(outcome, A, "said", turn=1).shared == outcome.shared
    assert act(outcome, A, "nonsense").posts == ()
    offered = {button.choice: button.works_for for button in outcome.posts[0].buttons}
    assert offered == {"said": ("a",), "pass": ("a",), "stop": ("a", "b")}


@pytest.mark.parametrize("by", list(Side))
def test_either_can_stop_at_once_in_every_phase(by: Side) -> None:
    for talk in reachable():
        moved = pressed(talk, by, "stop", 0, NOW)
        assert moved.talk is None
        assert [post.text for post in moved.posts] == ["group-stopped"]


def test_the_clock_ends_it_and_time_outs_pass_the_floor_on() -> None:
    outcome = begun(released("one", A))
    assert outcome.shared.talk is not None
    turn = outcome.shared.talk.turn
    assert SetDue(f"floor:{turn}", NOW + PHASE_LASTS) in outcome.due
    passed = tick(outcome.shared, f"floor:{turn}")
    assert phase(passed) == (TalkPhase.SPEAK, B)
    assert phase(tick(outcome.shared, f"floor:{turn - 1}")) == (TalkPhase.SPEAK, A)
    over = tick(outcome.shared, "clock:")
    assert phase(over) is None
    assert [post.text for post in over.posts] == ["group-time-is-up"]
    assert tick(over.shared, "clock:").posts == ()


def test_when_not_both_come_it_ends_without_a_word_on_who() -> None:
    outcome = act(RecordOutcome(room(released("one", A))), A, "open")
    assert SetDue("floor:1", NOW + GATHER_LASTS) in outcome.due
    over = [
        tick(found.shared, "floor:1").posts for found in (outcome, act(outcome, A, "here"), act(outcome, B, "here"))
    ]
    assert over == [(Post(text="group-another-day", turn=2, closes=1),)] * 3


def test_without_topics_each_has_one_turn() -> None:
    outcome = begun()
    assert phase(outcome) == (TalkPhase.SPEAK, A)
    outcome = act(outcome, A, "pass")
    assert phase(outcome) == (TalkPhase.SPEAK, B)
    assert phase(act(outcome, B, "pass")) is None


def test_nothing_of_the_group_opens_twice_or_after_closing() -> None:
    outcome = act(RecordOutcome(room()), A, "open")
    assert act(outcome, B, "open").posts == ()
    closed = Shared(names={A: "Ana", B: "Ben"}, closed="enough")
    assert act(RecordOutcome(closed), A, "open").shared == closed
    assert act(RecordOutcome(room()), A, "here").posts == ()


def test_a_release_is_no_act_of_the_group() -> None:
    confirm = Confirm(ref="r", kind="topic", parts=(), shows_at=NOW)
    assert shared.act(STORY.record, room(), A, confirm, NOW).posts == ()


def tick(now: Shared, key: str) -> RecordOutcome:
    return shared.tick(STORY.record, now, Tick(id=key, at=NOW, key=key, due_at=NOW))


def reachable() -> list[Talk]:
    """Every state a talk about two topics can come to, up to how often "not quite" was said."""
    first = Talk(ref="t", topics=("one", "two"), phase=TalkPhase.GATHER, floor=A, turn=1)
    seen: dict[tuple[object, ...], Talk] = {}
    rest = [first]
    while rest:
        talk = rest.pop()
        name = (talk.phase, talk.floor, talk.here, talk.topic)
        if name in seen:
            continue
        seen[name] = talk
        moved = [pressed(talk, by, what, talk.turn, NOW).talk for by in Side for what in WHATS]
        rest += [now for now in (*moved, passes_on(talk, str(talk.turn), NOW).talk) if now is not None]
    return list(seen.values())


def test_every_state_is_known_and_each_has_a_way_on_and_a_way_out() -> None:
    states = reachable()
    assert len(states) == 3 + 2 * 3 * 4  # nobody, ana or ben here; who came first; three phases in four turns
    for talk in states:
        ways = [pressed(talk, by, what, talk.turn, NOW).talk for by in Side for what in WHATS]
        assert any(now is not None and now != talk for now in ways) or talk.topic == 3
        assert None in ways
        for by in Side:
            assert len({w for w in WHATS if pressed(talk, by, w, talk.turn, NOW).talk != talk}) <= 3


@pytest.mark.parametrize("locale", locales())
def test_every_text_of_the_talk_is_in_the_catalogue(locale: str) -> None:
    found: set[str] = {"group-gather", "group-gather-open"}
    for talk in reachable():
        moved = [pressed(talk, by, what, talk.turn, NOW) for by in Side for what in WHATS]
        moved += [passes_on(talk, str(talk.turn), NOW), time_is_up(talk)]
        for post in (post for found_ in moved for post in found_.posts):
            found |= {post.text, *(button.label for button in post.buttons)}
    assert len(found) > 12
    assert sorted(id for id in found if not Catalogue().has(locale, id)) == []


def test_what_shows_at_one_instant_is_in_the_same_order_for_the_group_and_for_each() -> None:
    ben, topic = released("r1", B, "coming_back", choice="yes"), released("r5", A)
    ana = released("r9", A, "coming_back", choice="not-yet")
    for items in ((ben, topic, ana), (ana, topic, ben)):
        shared_room = room(*items)
        assert topics(shared_room) == topics(view(shared_room, A)) == topics(view(shared_room, B))
