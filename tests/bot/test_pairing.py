"""Pairing: codes that cannot be guessed, one answer for every code that cannot be used, and two who both confirm."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from adapters.memory.store import MemoryStore, MemoryUnit
from bot import pairing
from core.effects import Invite
from core.events import Event
from core.ports import Incoming, Invitation, Person, Unit, UpdateKind
from tests.journeys.stages import InProcess

HOUR = timedelta(hours=1)
WRONG = "a" * 26
NO = "This invitation cannot be used. It may be mistyped"


class Stage(InProcess):
    """The companion in memory, with the ways people take on it up to being connected."""

    def __init__(self) -> None:
        super().__init__(MemoryStore())

    async def arrives(self, who: str, side: str = "I was hurt") -> None:
        """Answer the first questions, up to the name."""
        await self.says(who, "hello")
        await self._settles_in(who, side)

    async def _settles_in(self, who: str, side: str) -> None:
        await self.taps(who, side)
        await self.taps(who, "Yes, both")
        await self.taps_if_there(who, "Skip")
        await self.says(who, who.capitalize())

    async def taps_if_there(self, who: str, label: str) -> None:
        if self.sees(who, label):
            await self.taps(who, label)

    async def invites(self, who: str) -> str:
        """Arrive and invite; returns the code."""
        await self.arrives(who)
        return await self.invites_again(who)

    async def invites_again(self, who: str) -> str:
        """Ask for one more invitation; returns its code."""
        await self.received(who)
        await self.taps(who, "Invite my partner")
        await self.taps_if_there(who, "Skip them")
        await self.taps(who, "Make the invitation")
        found = re.search(r"/start ([a-z2-7]+)", "\n".join(await self.received(who)))
        assert found is not None
        return found.group(1)

    async def follows(self, who: str, code: str) -> list[str]:
        """Follow a link; returns what the companion answers."""
        await self.received(who)
        await self.says(who, f"/start {code}")
        return await self.received(who)

    async def joins(self, who: str, code: str) -> None:
        """Follow a link as somebody new, and consent."""
        await self.follows(who, code)
        await self._settles_in(who, "I broke trust")
        await self.consents(who)

    async def consents(self, who: str) -> None:
        await self.taps(who, "Yes, my own choice")
        await self.taps_if_there(who, "Skip them")
        await self.taps(who, "Join")

    async def confirms(self, who: str, label: str = "Yes, that is my partner") -> None:
        await self.opens(who, label)
        await self.taps(who, label)

    async def opens(self, who: str, until: str) -> None:
        """Tap on what knocks until this button is there."""
        for _ in range(3):
            if not self.sees(who, until):
                await self.taps(who, "Open")

    def sees(self, who: str, label: str) -> bool:
        """Whether this button is on the screen now."""
        return any(shown == label for _, message in self.channel.sent.get(who, []) for _, shown in message.buttons)

    async def can_come_to(self, who: str, label: str) -> bool:
        """Whether this button comes when what is open is left for later, one thing after the other."""
        for _ in range(6):
            await self.says(who, "/status")
            if self.sees(who, label):
                return True
            await self.says(who, "/cancel")
        return False

    def person(self, who: str) -> Person:
        incoming = Incoming(platform="memory", update="", user=who, address=who, heard=UpdateKind.TEXT)
        return self._look(lambda work: work.people.get_or_create(incoming))

    def invitation(self, code: str) -> Invitation | None:
        return self._look(lambda work: work.invitations.get(self.store.name("code", code)))

    def _look(self, unit: Callable[[Unit], object]) -> object:
        assert isinstance(self.store, MemoryStore)
        return unit(MemoryUnit(self.store._tables, self.store))

    def couples(self) -> set[frozenset[str]]:
        """Who is connected with whom."""
        found: dict[str, set[str]] = {}
        for who in self.channel.sent:
            couple = self.person(who).couple
            if couple is not None:
                found.setdefault(couple, set()).add(who)
        return {frozenset(members) for members in found.values()}


@pytest.fixture
def stage() -> Stage:
    return Stage()


def is_refusal(answer: list[str]) -> bool:
    return any(text.startswith(NO) for text in answer)


def welcomes(answer: list[str], inviter: str) -> bool:
    return any(text.startswith(f"This is an invitation from {inviter}") for text in answer)


# -- the code --------------------------------------------------------------------------------------------------


def test_a_code_is_26_letters_and_digits_that_fit_behind_start_in_a_telegram_link() -> None:
    for _ in range(200):
        code = pairing.new_code()
        assert re.fullmatch("[a-z2-7]{26}", code)
        assert re.fullmatch("[A-Za-z0-9_-]{1,64}", code)  # core.telegram.org/bots/features#deep-linking


def test_a_code_holds_all_of_128_random_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def bit(bits: int) -> int:
        asked.append(bits)
        return 1 << (len(asked) - 2) if len(asked) > 1 else 0

    monkeypatch.setattr(pairing.secrets, "randbits", bit)
    codes = {pairing.new_code() for _ in range(129)}
    assert set(asked) == {128}
    assert len(codes) == 129  # none of the bits is lost


def test_no_two_codes_are_the_same() -> None:
    assert len({pairing.new_code() for _ in range(1000)}) == 1000


async def test_what_is_stored_is_a_hash_and_not_the_code(stage: Stage) -> None:
    code = await stage.invites("ana")
    found = stage.invitation(code)
    assert found is not None
    assert code not in repr(found)
    assert re.fullmatch("[0-9a-f]{32}", found.hash)
    assert code not in repr(stage.store._tables.invitations)  # type: ignore[attr-defined]


# -- one answer for every code that cannot be used -------------------------------------------------------------


async def answer_to(stage: Stage, who: str, code: str) -> tuple[list[str], list[str]]:
    """What this person is answered to this code, and then to a code of nobody's."""
    return await stage.follows(who, code), await stage.follows(who, WRONG)


async def test_a_used_code_is_answered_as_a_wrong_one(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.joins("ben", code)
    await stage.confirms("ana")
    await stage.says("eve", "hello")
    used, wrong = await answer_to(stage, "eve", code)
    assert is_refusal(used)
    assert used == wrong


async def test_a_code_that_somebody_else_consented_to_is_answered_as_a_wrong_one(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.joins("ben", code)
    await stage.says("eve", "hello")
    taken, wrong = await answer_to(stage, "eve", code)
    assert is_refusal(taken)
    assert taken == wrong


async def test_an_expired_code_is_answered_as_a_wrong_one(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.says("eve", "hello")
    await stage.passes(timedelta(hours=47, minutes=59))
    assert stage.invitation(code) is not None
    await stage.passes(timedelta(minutes=2))
    late, wrong = await answer_to(stage, "eve", code)
    assert is_refusal(late)
    assert late == wrong


async def test_a_code_works_until_its_48_hours_are_over(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.passes(timedelta(hours=47, minutes=59))
    assert welcomes(await stage.follows("ben", code), "Ana")


async def test_a_newer_invitation_ends_the_older_which_is_then_answered_as_a_wrong_one(stage: Stage) -> None:
    older = await stage.invites("ana")
    ana, event = stage.person("ana"), Event(id="again", at=stage.clock.now())
    await stage.store.do(lambda work: pairing.apply(work, stage.store, ana, Invite(), event))
    await stage.settles()
    newer = re.findall("/start ([a-z2-7]{26})", "\n".join(await stage.received("ana")))[-1]
    await stage.says("eve", "hello")
    revoked, wrong = await answer_to(stage, "eve", older)
    assert newer != older
    assert is_refusal(revoked)
    assert revoked == wrong
    assert welcomes(await stage.follows("ben", newer), "Ana")


async def test_ones_own_code_is_answered_as_a_wrong_one(stage: Stage) -> None:
    code = await stage.invites("ana")
    own, wrong = await answer_to(stage, "ana", code)
    assert is_refusal(own)
    assert own == wrong


async def test_somebody_connected_gets_the_same_answer_to_a_good_code_as_to_a_wrong_one(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.joins("ben", code)
    await stage.confirms("ana")
    theirs = await stage.invites("cleo")
    good, wrong = await answer_to(stage, "ben", theirs)
    assert is_refusal(good)
    assert good == wrong
    assert welcomes(await stage.follows("dan", theirs), "Cleo")


async def test_all_unusable_codes_get_one_answer_from_people_who_are_new(stage: Stage) -> None:
    used = await stage.invites("ana")
    await stage.joins("ben", used)
    await stage.confirms("ana")
    expired = await stage.invites("cleo")
    await stage.passes(timedelta(hours=49))
    codes = {"n1": used, "n2": expired, "n3": WRONG, "n4": "x", "n5": "ä€ \u202e", "n6": "A" * 4000}
    answers = {who: await stage.follows(who, code) for who, code in codes.items()}
    assert is_refusal(answers["n3"])
    assert all(answer == answers["n3"] for answer in answers.values())


async def test_a_code_may_come_in_capitals_and_with_blanks_around_it(stage: Stage) -> None:
    code = await stage.invites("ana")
    assert welcomes(await stage.follows("ben", f"  {code.upper()} "), "Ana")


# -- guessing --------------------------------------------------------------------------------------------------


async def test_after_five_wrong_codes_a_right_one_does_not_work_until_an_hour_is_over(stage: Stage) -> None:
    code = await stage.invites("ana")
    for n in range(5):
        assert is_refusal(await stage.follows("eve", f"{n}{WRONG[1:]}"))
    right, wrong = await answer_to(stage, "eve", code)
    assert is_refusal(right)
    assert right == wrong
    await stage.passes(timedelta(minutes=59))
    assert is_refusal(await stage.follows("eve", code))
    await stage.passes(HOUR + timedelta(seconds=1))
    assert welcomes(await stage.follows("eve", code), "Ana")


async def test_after_four_wrong_codes_the_right_one_still_works(stage: Stage) -> None:
    code = await stage.invites("ana")
    for _ in range(4):
        await stage.follows("ben", WRONG)
    assert welcomes(await stage.follows("ben", code), "Ana")


async def test_one_persons_guessing_keeps_nobody_else_out(stage: Stage) -> None:
    code = await stage.invites("ana")
    for _ in range(9):
        await stage.follows("eve", WRONG)
    assert welcomes(await stage.follows("ben", code), "Ana")


async def test_following_a_right_link_twice_is_no_wrong_code(stage: Stage) -> None:
    code = await stage.invites("ana")
    for _ in range(9):
        assert welcomes(await stage.follows("ben", code), "Ana")


async def test_a_guess_made_while_waiting_makes_the_wait_longer(stage: Stage) -> None:
    code = await stage.invites("ana")
    for _ in range(5):
        await stage.follows("eve", WRONG)
    for _ in range(12):  # a right code every six minutes, for more than an hour
        await stage.passes(timedelta(minutes=6))
        assert is_refusal(await stage.follows("eve", code))


# -- both confirm by name --------------------------------------------------------------------------------------


async def test_two_are_connected_only_when_both_have_confirmed_the_others_name(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.follows("ben", code)
    await stage._settles_in("ben", "I broke trust")
    await stage.taps("ben", "Yes, my own choice")
    await stage.taps("ben", "Skip them")
    assert any("If you join, Ana sees your name, Ben" in text for text in await stage.received("ben"))
    assert not stage.couples()
    await stage.taps("ben", "Join")
    assert not stage.couples()
    await stage.opens("ana", "Yes, that is my partner")
    assert any("gives the name Ben" in text for text in await stage.received("ana"))
    assert not stage.couples()
    await stage.taps("ana", "Yes, that is my partner")
    assert stage.couples() == {frozenset({"ana", "ben"})}
    for who, partner in (("ana", "Ben"), ("ben", "Ana")):
        assert any(f"You and {partner} are connected" in text for text in await stage.received(who))


async def test_the_inviter_hears_nothing_of_a_link_that_was_only_opened(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.received("ana")
    await stage.follows("ben", code)
    await stage._settles_in("ben", "I broke trust")
    await stage.taps("ben", "No, or I am not sure")
    assert await stage.received("ana") == []


async def heard_by_the_invited(answer: str | None) -> list[str]:
    """Everything the invited person receives after consenting, when the inviter says this or nothing."""
    stage = Stage()
    code = await stage.invites("ana")
    await stage.joins("ben", code)
    if answer is not None:
        await stage.confirms("ana", answer)
    for hours in (1, 24, 48):
        await stage.passes(timedelta(hours=hours))
        await stage.says("ben", "/status")
        await stage.says("ben", f"/start {code}")
        await stage.says("ben", "/promise")
    await stage.says("ana", "/status")
    await stage.passes(timedelta(days=7))
    return [str(message) for _, message in stage.channel.sent["ben"]]


async def test_a_no_of_the_inviter_and_silence_look_alike_to_the_invited() -> None:
    no, silence = [await heard_by_the_invited(answer) for answer in ("No, I do not know them", None)]
    assert no == silence


# -- three people ----------------------------------------------------------------------------------------------


async def test_of_two_people_who_follow_one_link_only_the_first_to_consent_joins(stage: Stage) -> None:
    code = await stage.invites("ana")
    for who in ("ben", "eve"):
        assert welcomes(await stage.follows(who, code), "Ana")
        await stage._settles_in(who, "I broke trust")
    await stage.consents("ben")
    await stage.received("eve")
    await stage.consents("eve")
    assert is_refusal(await stage.received("eve"))
    await stage.confirms("ana")
    assert stage.couples() == {frozenset({"ana", "ben"})}


async def test_a_third_person_cannot_get_into_a_couple(stage: Stage) -> None:
    code = await stage.invites("ana")
    assert welcomes(await stage.follows("eve", code), "Ana")
    await stage._settles_in("eve", "I broke trust")
    await stage.joins("ben", code)
    await stage.confirms("ana")
    await stage.received("ana")
    await stage.consents("eve")
    assert is_refusal(await stage.follows("eve", code))
    assert stage.couples() == {frozenset({"ana", "ben"})}
    assert await stage.received("ana") == []
    for tap in ("0/yes", "99/join", f"1/{code}"):
        await stage.brings("eve", UpdateKind.TAP, text=tap)
    assert stage.person("eve").couple is None


async def test_a_third_persons_late_consent_to_an_inviter_who_is_connected_by_now_disturbs_nobody(stage: Stage) -> None:
    from_ana, from_ben = await stage.invites("ana"), await stage.invites("ben")
    await stage.follows("eve", from_ana)
    await stage._settles_in("eve", "I broke trust")
    await stage.follows("ana", from_ben)
    await stage.opens("ana", "Yes, my own choice")
    await stage.consents("ana")
    await stage.confirms("ben")
    assert stage.couples() == {frozenset({"ana", "ben"})}
    await stage.received("ana")
    await stage.consents("eve")
    assert await stage.received("ana") == []
    assert stage.couples() == {frozenset({"ana", "ben"})}


async def test_two_who_invite_each_other_become_one_couple(stage: Stage) -> None:
    from_ana, from_ben = await stage.invites("ana"), await stage.invites("ben")
    await stage.follows("ana", from_ben)
    await stage.consents("ana")
    await stage.follows("ben", from_ana)
    await stage.confirms("ben")
    assert stage.couples() == {frozenset({"ana", "ben"})}


async def test_a_yes_to_one_person_never_lets_in_another(stage: Stage) -> None:
    """Ben waits for Ana's yes; then Ana opens a stranger's link, to which a helper of the stranger consents."""
    await stage.joins("ben", await stage.invites("ana"))
    from_eve = await stage.invites("eve")
    await stage.follows("ana", from_eve)
    await stage.joins("helper", from_eve)
    await stage.confirms("ana")
    assert frozenset({"ana", "helper"}) not in stage.couples()
    assert stage.couples() == {frozenset({"ana", "ben"})}


async def test_a_no_to_one_person_ends_nobody_elses_invitation(stage: Stage) -> None:
    await stage.joins("ben", await stage.invites("ana"))
    from_eve = await stage.invites("eve")
    await stage.follows("ana", from_eve)
    await stage.confirms("ana", "No, I do not know them")
    assert welcomes(await stage.follows("dan", from_eve), "Eve")


# -- when it did not come about, the way stays open ------------------------------------------------------------


async def test_after_the_48_hours_nobody_can_consent_any_more(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.follows("ben", code)
    await stage._settles_in("ben", "I broke trust")
    await stage.passes(timedelta(hours=72))  # no zone is known: it is said when it is day everywhere
    await stage.received("ana")
    assert any("The invitation you opened has run out" in text for text in await stage.received("ben"))
    await stage.taps("ben", "Yes, my own choice")
    assert "That button is from earlier" in (await stage.received("ben"))[0]
    assert not stage.sees("ben", "Join")
    assert await stage.received("ana") == []


async def test_when_the_48_hours_are_over_the_inviter_can_invite_again(stage: Stage) -> None:
    await stage.invites("ana")
    await stage.passes(timedelta(hours=49))
    assert await stage.can_come_to("ana", "Invite my partner")


async def test_when_the_48_hours_are_over_status_offers_a_new_invitation_as_it_was_said(stage: Stage) -> None:
    await stage.invites("ana")
    await stage.received("ana")
    await stage.passes(timedelta(hours=72))  # no zone is known: it is said when it is day everywhere
    assert any("/status lets you make a new one" in text for text in await stage.received("ana"))
    await stage.says("ana", "/status")
    assert stage.sees("ana", "Invite my partner")


async def test_who_consented_in_vain_is_asked_again_by_a_newer_link(stage: Stage) -> None:
    await stage.joins("ben", await stage.invites("ana"))
    await stage.confirms("ana", "No, I do not know them")  # a slip of the finger
    code = await stage.invites_again("ana")
    answer = await stage.follows("ben", code)
    assert welcomes(answer, "Ana")
    assert any("Is this your own choice, with nobody beside you" in text for text in answer)
    await stage.consents("ben")
    await stage.confirms("ana")
    assert stage.couples() == {frozenset({"ana", "ben"})}


async def test_who_consented_in_vain_can_invite_once_the_48_hours_are_over(stage: Stage) -> None:
    await stage.joins("ben", await stage.invites("ana"))
    await stage.passes(timedelta(hours=49))
    assert await stage.can_come_to("ben", "Invite my partner")


async def test_who_confirms_somebody_gone_elsewhere_can_invite_again_once_the_48_hours_are_over(stage: Stage) -> None:
    from_ana, from_ben = await stage.invites("ana"), await stage.invites("ben")
    await stage.follows("ben", from_ana)
    await stage.consents("ben")
    await stage.joins("cleo", from_ben)
    await stage.confirms("ben")
    assert stage.couples() == {frozenset({"cleo", "ben"})}
    await stage.confirms("ana")
    await stage.passes(timedelta(hours=49))
    assert await stage.can_come_to("ana", "Invite my partner")


async def test_a_code_can_be_pasted_where_there_is_no_link_to_follow(stage: Stage) -> None:
    code = await stage.invites("ana")
    await stage.arrives("ben", "I broke trust")
    await stage.received("ben")
    await stage.says("ben", f"  {code.upper()} ")
    assert any("This is an invitation from Ana" in text for text in await stage.received("ben"))
    await stage.says("ben", WRONG)
    assert any(NO in text for text in await stage.received("ben"))


async def test_the_message_that_is_sent_on_to_the_partner_has_no_private_question_in_it(stage: Stage) -> None:
    await stage.arrives("ana")
    await stage.taps("ana", "Invite my partner")
    await stage.taps_if_there("ana", "Skip them")
    await stage.received("ana")
    await stage.taps("ana", "Make the invitation")
    invitation, question = await stage.received("ana")
    assert "/start " in invitation
    assert "Only you see this" not in invitation
    assert "Which city" in question
