"""The server itself: HTTP in front of the world, with faults in between."""

from __future__ import annotations

import asyncio
import re
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace

from aiohttp import web

from tests.fakes.telegram import groups, spec
from tests.fakes.telegram.faults import Fault, Faults, FloodLimits, refusal
from tests.fakes.telegram.groups import Group
from tests.fakes.telegram.methods import METHODS
from tests.fakes.telegram.people import Client, Person
from tests.fakes.telegram.wire import Json, Params, Refusal, read
from tests.fakes.telegram.world import Account, Chat, Shown, World

TOKEN = "8123456789:AAFakeTokenOfTheStandIn_0123456789abc"
WELL_FORMED = re.compile(r"\d+:[\w-]{10,}", re.ASCII)
COUNTED = re.compile("send(?!ChatAction)|editMessage")
LARGEST_REQUEST = 64 * 2**20


@dataclass(slots=True)
class Call:
    """One call of the bot. `status` is None while it runs and where the connection was cut."""

    method: str
    params: Params
    at: float
    status: int | None = None
    running: bool = True


class FakeTelegram:
    """See the package. All state is here, so the bot may be killed and started again, and `stop` and `start` on the
    same port are an outage."""

    def __init__(
        self,
        token: str = TOKEN,
        username: str = "kintsugi_test_bot",
        *,
        flood_limits: bool = False,
        now: Callable[[], float] = time.time,
    ) -> None:
        number = token.partition(":")[0]
        bot = Account(int(number) if number.isdecimal() else 1, "Kintsugi", username, is_bot=True)
        self.token, self.port = token, 0
        self.world = World(bot, now)
        self.calls: list[Call] = []
        self._faults = Faults()
        self._limits = FloodLimits() if flood_limits else None
        self._runner: web.AppRunner | None = None

    # Running it

    async def start(self, port: int = 0) -> None:
        """Listen on this port, or on a free one."""
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._method)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port = self._runner.addresses[0][1]
        self.world.updates.open = True

    async def stop(self) -> None:
        """Stop listening. Nothing is forgotten."""
        self.world.updates.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None

    @property
    def base_url(self) -> str:
        """The bot uses base_url + "/bot" and, for files, base_url + "/file/bot"."""
        return f"http://127.0.0.1:{self.port}"

    # People

    def user(self, name: str, id: int | None = None, *, username: str | None = None, language: str = "en") -> Person:
        """Somebody with Telegram, who has never written to the bot yet."""
        number = id or next(self.world.numbers) + 10**6
        account = Account(number, name, username, language)
        self.world.accounts[number] = account
        self.world.chats[number] = Chat(number, "private", name, [account], bot="left")
        return Person(self.world, account, self.world.chats[number])

    def group(self, *people: Person, title: str = "Us") -> Group:
        """A group of these people, made by the first, with the bot in it."""
        return groups.make(self.world, -(next(self.world.numbers) + 10**6), title, people)

    # Faults. `times=None` is for ever; `to` keeps a fault to one chat; "*" is any method.

    def fail(
        self,
        method: str,
        status: int = 429,
        *,
        retry_after: int | None = None,
        description: str | None = None,
        body: str | None = None,
        times: int | None = 1,
        to: Client | Group | None = None,
    ) -> None:
        """Answer with this status instead of acting; `body` replaces the JSON, as a proxy's error page does."""
        refused = refusal(status, retry_after, description)
        self._script(Fault("fail", method, times, refusal=refused, body=body), to)

    def drop(self, method: str, *, times: int | None = 1, to: Client | Group | None = None) -> None:
        """Cut the connection before acting."""
        self._script(Fault("drop", method, times), to)

    def lose_answer(self, method: str, *, times: int | None = 1, to: Client | Group | None = None) -> None:
        """Act, and cut the connection before the answer."""
        self._script(Fault("lose", method, times), to)

    def delay(self, method: str, seconds: float, *, times: int | None = 1, to: Client | Group | None = None) -> None:
        """Wait before acting. The call acts even if the bot has given up by then."""
        self._script(Fault("delay", method, times, seconds=seconds), to)

    def heal(self) -> None:
        """No more faults."""
        self._faults.script.clear()

    def _script(self, fault: Fault, to: Client | Group | None) -> None:
        self._faults.script.append(replace(fault, chat=to.chat.id if to else None))

    # What happened

    @property
    def problems(self) -> list[str]:
        """Calls the real server would not understand, and what this stand-in does not model."""
        return self.world.problems

    def assert_clean(self) -> None:
        assert not self.problems, "\n".join(["the bot misused the Bot API:", *self.problems])

    def called(self, method: str) -> list[Call]:
        """The calls of one method, in the order of their arrival."""
        return [call for call in self.calls if call.method == method]

    def sent_to(self, to: Client | Group) -> list[Shown]:
        """Every message the bot put into this chat, as first sent: those edited or deleted since, too."""
        return [shown for shown in to.chat.appeared if not shown.edited]

    @property
    def unconfirmed(self) -> list[dict[str, Json]]:
        """Updates that the bot would be given again."""
        return self.world.updates.pending

    async def settled(self, quiet: float = 0.3, timeout: float = 10) -> None:
        """The bot has confirmed every update and for so long called nothing but getUpdates."""
        until, since = time.monotonic() + timeout, time.monotonic()
        seen = len(self.calls)
        while time.monotonic() - since < quiet:
            assert time.monotonic() < until, f"the bot did not come to rest in {timeout} s: {self.calls[-5:]}"
            await asyncio.sleep(0.02)
            others = [call for call in self.calls[seen:] if call.method != "getUpdates"]
            if self.unconfirmed or others or any(c.running and c.method != "getUpdates" for c in self.calls):
                since = time.monotonic()
            seen = len(self.calls)

    # HTTP

    async def _method(self, request: web.Request) -> web.StreamResponse:
        if (no := self._check_token(request)) is not None:
            return _answer(no)
        method, params = request.match_info["method"], await read(request)
        call = Call(method, params, time.monotonic())
        self.calls.append(call)
        try:
            return await self._play(call, request)
        finally:
            call.running = False

    async def _play(self, call: Call, request: web.Request) -> web.StreamResponse:
        seconds, fault = self._faults.take(call.method, call.params)
        await asyncio.sleep(seconds)
        if fault is not None and fault.kind == "drop":
            return _cut(request)
        if fault is not None and fault.kind == "fail" and fault.refusal is not None:
            call.status = fault.refusal.status
            return _answer(fault.refusal, fault.body)
        answer = await self._act(call)
        if fault is not None and fault.kind == "lose":
            return _cut(request)
        call.status = answer.status
        return answer

    async def _act(self, call: Call) -> web.Response:
        self.problems.extend(spec.faults(call.method, call.params))
        try:
            return web.json_response({"ok": True, "result": await self._result(call)})
        except Refusal as no:
            if no.status == 501:
                self.problems.append(f"{call.method}: {no.description}")
            return _answer(no)
        except Exception:  # Whatever breaks in here must fail the test, not look like an outage to a patient bot.
            self.problems.append(f"{call.method} {call.params} broke the stand-in:\n{traceback.format_exc()}")
            return _answer(refusal(500, None, None))

    async def _result(self, call: Call) -> Json:
        if call.method == "getUpdates":
            return await self.world.updates.get(call.params)
        if call.method not in METHODS:
            self.problems.append(f"{call.method} is not known to this stand-in")
            raise Refusal(404, "Not Found: method not found")
        if self._limits is not None and COUNTED.match(call.method):
            self._limits.count(call.params.get("chat_id", 0))
        return METHODS[call.method](self.world, call.params)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        if (no := self._check_token(request)) is not None:
            return _answer(no)
        path = request.match_info["path"]
        file = next((file for file in self.world.files.values() if file.path == path), None)
        return web.Response(body=file.content) if file else _answer(Refusal(404, "Not Found"))

    def _check_token(self, request: web.Request) -> Refusal | None:
        given = request.match_info["token"]
        if given == self.token:
            return None
        return Refusal(401, "Unauthorized") if WELL_FORMED.fullmatch(given) else Refusal(404, "Not Found")


def _answer(no: Refusal, body: str | None = None) -> web.Response:
    if body is not None:
        return web.Response(status=no.status, text=body, content_type="text/html")
    return web.json_response(no.body(), status=no.status)


def _cut(request: web.Request) -> web.Response:
    """Close the connection. The response is never written; aiohttp wants one."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
