"""Settings, from the environment and from `.env`. A bad one is one line that says what to do."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import BadSettings

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
    discord_token: SecretStr | None = None
    database_url: str | None = None
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

    @field_validator("telegram_api_url", "telegram_file_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/") if value else value

    @property
    def database(self) -> str:
        """The database's address; SQLite in the data folder when none is set."""
        return self.database_url or f"sqlite:///{self.data_dir / 'kintsugi.db'}"

    @property
    def key(self) -> Path:
        return self.key_file or self.data_dir / "key"


def load() -> Settings:
    """The settings of this process. Raises BadSettings."""
    try:
        return Settings()
    except ValidationError as fault:
        first = fault.errors()[0]
        name = "KINTSUGI_" + str(first["loc"][0]).upper()
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise BadSettings(f"{name} cannot be used: {reason}.") from None
