"""The REST side: who may call, what is there, what a message may be, and what an interaction's answer shows to whom."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fakes.discord import spec
from tests.fakes.discord.places import Place, Server, Shown
from tests.fakes.discord.wire import APP, DM, EPHEMERAL, ME, OWNER, Json, member, message

if TYPE_CHECKING:
    from tests.fakes.discord.platform import FakeDiscord

FIRST_ANSWER, TOKEN_LIVES, NONCE_LIVES = 3.0, 900.0, 180.0  # seconds
OPEN = ("interactions/", "webhooks/")  # their token is in the path


@dataclass
class Rest:
    fake: FakeDiscord
    nonces: dict[tuple[str, str], tuple[float, Json]] = field(default_factory=dict)
    app: str = APP

    async def serve(self, request: web.Request) -> web.StreamResponse:
        path, method = request.match_info["rest"], request.method
        self.fake.calls.append(f"{method} {path}")
        if request.headers.get("Authorization") != f"Bot {self.fake.token}" and not path.startswith(OPEN):
            return error(401, 0, "401: Unauthorized")
        lost = False
        for fault in self.fake.faults:
            happens = fault(method, path)
            if isinstance(happens, web.Response):
                return happens
            lost = lost or happens == "lost"
        body = await request.json() if request.can_read_body else {}
        wrong = spec.faults(method, path, body) if body else []
        if not spec.is_known(method, path):
            wrong = [f"{method} {path} is no request of Discord's"]
        if wrong:
            self.fake.violations += wrong
            return error(400, 50035, "Invalid Form Body")
        found = self._answer(method, path.split("/"), body, request)
        if lost and request.transport is not None:
            request.transport.close()
        return found

    def _answer(self, method: str, at: list[str], body: Any, request: web.Request) -> web.Response:
        match (method, *at):
            case ("GET", "users", "@me"):
                return ok(ME)
            case ("GET", "applications", "@me") | ("GET", "oauth2", "applications", "@me"):
                team = {"id": APP, "name": "Kintsugi", "icon": None, "description": "", "bot_public": True, "flags": 0}
                return ok(
                    {**team, "bot_require_code_grant": False, "verify_key": "0" * 64, "owner": OWNER, "team": None}
                )
            case ("GET", "gateway", *_):
                limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
                return ok({"url": self.fake.socket_url, "shards": 1, "session_start_limit": limit})
            case ("PUT", "applications", _, "commands"):
                self.fake.commands = body
                about = ({**c, "id": str(n + 1), "application_id": APP, "version": "1"} for n, c in enumerate(body))
                return ok([{"default_member_permissions": None, **each} for each in about])
            case ("POST", "users", "@me", "channels"):
                person = self.fake.people.get(str(body["recipient_id"]))
                return ok(person.place.wire()) if person else error(404, 10013, "Unknown User")
            case ("GET", "guilds", id):
                server = self._server(id)
                return ok(server.wire()) if server else error(404, 10004, "Unknown Guild")
            case ("GET", "guilds", id, "members", user):
                return self._member(self._server(id), user)
            case ("POST", "interactions", id, _, "callback"):
                return self._called_back(id, body, request)
            case ("POST", "webhooks", _, token):
                return self._follows_up(token, body)
            case ("DELETE", "webhooks", _, token, "messages", "@original"):
                self.fake.deleted.append(token)
                return web.Response(status=204)
            case (_, "channels", id, *more):
                return self._in_channel(method, self.fake.places.get(id), more, body, request)
        return error(404, 0, "404: Not Found")

    # -- servers -----------------------------------------------------------------------------------------------

    def _server(self, id: str) -> Server | None:
        return next((server for server in self.fake.servers if server.id == id and server.bot), None)

    def _member(self, server: Server | None, user: str) -> web.Response:
        if server is None:
            return error(403, 50001, "Missing Access")
        found = next((person for person in server.people if person.id == user), None)
        return ok(member(found.user())) if found else error(404, 10007, "Unknown Member")

    # -- channels ----------------------------------------------------------------------------------------------

    def _in_channel(
        self, method: str, place: Place | None, more: list[str], body: Json, request: web.Request
    ) -> web.Response:
        if place is None:
            return error(404, 10003, "Unknown Channel")
        if place.server is not None and not place.server.bot:
            return error(403, 50001, "Missing Access")
        match (method, *more):
            case ("GET",):
                return ok(place.wire())
            case ("GET", "thread-members", user):
                there = any(person.id == user for person in place.people)
                about = {"id": place.id, "user_id": user, "join_timestamp": "2026-01-01T00:00:00+00:00", "flags": 0}
                return ok(about) if there else error(404, 10007, "Unknown Member")
            case ("GET", "messages"):
                return self._history(place, request)
            case ("POST", "messages"):
                return self._sent(place, body)
            case ("PATCH", "messages", id):
                return self._edited(place, id, body)
        return error(404, 0, "404: Not Found")

    def _history(self, place: Place, request: web.Request) -> web.Response:
        """What stands there, the newest first: the oldest after a message, else the newest, before one or at all."""
        after, before, most = (request.query.get(name) for name in ("after", "before", "limit"))
        all = [*place.written, *(self._as_sent(place, shown) for shown in place.screen)]
        found = sorted(all, key=lambda each: int(each["id"]))
        if after is not None:
            found = [each for each in found if int(each["id"]) > int(after)][: int(most or 50)]
        else:
            found = [each for each in found if before is None or int(each["id"]) < int(before)][-int(most or 50) :]
        return ok(found[::-1])

    def _sent(self, place: Place, body: Json) -> web.Response:
        if place.kind == DM and place.people[0].blocked:
            return error(403, 50007, "Cannot send messages to this user")
        buttons, wrong = buttons_of(body)
        if wrong := [*wrong, *over_long(body)]:
            self.fake.violations += wrong
            return error(400, 50035, "Invalid Form Body")
        nonce, at = (place.id, str(body.get("nonce", ""))), time.monotonic()
        known = self.nonces.get(nonce)
        if body.get("enforce_nonce") and nonce[1] and known is not None and at - known[0] < NONCE_LIVES:
            return ok(known[1])
        shown = Shown(self.fake.snowflake(), body.get("content") or "", buttons)
        place.screen.append(shown)
        self.nonces[nonce] = (at, self._as_sent(place, shown))
        return ok(self.nonces[nonce][1])

    def _edited(self, place: Place, id: str, body: Json) -> web.Response:
        """What the request does not name stays as it is."""
        shown = next((each for each in place.screen if each.id == id), None)
        if shown is None:
            return error(404, 10008, "Unknown Message")
        buttons, wrong = buttons_of(body)
        if wrong := [*wrong, *over_long(body)]:
            self.fake.violations += wrong
            return error(400, 50035, "Invalid Form Body")
        shown.text = body["content"] or "" if "content" in body else shown.text
        shown.buttons = buttons if "components" in body else shown.buttons
        return ok(self._as_sent(place, shown))

    def _as_sent(self, place: Place, shown: Shown) -> Json:
        return message(shown.id, place.id, place.kind, ME, shown.text)

    # -- interactions ------------------------------------------------------------------------------------------

    def _called_back(self, id: str, body: Json, request: web.Request) -> web.Response:
        who, began = self.fake.interactions[id]
        if self.fake.answers[id] or time.monotonic() - began > FIRST_ANSWER:
            return error(404, 10062, "Unknown interaction")
        self.fake.answers[id].append(body)
        data = body.get("data") or {}
        if body["type"] == 9:
            who.fields.append(data)
        if body["type"] == 4:
            self._tells(who.place, id, data)
        about = {"id": id, "type": 2, "response_message_loading": False, "response_message_ephemeral": True}
        if request.query.get("with_response") in {"true", "1"}:
            return ok({"interaction": about})
        return web.Response(status=204)

    def _follows_up(self, token: str, body: Json) -> web.Response:
        id = token.removeprefix("token-")
        known = self.fake.interactions.get(id)
        if known is None or not self.fake.answers[id] or time.monotonic() - known[1] > TOKEN_LIVES:
            return error(404, 10015, "Unknown Webhook")
        shown = self._tells(known[0].place, id, body)
        return ok(self._as_sent(known[0].place, shown))

    def _tells(self, place: Place, id: str, data: Json) -> Shown:
        """An answer in words: to one alone, or for all who are there."""
        shown = Shown(self.fake.snowflake(), data.get("content") or "", buttons_of(data)[0])
        if data.get("flags", 0) & EPHEMERAL:
            self.fake.interactions[id][0].private_answers.append(shown.text)
        else:
            place.screen.append(shown)
        return shown


# -- what a message may be -------------------------------------------------------------------------------------


def buttons_of(body: Json) -> tuple[list[tuple[str, str]], list[str]]:
    """The buttons and lists of a message, and what of them breaks a limit."""
    found: list[tuple[str, str]] = []
    rows, wrong = body.get("components") or [], []
    if len(rows) > 5 or any(len(row["components"]) > 5 for row in rows):
        wrong.append("more than five rows of five")
    for part in (part for row in rows for part in row["components"]):
        if part["type"] == 3:
            found += [(option["value"], option["label"]) for option in part["options"]]
        else:
            found.append((part["custom_id"], part["label"]))
    if any(len(label) > 80 or not 1 <= len(id) <= 100 for id, label in found):
        wrong.append("a label or an id that is too long")
    if len({id for id, _ in found}) < len(found):
        wrong.append("an id that comes twice")
    return found, wrong


def over_long(body: Json) -> list[str]:
    """The description allows a bot 4000; without a paid plan it is 2000."""
    return ["content of more than 2000 characters"] if len(body.get("content") or "") > 2000 else []


# -- answers ---------------------------------------------------------------------------------------------------


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Just `application/json`, as Discord says it: the library looks for that and no more."""
    sent = json.dumps(body).encode()
    return web.Response(body=sent, status=status, headers=headers, content_type="application/json")


def ok(body: Any) -> web.Response:
    bucket = {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "999", "X-RateLimit-Reset-After": "1.0"}
    return _json(body, headers={**bucket, "X-RateLimit-Reset": str(time.time() + 1), "X-RateLimit-Bucket": "b"})


def error(status: int, code: int, text: str) -> web.Response:
    return _json({"code": code, "message": text}, status)


def too_many(seconds: float, scope: str = "user") -> web.Response:
    """429: for one channel ("user"), or for everything ("global")."""
    headers = {"Retry-After": str(seconds), "Via": "1.1 google", "X-RateLimit-Scope": scope}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": scope == "global"}
    return _json(body, 429, headers)
