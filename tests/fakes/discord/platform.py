"""The platform as a whole: one server for HTTP and WebSocket, people, servers, and what a test may do to it."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.people import Client, Person
from tests.fakes.discord.places import Place, Server
from tests.fakes.discord.rest import Rest, too_many
from tests.fakes.discord.wire import Json, snowflake_of, until


class FakeDiscord:
    """Discord. `faults` are asked about each call, by its method and path: an answer of their own, "lost" or None."""

    def __init__(self, token: str = "MTIz.fake.token") -> None:
        self.token = token
        self.url = self.socket_url = ""
        self.granted = 0  # privileged intents that this app may use
        self.people: dict[str, Person] = {}
        self.places: dict[str, Place] = {}
        self.servers: list[Server] = []
        self.violations: list[str] = []
        self.interactions: dict[str, tuple[Client, float]] = {}
        self.answers: dict[str, list[Json]] = defaultdict(list)  # interaction -> callbacks
        self.deleted: list[str] = []
        self.commands: list[Json] = []
        self.calls: list[str] = []
        self.faults: list[Callable[[str, str], web.Response | str | None]] = []
        self.identified = self.resumed = 0
        self._numbers = itertools.count(snowflake_of(time.time()))
        self.gateway, self.rest = Gateway(self), Rest(self)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/gateway-socket", self.gateway.serve)
        app.router.add_route("*", "/api/{rest:.*}", self.rest.serve)
        self._runner = web.AppRunner(app, shutdown_timeout=0.5)
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
        person = Person.new(self, name)
        self.people[person.id], self.places[person.channel] = person, person.place
        return person

    def server(self, *people: Person) -> Server:
        """A server of these people, owned by the first, with the bot in it. To be made before the bot connects."""
        made = Server(self, self.snowflake(), list(people))
        self.servers.append(made)
        return made

    async def brings_in(self, server: Server) -> None:
        """The bot was brought into the server just now."""
        await self.dispatch("GUILD_CREATE", server.create(), server)

    def snowflake(self) -> str:
        return str(next(self._numbers))

    # -- the gateway -------------------------------------------------------------------------------------------

    async def connected(self) -> None:
        await until(lambda: self.gateway.is_connected or None, "a connection")

    async def dispatch(self, name: str, data: Json, where: Place | Server) -> None:
        await self.gateway.dispatch(name, data, where)

    async def drop(self, code: int = 1001) -> None:
        """Close all connections."""
        await self.gateway.drop(code)

    async def cut(self) -> None:
        """All connections go dead."""
        await self.gateway.cut()

    async def goes_away(self, how: str = "refuses") -> None:
        """The gateway is gone, or answers nobody, until it `comes_back`. The rest of the platform is there."""
        self.gateway.away = how
        await self.cut()

    def comes_back(self) -> None:
        self.gateway.away = ""

    async def asks_to_reconnect(self) -> None:
        await self.gateway.tell_all({"op": 7, "d": None})

    async def invalidates(self, *, resumable: bool) -> None:
        if not resumable:
            self.gateway.forget()
        await self.gateway.tell_all({"op": 9, "d": resumable})

    # -- REST --------------------------------------------------------------------------------------------------

    def limit(self, seconds: float, times: int, scope: str = "user") -> None:
        """So many calls are answered with 429: of messages, or of everything ("global")."""
        left = itertools.repeat(None, times)

        def fault(method: str, path: str) -> Any:
            if scope != "global" and not path.endswith("messages"):
                return None
            return too_many(seconds, scope) if next(left, 0) is None else None

        self.faults.append(fault)
