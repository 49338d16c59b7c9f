"""The playground's server over a real port: the page, its guards, the JSON API and the WebSocket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from adapters.local.phones import LocalChannel
from adapters.local.server import Playground
from adapters.memory.store import MemoryStore
from bot.wiring import furnish
from core.errors import BadSettings
from tests.journeys.live import free_port

QUESTION = "What brings you here?"
QUIET = 0.3  # seconds in which nothing more comes


@dataclass
class Guest:
    """Somebody at the playground, with a browser."""

    port: int
    client: aiohttp.ClientSession

    async def posts(self, path: str, body: object = None, **more: Any) -> tuple[int, str]:
        """The status and the text of the answer."""
        async with self.client.post(f"/api/{path}", **(more or {"json": body})) as answer:
            return answer.status, await answer.text()

    async def says(self, who: str, text: str) -> list[dict[str, Any]]:
        status, answer = await self.posts("say", {"who": who, "text": text})
        assert status == 200, answer
        found: list[dict[str, Any]] = json.loads(answer)["messages"]
        return found

    async def sees(self, who: str) -> list[dict[str, Any]]:
        async with self.client.get("/api/transcript") as answer:
            found: list[dict[str, Any]] = (await answer.json())["phones"][who]["messages"]
            return found

    async def clock(self) -> dict[str, Any]:
        async with self.client.get("/api/clock") as answer:
            found: dict[str, Any] = await answer.json()
            return found


@pytest.fixture
async def guest(tmp_path: Path) -> AsyncIterator[Guest]:
    channel, clock_file, port = LocalChannel(), tmp_path / "clock", free_port()
    playground = Playground(port, channel, clock_file)
    await playground.claim()
    house = furnish(MemoryStore(), {"local": channel}, clock_file)
    await playground.open(house.companion)
    running = await house.open()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as client:
        yield Guest(port, client)
    await playground.close()
    await house.close(running)


def is_kind(status: int, text: str) -> bool:
    """A slip of the guest's: 400, and one sentence that says what is wanted."""
    return status == 400 and text.count("\n") == 0 and text.strip().endswith(".") and len(text) < 120


# -- the page --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/index.html", "text/html"),
        ("/style.css", "text/css"),
        ("/page.js", "javascript"),  # text/ or application/, as the machine has it
    ],
)
async def test_the_page_is_served_with_its_guards(guest: Guest, path: str, kind: str) -> None:
    async with guest.client.get(path) as answer:
        assert answer.status == 200
        assert kind in answer.content_type
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_asks_for_nothing_from_elsewhere_and_holds_no_script_of_its_own(guest: Guest) -> None:
    async with guest.client.get("/") as answer:
        page = await answer.text()
    assert "http://" not in page
    assert "https://" not in page
    assert "<script>" not in page
    assert " style=" not in page
    assert " onclick=" not in page


@pytest.mark.parametrize(
    "path", ["/../server.py", "/..%2fserver.py", "/%2e%2e/server.py", "/.env", "/page", "//etc/passwd"]
)
async def test_nothing_but_the_page_is_served(guest: Guest, path: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", guest.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{guest.port}\r\nConnection: close\r\n\r\n".encode())
    status = (await reader.read()).split(b" ", 2)[1]
    writer.close()
    assert status in {b"403", b"404"}


async def test_only_this_machine_is_listened_to(guest: Guest) -> None:
    for address in ("127.0.0.2", "::1"):
        with pytest.raises(OSError, match="Errno"):
            await asyncio.open_connection(address, guest.port)


async def test_a_port_that_is_taken_is_said(guest: Guest, tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=str(guest.port)):
        await Playground(guest.port, LocalChannel(), tmp_path / "clock").claim()


# -- whose page it is ------------------------------------------------------------------------------------------


PATHS = [("GET", "/"), ("GET", "/page.js"), ("GET", "/ws"), ("GET", "/api/transcript"), ("POST", "/api/say")]
HELLO = {"who": "ana", "text": "hello"}


@pytest.mark.parametrize(("method", "path"), PATHS)
async def test_another_host_is_refused(guest: Guest, method: str, path: str) -> None:
    for host in ("evil.example", f"evil.example:{guest.port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1.evil"):
        async with guest.client.request(method, path, headers={"Host": host}, json=HELLO) as answer:
            assert answer.status == 403, host
    assert await guest.sees("ana") == []


@pytest.mark.parametrize(("method", "path"), PATHS)
async def test_another_origin_is_refused(guest: Guest, method: str, path: str) -> None:
    for origin in ("http://evil.example", "https://127.0.0.1", "http://localhost:1", "null", "file://"):
        async with guest.client.request(method, path, headers={"Origin": origin}, json=HELLO) as answer:
            assert answer.status == 403, origin
    assert await guest.sees("ana") == []


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
async def test_its_own_page_may_talk_to_it(guest: Guest, name: str) -> None:
    headers = {"Host": f"{name}:{guest.port}", "Origin": f"http://{name}:{guest.port}"}
    async with guest.client.get("/api/transcript", headers=headers) as answer:
        assert answer.status == 200
    async with guest.client.ws_connect("/ws", headers=headers) as page:
        assert (await page.receive_json())["type"] == "state"


# -- the JSON API ----------------------------------------------------------------------------------------------


async def test_what_is_said_appears_and_is_answered(guest: Guest) -> None:
    mine, *theirs = await guest.says("ana", "hello")
    assert (mine["from"], mine["text"]) == ("me", "hello")
    assert any(QUESTION in message["text"] for message in theirs)
    assert await guest.sees("ben") == []
    status, answer = await guest.posts("tap", {"who": "ana", "button": "I was hurt"})
    assert status == 200
    assert json.loads(answer)["messages"]


@pytest.mark.parametrize("path", ["say", "tap"])
async def test_an_unknown_phone_gets_a_kind_answer(guest: Guest, path: str) -> None:
    for who in ("eve", "", "Ana", None, 7, ["ana"], {"ana": 1}):
        status, answer = await guest.posts(path, {"who": who, "text": "hello", "button": "I was hurt"})
        assert is_kind(status, answer), answer
        assert "ana" in answer


@pytest.mark.parametrize("path", ["say", "tap", "clock"])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"hello", id="no JSON"),
        pytest.param(b'{"who": "ana", ', id="half a JSON"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'"ana"', id="a text"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"who": "ana", "text": "\xff\xfe"}', id="no UTF-8"),
        pytest.param(b"[" * 100_000, id="a deep hole"),
        pytest.param(b"{}", id="an empty object"),
    ],
)
async def test_a_body_that_is_no_request_gets_a_kind_answer(guest: Guest, path: str, body: bytes) -> None:
    status, answer = await guest.posts(path, data=body, headers={"Content-Type": "application/json"})
    assert is_kind(status, answer), answer
    assert await guest.sees("ana") == []


async def test_a_charset_that_nobody_knows_is_no_trouble(guest: Guest) -> None:
    body = b'{"who": "ana", "text": "hello"}'
    status, answer = await guest.posts("say", data=body, headers={"Content-Type": "application/json; charset=klingon"})
    assert status == 200 or is_kind(status, answer), answer


@pytest.mark.parametrize("text", ["", "   ", "\n\t", None, ["hello"], {"a": 1}])
async def test_a_text_that_is_none_gets_a_kind_answer(guest: Guest, text: object) -> None:
    status, answer = await guest.posts("say", {"who": "ana", "text": text})
    assert is_kind(status, answer), answer
    assert await guest.sees("ana") == []


async def test_a_button_that_is_not_on_the_screen_cannot_be_tapped(guest: Guest) -> None:
    await guest.says("ana", "hello")
    data = (await guest.sees("ana"))[-1]["buttons"][0][0]["data"]
    for who, button in (("ana", "Share it"), ("ana", "999/yes"), ("ana", ""), ("ana", None), ("ben", data)):
        status, answer = await guest.posts("tap", {"who": who, "button": button})
        assert is_kind(status, answer), answer
        assert "not on the screen" in answer
    assert await guest.sees("ben") == []


async def test_a_button_can_be_tapped_once(guest: Guest) -> None:
    await guest.says("ana", "hello")
    assert (await guest.posts("tap", {"who": "ana", "button": "I was hurt"}))[0] == 200
    assert is_kind(*await guest.posts("tap", {"who": "ana", "button": "I was hurt"}))


async def test_strange_characters_come_back_as_they_were_said(guest: Guest) -> None:
    for text in ("<script>alert(1)</script>", "🌿 ä \u202e", "/start \ud800", "x" * 20_000, "/"):
        mine, *theirs = await guest.says("ana", text)
        assert mine["text"] == text
        assert theirs


# -- the clock -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        {"seconds": -1},
        {"seconds": -0.001},
        {"seconds": 801 * 86400},
        {"seconds": "soon"},
        {"seconds": None},
        {"seconds": "nan"},
        {"seconds": "inf"},
        {"seconds": 1e300},
        {"seconds": [1]},
        {"move": "back"},
        {"move": None},
        {"move": ["hour"]},
        {"move": "due"},  # nothing is due yet
    ],
)
async def test_the_clock_never_goes_back_nor_where_nobody_asked_it_to_go(guest: Guest, body: dict[str, object]) -> None:
    before = (await guest.clock())["offset_seconds"]
    status, answer = await guest.posts("clock", body)
    assert is_kind(status, answer), answer
    assert (await guest.clock())["offset_seconds"] == before


async def test_the_clock_moves_forward_by_seconds_an_hour_or_to_the_morning(guest: Guest) -> None:
    before = datetime.fromisoformat((await guest.clock())["now"])
    assert (await guest.posts("clock", {"seconds": 90}))[0] == 200
    assert (await guest.posts("clock", {"move": "hour"}))[0] == 200
    assert (await guest.clock())["offset_seconds"] == 3690
    status, answer = await guest.posts("clock", {"move": "morning"})
    now = datetime.fromisoformat(json.loads(answer)["now"])
    assert status == 200
    assert before < now
    assert 6 <= now.hour <= 10


# -- the WebSocket ---------------------------------------------------------------------------------------------


async def newest(page: aiohttp.ClientWebSocketResponse) -> dict[str, Any]:
    """The last of what is pushed until it is quiet."""
    found: dict[str, Any] = await page.receive_json(timeout=5)
    while True:
        try:
            found = await page.receive_json(timeout=QUIET)
        except TimeoutError:
            return found


def texts(state: dict[str, Any], who: str) -> list[str]:
    return [message["text"] for message in state["phones"][who]["messages"]]


async def test_the_page_gets_the_state_at_once_and_after_each_change(guest: Guest) -> None:
    async with guest.client.ws_connect("/ws") as page:
        first = await newest(page)
        assert first["type"] == "state"
        assert texts(first, "ana") == texts(first, "ben") == []
        await guest.says("ana", "hello")
        assert any(QUESTION in text for text in texts(await newest(page), "ana"))
        await page.send_json({"type": "say", "who": "ben", "text": "hello too"})
        assert "hello too" in texts(await newest(page), "ben")
        await page.send_json({"type": "clock", "move": "hour"})
        assert (await newest(page))["clock"]["offset_seconds"] == 3600
        button = (await guest.sees("ana"))[-1]["buttons"][1][0]
        await page.send_json({"type": "tap", "who": "ana", "data": button["data"]})
        assert any(f"→ {button['label']}" in text for text in texts(await newest(page), "ana"))


async def test_every_open_page_gets_the_state(guest: Guest) -> None:
    async with guest.client.ws_connect("/ws") as one, guest.client.ws_connect("/ws") as two:
        await asyncio.gather(newest(one), newest(two))
        await one.send_json({"type": "say", "who": "ana", "text": "hello"})
        for state in await asyncio.gather(newest(one), newest(two)):
            assert "hello" in texts(state, "ana")


async def test_a_page_that_is_closed_hurts_no_other(guest: Guest) -> None:
    async with guest.client.ws_connect("/ws") as one:
        async with guest.client.ws_connect("/ws") as two:
            await asyncio.gather(newest(one), newest(two))
        await guest.says("ana", "hello")
        assert "hello" in texts(await newest(one), "ana")


@pytest.mark.parametrize(
    "said",
    [
        {"type": "say", "who": "eve", "text": "hello"},
        {"type": "say", "who": "ana", "text": " "},
        {"type": "tap", "who": "ana", "data": "999/yes"},
        {"type": "clock", "seconds": -5},
    ],
)
async def test_a_slip_on_the_page_gets_a_kind_note(guest: Guest, said: dict[str, object]) -> None:
    async with guest.client.ws_connect("/ws") as page:
        await newest(page)
        await page.send_json(said)
        note = await page.receive_json(timeout=5)
        assert note["type"] == "note"
        assert is_kind(400, note["text"])


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "no JSON",
        '{"type": "say", ',
        "[]",
        "7",
        "null",
        '"say"',
        "{}",
        '{"type": "dance"}',
        '{"type": ["say"], "who": {"ana": 1}}',
        '{"type": "say", "who": "ana", "text": null}',
        '{"type": "clock", "seconds": {}}',
        "[" * 100_000,
        b"\x00\xff",
    ],
    ids=lambda garbage: str(garbage)[:40] or "nothing",
)
async def test_garbage_from_a_page_does_not_end_its_connection(guest: Guest, garbage: str | bytes) -> None:
    async with guest.client.ws_connect("/ws") as page:
        await newest(page)
        await (page.send_str(garbage) if isinstance(garbage, str) else page.send_bytes(garbage))
        await page.send_json({"type": "say", "who": "ben", "text": "still here"})
        found: dict[str, Any] = {}
        while found.get("type") != "state" or "still here" not in texts(found, "ben"):
            message = await page.receive(timeout=5)
            assert message.type is aiohttp.WSMsgType.TEXT, "the connection was dropped"
            found = json.loads(message.data)
        assert texts(found, "ana") == []
