"""The stand-in of Discord is as strict as what it stands for, so that what passes here has a meaning."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from tests.fakes.discord import FakeDiscord, spec
from tests.fakes.discord import rest as rest_of
from tests.fakes.discord.wire import DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, MESSAGE_CONTENT

Call = Callable[..., Awaitable[tuple[int, Any]]]
BUTTON = {"type": 2, "style": 2, "label": "Yes", "custom_id": "1/yes"}
USUAL = GUILDS | DIRECT_MESSAGES | GUILD_MESSAGES
needs_the_description = pytest.mark.skipif(not spec.SPEC.is_file(), reason="no copy of the description beside here")


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as fake:
        yield fake


@pytest.fixture
async def call(fake: FakeDiscord) -> AsyncIterator[Call]:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {fake.token}"}) as session:

        async def call(method: str, path: str, body: object = None) -> tuple[int, Any]:
            async with session.request(method, f"{fake.url}/{path}", json=body) as answer:
                return answer.status, await answer.json() if answer.status != 204 else None

        yield call


@needs_the_description
@pytest.mark.parametrize(
    "body",
    [
        {"content": 5},
        {"content": "x" * 4001},
        {"content": "x" * 2001},
        {"content": "x", "components": [{"type": 1, "components": [{**BUTTON, "label": "x" * 81}]}]},
        {"content": "x", "components": [{"type": 1, "components": [{**BUTTON, "custom_id": "x" * 101}]}]},
        {"content": "x", "components": [{"type": 1, "components": [BUTTON] * 6}]},
        {"content": "x", "components": [{"type": 1, "components": [BUTTON, BUTTON]}]},
        {"content": "x", "components": [{"type": 1, "components": [BUTTON]}] * 6},
        {"content": "x", "nonce": "x" * 26},
    ],
)
async def test_what_discord_would_not_take_is_refused_and_kept(
    fake: FakeDiscord, call: Call, body: dict[str, object]
) -> None:
    ana = fake.user("ana")
    assert (await call("POST", f"channels/{ana.channel}/messages", body))[0] == 400
    assert fake.violations
    assert not ana.screen


@needs_the_description
async def test_a_request_that_there_is_not_is_refused(fake: FakeDiscord, call: Call) -> None:
    assert (await call("POST", "channels/1/private_answers", {"content": "x"}))[0] == 400
    assert fake.violations


async def test_a_message_with_the_same_nonce_is_shown_once_where_that_is_asked_for(
    fake: FakeDiscord, call: Call
) -> None:
    ana = fake.user("ana")
    for nonce, asked in (("a", True), ("a", True), ("b", True), ("a", False)):
        body = {"content": nonce, "nonce": nonce, "enforce_nonce": asked}
        assert (await call("POST", f"channels/{ana.channel}/messages", body))[0] == 200
    assert [shown.text for shown in ana.screen] == ["a", "b", "a"]


async def test_who_took_the_companion_off_cannot_be_written_to(fake: FakeDiscord, call: Call) -> None:
    ana = fake.user("ana")
    ana.blocked = True
    status, answer = await call("POST", f"channels/{ana.channel}/messages", {"content": "x"})
    assert (status, answer["code"]) == (403, 50007)


async def test_without_the_right_token_nothing_is_done(fake: FakeDiscord, call: Call) -> None:
    fake.token = "another"
    assert (await call("GET", "users/@me"))[0] == 401


async def test_an_interaction_is_answered_once_and_within_three_seconds(
    fake: FakeDiscord, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = fake.user("ana")
    first, second = [await ana.runs("help") for _ in range(2)]
    assert (await call("POST", f"interactions/{first}/token-{first}/callback", {"type": 5}))[0] == 204
    assert (await call("POST", f"interactions/{first}/token-{first}/callback", {"type": 5}))[0] == 404
    monkeypatch.setattr(rest_of, "FIRST_ANSWER", 0)
    status, answer = await call("POST", f"interactions/{second}/token-{second}/callback", {"type": 5})
    assert (status, answer["code"]) == (404, 10062)


# -- the gateway -----------------------------------------------------------------------------------------------


class Socket:
    """A bare client of the gateway."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hears(self, name: str) -> Any:
        """The next event of this name, or "closed"; other frames are passed over."""
        while True:
            message = await self.socket.receive(timeout=5)
            if message.type is not aiohttp.WSMsgType.TEXT:
                return "closed"
            body = json.loads(message.data)
            if name in (body.get("t"), f"op {body['op']}"):
                return body

    async def says(self, op: int, about: object) -> None:
        await self.socket.send_json({"op": op, "d": about})


@pytest.fixture
async def connects(fake: FakeDiscord) -> AsyncIterator[Callable[[], Awaitable[Socket]]]:
    async with aiohttp.ClientSession() as session:

        async def connects() -> Socket:
            return Socket(await session.ws_connect(fake.socket_url))

        yield connects


async def test_a_session_that_is_resumed_gets_what_it_missed_and_an_invalid_one_nothing(
    fake: FakeDiscord, connects: Callable[[], Awaitable[Socket]]
) -> None:
    ana, first = fake.user("ana"), await connects()
    await first.says(2, {"token": fake.token, "intents": USUAL, "properties": {}})
    ready = await first.hears("READY")
    await fake.drop()
    await ana.says("while nobody listens")
    second = await connects()
    resume = {"token": fake.token, "session_id": ready["d"]["session_id"], "seq": ready["s"]}
    await second.says(6, resume)
    assert (await second.hears("MESSAGE_CREATE"))["d"]["content"] == "while nobody listens"
    await fake.invalidates(resumable=False)
    assert (await second.hears("op 9"))["d"] is False
    await second.says(6, resume)
    assert (await second.hears("op 9"))["d"] is False


async def test_an_intent_that_was_not_granted_ends_the_connection(
    fake: FakeDiscord, connects: Callable[[], Awaitable[Socket]]
) -> None:
    socket = await connects()
    await socket.says(2, {"token": fake.token, "intents": USUAL | MESSAGE_CONTENT, "properties": {}})
    assert await socket.hears("READY") == "closed"


async def test_words_in_a_channel_come_without_their_text_but_for_mentions(
    fake: FakeDiscord, connects: Callable[[], Awaitable[Socket]]
) -> None:
    ana, ben, socket = fake.user("ana"), fake.user("ben"), await connects()
    server = fake.server(ana, ben)
    room = server.channel(ana, ben)
    await socket.says(2, {"token": fake.token, "intents": USUAL, "properties": {}})
    await socket.hears("GUILD_CREATE")
    await room[ana].says("not for you")
    await room[ana].mentions("for you")
    assert (await socket.hears("MESSAGE_CREATE"))["d"]["content"] == ""
    assert "for you" in (await socket.hears("MESSAGE_CREATE"))["d"]["content"]


def test_a_snowflake_tells_its_time() -> None:
    from tests.fakes.discord.wire import snowflake_of

    assert abs((snowflake_of(time.time()) >> 22) / 1000 + 1420070400 - time.time()) < 2
