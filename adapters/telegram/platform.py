"""Telegram as the registry knows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, Field, SecretStr, field_validator

from core.platforms import SILENCE, Connection, Host, Platform, Service, http_address, paced
from core.ports import Capabilities, Invites

if TYPE_CHECKING:
    from adapters.telegram.run import Poller

NAME = "telegram"
TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
CAN = Capabilities(text=4096, buttons=100, invites=Invites.LINK, protects=True)
OWN_BUTTON = frozenset({"start"})  # the platform has a button for it


class TelegramSettings(BaseModel):
    """`KINTSUGI_TELEGRAM_…`"""

    token: SecretStr | None = None
    api_url: Annotated[str, AfterValidator(http_address)] = "https://api.telegram.org"
    file_url: Annotated[str, AfterValidator(http_address)] | None = None
    poll_seconds: int = Field(default=30, ge=0, le=50)
    per_second: float = Field(default=25, gt=0, le=1000)
    chat_per_second: float = Field(default=1, gt=0, le=1000)

    @field_validator("token")
    @classmethod
    def _is_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("it does not look like a token. Copy it again from @BotFather")
        return value

    @property
    def is_set(self) -> bool:
        return self.token is not None


def make(settings: TelegramSettings) -> Connection:
    """Telegram, not yet talked to."""
    from adapters.telegram.outgoing import LIMITS, TelegramChannel
    from adapters.telegram.run import Poller, check, make_bot

    assert settings.token is not None
    bot = make_bot(settings.token.get_secret_value(), settings.api_url, settings.file_url)
    channel = TelegramChannel(bot, paced(LIMITS, settings.per_second, settings.chat_per_second), ready=False)
    pollers: list[Poller] = []

    def greeted() -> None:
        channel.ready = True

    def serve(host: Host) -> Service:
        listed = [command for command in host.commands if command.name not in OWN_BUTTON]
        described = {command.name: host.texts.text("en", command.text) for command in listed}
        there = tuple(command.name for command in listed if command.in_groups)
        poller = Poller(bot, host.receive, described, settings.poll_seconds, greeted, there, host.set_aside)
        pollers.append(poller)
        return Service(NAME, poller.serve, lambda: poller.last_poll, SILENCE + settings.poll_seconds)

    async def close() -> None:
        for poller in pollers:
            await poller.stop()
        if not pollers:
            await bot.shutdown()

    return Connection(channel, lambda: check(bot), serve, close)


TELEGRAM = Platform(name=NAME, settings=TelegramSettings, make=make, can=CAN, loggers=("httpx", "httpcore", "telegram"))
