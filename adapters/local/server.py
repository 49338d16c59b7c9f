"""The playground: one page, one WebSocket, and the same actions as a small JSON API. Loopback only.

Runs the same engine, store, clock and texts as the platforms; only the phones are made of pixels.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from aiohttp import WSMsgType, web

from adapters.local.phones import PHONES, ROOM, LocalChannel
from core.calendar import NIGHTS, instant
from core.errors import BadSettings
from core.ports import Incoming, UpdateKind

PAGE = Path(__file__).parent / "page"
HOST = "127.0.0.1"
NAMED = "@kintsugi"  # so a word in the room is one to the companion
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


class Engine(Protocol):
    """What the playground needs of the companion."""

    clock: Any
    ticker: Any
    deliverer: Any

    async def receive(self, arrivals: list[Incoming]) -> None: ...
    async def wake(self) -> None: ...
    async def quiet(self, within: float = 10.0) -> bool: ...


@dataclass(slots=True)
class Playground:
    """Serves the page. `claim` takes the port, `open` begins to answer."""

    port: int
    channel: LocalChannel
    clock_file: Path
    commands: tuple[str, ...] = ()  # for the menu beside the field
    engine: Engine | None = None
    _count: int = 0
    _sockets: set[web.WebSocketResponse] = field(default_factory=set)
    _listener: socket.socket | None = None
    _runner: web.AppRunner | None = None
    _push: asyncio.Event = field(default_factory=asyncio.Event)
    _pusher: asyncio.Task[None] | None = None

    async def claim(self) -> None:
        """Take the port before anything is opened. Raises BadSettings when it is in use."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, self.port))
            listener.listen(64)
        except OSError as fault:
            listener.close()
            raise BadSettings(
                f"Port {self.port} cannot be used ({fault.strerror}). Stop what uses it,"
                " or set KINTSUGI_PLAYGROUND_PORT to another."
            ) from None
        self._listener = listener

    async def open(self, engine: Engine) -> None:
        assert self._listener is not None
        self.engine = engine
        self.channel.now = engine.clock.now
        self.channel.changed = self._push.set
        await self._draw_again()
        self._pusher = asyncio.create_task(self._push_states())
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.SockSite(self._runner, self._listener).start()

    async def _draw_again(self) -> None:
        """The phones forget when the playground ends; what the companion said before is put back on them."""
        assert self.engine is not None
        for phone in (*PHONES, ROOM):
            if not self.channel.screens[phone]:
                for id, message in await self.engine.deliverer.screen(self.channel.platform, phone):
                    self.channel.put_back(phone, id, message)

    async def close(self) -> None:
        if self._pusher is not None:
            self._pusher.cancel()
        for ws in list(self._sockets):
            await ws.close()
        if self._runner is not None:
            await self._runner.cleanup()
        if self._listener is not None:
            self._listener.close()

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[self._only_this_machine])
        app.router.add_get("/", self._index)
        app.router.add_get("/ws", self._socket)
        app.router.add_post("/api/say", self._say)
        app.router.add_post("/api/tap", self._tap)
        app.router.add_post("/api/clock", self._move_clock)
        app.router.add_get("/api/clock", self._tell_clock)
        app.router.add_get("/api/transcript", self._transcript)
        app.router.add_static("/", PAGE)
        return app

    @web.middleware
    async def _only_this_machine(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """A page of somebody else's in the same browser must not reach in: host and origin have to be ours."""
        ours = {f"{HOST}:{self.port}", f"localhost:{self.port}"}
        origin = request.headers.get("Origin", "")
        if request.host not in ours or (origin and origin.split("://")[-1] not in ours):
            raise web.HTTPForbidden(text="This playground answers its own page only.")
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    # -- the page ----------------------------------------------------------------------------------------------

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html")

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        ws = web.WebSocketResponse(heartbeat=20)
        await ws.prepare(request)
        self._sockets.add(ws)
        try:
            await ws.send_str(json.dumps(self._state()))
            async for message in ws:
                if message.type in {WSMsgType.TEXT, WSMsgType.BINARY}:
                    await self._from_page(ws, message.data)
        finally:
            self._sockets.discard(ws)
        return ws

    async def _from_page(self, ws: web.WebSocketResponse, sent: str | bytes) -> None:
        note: dict[str, object] = {"type": "note", "who": None}
        try:
            said = _object(sent)
            note |= {"who": said.get("who"), "where": said.get("where")}
            note["text"] = await self._act(said)
            note["alone"] = True
        except web.HTTPBadRequest as slip:
            note["text"] = slip.text
        if note["text"]:
            await ws.send_str(json.dumps(note))

    async def _act(self, said: dict[str, Any]) -> str:
        """Do it; returns what is told to that one alone, where others see what was done."""
        if said.get("type") == "say":
            return await self._heard(_phone(said), _screen(said), _text(said))
        if said.get("type") == "tap":
            return await self._tapped(_phone(said), _screen(said), str(said.get("data", "")))
        if said.get("type") == "clock":
            await self._move(said)
        return ""

    async def _push_states(self) -> None:
        while True:
            await self._push.wait()
            await asyncio.sleep(0.02)  # several changes in one picture
            self._push.clear()
            state = json.dumps(self._state())
            for ws in list(self._sockets):
                try:
                    await ws.send_str(state)
                except ConnectionError:
                    self._sockets.discard(ws)

    def _state(self) -> dict[str, object]:
        shown = {"clock": self._clock(), "phones": self._phones(), "group": self._group()}
        return {"type": "state", "commands": [f"/{name}" for name in self.commands], **shown}

    def _phones(self) -> dict[str, object]:
        return {
            name: {"name": name.capitalize(), "messages": [m.shown() for m in self.channel.screens[name]]}
            for name in PHONES
        }

    def _group(self) -> dict[str, object]:
        note = "A room for three: the two of you and the companion. It is there when both have pressed Join."
        return {"messages": [m.shown() for m in self.channel.screens[ROOM]], "note": note}

    def _clock(self) -> dict[str, object]:
        assert self.engine is not None
        now: datetime = self.engine.clock.now()
        return {
            "now": now.isoformat(),
            "text": f"{now:%A} {now.day} {now:%B}, {now:%H:%M} UTC",
            "offset_seconds": self.engine.clock.offset.total_seconds(),
        }

    # -- the JSON API ------------------------------------------------------------------------------------------

    async def _say(self, request: web.Request) -> web.Response:
        """POST {"who", "text"} -> {"messages": what appeared on that phone}; with {"where": "group"} in the room."""
        said = await _body(request)
        phone, screen, before = _phone(said), _screen(said), len(self.channel.screens[_screen(said)])
        return self._appeared(screen, before, await self._heard(phone, screen, _text(said)))

    async def _tap(self, request: web.Request) -> web.Response:
        """POST {"who", "button": label or data} -> {"messages"}. Only a button now on the screen can be tapped; with
        {"where": "group"} one of the room, and "aside" is what is told to that one alone."""
        said = await _body(request)
        phone, screen, before = _phone(said), _screen(said), len(self.channel.screens[_screen(said)])
        return self._appeared(screen, before, await self._tapped(phone, screen, str(said.get("button", ""))))

    def _appeared(self, screen: str, before: int, aside: str) -> web.Response:
        found: dict[str, object] = {"messages": [m.shown() for m in self.channel.screens[screen][before:]]}
        return web.json_response({**found, "aside": aside} if screen == ROOM else found)

    async def _transcript(self, request: web.Request) -> web.Response:
        """GET -> both phones, the group and the clock, as the page gets them."""
        return web.json_response(self._state())

    async def _tell_clock(self, request: web.Request) -> web.Response:
        assert self.engine is not None
        next_at = await self.engine.ticker.next_at()
        return web.json_response({**self._clock(), "next_due": next_at.isoformat() if next_at else None})

    async def _move_clock(self, request: web.Request) -> web.Response:
        """POST {"move": "hour" | "morning" | "due"} or {"seconds": n} -> the clock."""
        await self._move(await _body(request))
        return web.json_response(self._clock())

    # -- what they do ------------------------------------------------------------------------------------------

    async def _heard(self, phone: str, screen: str, text: str) -> str:
        there = screen == ROOM
        message = self.channel.write_there(phone, text) if there else self.channel.write(phone, text)
        if text.startswith("/"):
            command, _, argument = text[1:].partition(" ")
            return await self._bring(phone, screen, UpdateKind.COMMAND, message=message, command=command, text=argument)
        if there and not text.casefold().startswith(NAMED):
            return ""  # what the two say to each other is not brought to it, as on the platforms
        text = text[len(NAMED) :].strip() if there else text
        return await self._bring(phone, screen, UpdateKind.TEXT, message=message, text=text)

    async def _tapped(self, phone: str, screen: str, wanted: str) -> str:
        found = self.channel.button(screen, wanted)
        if found is None:
            raise web.HTTPBadRequest(text="That button is not on the screen now.")
        return await self._bring(phone, screen, UpdateKind.TAP, message=found[0], text=found[1])

    async def _bring(self, phone: str, screen: str, heard: UpdateKind, **fields: str) -> str:
        assert self.engine is not None
        self._count += 1
        update = f"{datetime.now(UTC).timestamp()}-{self._count}"
        if screen == ROOM:
            fields |= {"group": ROOM, "token": update if heard is UpdateKind.TAP else ""}
        platform = self.channel.platform
        incoming = Incoming(platform=platform, update=update, user=phone, address=phone, heard=heard, **fields)
        await self.engine.receive([incoming])
        await self.engine.quiet()
        return self.channel.asides.pop(update, "")

    async def _move(self, said: dict[str, Any]) -> None:
        """Move the clock forward; it never goes back here."""
        assert self.engine is not None
        clock = self.engine.clock
        ahead = await self._ahead(said, clock.now())
        if not timedelta(0) <= ahead <= timedelta(days=800):
            raise web.HTTPBadRequest(text="The clock moves forward, by 800 days at most.")
        offset = clock.offset + ahead
        self.clock_file.parent.mkdir(parents=True, exist_ok=True)
        self.clock_file.write_text(f"{offset.total_seconds()}\n")
        clock.look()
        await self.engine.wake()
        await self.engine.quiet()
        self._push.set()

    async def _ahead(self, said: dict[str, Any], now: datetime) -> timedelta:
        assert self.engine is not None
        if "seconds" in said:
            try:
                return timedelta(seconds=float(said["seconds"]))
            except (TypeError, ValueError, OverflowError):
                raise web.HTTPBadRequest(text="`seconds` is a number.") from None
        if said.get("move") == "hour":
            return timedelta(hours=1)
        if said.get("move") == "morning":
            morning = instant(now.date(), NIGHTS["usual"][1], "UTC")
            return (morning if morning > now else morning + timedelta(days=1)) - now
        if said.get("move") == "due":
            next_at = await self.engine.ticker.next_at()
            if next_at is None:
                raise web.HTTPBadRequest(text="Nothing is due.")
            wait: timedelta = max(next_at - now, timedelta(0))
            return wait + timedelta(seconds=1)
        raise web.HTTPBadRequest(text='`move` is "hour", "morning" or "due".')


async def _body(request: web.Request) -> dict[str, Any]:
    return _object(await request.read())


def _object(body: str | bytes) -> dict[str, Any]:
    """A JSON object out of what was sent. Raises HTTPBadRequest with one sentence."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="The body has to be JSON.") from None
    if not isinstance(found, dict):
        raise web.HTTPBadRequest(text="The body has to be a JSON object.")
    return found


def _text(said: dict[str, Any]) -> str:
    text = said.get("text")
    if not isinstance(text, str) or not text.strip():
        raise web.HTTPBadRequest(text="Nothing was written.")
    return text


def _phone(said: dict[str, Any]) -> str:
    phone = str(said.get("who", ""))
    if phone not in PHONES:
        raise web.HTTPBadRequest(text='`who` is "ana" or "ben".')
    return phone


def _screen(said: dict[str, Any]) -> str:
    """The screen that is meant: the phone's own, or the room's."""
    where = said.get("where")
    if where not in (None, ROOM):
        raise web.HTTPBadRequest(text='`where` is "group", or left out.')
    return ROOM if where else _phone(said)
