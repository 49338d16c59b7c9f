"""Groups with the bot in them, privacy mode on."""

from __future__ import annotations

from tests.fakes.telegram.people import Client, Person
from tests.fakes.telegram.wire import Json
from tests.fakes.telegram.world import Account, Chat, Shown, World


class Group:
    """A group. `group[ana]` is Ana's app open at it. The first member is the one who made it."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world, self.chat = world, chat
        self._clients: dict[int, Client] = {}

    @property
    def id(self) -> int:
        """The chat id, another one after `migrate`."""
        return self.chat.id

    @property
    def screen(self) -> list[Shown]:
        """The messages that are there now, as they look now."""
        return [message.seen() for message in self.chat.messages if not message.deleted]

    def __getitem__(self, person: Person) -> Client:
        if person.id not in self._clients:
            self._clients[person.id] = Client(self.world, person.account, self.chat)
        return self._clients[person.id]

    async def join(self, person: Person) -> None:
        self.chat.people.append(person.account)
        self.chat.past.pop(person.id, None)
        self._service(person.account, {"new_chat_members": [person.account.wire()]})

    async def leave(self, person: Person) -> None:
        self._remove(person.account, person.account, "left")

    async def kick(self, person: Person) -> None:
        """The maker of the group removes somebody."""
        self._remove(person.account, self.chat.people[0], "kicked")

    async def kick_bot(self) -> None:
        self.world.standing(self.chat, self.chat.people[0], "kicked")

    async def add_bot(self) -> None:
        """Put the bot (back) in."""
        self.world.standing(self.chat, self.chat.people[0], "member")
        self._service(self.chat.people[0], {"new_chat_members": [self.world.bot.wire()]})

    async def migrate(self) -> int:
        """Become a supergroup: a new chat with a new id, which is returned."""
        old = self.chat
        assert old.kind == "group", "it is a supergroup already"
        new = Chat(old.id - 10**12, "supergroup", old.title, old.people, bot=old.bot, past=old.past)
        self.world.chats[new.id] = new
        self._service(old.people[0], {"migrate_to_chat_id": new.id})
        old.moved_to, self.chat = new.id, new
        self._service(old.people[0], {"migrate_from_chat_id": old.id})
        for client in self._clients.values():
            client.chat, client._read = new, 0
        return new.id

    def _remove(self, account: Account, by: Account, status: str) -> None:
        self.chat.people.remove(account)
        self.chat.past[account.id] = status
        self._service(by, {"left_chat_member": account.wire()})

    def _service(self, by: Account, content: dict[str, Json]) -> None:
        message = self.world.post(self.chat, by, content)
        if self.chat.bot == "member":
            self.world.updates.add("message", message.wire())


def make(world: World, number: int, title: str, people: tuple[Person, ...]) -> Group:
    """A new group in which the bot was just put, and was told so."""
    chat = Chat(number, "group", title, [person.account for person in people], bot="left")
    world.chats[number] = chat
    group = Group(world, chat)
    world.standing(chat, people[0].account, "member")
    group._service(people[0].account, {"group_chat_created": True})
    return group
