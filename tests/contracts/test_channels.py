"""What core/ports promises of a channel, held by every channel there is."""

from __future__ import annotations

import itertools
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.discord import outgoing
from core.errors import Refused, TooMany, TryLater, Unclear, Unreachable
from core.ports import Outgoing, units
from tests.contracts.channels import CHANNELS, Reader, Seen

PUZZLING = (
    "<b>5 > 3</b> &amp; *not bold* _nor this_ __nor__ `x` ```y``` ~~z~~ ||hidden|| [a](https://example.org/?q=1&r=2)\n"
    "# no heading\n- no list\n1. nor this\n> no quote\n>>> nor this\n-# small\n"
    "@everyone @here <@123> <@&5> <#7> <t:1:R> <:smile:9> </talk:4> \\ \\* :smile: https://example.org\n"
    "👨‍👩‍👧 🇵🇹 שלום é ￼ ‘’“” … \u00a0 ½"
)
HI = Outgoing("Hi", nonce="n1")
NO = {"too many": TooMany, "blocked": Unreachable, "refused": Refused}
CAN_FAIL = [("memory", "blocked"), *itertools.product(("telegram", "discord"), NO)]


@pytest.fixture(params=CHANNELS)
async def reader(request: pytest.FixtureRequest) -> AsyncIterator[Reader]:
    async with CHANNELS[request.param]() as reader:
        yield reader


async def test_a_text_is_shown_as_it_was_written_with_every_sign(reader: Reader) -> None:
    await reader.channel.send(reader.address, Outgoing(PUZZLING, nonce="n1"))
    (seen,) = reader.screen()
    assert seen.text == PUZZLING


async def test_buttons_stand_under_it_in_their_order_however_many(reader: Reader) -> None:
    for number in (1, 2, 5, 11, 25, 26, 40):
        labels = tuple(f"{n} {'long' * 8 if n % 3 else ''}".strip() for n in range(number))
        buttons = tuple((f"7/{n}", label) for n, label in enumerate(labels))
        await reader.channel.send(reader.address, Outgoing("?", buttons, nonce=f"n{number}"))
        assert reader.screen()[-1].buttons == labels


async def test_a_persons_words_are_set_off_from_the_companions(reader: Reader) -> None:
    words = "> I am *here* 👋.\n\nAnd here: `so`."
    text = f"👋 Ana wrote:\n\n{words}\n\nThat is all."
    before = text.index(words) + 1  # the hand is two code units
    await reader.channel.send(reader.address, Outgoing(text, quotes=((before, units(words)),), nonce="n1"))
    (seen,) = reader.screen()
    assert (reader.set_off(), seen.text) == (words, text)


async def test_a_changed_message_shows_the_new_text_and_only_the_new_buttons(reader: Reader) -> None:
    id = await reader.channel.send(reader.address, Outgoing("How are you?", (("3/fine", "Fine"),), nonce="n1"))
    await reader.channel.edit(reader.address, id, Outgoing("How are you?\n\n→ Fine"))
    (seen,) = reader.screen()
    assert (seen.text, seen.buttons) == ("How are you?\n\n→ Fine", ())


async def test_the_same_content_again_is_no_error(reader: Reader) -> None:
    id = await reader.channel.send(reader.address, HI)
    for _ in range(2):
        await reader.channel.edit(reader.address, id, HI)
    assert [seen.text for seen in reader.screen()] == ["Hi"]


async def test_a_message_that_is_not_there_cannot_be_changed(reader: Reader) -> None:
    await reader.channel.send(reader.address, HI)
    with pytest.raises(Refused):
        await reader.channel.edit(reader.address, "999999999", HI)


@pytest.mark.parametrize("sign", ["a", "é", "👨‍👩‍👧", "*", "_a", "\n", "word ", "> "])
async def test_a_text_of_just_the_greatest_length_arrives_whole(reader: Reader, sign: str) -> None:
    channel, text = reader.channel, "x"
    while channel.length(text + sign) <= channel.can.text:
        text += sign
    text = text.strip()
    await channel.send(reader.address, Outgoing(text, nonce="n1"))
    await channel.send(reader.address, Outgoing(text, quotes=((0, units(text)),), nonce="n2"))
    assert [seen.text for seen in reader.screen()] == [text, text]


async def test_protected_words_are_sent_too(reader: Reader) -> None:
    await reader.channel.send(reader.address, Outgoing("Only for you.", protect=True, nonce="n1"))
    assert reader.screen() == [Seen("Only for you.", ())]


async def test_other_messages_with_other_names_all_arrive(reader: Reader) -> None:
    for number in range(5):
        await reader.channel.send(reader.address, Outgoing(f"{number}", nonce=f"n{number}"))
    assert [seen.text for seen in reader.screen()] == list("01234")


@pytest.mark.parametrize("edits", [False, True])
@pytest.mark.parametrize(("reader", "how"), CAN_FAIL, indirect=["reader"])
async def test_a_clear_no_says_what_may_be_done(reader: Reader, how: str, edits: bool) -> None:
    id = await reader.channel.send(reader.address, HI)
    reader.faults[how]()
    with pytest.raises(NO[how]) as caught:
        await (
            reader.channel.edit(reader.address, id, Outgoing("No"))
            if edits
            else reader.channel.send(reader.address, Outgoing("No", nonce="n2"))
        )
    assert [seen.text for seen in reader.screen()] == ["Hi"]
    if isinstance(caught.value, TooMany):
        assert caught.value.wait >= timedelta(seconds=3)


@pytest.mark.parametrize("how", ["server", "lost"])
@pytest.mark.parametrize("reader", ["telegram", "discord"], indirect=True)
async def test_where_it_is_not_known_whether_it_arrived_it_says_so_or_shows_it_once(
    reader: Reader, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "AGAIN_AFTER", (0.01, 0.01, 0.01))
    reader.faults[how]()
    try:
        await reader.channel.send(reader.address, HI)
    except Unclear:
        assert len(reader.screen()) <= 1
    else:
        assert [seen.text for seen in reader.screen()] == ["Hi"]


@pytest.mark.parametrize("name", ["telegram", "discord"])
async def test_before_the_first_hello_nothing_is_sent_and_it_may_be_tried_again(name: str) -> None:
    async with CHANNELS[name]() as reader:
        if hasattr(reader.channel, "client"):
            reader.channel.client = None
        else:
            reader.channel.ready = False  # type: ignore[attr-defined]
        for call in (
            lambda: reader.channel.send(reader.address, HI),
            lambda: reader.channel.edit(reader.address, "1", HI),
            lambda: reader.channel.are_alone("#1" if name == "discord" else "-1", ["1"]),
        ):
            with pytest.raises(TryLater):
                await call()
        for told in (reader.channel.home, reader.channel.group_link):
            with pytest.raises(TryLater):
                told()


async def test_where_it_is_found_is_a_link_or_nothing(reader: Reader) -> None:
    for told in (reader.channel.home(), reader.channel.group_link()):
        assert told == "" or re.fullmatch(r"https://\S+", told)


async def test_a_group_is_told_from_a_person(reader: Reader) -> None:
    assert not reader.channel.is_group(reader.address)


async def test_a_whisper_that_fits_nothing_hurts_nobody(reader: Reader) -> None:
    await reader.channel.answer_privately("nothing", "Hello")
    assert reader.screen() == []
