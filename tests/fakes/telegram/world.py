"""What the server knows: accounts, chats, messages, files and button presses. No HTTP and no waiting here."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.telegram.updates import Bell, Updates
from tests.fakes.telegram.wire import Json, Params, bad, forbidden

KEYBOARD = "inline_keyboard"
KINDS = ("text", "photo", "document", "sticker", "voice", "location")


@dataclass(frozen=True, slots=True)
class Button:
    """One button under a message, as it is drawn."""

    text: str
    data: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as a person saw it at one moment. `text` is the caption where there is a photo or a document."""

    id: int
    chat_id: int
    text: str
    rows: tuple[tuple[Button, ...], ...]
    from_bot: bool
    sender: str
    kind: str
    edited: bool
    protect_content: bool
    reply_to: int | None
    date: int
    file: bytes | None

    @property
    def buttons(self) -> list[str]:
        """The labels, row after row."""
        return [button.text for row in self.rows for button in row]

    def __str__(self) -> str:
        return " ".join([f"{self.sender}: {self.text or self.kind}", *(f"[{label}]" for label in self.buttons)])


@dataclass(eq=False, slots=True)
class Account:
    """A user, or the bot."""

    id: int
    name: str
    username: str | None = None
    language: str | None = None
    is_bot: bool = False
    deactivated: bool = False

    def wire(self) -> dict[str, Json]:
        wire = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        return wire | _given(username=self.username, language_code=self.language)


@dataclass(eq=False, slots=True)
class File:
    """A file on the server."""

    id: str
    path: str
    content: bytes

    def wire(self) -> dict[str, Json]:
        return {"file_id": self.id, "file_unique_id": f"unique-{self.id}", "file_size": len(self.content)}


@dataclass(eq=False, slots=True)
class Message:
    """`content` holds the fields that make its kind, as the Bot API names them."""

    id: int
    chat: Chat
    sender: Account
    date: int
    content: dict[str, Json]
    markup: dict[str, Json] | None = None
    reply_to: Message | None = None
    protected: bool = False
    edited: int | None = None
    deleted: bool = False
    file: File | None = None

    def wire(self, *, reply: bool = True) -> dict[str, Json]:
        wire = {"message_id": self.id, "date": self.date, "chat": self.chat.wire(), "from": self.sender.wire()}
        if reply and self.reply_to is not None:
            wire["reply_to_message"] = self.reply_to.wire(reply=False)
        protected = True if self.protected else None
        return (
            wire
            | self.content
            | _given(reply_markup=self.markup, edit_date=self.edited, has_protected_content=protected)
        )

    def unreachable(self) -> dict[str, Json]:
        """What a press carries instead of a message that is gone."""
        return {"chat": self.chat.wire(), "message_id": self.id, "date": 0}

    def seen(self) -> Shown:
        return Shown(
            id=self.id,
            chat_id=self.chat.id,
            text=str(self.content.get("text", self.content.get("caption", ""))),
            rows=tuple(tuple(_button(button) for button in row) for row in (self.markup or {}).get(KEYBOARD, [])),
            from_bot=self.sender.is_bot,
            sender=self.sender.name,
            kind=next((kind for kind in KINDS if kind in self.content), next(iter(self.content))),
            edited=self.edited is not None,
            protect_content=self.protected,
            reply_to=self.reply_to.id if self.reply_to else None,
            date=self.date,
            file=self.file.content if self.file else None,
        )


@dataclass(eq=False, slots=True)
class Chat:
    """A private chat or a group. `bot` is the bot's standing there, `past` that of people who were members."""

    id: int
    kind: str
    title: str
    people: list[Account]
    bot: str = "member"
    past: dict[int, str] = field(default_factory=dict)
    moved_to: int | None = None
    messages: list[Message] = field(default_factory=list)
    appeared: list[Shown] = field(default_factory=list)

    def wire(self) -> dict[str, Json]:
        if self.kind != "private":
            return {"id": self.id, "type": self.kind, "title": self.title}
        person = self.people[0]
        return {"id": self.id, "type": "private", "first_name": person.name} | _given(username=person.username)

    def check_open(self) -> None:
        """Raises as the server does where the bot cannot write here."""
        if self.moved_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.moved_to)
        if self.kind != "private" and self.bot == "kicked":
            raise forbidden(f"bot was kicked from the {self.kind} chat")
        if self.kind != "private" and self.bot == "left":
            raise forbidden(f"bot is not a member of the {self.kind} chat")
        if self.kind == "private":
            self._check_person()

    def _check_person(self) -> None:
        if self.people[0].deactivated:
            raise forbidden("user is deactivated")
        if self.bot == "kicked":
            raise forbidden("bot was blocked by the user")
        if self.bot == "left":
            raise forbidden("bot can't initiate conversation with a user")

    def message(self, number: Json) -> Message | None:
        """The message with this id, if it is still there."""
        return next((one for one in self.messages if one.id == number and not one.deleted), None)


@dataclass(eq=False, slots=True)
class Query:
    """A press of a button, `at` on the monotonic clock. `answer` is what answerCallbackQuery said, None until then."""

    id: str
    data: str
    message_id: int
    at: float
    answer: dict[str, Json] | None = None


class World:
    """Everything together. `now` is the wall clock that messages are dated by, in seconds since 1970."""

    def __init__(self, bot: Account, now: Callable[[], float]) -> None:
        self.bot = bot
        self.now = now
        self.bell = Bell()
        self.updates = Updates(self.bell)
        self.accounts: dict[int, Account] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.queries: dict[str, Query] = {}
        self.settings: dict[str, Json] = {}
        self.problems: list[str] = []
        self.query_seconds = 30.0
        self.numbers = itertools.count(random.randint(1000, 9999))

    def chat(self, params: Params) -> Chat:
        """The chat a call is about. Raises if there is none."""
        number = params.get("chat_id", "")
        if number == "":
            raise bad("chat_id is empty")
        if number not in self.chats:
            raise bad("chat not found")
        return self.chats[number]

    def post(self, chat: Chat, sender: Account, content: dict[str, Json], reply_to: Message | None = None) -> Message:
        """Put a message into a chat. It is not on anybody's way to the bot yet."""
        number = chat.messages[-1].id + 1 if chat.messages else 1
        message = Message(number, chat, sender, int(self.now()), content, reply_to=reply_to)
        chat.messages.append(message)
        self.bell.ring()
        return message

    def show(self, message: Message) -> None:
        """A message of the bot has appeared or changed before the people's eyes."""
        message.chat.appeared.append(message.seen())
        self.bell.ring()

    def keep(self, content: bytes, name: str) -> File:
        number = next(self.numbers)
        file = File(f"file-{number}", f"files/{number}/{name}", content)
        self.files[file.id] = file
        return file

    def standing(self, chat: Chat, by: Account, new: str) -> None:
        """The bot's standing in a chat changes, and the bot is told with my_chat_member."""
        old, chat.bot = chat.bot, new
        news = {"chat": chat.wire(), "from": by.wire(), "date": int(self.now())}
        news |= {"old_chat_member": member(self.bot, old), "new_chat_member": member(self.bot, new)}
        self.updates.add("my_chat_member", news)

    def stale_query(self, query: Query) -> bool:
        return query.answer is not None or time.monotonic() - query.at > self.query_seconds


def member(account: Account, status: str) -> dict[str, Json]:
    """A ChatMember."""
    extra: dict[str, dict[str, Json]] = {"kicked": {"until_date": 0}, "creator": {"is_anonymous": False}}
    return {"status": status, "user": account.wire(), **extra.get(status, {})}


def _button(button: dict[str, Json]) -> Button:
    return Button(button["text"], button.get("callback_data"), button.get("url"))


def _given(**values: Json) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value is not None}
