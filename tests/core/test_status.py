"""`/status`: the way, what is held and until when, what comes next, an open invitation, and what waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.effects import Moment, Say
from core.events import InvitationMade
from core.migrate import load_room, save
from core.state import Room
from core.values import Held, Key, Track
from tests.core.test_keep import agreed
from tests.simulation.couple import World


def told(world: World, who: str, text: str) -> Say:
    """The last message of this text."""
    return next(t.effect for t in reversed(world.told[who]) if isinstance(t.effect, Say) and t.effect.text == text)


def invited() -> World:
    """Ana's invitation is open."""
    world = World.welcomed()
    world.answers("ana", "invite")
    world.walks("ana", past="welcome.send")
    world.heard("ana")
    return world


def test_the_way_says_of_each_step_whether_it_is_done_here_or_ahead() -> None:
    world = World.willing()
    world.commands("ana", "status")
    way = told(world, "ana", "status").args
    assert [way[step] for step in ("welcome", "willing", "understand", "apologise", "keep")] == [
        "done", "done", "here", "ahead", "ahead",
    ]  # fmt: skip


def test_what_is_held_is_named_with_the_instant_until_which_it_can_be_taken_back() -> None:
    world = World.card_open()
    world.walks("ana", past="willing.be-heard-share")
    world.commands("ana", "status")
    held = told(world, "ana", "status-held")
    assert held.args["shows"] == Moment(world.now + timedelta(minutes=5), "Europe/Berlin")


def test_what_comes_next_is_told_with_its_day_and_the_other_one_is_told_of_theirs() -> None:
    world = agreed()
    for who in ("ana", "ben"):
        world.commands(who, "status")
        assert "status-next" in world.heard(who)
    world.pass_time(timedelta(days=2, hours=1))
    world.commands("ana", "status")
    assert "status-next" in world.heard("ana"), "when the answers open"


def test_an_open_invitation_can_be_made_anew_which_ends_the_older_link() -> None:
    world = invited()
    (first,) = world.offers
    world.commands("ana", "status")
    assert "status-invitation" in world.heard("ana")
    world.taps("ana", "again")
    assert [offer.state for offer in world.offers.values()] == ["ended", "open"]
    world.opens_invitation("ben", first)
    assert "invitation-unusable" in world.heard("ben")


def test_an_open_invitation_can_be_revoked_and_then_looks_like_any_that_cannot_be_used() -> None:
    world = invited()
    (code,) = world.offers
    world.commands("ana", "status")
    world.taps("ana", "revoke")
    assert "invitation-revoked" in world.heard("ana")
    assert ("ana", "invitation-over") not in world.due
    world.opens_invitation("ben", code)
    assert "invitation-unusable" in world.heard("ben")
    world.commands("ana", "status")
    assert "status-invitation" not in world.heard("ana")


def test_the_buttons_of_an_invitation_that_was_taken_up_meanwhile_change_nothing() -> None:
    world = invited()
    (code,) = world.offers
    world.commands("ana", "status")
    turn = next(w.turn for w in world.room("ana").waiting if w.opens == "invitation")
    world.opens_invitation("ben", code)
    world.walks("ben", past="welcome.consent")
    world.heard("ana")
    world.taps("ana", "revoke", turn)
    assert world.heard("ana")[0] == "old-button"
    assert world.offers[code].state == "consented"


def test_a_code_that_comes_while_something_lies_open_asks_nothing_over_it() -> None:
    world = invited()
    asked = world.asked("ana")
    world.heard("ana")
    world.does("ana", lambda id, at: InvitationMade(id=id, at=at, code="c", expires_at=at + timedelta(hours=48)))
    assert world.heard("ana") == ["invitation"]
    assert world.asked("ana") == asked


def test_what_is_held_no_more_in_the_record_is_not_named() -> None:
    world = World.card_open()
    room = world.room("ana")
    world.rooms["ana"] = replace(room, held={"gone": Held(Track("couple"), Key("willing.be-heard-share"))})
    world.commands("ana", "status")
    assert "status-held" not in world.heard("ana")


# -- rooms of before ---------------------------------------------------------------------------------------------


def of_version_three(room: Room, **more: object) -> Room:
    """The room as version 3 stored it, brought up to today's."""
    document = {**save(room), "version": 3, **more}
    return load_room(document)


def test_who_had_invited_somebody_is_not_asked_to_make_the_invitation() -> None:
    world = World.welcomed()
    couple = world.room("ana").positions["couple"]
    before = replace(couple, picks={**couple.picks, "welcome.join": "invite"}, done=(*couple.done, "welcome.join"))
    room = of_version_three(replace(world.room("ana"), positions={"couple": before}))
    assert "welcome.send" in room.positions["couple"].done
    again = of_version_three(room)
    assert again.positions["couple"].done.count("welcome.send") == 1


def test_a_question_that_is_no_more_does_not_keep_the_floor_and_one_with_a_new_name_keeps_it() -> None:
    world = World.paired()
    focus = world.room("ana").focus
    assert focus is not None
    gone = of_version_three(replace(world.room("ana"), focus=replace(focus, ask="willing.early")))
    assert gone.focus is None
    renamed = of_version_three(replace(world.room("ana"), focus=replace(focus, ask="discuss.through")))
    assert renamed.focus is not None
    assert renamed.focus.ask == "through.say"
