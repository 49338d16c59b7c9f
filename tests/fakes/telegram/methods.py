"""The methods about the bot itself, chats, presses and files; and the table of all methods there are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from tests.fakes.telegram.messages import (
    delete_message,
    delete_messages,
    edit_message_reply_markup,
    edit_message_text,
    send_document,
    send_message,
    send_photo,
    units,
)
from tests.fakes.telegram.wire import Json, Params, bad
from tests.fakes.telegram.world import Chat, World, member

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
DOWNLOAD_BYTES = 20 * 2**20
ANSWER, DESCRIPTION, SHORT_DESCRIPTION, COMMANDS, COMMAND_DESCRIPTION = 200, 512, 120, 100, 256
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
NO_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_me(world: World, params: Params) -> Json:
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return world.bot.wire() | abilities


def set_webhook(world: World, params: Params) -> Json:
    url = params.get("url", "")
    if url and not url.startswith("https://"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    world.updates.set_webhook(url, params)
    return True


def delete_webhook(world: World, params: Params) -> Json:
    world.updates.set_webhook("", params)
    return True


def get_webhook_info(world: World, params: Params) -> Json:
    updates = world.updates
    info = {"url": updates.webhook, "has_custom_certificate": False, "pending_update_count": len(updates.pending)}
    return info | ({"allowed_updates": updates.allowed} if updates.allowed else {})


def send_chat_action(world: World, params: Params) -> Json:
    world.chat(params).check_open()
    if params.get("action") not in ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def answer_callback_query(world: World, params: Params) -> Json:
    query = world.queries.get(params.get("callback_query_id", ""))
    if query is None or world.stale_query(query):
        raise bad(QUERY_TOO_OLD)
    if units(params.get("text", "")) > ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    query.answer = {"text": params.get("text", ""), "show_alert": params.get("show_alert", False)}
    world.bell.ring()
    return True


def set_my_commands(world: World, params: Params) -> Json:
    commands = params.get("commands", [])
    if len(commands) > COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not COMMAND.fullmatch(command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= COMMAND_DESCRIPTION:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.settings[_scope(params)] = commands
    return True


def get_my_commands(world: World, params: Params) -> Json:
    return world.settings.get(_scope(params), [])


def delete_my_commands(world: World, params: Params) -> Json:
    world.settings.pop(_scope(params), None)
    return True


def _scope(params: Params) -> str:
    scope = params.get("scope") or {"type": "default"}
    return f"commands {json.dumps(scope, sort_keys=True)} {params.get('language_code', '')}".strip()


def set_my_description(world: World, params: Params) -> Json:
    return _set_text(world, params, "description", DESCRIPTION)


def set_my_short_description(world: World, params: Params) -> Json:
    return _set_text(world, params, "short_description", SHORT_DESCRIPTION)


def _set_text(world: World, params: Params, name: str, most: int) -> Json:
    if units(params.get(name, "")) > most:
        raise bad(f"{name} is too long")
    world.settings[f"{name} {params.get('language_code', '')}".strip()] = params.get(name, "")
    return True


def set_chat_menu_button(world: World, params: Params) -> Json:
    world.settings[f"menu_button {params.get('chat_id', '')}".strip()] = params.get("menu_button")
    return True


def get_chat(world: World, params: Params) -> Json:
    chat = _joined(world, params)
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": NO_GIFTS}
    return chat.wire() | full


def get_chat_member(world: World, params: Params) -> Json:
    chat, number = _joined(world, params), params.get("user_id")
    if number == world.bot.id:
        return member(world.bot, chat.bot)
    if number not in world.accounts:
        raise bad("user not found")
    account = world.accounts[number]
    if account not in chat.people:
        return member(account, chat.past.get(account.id, "left"))
    creator = chat.kind != "private" and account is chat.people[0]
    return member(account, "creator" if creator else "member")


def get_chat_member_count(world: World, params: Params) -> Json:
    return len(_joined(world, params).people) + 1


def leave_chat(world: World, params: Params) -> Json:
    chat = _joined(world, params)
    if chat.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    world.standing(chat, world.bot, "left")
    return True


def _joined(world: World, params: Params) -> Chat:
    """A chat the bot may ask about: a blocked private chat still answers, a group it has left does not."""
    chat = world.chat(params)
    if chat.kind != "private":
        chat.check_open()
    return chat


def get_file(world: World, params: Params) -> Json:
    file = world.files.get(params.get("file_id", ""))
    if file is None:
        raise bad("invalid file_id")
    if len(file.content) > DOWNLOAD_BYTES:
        raise bad("file is too big")
    return file.wire() | {"file_path": file.path}


METHODS: dict[str, Callable[[World, Params], Json]] = {
    "getMe": get_me,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
    "setChatMenuButton": set_chat_menu_button,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "getFile": get_file,
}
