"""People, as tests drive them: an app open at one chat, and the private chat with the bot.

Whatever a person does is awaited and reaches the bot as an update. What no app would let a person do raises
AssertionError. Actions return what the person sees: the message, or the press.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

from tests.fakes.telegram.messages import TEXT, units
from tests.fakes.telegram.wire import Json
from tests.fakes.telegram.world import KEYBOARD, Account, Button, Chat, Message, Query, Shown, World

COMMAND = re.compile(r"(?<!\S)/\w{1,32}(?:@(\w+))?(?!\w)", re.ASCII)
MENTION = re.compile(r"(?<!\w)@(\w{3,32})", re.ASCII)
PIXEL = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"

What = str | Callable[[Shown], bool] | None


class Client:
    """One person's app, open at one chat."""

    def __init__(self, world: World, account: Account, chat: Chat) -> None:
        self.world, self.account, self.chat = world, account, chat
        self._read = 0

    @property
    def id(self) -> int:
        """The person's user id."""
        return self.account.id

    # What they see

    @property
    def screen(self) -> list[Shown]:
        """The messages that are there now, oldest first, as they look now."""
        return [message.seen() for message in self.chat.messages if not message.deleted]

    @property
    def buttons(self) -> list[str]:
        """The labels on the screen now, newest message first."""
        return [button.text for _, button in self._drawn()]

    def received(self) -> list[Shown]:
        """What the bot sent or edited since the last call, or after what `wait_for` found. Moves on, as it does."""
        new, self._read = self.chat.appeared[self._read :], len(self.chat.appeared)
        return new

    async def wait_for(self, what: What = None, timeout: float = 10) -> Shown:
        """The next message of the bot, sent or edited, that holds this text or meets this condition.

        Looks only at what came after the one found last. Returns it as it looked when it appeared.
        """
        until = time.monotonic() + timeout
        while (found := self._find(what)) is None:
            if time.monotonic() >= until:
                raise AssertionError(f"{self.account.name} waited {timeout} s for {what!r} in vain\n{self._account()}")
            await self.world.bell.wait(until - time.monotonic())
        self._read = found + 1
        return self.chat.appeared[found]

    async def quiet(self, seconds: float = 0.5) -> None:
        """Nothing new appears for so long."""
        before = len(self.chat.appeared)
        await asyncio.sleep(seconds)
        new = [str(shown) for shown in self.chat.appeared[before:]]
        assert not new, f"{self.account.name} expected quiet, but: {new}"

    # What they do

    async def say(self, text: str, *, reply_to: Shown | None = None) -> Shown:
        """Write a message. Longer than 4096 raises: Telegram's apps would split it."""
        assert units(text.strip()) <= TEXT, f"{units(text)} characters do not fit one message"
        return await self.send(_written(text), reply_to=reply_to)

    async def send(self, content: dict[str, Json], *, reply_to: Shown | None = None) -> Shown:
        """Send a message of any kind, `content` being the fields of the Bot API's Message that make its kind."""
        self._check_present()
        replied = self._message(reply_to) if reply_to else None
        message = self.world.post(self.chat, self.account, content, replied)
        self._tell("message", message)
        return message.seen()

    async def edit(self, message: Shown, text: str) -> Shown:
        """Change a text of their own."""
        self._check_present()
        mine = self._message(message)
        assert mine.sender is self.account, "only a message of one's own can be edited"
        mine.content, mine.edited = _written(text), int(self.world.now())
        self._tell("edited_message", mine)
        return mine.seen()

    async def delete(self, message: Shown) -> None:
        """Delete a message for everybody in the chat. Bots are not told."""
        self._message(message).deleted = True
        self.world.bell.ring()

    async def press(self, label_or_data: str) -> Query:
        """Press a button that is on the screen now; of several that fit, the one in the newest message."""
        for message, button in self._drawn():
            if label_or_data in (button.text, button.data):
                assert button.data is not None, f"{label_or_data!r} opens {button.url}: use follow"
                return self._ask(message.id, message.wire(), button.data)
        raise AssertionError(f"{self.account.name} sees no button {label_or_data!r}\n{self._account()}")

    async def press_old(self, message: Shown, data: str) -> Query:
        """Send a press of a button that need not be there, as an old screen or a forger would."""
        real = next(one for one in self.world.chats[message.chat_id].messages if one.id == message.id)
        return self._ask(real.id, real.unreachable() if real.deleted else real.wire(), data)

    async def photo(self, content: bytes = PIXEL, caption: str = "") -> Shown:
        return await self._send_file("photo", content, "photo.png", caption, width=1, height=1)

    async def document(self, content: bytes, name: str = "notes.txt", caption: str = "") -> Shown:
        return await self._send_file("document", content, name, caption, file_name=name)

    async def voice(self, content: bytes = b"OggS", seconds: int = 3) -> Shown:
        return await self._send_file("voice", content, "voice.ogg", "", duration=seconds)

    async def sticker(self, emoji: str = "🙂") -> Shown:
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return await self._send_file("sticker", b"RIFF", "sticker.webp", "", emoji=emoji, **shape)

    async def location(self, latitude: float = 52.5, longitude: float = 13.4) -> Shown:
        return await self.send({"location": {"latitude": latitude, "longitude": longitude}})

    # Helpers

    async def _send_file(self, kind: str, content: bytes, name: str, caption: str, **more: Json) -> Shown:
        file = self.world.keep(content, name)
        wire = file.wire() | more
        fields = {kind: [wire] if kind == "photo" else wire} | ({"caption": caption} if caption else {})
        return await self.send(fields)

    def _ask(self, number: int, message: dict[str, Json], data: str) -> Query:
        self._check_present()
        query = Query(str(next(self.world.numbers)), data, number, time.monotonic())
        self.world.queries[query.id] = query
        update = {"id": query.id, "from": self.account.wire(), "chat_instance": str(self.chat.id)}
        if self.chat.bot == "member":
            self.world.updates.add("callback_query", update | {"message": message, "data": data})
        return query

    def _tell(self, kind: str, message: Message) -> None:
        if self.chat.bot == "member" and (self.chat.kind == "private" or self._concerns_bot(message)):
            self.world.updates.add(kind, message.wire())

    def _concerns_bot(self, message: Message) -> bool:
        """Privacy mode: commands not meant for another bot, replies to the bot, and mentions of it."""
        text, name = str(message.content.get("text", message.content.get("caption", ""))), self.world.bot.username
        command = COMMAND.match(text)
        if command is not None:
            return command[1] in (None, name)
        replied = message.reply_to is not None and message.reply_to.sender is self.world.bot
        return replied or name in MENTION.findall(text)

    def _check_present(self) -> None:
        assert self.account in self.chat.people, f"{self.account.name} is not in {self.chat.title}"
        assert not (self.chat.kind == "private" and self.chat.bot == "kicked"), f"{self.account.name} blocked the bot"

    def _message(self, shown: Shown) -> Message:
        message = self.chat.message(shown.id)
        assert message is not None, f"there is no message {shown.id} now: {shown}"
        return message

    def _drawn(self) -> Iterator[tuple[Message, Button]]:
        for message in reversed(self.chat.messages):
            if not message.deleted and KEYBOARD in (message.markup or {}):
                yield from ((message, button) for row in message.seen().rows for button in row)

    def _find(self, what: What) -> int | None:
        for number, shown in enumerate(self.chat.appeared[self._read :], self._read):
            if what is None or (what in shown.text if isinstance(what, str) else what(shown)):
                return number
        return None

    def _account(self) -> str:
        lines = ["on the screen:", *(f"  {shown}" for shown in self.screen[-12:]), f"buttons now: {self.buttons}"]
        return "\n".join([*lines, "not looked at yet:", *(f"  {shown}" for shown in self.chat.appeared[self._read :])])


class Person(Client):
    """Somebody with Telegram, at their private chat with the bot."""

    async def start(self, code: str = "") -> Shown:
        """Press Start, or follow a link with a start parameter."""
        if self.chat.bot == "kicked":
            await self.unblock()
        return await self.say(f"/start {code}".strip())

    async def follow(self, link: str) -> Shown:
        """Open a t.me link to the bot and press Start."""
        parts = urlsplit(link)
        assert parts.hostname == "t.me", f"not a link to Telegram: {link}"
        assert parts.path.strip("/") == self.world.bot.username, f"not a link to the bot: {link}"
        return await self.start(parse_qs(parts.query).get("start", [""])[0])

    async def send(self, content: dict[str, Json], *, reply_to: Shown | None = None) -> Shown:
        if self.chat.bot == "left":
            self.chat.bot = "member"
        return await super().send(content, reply_to=reply_to)

    async def block(self) -> None:
        self.world.standing(self.chat, self.account, "kicked")

    async def unblock(self) -> None:
        self.world.standing(self.chat, self.account, "member")

    async def deactivate(self) -> None:
        """Delete the account. Bots are not told."""
        self.account.deactivated = True


def _written(text: str) -> dict[str, Json]:
    text = text.strip()
    assert text, "there is no empty message"
    entities = [_entity("bot_command", found, text) for found in COMMAND.finditer(text)]
    entities += [_entity("mention", found, text) for found in MENTION.finditer(text)]
    return {"text": text} | ({"entities": entities} if entities else {})


def _entity(kind: str, found: re.Match[str], text: str) -> dict[str, Json]:
    return {"type": kind, "offset": units(text[: found.start()]), "length": units(found[0])}
