"""The queue of updates: kept until confirmed by a higher offset, however often they were handed out."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import suppress

from tests.fakes.telegram.wire import Json, Params, Refusal

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}  # left out unless asked for by name
OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
LONGEST_POLL = 50


class Bell:
    """Wakes everybody who waits for something to happen."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        """Until the next ring, at most so long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), max(seconds, 0))


class Updates:
    """Updates in order, with ids that rise from a random start."""

    def __init__(self, bell: Bell) -> None:
        self.pending: list[dict[str, Json]] = []
        self.allowed: list[str] = []
        self.webhook = ""
        self.open = True
        self._bell = bell
        self._next = random.randint(10**7, 10**9)
        self._poll = 0

    def add(self, kind: str, payload: Json) -> None:
        """Queue one, unless the bot has said that it does not want this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in UNASKED
        if wanted:
            self.pending.append({"update_id": self._next, kind: payload})
            self._next += 1
            self._bell.ring()

    async def get(self, params: Params) -> Json:
        """getUpdates: at once if there is something to hand out, else when there is or when the timeout has passed."""
        self._check_webhook()
        self.allowed = params.get("allowed_updates", self.allowed)
        self._confirm(params.get("offset", 0))
        self._poll += 1
        self._bell.ring()
        mine, limit = self._poll, min(max(params.get("limit", 100), 1), 100)
        until = time.monotonic() + min(params.get("timeout", 0), LONGEST_POLL)
        while not self.pending and self.open and (left := until - time.monotonic()) > 0:
            await self._bell.wait(left)
            if mine != self._poll:
                raise Refusal(409, OTHER_POLL)
            self._check_webhook()
        return self.pending[:limit]

    def set_webhook(self, url: str, params: Params) -> None:
        self.webhook = url
        self.allowed = params.get("allowed_updates", self.allowed)
        if params.get("drop_pending_updates"):
            self.pending.clear()
        self._bell.ring()

    def close(self) -> None:
        """Let a poll that is under way end."""
        self.open = False
        self._bell.ring()

    def _check_webhook(self) -> None:
        if self.webhook:
            raise Refusal(409, WEBHOOK)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]
