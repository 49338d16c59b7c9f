"""Between HTTP and Python: how parameters arrive, and how a refusal leaves."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiohttp import web

Json = Any
Params = dict[str, Any]

INTEGERS = {
    "cache_time", "chat_id", "limit", "max_connections", "message_id", "message_thread_id",
    "direct_messages_topic_id", "offset", "timeout", "user_id",
}  # fmt: skip
BOOLEANS = {
    "allow_paid_broadcast", "disable_content_type_detection", "disable_notification", "drop_pending_updates",
    "has_spoiler", "protect_content", "show_alert", "show_caption_above_media",
}  # fmt: skip
DOCUMENTS = {
    "allowed_updates", "caption_entities", "commands", "entities", "link_preview_options", "menu_button",
    "message_ids", "reply_markup", "reply_parameters", "rich_message", "scope", "suggested_post_parameters",
}  # fmt: skip


class Refusal(Exception):
    """The server says no: HTTP status, description, and what the answer carries under `parameters`."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters

    def body(self) -> dict[str, Json]:
        body: dict[str, Json] = {"ok": False, "error_code": self.status, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad(description: str, **parameters: int) -> Refusal:
    return Refusal(400, f"Bad Request: {description}", **parameters)


def forbidden(description: str) -> Refusal:
    return Refusal(403, f"Forbidden: {description}")


def flooded(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came as a part of a multipart request."""

    name: str
    content: bytes
    mime: str

    def __repr__(self) -> str:
        return f"Upload({self.name!r}, {len(self.content)} bytes)"


async def read(request: web.Request) -> Params:
    """The parameters of a call, from the query, a form, a multipart form or JSON. What cannot be read stays text."""
    params: Params = {name: decoded(name, value) for name, value in request.query.items()}
    if request.content_type == "application/json":
        return {**params, **await request.json()}
    for name, value in (await request.post()).items():
        params[name] = _upload(value) if isinstance(value, web.FileField) else decoded(name, str(value))
    return params


def decoded(name: str, value: str) -> Json:
    """The value of a form field. Names with one meaning in all methods known here, so no schema is needed."""
    with suppress(ValueError):
        if name in INTEGERS:
            return int(value)
        if name in DOCUMENTS:
            return json.loads(value)
        if name in BOOLEANS:
            return {"true": True, "false": False}.get(value.lower(), value)
    return value


def _upload(part: web.FileField) -> Upload:
    with part.file as file:
        return Upload(part.filename, file.read(), part.content_type)
