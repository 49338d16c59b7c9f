"""The methods that send, change and delete messages, with the limits and wordings of the real server.

Lengths are counted in UTF-16 units, which is never less than what the server counts.
"""

from __future__ import annotations

import struct
from itertools import chain

from tests.fakes.telegram.wire import Json, Params, Refusal, Upload, bad
from tests.fakes.telegram.world import KEYBOARD, Chat, File, Message, World

TEXT, CAPTION, BUTTONS, IN_A_ROW, BUTTON_BYTES = 4096, 1024, 100, 8, 64
PHOTO_BYTES, DOCUMENT_BYTES, PHOTO_SIDES, PHOTO_RATIO = 10 * 2**20, 50 * 2**20, 10_000, 20
DELETABLE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
NO_ACTION = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


def send_message(world: World, params: Params) -> Json:
    chat = _writable(world, params)
    return _send(world, chat, params, {"text": _text(params)} | _entities(params, "entities"))


def send_photo(world: World, params: Params) -> Json:
    chat = _writable(world, params)
    file = _file(world, params, "photo", PHOTO_BYTES)
    width, height = _sides(file.content)
    return _send(world, chat, params, {"photo": [file.wire() | {"width": width, "height": height}]}, file)


def send_document(world: World, params: Params) -> Json:
    chat = _writable(world, params)
    file = _file(world, params, "document", DOCUMENT_BYTES)
    return _send(world, chat, params, {"document": file.wire() | {"file_name": file.path.rsplit("/", 1)[-1]}}, file)


def edit_message_text(world: World, params: Params) -> Json:
    message = _to_edit(world, params)
    if "text" not in message.content:
        raise bad("there is no text in the message to edit")
    return _change(world, message, {"text": _text(params)} | _entities(params, "entities"), params)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    message = _to_edit(world, params)
    return _change(world, message, message.content, params)


def delete_message(world: World, params: Params) -> Json:
    message = world.chat(params).message(params.get("message_id"))
    if message is None:
        raise bad("message to delete not found")
    if not _deletable(world, message):
        raise bad("message can't be deleted")
    _delete(world, message)
    return True


def delete_messages(world: World, params: Params) -> Json:
    chat, numbers = world.chat(params), params.get("message_ids", [])
    if not numbers:
        raise bad("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad("too many message identifiers specified")
    found = [message for number in numbers if (message := chat.message(number))]
    if not all(_deletable(world, message) for message in found):
        raise bad("message can't be deleted")
    for message in found:
        _delete(world, message)
    return True


def _writable(world: World, params: Params) -> Chat:
    chat = world.chat(params)
    chat.check_open()
    return chat


def _send(world: World, chat: Chat, params: Params, content: Json, file: File | None = None) -> Json:
    if file is not None:
        content = content | _caption(params)
    markup, reply_to = _markup(params), _replied(chat, params)
    message = world.post(chat, world.bot, content, reply_to)
    message.markup, message.file, message.protected = markup, file, params.get("protect_content") is True
    world.show(message)
    return message.wire()


def _replied(chat: Chat, params: Params) -> Message | None:
    reply = params.get("reply_parameters")
    if not reply:
        return None
    message = chat.message(reply["message_id"])
    if message is None and not reply.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return message


def _to_edit(world: World, params: Params) -> Message:
    message = _writable(world, params).message(params.get("message_id"))
    if message is None:
        raise bad("message to edit not found")
    if message.sender is not world.bot:
        raise bad("message can't be edited")
    return message


def _change(world: World, message: Message, content: Json, params: Params) -> Json:
    markup = _markup(params)
    if (content, markup) == (message.content, message.markup):
        raise bad(NOT_MODIFIED)
    message.content, message.markup, message.edited = content, markup, int(world.now())
    world.show(message)
    return message.wire()


def _deletable(world: World, message: Message) -> bool:
    mine = message.sender is world.bot or message.chat.kind == "private"
    return mine and world.now() - message.date <= DELETABLE_SECONDS


def _delete(world: World, message: Message) -> None:
    message.deleted = True
    world.bell.ring()


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _text(params: Params) -> str:
    text = str(params.get("text", "")).strip()
    if not text:
        raise bad("message text is empty")
    if units(text) > TEXT:
        raise bad("message is too long")
    return text


def _caption(params: Params) -> dict[str, Json]:
    caption = str(params.get("caption", "")).strip()
    if units(caption) > CAPTION:
        raise bad("message caption is too long")
    return ({"caption": caption} if caption else {}) | _entities(params, "caption_entities")


def _entities(params: Params, name: str) -> dict[str, Json]:
    if params.get("parse_mode"):
        raise Refusal(501, "parse modes are not modelled by this stand-in: send plain text or entities")
    entities = params.get(name)
    return {name: entities} if entities else {}


def _markup(params: Params) -> dict[str, Json] | None:
    markup = params.get("reply_markup") or {}
    if "keyboard" in markup:
        raise Refusal(501, "reply keyboards are not modelled by this stand-in: use inline ones")
    rows = [row for row in markup.get(KEYBOARD, []) if row]
    if sum(map(len, rows)) > BUTTONS or any(len(row) > IN_A_ROW for row in rows):
        raise bad("reply markup is too long")
    for button in chain.from_iterable(rows):
        _check_button(button)
    return {KEYBOARD: rows} if rows else None


def _check_button(button: dict[str, Json]) -> None:
    if not str(button.get("text", "")).strip():
        raise bad("inline keyboard button text must be non-empty")
    if not button.keys() - {"text", "style", "icon_custom_emoji_id"}:
        raise bad(NO_ACTION)
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= BUTTON_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if not button.get("url", "https://").startswith(("https://", "http://", "tg://")):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Unsupported URL protocol")


def _file(world: World, params: Params, name: str, most: int) -> File:
    given = params.get(name)
    if isinstance(given, str) and given.startswith("attach://"):
        given = params.get(given.removeprefix("attach://"))
    if isinstance(given, str) and given in world.files:
        return world.files[given]
    if not isinstance(given, Upload):
        raise bad("wrong remote file identifier specified: Wrong string length" if given else f"there is no {name}")
    if not given.content:
        raise bad("file must be non-empty")
    if len(given.content) > most:
        size = len(given.content)
        raise bad(f"file of size {size} bytes is too big for a {name}; the maximum size is {most} bytes")
    return world.keep(given.content, given.name)


def _sides(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG. Of a JPEG only the signature is looked at."""
    if content.startswith(b"\xff\xd8\xff"):
        return 1, 1
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24])
    if not min(width, height) or width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height
