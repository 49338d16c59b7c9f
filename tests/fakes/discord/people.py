"""People, as tests drive them: an app open at one channel, and the direct messages with the bot."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.fakes.discord.places import Place, Shown
from tests.fakes.discord.wire import APP, BOT, DM, ME, SEND, VIEW, Json, member, message, now, until

if TYPE_CHECKING:
    from tests.fakes.discord.platform import FakeDiscord


@dataclass
class Client:
    """One person's app, open at one channel. `private_answers` are answers that only this person sees."""

    fake: FakeDiscord
    id: str
    name: str
    place: Place
    blocked: bool = False
    fields: list[Json] = field(default_factory=list)  # modals that were opened
    private_answers: list[str] = field(default_factory=list)

    @property
    def screen(self) -> list[Shown]:
        return self.place.screen

    @property
    def channel(self) -> str:
        return self.place.id

    def user(self) -> Json:
        return {"id": self.id, "username": self.name, "discriminator": "0", "avatar": None, "global_name": self.name}

    # What they write

    async def says(self, text: str) -> str:
        """Write a message; returns its id."""
        return await self._writes(text)

    async def mentions(self, text: str) -> str:
        """Write a message that calls the bot by its name."""
        return await self._writes(f"<@{BOT}> {text}", mentions=[ME])

    async def replies(self, to: Shown, text: str) -> str:
        """Answer a message of the bot, with the mention that goes with a reply."""
        reference = {"message_id": to.id, "channel_id": self.channel}
        return await self._writes(text, mentions=[ME], message_reference=reference, type=19)

    async def edits(self, id: str, text: str) -> None:
        await self.fake.dispatch("MESSAGE_UPDATE", {**self._message(id, text), "edited_timestamp": now()}, self.place)

    async def _writes(self, text: str, **more: Any) -> str:
        id = self.fake.snowflake()
        self.place.written.append(self._message(id, text, **more))
        await self.fake.dispatch("MESSAGE_CREATE", self.place.written[-1], self.place)
        return id

    def _message(self, id: str, text: str, **more: Any) -> Json:
        if self.place.server is not None:
            about = {key: value for key, value in member(self.user()).items() if key != "user"}
            more = {"guild_id": self.place.server.id, "member": about, **more}
        return message(id, self.channel, self.place.kind, self.user(), text, **more)

    # What they press

    async def taps(self, label: str) -> str:
        """Press the newest button with this label; returns the interaction's id."""
        for shown in reversed(self.screen):
            for data, known in shown.buttons:
                if known == label:
                    return await self.taps_old(shown, data)
        raise AssertionError(f"no button {label!r} for {self.name}: {self.screen[-2:]}")

    async def taps_old(self, shown: Shown, data: str) -> str:
        """Press a button that need not be there any more, as an old screen or a forger would."""
        under = {**self._message(shown.id, shown.text), "author": ME}
        return await self._interacts(3, {"custom_id": data, "component_type": 2}, under=under)

    async def can_tap(self, label: str) -> None:
        """Wait until a button with this label is there."""
        await until(
            lambda: next((m for m in self.screen if label in dict(m.buttons).values()), None), label, self._last
        )

    async def fills(self, text: str) -> str:
        """Write into the newest field that was opened, and send it."""
        opened = self.fields[-1]
        inner = opened["components"][0]
        part = (inner.get("components") or [inner.get("component")])[0]
        words = {"type": 4, "custom_id": part["custom_id"], "value": text, "id": 2}
        row = {"type": 1, "id": 1, "components": [words]}
        return await self._interacts(5, {"custom_id": opened["custom_id"], "components": [row]})

    async def runs(self, command: str, *, in_a_server: bool = False, **options: str) -> str:
        """Use one of the app's commands. `in_a_server`: in a place the bot was never brought into."""
        given = [{"name": name, "type": 3, "value": value} for name, value in options.items()]
        data = {"id": "1", "name": command, "type": 1, "options": given}
        return await self._interacts(2, data, elsewhere=in_a_server)

    async def _interacts(self, kind: int, data: Json, *, under: Any = None, elsewhere: bool = False) -> str:
        id = self.fake.snowflake()
        body = {
            **{"id": id, "application_id": APP, "type": kind, "token": f"token-{id}", "version": 1, "data": data},
            **{"channel_id": self.channel, "locale": "en-US", "entitlements": [], "attachment_size_limit": 10_000_000},
            **self._from_where(elsewhere),
        }
        if under is not None:
            body["message"] = under
        self.fake.interactions[id] = (self, time.monotonic())
        await self.fake.dispatch("INTERACTION_CREATE", body, self.place)
        return id

    def _from_where(self, elsewhere: bool) -> Json:
        server = self.place.server
        if server is not None:
            rights = str(VIEW | SEND)
            where = {"guild_id": server.id, "guild": {"id": server.id, "features": [], "locale": "en-US"}}
            who = {"member": member(self.user(), permissions=rights), "app_permissions": rights}
            owners: Json = {"authorizing_integration_owners": {"0": server.id}, "context": 0}
            return {**where, **who, **owners, "channel": {**self.place.wire(), "permissions": rights}}
        mine: Json = {"user": self.user(), "authorizing_integration_owners": {"1": self.id}}
        if elsewhere:
            group = {"id": self.channel, "type": 3, "last_message_id": None, "recipients": [], "name": "us"}
            return {**mine, "context": 2, "channel": group}
        return {**mine, "context": 1, "channel": self.place.wire()}

    # What they see

    async def sees(self, words: str) -> str:
        """Wait until a message with these words is there, or an edit brought them; returns its text."""
        found = await until(
            lambda: next((m.text for m in reversed(self.screen) if words in m.text), None), words, self._last
        )
        return str(found)

    async def hears(self, words: str) -> str:
        """Wait until an answer with these words came to this person alone."""
        found = await until(
            lambda: next((w for w in reversed(self.private_answers) if words in w), None), words, self._last
        )
        return str(found)

    def _last(self) -> object:
        return self.screen[-3:], self.private_answers[-3:]


@dataclass
class Person(Client):
    """Somebody with the app open in a direct message."""

    @classmethod
    def new(cls, fake: FakeDiscord, name: str) -> Person:
        place = Place(fake, fake.snowflake(), DM, [])
        person = cls(fake, fake.snowflake(), name, place)
        place.people.append(person)
        place.clients[person.id] = person
        return person
