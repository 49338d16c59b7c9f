"""The gateway: sessions that can be resumed, intents that decide what is sent, and everything that can go wrong."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.fakes.discord.places import Place, Server
from tests.fakes.discord.wire import (
    APP,
    BOT,
    DIRECT_MESSAGES,
    GUILD_MESSAGES,
    GUILDS,
    ME,
    MESSAGE_CONTENT,
    PRIVILEGED,
    Json,
)

if TYPE_CHECKING:
    from tests.fakes.discord.platform import FakeDiscord

HEARTBEAT = 5000  # milliseconds
WRONG_TOKEN, NOT_ALLOWED = 4004, 4014


@dataclass
class Session:
    """One bot's session: what was sent in it, so that what was missed can be sent again."""

    id: str
    intents: int
    sent: list[Json] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


@dataclass
class Gateway:
    fake: FakeDiscord
    sessions: dict[str, Session] = field(default_factory=dict)
    sockets: set[web.WebSocketResponse] = field(default_factory=set)
    count: int = 0
    away: str = ""  # "refuses": nobody is there; "hangs": whoever connects hears nothing
    dead_sessions: bool = False  # who wants to resume finds nobody there

    @property
    def is_connected(self) -> bool:
        return any(session.socket is not None for session in self.sessions.values())

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        if self.away == "refuses":
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.add(socket)
        if self.away:
            await socket.receive()  # until they give up
            return socket
        await _say(socket, {"op": 10, "d": {"heartbeat_interval": HEARTBEAT}})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hears(socket, json.loads(message.data))
        finally:
            self.sockets.discard(socket)
            for session in self.sessions.values():
                if session.socket is socket:
                    session.socket = None
        return socket

    async def _hears(self, socket: web.WebSocketResponse, body: Json) -> None:
        if body["op"] == 1:
            await _say(socket, {"op": 11})
        elif body["op"] == 2:
            await self._identifies(socket, body["d"])
        elif body["op"] == 6:
            await self._resumes(socket, body["d"])

    async def _identifies(self, socket: web.WebSocketResponse, said: Json) -> None:
        if said["token"] != self.fake.token:
            await socket.close(code=WRONG_TOKEN)
            return
        if said["intents"] & PRIVILEGED & ~self.fake.granted:
            await socket.close(code=NOT_ALLOWED)
            return
        self.fake.identified += 1
        self.count += 1
        session = Session(f"session-{self.count}", said["intents"], socket=socket)
        servers = [server for server in self.fake.servers if server.bot]
        self.sessions = {session.id: session}
        waiting = [{"id": server.id, "unavailable": True} for server in servers]
        ready = {"v": 10, "user": ME, "session_id": session.id, "resume_gateway_url": self.fake.socket_url}
        more = {"guilds": waiting, "application": {"id": APP, "flags": 0}, "private_channels": []}
        await self._sends(session, "READY", {**ready, **more})
        for server in servers:
            await self._sends(session, "GUILD_CREATE", server.create())

    async def _resumes(self, socket: web.WebSocketResponse, said: Json) -> None:
        session = self.sessions.get(said["session_id"])
        if self.dead_sessions:
            await socket.close(code=1000)
            return
        if said["token"] != self.fake.token:
            await socket.close(code=WRONG_TOKEN)
        elif session is None:
            await _say(socket, {"op": 9, "d": False})
        else:
            self.fake.resumed += 1
            session.socket = socket
            for body in session.sent[said["seq"] :]:  # numbers begin with one
                await _say(socket, body)
            await self._sends(session, "RESUMED", {})

    # -- what happens ------------------------------------------------------------------------------------------

    async def dispatch(self, name: str, data: Json, where: Place | Server) -> None:
        """An event, to every session that is to be told; one whose socket is gone gets it when it resumes."""
        for session in list(self.sessions.values()):
            if _wants(session, name, where):
                await self._sends(session, name, _as_seen(session, name, data, where))

    async def _sends(self, session: Session, name: str, data: Json) -> None:
        body = {"op": 0, "t": name, "s": len(session.sent) + 1, "d": data}
        session.sent.append(body)
        if session.socket is not None:
            await _say(session.socket, body)

    async def drop(self, code: int) -> None:
        for session in self.sessions.values():
            session.socket = None
        for socket in list(self.sockets):
            await socket.close(code=code)

    async def cut(self) -> None:
        """The line goes dead in mid-flight, without a word."""
        for session in self.sessions.values():
            session.socket = None
        for socket in list(self.sockets):
            transport = socket._req.transport if socket._req is not None else None
            if transport is not None:
                transport.abort()
        await asyncio.sleep(0)

    async def tell_all(self, body: Json) -> None:
        for socket in list(self.sockets):
            await _say(socket, body)

    def forget(self) -> None:
        """No session can be resumed any more."""
        self.sessions.clear()


async def _say(socket: web.WebSocketResponse, body: Json) -> None:
    with contextlib.suppress(ConnectionError):
        await socket.send_str(json.dumps(body))


def _wants(session: Session, name: str, where: Place | Server) -> bool:
    if name.startswith("INTERACTION"):
        return True
    if isinstance(where, Server):
        return bool(session.intents & GUILDS)
    if name.startswith("MESSAGE"):
        if where.server is None:
            return bool(session.intents & DIRECT_MESSAGES)
        return bool(session.intents & GUILD_MESSAGES) and where.server.bot
    return bool(session.intents & GUILDS)


def _as_seen(session: Session, name: str, data: Json, where: Place | Server) -> Json:
    """What is said in servers comes without its words, unless the bot is called by name."""
    there = isinstance(where, Place) and where.server is not None
    if not (name.startswith("MESSAGE") and there) or session.intents & MESSAGE_CONTENT:
        return data
    called: Any = data.get("mentions", [])
    return data if any(user["id"] == BOT for user in called) else {**data, "content": "", "attachments": []}
