"""Settings, from the environment and from `.env`. A bad one is one line that says what to do.

Those of a platform are its own (`Platform.settings`), with its name before theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import Field, ValidationError, create_model, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import BadSettings
from core.platforms import Platform, Section

T = TypeVar("T")
S = TypeVar("S", bound=Section)
PREFIX = "KINTSUGI_"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class FromEnvironment(BaseSettings):
    """What all settings have in common: where they come from, and that no value of theirs is shown."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )


class Settings(FromEnvironment):
    """Every setting is `KINTSUGI_` and its name in capitals; README.md lists them."""

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

    @property
    def database(self) -> str | None:
        """The database's address; None for SQLite in the data folder."""
        return self.database_url

    @property
    def key(self) -> Path:
        return self.key_file or self.data_dir / "key"


def prefix(platform: Platform[S]) -> str:
    """What the names of a platform's settings begin with."""
    return f"{PREFIX}{platform.name.upper()}_"


def load() -> Settings:
    """The settings of this process. Raises BadSettings."""
    return _read(PREFIX, Settings)


def section(platform: Platform[S]) -> S:
    """The settings of a platform. Raises BadSettings."""
    own: Any = platform.settings
    model: Any = create_model(platform.name, __base__=(own, FromEnvironment))

    def read() -> S:
        return cast("S", model(_env_prefix=prefix(platform)))

    return _read(prefix(platform), read)


def _read(names: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except (UnicodeDecodeError, OSError):
        raise BadSettings("The file .env cannot be read. It has to be plain text (UTF-8), a setting a line.") from None
    except ValidationError as fault:
        first = fault.errors()[0]
        name = names + str(first["loc"][0]).upper()
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise BadSettings(f"{name} cannot be used: {reason}.") from None
