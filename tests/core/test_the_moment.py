"""The moment: what was just opened has the floor; after something heavy nothing is asked; a greeting takes up what was
left; and all of it is the person's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.calendar import good_everywhere, likely_zones
from core.effects import Close, DropDue, Line, Part, Say, joined
from core.events import DueCame, Event, Said
from core.kernel import floor
from core.kernel.agenda import agenda
from core.kernel.context import StepContext
from core.state import Opens, Phase, Present, Waiting
from core.values import Track
from tests.core.test_keep import agreed, offers, releases, talking
from tests.simulation.couple import World

A_WHILE = timedelta(minutes=10)
A_DAY = timedelta(hours=26)


def choices(world: World, who: str) -> list[str]:
    """The buttons of the last message."""
    said = [told.effect for told in world.told[who] if isinstance(told.effect, Say)][-1]
    return [button.choice for button in said.buttons]


def writes_a_letter(world: World, who: str) -> None:
    """Ben's letter or Ana's is shared and shown."""
    world.walks(who, past="understand.share")
    world.pass_time(timedelta(hours=1, minutes=1))


def opens(world: World, who: str, ask: str) -> None:
    """Tap on the knock for this, whatever lies open."""
    here = StepContext(world.story, world.room(who), world.view(who), Event(id="", at=world.now))
    found = next(one for one in agenda(world.story, here.room, here.view) if one.ask.id == ask)
    turn = here.new_turn()
    here.wait(Waiting(turn=turn, opens=ask, track=found.track, about=found.about))
    world.rooms[who] = here.room
    world.taps(who, "open", turn)


def a_letter_is_there() -> World:
    """Ana's letter is Ben's, he has shared his own, and he is knocked for hers."""
    world = World.willing()
    writes_a_letter(world, "ben")
    writes_a_letter(world, "ana")
    world.forget_what_was_told()
    return world


# -- what was just opened has the floor --------------------------------------------------------------------------


def test_a_promise_that_is_opened_is_answered_before_anything_else_that_is_open() -> None:
    world = talking()
    offers(world)
    world.pass_time(A_WHILE)
    opens(world, "ana", "discuss.offer")
    assert world.asked("ana") == "discuss.agree"
    assert choices(world, "ana") == ["agree", "change", "decline", "later"]


def takes_up_what_was_left(world: World, who: str) -> None:
    world.commands(who, "status")
    world.taps(who, "left", next(waiting.turn for waiting in world.room(who).waiting if waiting.opens == Opens.LEFT))


def test_what_was_left_and_is_taken_up_comes_with_what_follows_from_it_before_anything_else_that_is_open() -> None:
    world = talking()
    offers(world)
    world.pass_time(A_WHILE)
    takes_up_what_was_left(world, "ana")
    world.taps("ana", "open")  # a card that she had left earlier
    opens(world, "ana", "discuss.offer")
    world.taps("ana", "later")
    takes_up_what_was_left(world, "ana")
    assert world.asked("ana") == "discuss.agree"
    world.taps("ana", "agree")
    assert world.asked("ana") == "discuss.agree-share"


def asked_urgently() -> World:
    """Ben is asked whether it is over by the companion, and a pressing question of Ana's has come."""
    world = World.paired()
    world.walks("ben", until="willing.over")
    world.walks("ana", past="willing.card")
    world.pass_time(A_WHILE)
    world.begins("ana", "urgent")
    world.taps("ana", "over")
    world.says("ana", "Is it over? Since when?")
    world.taps("ana", "share")
    world.pass_time(A_WHILE)
    return world


def test_typed_words_go_to_the_question_that_was_opened_and_not_to_the_one_that_lay_open() -> None:
    world = asked_urgently()
    opens(world, "ben", "early.urgent-read")
    assert world.asked("ben") == "early.answer"
    world.says("ben", "Yes. Since the third of March.")
    preview = [told.effect for told in world.told["ben"] if isinstance(told.effect, Say)][-1]
    assert [word for part in preview.own for word in part.words] == ["Yes. Since the third of March."]
    world.taps("ben", "share")
    assert world.asked("ben") is None, "after something heavy nothing is asked"
    world.goes_on("ben")
    world.walks("ben", until="willing.over")  # what lay open comes back


def test_the_question_is_quoted_when_its_answer_is_asked_for_another_time() -> None:
    world = asked_urgently()
    opens(world, "ben", "early.urgent-read")
    asked = [told.effect for told in world.told["ben"] if isinstance(told.effect, Say)][-1]
    assert asked.shared == (), "its words stand just above"
    world.commands("ben", "status")
    asked = [told.effect for told in world.told["ben"] if isinstance(told.effect, Say)][-1]
    assert [word for part in asked.shared for word in part.words] == ["Is it over? Since when?"]


def test_a_form_that_lay_open_waits_until_the_moment_is_over_and_can_be_taken_up_by_hand() -> None:
    world = a_letter_is_there()
    world.begins("ben", "time")
    opens(world, "ben", "understand.read")
    world.taps("ben", "read")
    assert world.room("ben").moment is not None
    assert world.asked("ben") == "understand.have-read"
    world.taps("ben", "rest")
    assert world.asked("ben") is None
    world.begins("ben", "time")
    assert world.asked("ben") == "time.need"
    assert world.room("ben").moment.beside == ()  # type: ignore[union-attr]


# -- before what may hurt, and after what is heavy ---------------------------------------------------------------


def test_a_letter_is_shown_after_is_now_a_good_time_and_then_taken_in_before_it_is_mirrored() -> None:
    world = a_letter_is_there()
    world.taps("ben", "open")
    assert world.room("ben").focus.phase is Phase.READY  # type: ignore[union-attr]
    assert "understand-read" not in world.heard("ben")
    world.taps("ben", "read")
    assert world.heard("ben") == ["understand-read", "understand-have-read"]
    world.taps("ben", "read")
    assert world.asked("ben") == "understand.mirror"


def test_tonight_brings_it_back_this_evening_and_asks_nothing_meanwhile() -> None:
    world = a_letter_is_there()
    world.taps("ben", "open")
    world.taps("ben", "this-evening")
    assert world.heard("ben")[-1] == "ready-this-evening"
    assert world.asked("ben") is None
    world.pass_time(timedelta(hours=27))
    assert "knock-letter" in world.heard("ben")


def test_what_was_opened_before_the_evening_is_not_knocked_for_again() -> None:
    world = a_letter_is_there()
    world.taps("ben", "open")
    world.taps("ben", "this-evening")
    key = next(key for who, key in world.due if who == "ben" and key.startswith("this-evening"))
    at = world.due["ben", key][0]
    world.says("ben", "hello")
    world.taps("ben", "go-on")
    world.walks("ben", until="understand.have-read")
    world.heard("ben")
    world.does("ben", lambda id, now: DueCame(id=id, at=now, key=key, due_at=at))
    assert world.heard("ben") == []


def test_not_alone_leaves_it_closed_until_the_person_writes() -> None:
    world = a_letter_is_there()
    world.taps("ben", "open")
    world.taps("ben", "not-alone")
    assert world.heard("ben")[-1] == "ready-not-alone"
    world.says("ben", "hello")
    assert world.heard("ben") == ["good-to-see-you-again"]


def test_after_a_letter_one_line_is_said_with_its_doors_and_nothing_is_asked_until_the_next_morning() -> None:
    world = a_letter_is_there()
    world.taps("ben", "open")
    world.taps("ben", "read")
    world.heard("ben")
    world.taps("ben", "rest")
    assert world.asked("ben") is None
    assert world.room("ben").moment.quiet  # type: ignore[union-attr]
    world.heard("ben")
    world.pass_time(A_DAY)
    assert [text for text in world.heard("ben") if text.startswith("knock")] != []
    assert world.room("ben").moment is None


def explained() -> World:
    """Ana has opened Ben's answer to her question."""
    world = talking()
    releases(world, "ana", "question", "q", (Part(ask="discuss.question", words=("q",)),), breach="breach-1")
    releases(world, "ben", "explanation", "e", (Part(ask="discuss.explain", words=("e",)),), breach="breach-1")
    opens(world, "ana", "discuss.hear")
    world.heard("ana")
    world.answers("ana")
    return world


def test_after_an_answer_there_are_help_a_question_and_rest_and_the_answer_is_weighed_another_day() -> None:
    world = explained()
    assert world.heard("ana") == ["discuss-hear", "rest-explained"]
    assert choices(world, "ana") == ["help", "ask", "let-it-rest"]
    resting = world.fork()
    resting.taps("ana", "let-it-rest")
    assert resting.heard("ana") == ["resting-now"]
    helped = world.fork()
    helped.taps("ana", "help")
    assert helped.asked("ana") == "now.what"
    helped.taps("ana", "enough")
    assert helped.asked("ana") is None, "the day stays quiet"


def test_what_was_read_can_be_asked_about_and_is_answered_with_the_question_quoted() -> None:
    world = explained()
    world.taps("ana", "ask")
    assert world.asked("ana") == "asking.question"
    world.says("ana", "And on her birthday?")
    world.taps("ana", "share")
    world.pass_time(A_WHILE)
    assert world.shared is not None
    (asked,) = [item for item in world.shared.items if item.kind == "asked"]
    assert (asked.about, asked.breach) == ("e", "breach-1")
    world.walks("ben", past="asking.answer-share")
    world.pass_time(A_WHILE)
    opens(world, "ana", "asking.answer-read")
    shown = [t.effect for t in world.told["ana"] if isinstance(t.effect, Say) and t.effect.text == "asking-answer-read"]
    assert [word for part in shown[-1].shared for word in part.words] != []


def test_the_doors_of_an_earlier_day_still_lead_somewhere() -> None:
    world = explained()
    world.rooms["ana"] = replace(world.room("ana"), moment=None)
    world.taps("ana", "ask")
    assert world.asked("ana") == "asking.question"


# -- the day after, and what comes meanwhile ---------------------------------------------------------------------


def at_rest() -> World:
    """Ana has shared her letter, and nothing is asked of her."""
    world = World.willing()
    world.walks("ana", past="understand.share")
    assert world.room("ana").moment.quiet  # type: ignore[union-attr]
    world.heard("ana")
    return world


def test_what_the_partner_gives_is_knocked_for_also_in_a_quiet_day_and_leaves_it_quiet() -> None:
    world = at_rest()
    releases(world, "ben", "more_time", "t", (Part(ask="time.need", choice="yes"),))
    assert world.heard("ana") == ["knock-words"]
    world.taps("ana", "open")
    assert world.heard("ana") == ["willing-time-read"]
    assert world.room("ana").moment.quiet  # type: ignore[union-attr]


def test_of_who_pauses_nothing_is_asked_the_next_morning_either() -> None:
    world = at_rest()
    world.commands("ana", "pause")
    world.heard("ana")
    world.pass_time(A_DAY)
    assert world.heard("ana") == []
    world.commands("ana", "resume")
    assert world.heard("ana")[0] == "resumed"


def test_a_morning_after_the_person_went_on_by_themselves_says_nothing() -> None:
    world = at_rest()
    at, _ = world.due["ana", "moment-over"]
    world.commands("ana", "status")
    assert world.heard("ana")[-1] == "status-waits"
    world.taps("ana", "go-on")
    assert ("ana", "moment-over") not in world.due
    world.heard("ana")
    world.does("ana", lambda id, now: DueCame(id=id, at=now, key="moment-over", due_at=at))
    assert world.heard("ana") == []


def test_a_moment_that_is_no_more_quiet_is_not_ended_by_the_morning() -> None:
    world = a_letter_is_there()
    world.taps("ben", "open")
    world.taps("ben", "read")
    before = world.room("ben").moment
    world.does("ben", lambda id, now: DueCame(id=id, at=now, key="moment-over", due_at=now))
    assert world.room("ben").moment == before


def test_feeling_understood_is_marked_once_for_one_and_once_for_both() -> None:
    world = World.willing()
    for who in ("ana", "ben"):
        writes_a_letter(world, who)
    world.walks("ben", past="understand.mirror-share")
    world.pass_time(A_WHILE)
    world.walks("ana", past="understand.felt-share", **{"understand.felt": "understood"})
    world.pass_time(A_WHILE)
    world.heard("ben")
    opens(world, "ben", "understand.felt-read")
    assert world.heard("ben")[-1] == "is-understood"
    assert world.asked("ben") is None
    world.pass_time(A_DAY)
    world.walks("ana", past="understand.mirror-share")
    world.pass_time(A_WHILE)
    world.walks("ben", past="understand.felt-share", **{"understand.felt": "understood"})
    world.pass_time(A_WHILE)
    opens(world, "ana", "understand.felt-read")
    assert world.heard("ana")[-1] == "both-understood"


def test_the_other_letter_is_brought_to_the_hurt_partner_when_they_feel_understood_and_not_before() -> None:
    world = World.willing()
    writes_a_letter(world, "ben")
    assert "understand.read" not in {w.opens for w in world.room("ana").waiting}
    assert world.asked("ana") != "understand.read"


# -- coming back -------------------------------------------------------------------------------------------------


def says_hello(world: World, who: str) -> None:
    world.does(who, lambda id, at: Said(id=id, at=at, text="hi", greets=True))


def test_a_greeting_says_where_one_stopped_and_goes_on_or_to_something_else() -> None:
    world = at_rest()
    says_hello(world, "ana")
    assert world.heard("ana") == ["good-to-see-you-again"]
    assert choices(world, "ana") == ["go-on", "else"]
    other = world.fork()
    other.taps("ana", "else")
    assert other.heard("ana")[-1] == "more"
    world.taps("ana", "go-on")
    assert world.asked("ana") is not None


def test_a_greeting_over_an_open_choice_keeps_it_and_one_in_a_letter_belongs_to_it() -> None:
    world = World.paired()
    world.walks("ana", until="willing.kind")
    says_hello(world, "ana")
    world.taps("ana", "go-on")
    assert world.heard("ana")[-1] == "willing-kind"
    other = World()
    other.says("ana", "hello")
    other.walks("ana", until="willing.happened")
    says_hello(other, "ana")
    assert "hi" in other.words.values()


def test_a_greeting_over_a_knock_knocks_once_more_and_with_nothing_open_it_says_what_comes() -> None:
    world = a_letter_is_there()
    says_hello(world, "ben")
    assert world.heard("ben")[-2:] == ["good-to-see-you", "knock-letter"]
    nothing = agreed()
    for who in ("ana", "ben"):
        for _ in range(40):
            if nothing.asked(who) is None:
                break
            nothing.answers(who)
    nothing.rooms["ben"] = replace(
        nothing.room("ben"),
        focus=None,
        moment=None,
        positions={name: replace(p, done=_everything(), aside=()) for name, p in nothing.room("ben").positions.items()},
    )
    nothing.heard("ben")
    says_hello(nothing, "ben")
    assert nothing.heard("ben") == ["good-to-see-you", "resting-soon"]


def _everything() -> tuple[str, ...]:
    class Everything(tuple[str, ...]):
        def __contains__(self, name: object) -> bool:
            return True

    return Everything()


def test_what_was_not_now_at_the_first_screen_is_taken_up_by_a_greeting() -> None:
    world = World()
    world.says("ana", "hello")
    world.taps("ana", "hurt")
    world.taps("ana", "not-now")
    assert world.asked("ana") is None
    world.pass_time(timedelta(days=3))
    says_hello(world, "ana")
    world.taps("ana", "go-on")
    assert world.asked("ana") == "welcome.safe"


def test_going_on_with_a_question_that_is_open_asks_it_again() -> None:
    world = World.paired()
    world.walks("ana", until="willing.kind")
    says_hello(world, "ana")
    turn = world.room("ana").turn
    world.rooms["ana"] = replace(world.room("ana"), moment=Present(track=world.room("ana").focus.track))  # type: ignore[union-attr]
    world.taps("ana", "go-on", turn)
    assert world.heard("ana")[-1] == "willing-kind"


def test_what_cannot_be_read_in_a_quiet_day_is_answered_and_nothing_is_asked() -> None:
    world = at_rest()
    world.sends_something("ana")
    assert world.heard("ana") == ["cannot-read"]
    assert world.asked("ana") is None


def test_an_answer_that_is_given_anew_in_a_quiet_day_ends_the_quiet() -> None:
    world = at_rest()
    releases(world, "ana", "felt", "f", (Part(ask="understand.felt", choice="not-yet"),), breach="breach-1")
    releases(world, "ben", "mirror", "m", (Part(ask="understand.mirror", words=("w",)),), about="x", breach="breach-1")
    here = world.room("ana")
    here = replace(here, focus=None, moment=Present(track=Track("breach-1"), quiet=True))
    done = {name: replace(p, done=(*p.done, "understand.heard@m"), aside=()) for name, p in here.positions.items()}
    world.rooms["ana"] = replace(here, positions=done)
    context = StepContext(world.story, world.room("ana"), world.view("ana"), Event(id="", at=world.now))
    found = next(
        o for o in agenda(world.story, context.room, context.view, quiet=True) if o.ask.id == "understand.felt"
    )
    floor.give_floor(context, found)
    assert context.room.moment is None
    assert context.room.focus is not None


def test_where_no_zone_is_known_tonight_is_an_hour_that_is_good() -> None:
    world = a_letter_is_there()
    world.rooms["ben"] = replace(world.room("ben"), zone=None)
    world.taps("ben", "open")
    world.taps("ben", "this-evening")
    (at,) = [at for (who, key), (at, _) in world.due.items() if who == "ben" and key.startswith("this-evening")]
    assert at == good_everywhere(world.now + timedelta(hours=1), likely_zones("en"))


def test_who_was_not_welcomed_yet_is_asked_what_is_open_and_their_words_are_kept() -> None:
    world = World()
    world.says("ana", "hello")
    world.taps("ana", "hurt")
    world.taps("ana", "not-now")
    world.heard("ana")
    world.says("ana", "I cannot sleep.")
    assert world.heard("ana")[0] == "note-kept-first"
    assert "I cannot sleep." in world.words.values()


# -- one message -------------------------------------------------------------------------------------------------


def test_plain_texts_of_one_event_are_one_message_in_their_order() -> None:
    one, two, three = Say(text="one", args={"name": "Ana"}), Say(text="two"), Say(text="three", turn=4)
    assert joined((one, Close(3, None), two, three)) == (
        Close(3, None),
        Say(text="three", turn=4, before=(Line("one", {"name": "Ana"}), Line("two"))),
    )


@pytest.mark.parametrize(
    "first",
    [
        Say(text="one", own=(Part(ask="a", words=("w",)),)),
        Say(text="one", once=True),
        Say(text="one", after="two"),
        Say(text="one", turn=1),
    ],
)
def test_words_buttons_and_what_may_not_be_repeated_stay_messages_of_their_own(first: Say) -> None:
    effects = (first, DropDue("k"), Say(text="two"))
    assert joined(effects) == effects
