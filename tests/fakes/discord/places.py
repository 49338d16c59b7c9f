"""Where messages stand: direct-message channels, and servers with their channels and threads. Who is where, and may."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.fakes.discord.wire import ADMINISTRATOR, BOT, DM, ME, PRIVATE_THREAD, SEND, TEXT, VIEW, Json, member

if TYPE_CHECKING:
    from tests.fakes.discord.people import Client, Person
    from tests.fakes.discord.platform import FakeDiscord


@dataclass
class Shown:
    """One message on a screen."""

    id: str
    text: str
    buttons: list[tuple[str, str]]  # (custom id or value, label)


@dataclass
class Place:
    """One channel. `people` are those who are let in by name: all of a thread, a private channel's overwrites."""

    fake: FakeDiscord
    id: str
    kind: int
    people: list[Person]
    server: Server | None = None
    parent: Place | None = None
    open: bool = False  # everybody of the server sees it
    screen: list[Shown] = field(default_factory=list)
    written: list[Json] = field(default_factory=list)  # what people wrote here
    clients: dict[str, Client] = field(default_factory=dict)
    allowed_roles: list[str] = field(default_factory=list)

    def __getitem__(self, person: Person) -> Client:
        """The person's app, open here."""
        from tests.fakes.discord.people import Client

        if person.id not in self.clients:
            self.clients[person.id] = Client(self.fake, person.id, person.name, self)
        return self.clients[person.id]

    def wire(self) -> Json:
        if self.kind == DM:
            return {"id": self.id, "type": DM, "last_message_id": None, "recipients": [self.people[0].user()]}
        assert self.server is not None
        named: Json = {"id": self.id, "type": self.kind, "guild_id": self.server.id, "name": "us", "nsfw": False}
        if self.parent is not None:
            about = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": "2026-01-01T00:00:00+00:00"}
            counts = {"member_count": len(self.people) + 1, "message_count": len(self.screen)}
            more = {"parent_id": self.parent.id, "owner_id": BOT, "thread_metadata": {**about, "locked": False}}
            return {**named, **more, **counts, "rate_limit_per_user": 0}
        shape = {"position": 0, "parent_id": None, "topic": None, "rate_limit_per_user": 0, "last_message_id": None}
        return {**named, **shape, "permission_overwrites": self._overwrites()}

    def _overwrites(self) -> list[Json]:
        assert self.server is not None
        if self.open:
            return []
        let_in: Json = {"allow": str(VIEW | SEND), "deny": "0"}
        closed = {"id": self.server.id, "type": 0, "allow": "0", "deny": str(VIEW)}
        roles = [self.server.own_role, *self.allowed_roles]
        by_role = [{"id": role, "type": 0, **let_in} for role in roles]
        return [closed, *by_role, *({"id": person.id, "type": 1, **let_in} for person in self.people)]

    def thread(self, *people: Person) -> Place:
        """A private thread here."""
        assert self.server is not None
        made = Place(self.fake, self.fake.snowflake(), PRIVATE_THREAD, list(people), self.server, self)
        return self.server.adds(made)

    async def allow(self, person: Person) -> None:
        self.people.append(person)
        await self.changed()

    async def deny(self, person: Person) -> None:
        self.people.remove(person)
        await self.changed()

    async def changed(self) -> None:
        await self.fake.dispatch("THREAD_UPDATE" if self.parent else "CHANNEL_UPDATE", self.wire(), self)

    async def delete(self) -> None:
        assert self.server is not None
        self.server.places.remove(self)
        del self.fake.places[self.id]
        await self.fake.dispatch("THREAD_DELETE" if self.parent else "CHANNEL_DELETE", self.wire(), self)


@dataclass
class Server:
    """A server (Discord's API says guild) with the bot in it. The first of the people owns it."""

    fake: FakeDiscord
    id: str
    people: list[Person]
    places: list[Place] = field(default_factory=list)
    roles: list[Json] = field(default_factory=list)
    bot: bool = True
    own_role: str = ""

    def __post_init__(self) -> None:
        self.own_role = self.fake.snowflake()
        self._role(self.id, "@everyone", VIEW | SEND)
        self._role(self.own_role, "Kintsugi", VIEW | SEND, tags={"bot_id": BOT})

    def _role(self, id: str, name: str, permissions: int, **more: object) -> str:
        look: Json = {"color": 0, "hoist": False, "icon": None, "unicode_emoji": None, "position": len(self.roles)}
        shape = {"managed": "tags" in more, "mentionable": False, "flags": 0, "permissions": str(permissions)}
        colors = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        self.roles.append({"id": id, "name": name, **look, **shape, "colors": colors, **more})
        return id

    def role(self, name: str, *, administrator: bool = False, permissions: int = 0) -> str:
        """A role that anybody may have; returns its id."""
        return self._role(self.fake.snowflake(), name, permissions | (ADMINISTRATOR if administrator else 0))

    def adds(self, place: Place) -> Place:
        self.places.append(place)
        self.fake.places[place.id] = place
        return place

    def channel(self, *people: Person) -> Place:
        """A private channel for these; with nobody named, one that everybody sees."""
        made = Place(self.fake, self.fake.snowflake(), TEXT, list(people), self, open=not people)
        return self.adds(made)

    def add(self, person: Person) -> None:
        """Somebody comes. Without the privileged intent the bot is not told."""
        self.people.append(person)

    def remove(self, person: Person) -> None:
        self.people.remove(person)

    async def remove_bot(self) -> None:
        self.bot = False
        await self.fake.dispatch("GUILD_DELETE", {"id": self.id}, self)

    def wire(self) -> Json:
        """As REST gives it with counts."""
        shape = {"features": [], "emojis": [], "stickers": [], "roles": self.roles, "preferred_locale": "en-US"}
        counts = {"approximate_member_count": len(self.people) + 1, "approximate_presence_count": 1}
        return {"id": self.id, "name": "Ours", "owner_id": self.people[0].id, **shape, **counts}

    def create(self) -> Json:
        """As the gateway gives it: of the members only the bot itself."""
        channels = [place.wire() for place in self.places if place.parent is None]
        threads = [place.wire() for place in self.places if place.parent is not None]
        more = {"channels": channels, "threads": threads, "members": [member(ME)], "member_count": len(self.people) + 1}
        return {**self.wire(), **more, "presences": [], "voice_states": [], "stage_instances": []}
