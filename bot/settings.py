"""Settings, from the environment and from `.env`. A bad one is one line that says what to do."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import BadSettings

TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Settings(BaseSettings):
    """Every setting is `KINTSUGI_` and its name in capitals; README.md lists them."""

    model_config = SettingsConfigDict(
        env_prefix="KINTSUGI_", env_file=".env", extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_file_url: str | None = None
    telegram_poll_seconds: int = Field(default=30, ge=0, le=50)
    telegram_per_second: float = Field(default=25, gt=0, le=1000)
    telegram_chat_per_second: float = Field(default=1, gt=0, le=1000)
    discord_token: SecretStr | None = None
    discord_api_url: str | None = None
    discord_gateway_url: str | None = None
    discord_per_second: float = Field(default=40, gt=0, le=1000)
    discord_chat_per_second: float = Field(default=1, gt=0, le=1000)
    database_url: str | None = Field(default=None, repr=False)
    data_dir: Path = Path("data")
    key_file: Path | None = None
    playground_port: int = Field(default=8420, ge=1, le=65535)
    log_level: str = "INFO"
    clock_file: Path | None = None

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in LEVELS:
            raise ValueError(f"must be one of {', '.join(LEVELS)}")
        return value.upper()

    @field_validator("telegram_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("it does not look like a token. Copy it again from @BotFather")
        return value

    @field_validator("telegram_api_url", "telegram_file_url", "discord_api_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/") if value else value

    @property
    def database(self) -> str | None:
        """The database's address; None for SQLite in the data folder."""
        return self.database_url

    @property
    def key(self) -> Path:
        return self.key_file or self.data_dir / "key"


def load() -> Settings:
    """The settings of this process. Raises BadSettings."""
    try:
        return Settings()
    except (UnicodeDecodeError, OSError):
        raise BadSettings("The file .env cannot be read. It has to be plain text (UTF-8), a setting a line.") from None
    except ValidationError as fault:
        first = fault.errors()[0]
        name = "KINTSUGI_" + str(first["loc"][0]).upper()
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise BadSettings(f"{name} cannot be used: {reason}.") from None
