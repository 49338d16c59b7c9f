"""Rooms, events and effects survive being written down, and nothing unknown is read as something else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import effects, events, state
from core.documents import named, plain, read, room_document
from core.errors import Unreadable
from core.migrate import load_room, load_shared
from core.values import COUPLE_TRACK, Held, KeptDate, Rhythm, Series, Track, form_track, key, score

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def through_json(value: object) -> object:
    return json.loads(json.dumps(plain(value)))


@pytest.mark.parametrize(
    "kind", [kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event)]
)
def test_every_event_survives(kind: type[events.Event]) -> None:
    names = {"at": AT, "due_at": AT, "expires_at": AT, "usable": True, "reachable": False, "turn": 3, "alone": False}
    from dataclasses import MISSING, fields

    event = kind(**{f.name: names.get(f.name, "x") for f in fields(kind) if f.default is MISSING})
    assert named(through_json(event)) == event


def test_effects_with_parts_and_moments_survive() -> None:
    say = effects.Say(
        text="preview",
        args={"n": 3, "who": "Ana", "at": effects.Moment(AT, "UTC"), "step": effects.Term("x")},
        own=(effects.Part(ask="a.b", words=("r1", "r2")), effects.Part(ask="a.c", choice="yes")),
        buttons=(effects.Button("yes", "label-yes"),),
        turn=4,
    )
    assert named(through_json(say)) == say
    due = effects.SetDue("k", AT, timedelta(hours=3))
    assert named(through_json(due)) == due


WORD = st.text(max_size=20)
NAME = st.from_regex(r"[a-z0-9:-]{1,12}", fullmatch=True)  # before the sign that parts it from what comes after


@given(
    room=st.builds(
        state.Room,
        name=st.none() | WORD,
        turn=st.integers(0, 1000),
        positions=st.dictionaries(
            WORD,
            st.builds(
                state.Position,
                done=st.lists(WORD).map(tuple),
                picks=st.dictionaries(WORD, WORD),
                drafts=st.dictionaries(WORD, st.lists(st.builds(state.Piece, ref=WORD, source=WORD)).map(tuple)),
            ),
            max_size=3,
        ),
        focus=st.none() | st.builds(state.Focus, track=WORD, ask=WORD, turn=st.integers(0, 99), about=st.none() | WORD),
        waiting=st.lists(st.builds(state.Waiting, turn=st.integers(0, 99), opens=WORD)).map(tuple),
        held=st.dictionaries(WORD, st.builds(Held, track=NAME, key=WORD), max_size=2),
        rhythm=st.none() | st.builds(Rhythm, days=NAME, hour=NAME),
        dates=st.lists(st.builds(KeptDate, id=NAME, day=NAME), max_size=2).map(tuple),
    )
)
def test_every_private_room_survives(room: state.Room) -> None:
    assert load_room(json.loads(json.dumps(room_document(room)))) == room


def test_a_shared_room_survives() -> None:
    item = state.Item(
        ref="r", kind="letter", by=state.Side.A, parts=(effects.Part(ask="x", words=("w",)),),
        confirmed_at=AT, shows_at=AT,
    )  # fmt: skip
    promise = state.Promise(ref="r", by=state.Side.B, due_at=AT, zone="UTC", state="agreed")
    shared = state.Shared(names={state.Side.A: "Ana", state.Side.B: "Ben"}, items=(item,), promises=(promise,))
    assert load_shared(json.loads(json.dumps(room_document(shared)))) == shared


def test_a_room_of_a_newer_version_is_refused() -> None:
    with pytest.raises(Unreadable, match="version 99"):
        load_room({**room_document(state.Room()), "version": 99})


@pytest.mark.parametrize("version", range(1, state.VERSION))
def test_a_room_of_every_earlier_version_is_brought_up_to_this_one(version: int) -> None:
    for room, load in ((state.Room(name="Ana"), load_room), (state.Shared(names={state.Side.A: "Ana"}), load_shared)):
        assert load({**room_document(room), "version": version}) == room


def test_what_a_room_has_of_asks_and_choices_that_are_gone_is_let_go() -> None:
    wish, report, agree = key("keep.wish", "w"), key("keep.report", "p"), key("discuss.agree", "o")
    slip = form_track("slip", subject="p")
    asked = state.Focus(track=slip, ask="slip.next", turn=7)
    old = state.Room(
        focus=asked,
        waiting=(state.Waiting(turn=5, opens="slip.next", track=slip), state.Waiting(turn=6, opens="keep.wish")),
        positions={
            COUPLE_TRACK: state.Position(done=(wish, report), picks={wish: "nothing", report: "nothing"}),
            Track("breach-1"): state.Position(done=(agree,), picks={agree: "agree"}),
            slip: state.Position(done=(key("slip.share"),), aside=(key("slip.next"),), picks={}),
        },
    )
    read = load_room({**room_document(old), "version": 3})
    assert read.focus is None
    assert [waiting.turn for waiting in read.waiting] == [6]
    assert read.positions[COUPLE_TRACK] == state.Position(done=(wish, report), picks={report: "nothing"})
    assert read.positions[Track("breach-1")] == old.positions[Track("breach-1")]
    assert read.positions[slip] == state.Position(done=(key("slip.share"),))
    kept = replace(old, focus=replace(asked, ask="slip.now"))
    assert load_room({**room_document(kept), "version": 3}).focus == kept.focus


@pytest.mark.parametrize("document", [{"is": "os"}, {"is": "Nobody"}, {}, {"is": "Said", "id": 3}])
def test_what_is_no_event_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(Unreadable):
        named(document)


def test_what_an_earlier_version_stored_under_another_name_is_read() -> None:
    at = AT.isoformat()
    woke = named({"is": "Woke", "id": "e", "at": at, "key": "check-in", "due_at": at, "stale": False})
    assert woke == events.DueCame(id="e", at=AT, key="check-in", due_at=AT)
    moment = {"is": "Clock", "at": at, "zone": "Europe/Berlin", "named": True}
    close = named({"is": "Close", "turn": 3, "label": "label-moment", "moment": moment})
    assert close == effects.Close(3, "label-moment", effects.LocalTime(AT, "Europe/Berlin", named=True))
    assert named({"is": "Post", "text": "group-thanks", "hushed": True}) == effects.Post(
        text="group-thanks", rests_at_night=True
    )


def test_a_name_with_parts_is_stored_as_the_text_that_it_always_was() -> None:
    room = state.Room(
        rhythm=Rhythm("daily", "evening"),
        dates=(KeptDate("d", "05-12"),),
        held={"r": Held(COUPLE_TRACK, key("willing.share"))},
        series={"checkin.hope": Series((score(AT.date(), 7),))},
    )
    stored = room_document(room)
    assert (stored["rhythm"], stored["dates"], stored["held"]) == (
        "daily/evening",
        ["d=05-12"],
        {"r": "couple/willing.share"},
    )
    assert stored["series"] == {"checkin.hope": [f"{AT.date()}=7"]}
    assert load_room(json.loads(json.dumps(stored))) == room


def test_what_is_no_data_is_not_written() -> None:
    with pytest.raises(TypeError):
        plain(object())
    with pytest.raises(TypeError):
        plain({"a": object()})
    assert read(dict[str, int], {"a": 1}) == {"a": 1}


class Quoted(str):
    """A text of a kind of its own, as libraries have them."""


def test_a_text_of_a_librarys_own_kind_is_written_as_text() -> None:
    assert plain({"text": Quoted("I am here.")}) == {"text": "I am here."}


@pytest.mark.parametrize("value", [[1], 1.5])
def test_a_value_of_no_kind_that_its_field_can_have_is_refused(value: object) -> None:
    with pytest.raises(Unreadable):
        named({"is": "Say", "text": "away", "args": {"days": value}})
