"""Discord as the registry knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, Field, SecretStr

from core.platforms import Connection, Host, Platform, Service, http_address, paced
from core.ports import Capabilities, Invites

if TYPE_CHECKING:
    from adapters.discord.run import Gateway

NAME = "discord"
MOST_LABEL = 80
CAN = Capabilities(text=2000, buttons=25, label=MOST_LABEL, invites=Invites.CODE, writing_field=True)


class DiscordSettings(BaseModel):
    """`KINTSUGI_DISCORD_…`"""

    token: SecretStr | None = None
    api_url: Annotated[str, AfterValidator(http_address)] | None = None
    gateway_url: str | None = None
    per_second: float = Field(default=40, gt=0, le=1000)
    chat_per_second: float = Field(default=1, gt=0, le=1000)

    @property
    def is_set(self) -> bool:
        return self.token is not None


def make(settings: DiscordSettings) -> Connection:
    """Discord, not yet talked to."""
    from adapters.discord.commands import wording_of
    from adapters.discord.outgoing import LIMITS, DiscordChannel
    from adapters.discord.run import Gateway, check

    assert settings.token is not None
    channel = DiscordChannel(paced(LIMITS, settings.per_second, settings.chat_per_second))
    token, api = settings.token.get_secret_value(), settings.api_url
    gateways: list[Gateway] = []

    def serve(host: Host) -> Service:
        wording = wording_of(host.texts, host.locales, host.commands)
        gateway = Gateway(token, channel, host.receive, wording, api, settings.gateway_url, host.known, host.set_aside)
        gateways.append(gateway)
        return Service(NAME, gateway.run, lambda: gateway.alive_at)

    async def close() -> None:
        for gateway in gateways:
            await gateway.stop()

    return Connection(channel, lambda: check(token, api), serve, close)


DISCORD = Platform(name=NAME, settings=DiscordSettings, make=make, can=CAN, loggers=("discord",))
