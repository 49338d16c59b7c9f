"""Commands as Discord lists them, and the few words that the platform itself shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from core.platforms import ListedCommand
from core.ports import Texts


@dataclass(frozen=True, slots=True)
class Wording:
    """The few words that the platform itself shows: commands by locale, and the words of the writing field."""

    commands: tuple[ListedCommand, ...]
    descriptions: dict[str, dict[str, str]]  # command -> locale -> text; "en" is always there
    names: dict[str, dict[str, str]]  # command -> locale -> what it is called there, where it has another name
    elsewhere: str  # to who asks where others could see
    heard: str  # to who asks for what comes in the group
    field_title: str
    field_label: str
    code: str


def wording_of(texts: Texts, locales: Sequence[str], commands: tuple[ListedCommand, ...]) -> Wording:
    """The words of the catalogues."""
    told = {each.name: {at: texts.text(at, each.text) for at in locales} for each in commands}
    named = {each.name: f"{each.text}.name" for each in commands}
    names = {name: {at: texts.text(at, id) for at in locales if texts.has(at, id)} for name, id in named.items()}
    few = (texts.text("en", f"discord-{id}") for id in ("elsewhere", "heard", "field-title", "field-label", "code"))
    return Wording(commands, told, names, *few)


def as_listed(command: ListedCommand, wording: Wording, callback: Callable[..., Awaitable[None]]) -> Any:
    """A command as the library wants it; `callback` is given each use of it."""
    name, described = command.name, wording.descriptions[command.name]["en"]

    async def plain(interaction: discord.Interaction[Any]) -> None:
        await callback(interaction)

    async def with_code(interaction: discord.Interaction[Any], code: str = "") -> None:
        await callback(interaction)

    made: Any = app_commands.Command(
        name=app_commands.locale_str(name, command=name),
        description=app_commands.locale_str(described, command=name),
        callback=with_code if command.with_a_code else plain,
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
    )
    if command.with_a_code:
        made = app_commands.describe(code=wording.code)(made)
    return made


class InTheirWords(app_commands.Translator):
    """Names and descriptions of commands in the locales there are catalogues for."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        is_name = context.location is app_commands.TranslationContextLocation.command_name
        told = self._wording.names if is_name else self._wording.descriptions
        known = told.get(str(string.extras.get("command", "")), {})
        return known.get(locale.value) or known.get(locale.value.partition("-")[0])
