"""A small stand-in of Discord over real HTTP and WebSocket: direct messages, buttons, fields, commands, nonces, faults.

    async with FakeDiscord() as fake:
        ana = fake.user("ana")
        ...start the companion with KINTSUGI_DISCORD_API_URL=fake.url and the token fake.token...
        await ana.says("hello")
        await ana.sees("Hello.")
        await ana.taps("I was hurt")

It checks limits that Discord has (2000 characters, five rows of five, labels, ids) and notes what breaks them in
`violations`. A screen is what a person sees: messages with their buttons, edits taken in.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from aiohttp import WSMsgType, web

BOT, APP = "900000000000000001", "900000000000000002"
PATIENCE = 6.0
OWNER = {"id": "900000000000000003", "username": "operator", "discriminator": "0", "avatar": None}


@dataclass
class Shown:
    """One message on a screen."""

    id: str
    text: str
    buttons: list[tuple[str, str]]  # (custom id or value, label)


@dataclass
class Person:
    """Somebody with the app open in a direct message."""

    fake: FakeDiscord
    id: str
    name: str
    channel: str
    screen: list[Shown] = field(default_factory=list)
    blocked: bool = False
    fields: list[dict[str, Any]] = field(default_factory=list)  # modals that were opened

    def _user(self) -> dict[str, Any]:
        return {"id": self.id, "username": self.name, "discriminator": "0", "avatar": None, "global_name": self.name}

    def _channel(self) -> dict[str, Any]:
        return {"id": self.channel, "type": 1, "last_message_id": None, "recipients": [self._user()]}

    async def says(self, text: str) -> str:
        """Write a message; returns its id."""
        id = self.fake.snowflake()
        await self.fake.dispatch("MESSAGE_CREATE", self._message(id, text))
        return id

    async def edits(self, id: str, text: str) -> None:
        await self.fake.dispatch("MESSAGE_UPDATE", {**self._message(id, text), "edited_timestamp": _now()})

    def _message(self, id: str, text: str) -> dict[str, Any]:
        return {
            **{"id": id, "channel_id": self.channel, "channel_type": 1, "author": self._user(), "content": text},
            **{"timestamp": _now(), "edited_timestamp": None, "tts": False, "mention_everyone": False, "type": 0},
            **{"mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False},
        }

    async def taps(self, label: str) -> str:
        """Press the newest button with this label; returns the interaction's id."""
        for shown in reversed(self.screen):
            for data, known in shown.buttons:
                if known == label:
                    message = {
                        **self._message(shown.id, shown.text),
                        "author": {**self._user(), "id": BOT, "bot": True},
                    }
                    return await self._interacts(3, {"custom_id": data, "component_type": 2}, message=message)
        raise AssertionError(f"no button {label!r} for {self.name}: {self.screen[-2:]}")

    async def can_tap(self, label: str) -> None:
        """Wait until a button with this label is there."""
        await until(lambda: next((m for m in self.screen if label in dict(m.buttons).values()), None), label, self)

    async def fills(self, text: str) -> str:
        """Write into the newest field that was opened, and send it."""
        opened = self.fields[-1]
        inner = opened["components"][0]
        part = (inner.get("components") or [inner.get("component")])[0]
        words = {"type": 4, "custom_id": part["custom_id"], "value": text, "id": 2}
        row = {"type": 1, "id": 1, "components": [words]}
        return await self._interacts(5, {"custom_id": opened["custom_id"], "components": [row]})

    async def runs(self, command: str, *, in_a_server: bool = False, **options: str) -> str:
        """Use one of the app's commands."""
        given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
        data = {"id": "1", "name": command, "type": 1, "options": given}
        return await self._interacts(2, data, server=in_a_server)

    async def _interacts(self, kind: int, data: dict[str, Any], *, message: Any = None, server: bool = False) -> str:
        id = self.fake.snowflake()
        body = {
            **{"id": id, "application_id": APP, "type": kind, "token": f"token-{id}", "version": 1, "data": data},
            **{"channel_id": self.channel, "channel": self._channel(), "user": self._user(), "locale": "en-US"},
            **{"entitlements": [], "authorizing_integration_owners": {"1": self.id}, "context": 1},
            "attachment_size_limit": 10_000_000,
        }
        if server:
            body["channel"] = {"id": self.channel, "type": 3, "last_message_id": None, "recipients": [], "name": "us"}
            body["context"] = 2
        if message is not None:
            body["message"] = message
        self.fake.interactions[id] = (self, time.monotonic())
        await self.fake.dispatch("INTERACTION_CREATE", body)
        return id

    async def sees(self, words: str) -> str:
        """Wait until a message with these words is there, or an edit brought them; returns its text."""
        return await until(lambda: next((m.text for m in reversed(self.screen) if words in m.text), None), words, self)


async def until(found: Callable[[], Any], what: str, who: Person | None = None) -> Any:
    """Wait for a thing that is not None."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (there := found()) is not None:
            return there
        await asyncio.sleep(0.01)
    raise AssertionError(f"{what!r} never came: {who.screen[-3:] if who else ''}")


def _now() -> str:
    return datetime.now(UTC).isoformat()


class FakeDiscord:
    """The platform."""

    def __init__(self, token: str = "MTIz.fake.token") -> None:
        self.token = token
        self.url = ""
        self.people: dict[str, Person] = {}
        self.by_channel: dict[str, Person] = {}
        self.violations: list[str] = []
        self.interactions: dict[str, tuple[Person, float]] = {}
        self.answers: dict[str, list[dict[str, Any]]] = defaultdict(list)  # interaction -> callbacks
        self.deleted: list[str] = []
        self.commands: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.faults: list[Callable[[str, str], web.Response | str | None]] = []
        self.identified = self.resumed = 0
        self._numbers = itertools.count(1_000_000_000_000_000_000)
        self._nonces: dict[tuple[str, str], dict[str, Any]] = {}
        self._sockets: set[web.WebSocketResponse] = set()
        self._sequence = 0
        self._missed: list[dict[str, Any]] = []

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/gateway-socket", self._gateway)
        app.router.add_route("*", "/api/{rest:.*}", self._rest)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url, self.socket_url = f"http://127.0.0.1:{port}/api", f"ws://127.0.0.1:{port}/gateway-socket"
        return self

    async def __aexit__(self, *what: object) -> None:
        await self.drop()
        await self._runner.cleanup()

    def user(self, name: str) -> Person:
        person = Person(self, self.snowflake(), name, self.snowflake())
        self.people[person.id] = self.by_channel[person.channel] = person
        return person

    def snowflake(self) -> str:
        return str(next(self._numbers))

    # -- the gateway -------------------------------------------------------------------------------------------

    async def connected(self) -> None:
        await until(lambda: self._sockets or None, "a connection")

    async def drop(self, code: int = 1001) -> None:
        """Close all connections."""
        for socket in list(self._sockets):
            await socket.close(code=code)

    async def asks_to_reconnect(self) -> None:
        await self._send({"op": 7, "d": None})

    async def invalidates(self, *, resumable: bool) -> None:
        await self._send({"op": 9, "d": resumable})

    async def dispatch(self, name: str, data: dict[str, Any]) -> None:
        self._sequence += 1
        body = {"op": 0, "t": name, "s": self._sequence, "d": data}
        if self._sockets:
            await self._send(body)
        else:
            self._missed.append(body)

    async def _send(self, body: dict[str, Any]) -> None:
        for socket in list(self._sockets):
            await socket.send_str(json.dumps(body))

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"op": 10, "d": {"heartbeat_interval": 5000}}))
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            body = json.loads(message.data)
            if body["op"] == 1:
                await socket.send_str(json.dumps({"op": 11}))
            elif body["op"] == 2:
                await self._identifies(socket, body["d"])
            elif body["op"] == 6:
                self.resumed += 1
                self._sockets.add(socket)
                missed, self._missed = self._missed, []
                for event in missed:
                    await socket.send_str(json.dumps(event))
                self._sequence += 1
                await socket.send_str(json.dumps({"op": 0, "t": "RESUMED", "s": self._sequence, "d": {}}))
        self._sockets.discard(socket)
        return socket

    async def _identifies(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> None:
        if said["token"] != self.token:
            await socket.close(code=4004)
            return
        self.identified += 1
        self._sequence += 1
        me = {"id": BOT, "username": "Kintsugi", "discriminator": "0", "avatar": None, "bot": True}
        ready = {"v": 10, "user": me, "session_id": "s", "resume_gateway_url": self.socket_url, "guilds": []}
        body = {**ready, "application": {"id": APP, "flags": 0}, "private_channels": []}
        await socket.send_str(json.dumps({"op": 0, "t": "READY", "s": self._sequence, "d": body}))
        self._sockets.add(socket)
        missed, self._missed = self._missed, []
        del missed  # a new session does not get what came before it

    # -- REST --------------------------------------------------------------------------------------------------

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path, method = request.match_info["rest"], request.method
        self.calls.append(f"{method} {path}")
        known = request.headers.get("Authorization") == f"Bot {self.token}"
        if not known and not path.startswith(("interactions/", "webhooks/")):
            return _error(401, 0, "401: Unauthorized")
        lost = False
        for fault in self.faults:
            happens = fault(method, path)
            if isinstance(happens, web.Response):
                return happens
            lost = lost or happens == "lost"
        found = await self._answer(method, path.split("/"), await _body(request), request)
        if lost and request.transport is not None:
            request.transport.close()
        return found

    async def _answer(self, method: str, at: list[str], body: Any, request: web.Request) -> web.Response:
        if at[-1] == "@me" and at[0] == "users":
            return _ok({"id": BOT, "username": "Kintsugi", "discriminator": "0", "avatar": None, "bot": True})
        if "applications" in at and at[-1] == "@me":
            team = {"id": APP, "name": "Kintsugi", "icon": None, "description": "", "bot_public": True, "flags": 0}
            return _ok({**team, "bot_require_code_grant": False, "verify_key": "0" * 64, "owner": OWNER, "team": None})
        if at[0] == "gateway":
            limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
            return _ok({"url": self.socket_url, "shards": 1, "session_start_limit": limit})
        if at[-1] == "commands":
            self.commands = body
            known = ({**c, "id": str(n + 1), "application_id": APP, "version": "1"} for n, c in enumerate(body))
            return _ok([{"default_member_permissions": None, **each} for each in known])
        if at == ["users", "@me", "channels"]:
            return _ok(self.people[str(body["recipient_id"])]._channel())
        if at[0] == "interactions":
            return self._called_back(at[1], body, request)
        if at[0] == "webhooks":
            self.deleted.append(at[2])
            return web.Response(status=204)
        if at[0] == "channels":
            return self._message(method, at, body)
        return _error(404, 0, "no such thing here")

    def _called_back(self, id: str, body: dict[str, Any], request: web.Request) -> web.Response:
        who, began = self.interactions[id]
        if self.answers[id] or time.monotonic() - began > 3:
            return _error(404, 10062, "Unknown interaction")
        self.answers[id].append(body)
        if body["type"] == 9:
            who.fields.append(body["data"])
        about = {"id": id, "type": 2, "response_message_loading": False, "response_message_ephemeral": True}
        if request.query.get("with_response") in {"true", "1"}:
            return _ok({"interaction": about})
        return web.Response(status=204)

    def _message(self, method: str, at: list[str], body: dict[str, Any]) -> web.Response:
        who = self.by_channel[at[1]]
        if who.blocked:
            return _error(403, 50007, "Cannot send messages to this user")
        buttons = self._checked(body)
        if method == "PATCH":
            shown = next(m for m in who.screen if m.id == at[3])
            shown.text, shown.buttons = body.get("content", shown.text), buttons
            return _ok(self._as_sent(who, shown))
        nonce = (who.channel, str(body.get("nonce", "")))
        if body.get("enforce_nonce") and nonce in self._nonces:
            return _ok(self._nonces[nonce])
        shown = Shown(self.snowflake(), body.get("content", ""), buttons)
        who.screen.append(shown)
        self._nonces[nonce] = self._as_sent(who, shown)
        return _ok(self._nonces[nonce])

    def _as_sent(self, who: Person, shown: Shown) -> dict[str, Any]:
        me = {"id": BOT, "username": "Kintsugi", "discriminator": "0", "avatar": None, "bot": True}
        return {**who._message(shown.id, shown.text), "author": me}

    def _checked(self, body: dict[str, Any]) -> list[tuple[str, str]]:
        if len(body.get("content") or "") > 2000:
            self.violations.append("content of more than 2000 characters")
        if len(str(body.get("nonce", ""))) > 25:
            self.violations.append("nonce of more than 25 characters")
        found: list[tuple[str, str]] = []
        rows = body.get("components") or []
        if len(rows) > 5 or any(len(row["components"]) > 5 for row in rows):
            self.violations.append("more than five rows of five")
        for part in (part for row in rows for part in row["components"]):
            if part["type"] == 3:
                found += [(option["value"], option["label"]) for option in part["options"]]
            else:
                found.append((part["custom_id"], part["label"]))
        if any(len(label) > 80 or not 1 <= len(id) <= 100 for id, label in found):
            self.violations.append("a label or an id that is too long")
        if len({id for id, _ in found}) < len(found):
            self.violations.append("an id that comes twice")
        return found


async def _body(request: web.Request) -> Any:
    return await request.json() if request.can_read_body else {}


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Just `application/json`, as Discord says it: the library looks for that and no more."""
    sent = json.dumps(body).encode()
    return web.Response(body=sent, status=status, headers=headers, content_type="application/json")


def _ok(body: Any) -> web.Response:
    return _json(body)


def _error(status: int, code: int, message: str) -> web.Response:
    return _json({"code": code, "message": message}, status)


def too_many(seconds: float) -> web.Response:
    """429, for one channel."""
    headers = {"Retry-After": str(seconds), "Via": "1.1 google", "X-RateLimit-Scope": "user"}
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": False}
    return _json(body, 429, headers)
