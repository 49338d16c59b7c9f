"""What platforms say of themselves: settings, abilities and texts, and that nothing else knows them by name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from adapters.texts.catalogue import Catalogue, locales
from bot import settings
from bot.platforms import PLATFORMS
from bot.settings import Settings
from core.errors import BadSettings
from core.platforms import Connection, Platform
from tests.journeys.live import ROOT

NAMES = [platform.name for platform in PLATFORMS]
EACH = pytest.mark.parametrize("platform", PLATFORMS, ids=NAMES)
SECRET = "1:none"
BY_NAME = ("adapters/telegram/", "adapters/discord/", "bot/platforms.py")
DEFAULTS = {
    "TELEGRAM_TOKEN": None,
    "TELEGRAM_API_URL": "https://api.telegram.org",
    "TELEGRAM_FILE_URL": None,
    "TELEGRAM_POLL_SECONDS": 30,
    "TELEGRAM_PER_SECOND": 25,
    "TELEGRAM_CHAT_PER_SECOND": 1,
    "DISCORD_TOKEN": None,
    "DISCORD_API_URL": None,
    "DISCORD_GATEWAY_URL": None,
    "DISCORD_PER_SECOND": 40,
    "DISCORD_CHAT_PER_SECOND": 1,
    "DATABASE_URL": None,
    "DATA_DIR": Path("data"),
    "KEY_FILE": None,
    "PLAYGROUND_PORT": 8420,
    "LOG_LEVEL": "INFO",
    "CLOCK_FILE": None,
}


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in DEFAULTS:
        monkeypatch.delenv(f"KINTSUGI_{name}", raising=False)


def connection(platform: Platform[Any]) -> Connection:
    return platform.make(platform.settings(token=SecretStr(SECRET)))


# -- settings --------------------------------------------------------------------------------------------------


def all_settings() -> dict[str, object]:
    """Every setting and its default, by its name behind `KINTSUGI_`."""
    found = dict(settings.load())
    for platform in PLATFORMS:
        section: Any = settings.section(platform)
        found |= {f"{platform.name}_{name}": value for name, value in section}
    return {name.upper(): value for name, value in found.items()}


def test_every_setting_has_the_name_and_the_default_it_has_always_had() -> None:
    assert all_settings() == DEFAULTS


@pytest.mark.parametrize("file", ["deploy/env.example", "README.md"])
def test_every_setting_is_told_of_and_none_that_is_not_there(file: str) -> None:
    told = set(re.findall(r"KINTSUGI_([A-Z_]+)", (ROOT / file).read_text(encoding="utf-8")))
    assert told - {"REWRITE_TRANSCRIPTS", "ADD_IDS"} == set(DEFAULTS)


@pytest.mark.parametrize("by", ["the environment", "the file"])
def test_a_platforms_settings_come_from_the_environment_and_the_file(monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    """An empty value is none, and what another platform is set by is no concern of this one."""
    values = {"TELEGRAM_TOKEN": SECRET, "TELEGRAM_CHAT_PER_SECOND": "", "TELEGRAM_ELSE": "x", "DISCORD_TOKEN": ""}
    if by == "the file":
        Path(".env").write_text("".join(f"KINTSUGI_{name}={value}\n" for name, value in values.items()))
    else:
        for name, value in values.items():
            monkeypatch.setenv(f"KINTSUGI_{name}", value)
    found: dict[str, Any] = {platform.name: settings.section(platform) for platform in PLATFORMS}
    assert {name for name, section in found.items() if section.is_set} == {"telegram"}
    assert found["telegram"].token.get_secret_value() == SECRET
    assert found["telegram"].chat_per_second == 1


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("TELEGRAM_TOKEN", "nonsense", "@BotFather"),
        ("TELEGRAM_API_URL", "ftp://there", "http:// or https://"),
        ("TELEGRAM_FILE_URL", "there", "http:// or https://"),
        ("TELEGRAM_POLL_SECONDS", "51", "50"),
        ("DISCORD_API_URL", "there", "http:// or https://"),
        ("DISCORD_PER_SECOND", "-7", "greater than 0"),
        ("DISCORD_CHAT_PER_SECOND", "soon", "number"),
    ],
)
def test_a_platforms_setting_that_cannot_be_used_is_named_whole_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(f"KINTSUGI_{name}", value)
    with pytest.raises(BadSettings, match=re.escape(told)) as caught:
        [settings.section(platform) for platform in PLATFORMS]
    assert str(caught.value).startswith(f"KINTSUGI_{name} cannot be used: ")
    assert value not in str(caught.value)


def test_an_address_may_end_in_a_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KINTSUGI_TELEGRAM_API_URL", "http://127.0.0.1:8081/")
    section: Any = settings.section(PLATFORMS[NAMES.index("telegram")])
    assert section.api_url == "http://127.0.0.1:8081"


def test_the_playgrounds_settings_are_the_companions() -> None:
    assert Settings.model_fields.keys() == {
        "database_url", "data_dir", "key_file", "playground_port", "log_level", "clock_file",
    }  # fmt: skip


# -- what they are ---------------------------------------------------------------------------------------------


def test_no_two_platforms_have_one_name() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert not set(NAMES) & {"local", "memory"}


@EACH
def test_its_channel_goes_by_its_name_and_can_what_it_says(platform: Platform[Any]) -> None:
    channel = connection(platform).channel
    assert (channel.platform, channel.can) == (platform.name, platform.can)


@EACH
def test_its_limits_follow_the_settings_and_groups_follow_the_chats(platform: Platform[Any]) -> None:
    slow = platform.settings(token=SecretStr(SECRET), per_second=3, chat_per_second=0.5)
    usual, limits = connection(platform).channel.limits, platform.make(slow).channel.limits
    assert (limits.per_second, limits.chat_per_second) == (3, 0.5)
    assert limits.group_per_second == usual.group_per_second / 2


@EACH
@pytest.mark.parametrize("locale", locales())
def test_its_texts_say_where_it_is_and_how_three_come_to_a_room(platform: Platform[Any], locale: str) -> None:
    texts = Catalogue()
    assert [what for what in ("where", "room") if not texts.has(locale, f"{platform.name}-{what}")] == []


def test_nothing_but_its_folder_and_the_registry_knows_a_platform_by_name() -> None:
    files = [file for package in ("core", "bot", "adapters") for file in sorted((ROOT / package).rglob("*.*"))]
    code = {str(file.relative_to(ROOT)): file for file in files if file.suffix in {".py", ".js", ".html"}}
    found = [
        f"{name}:{number}: {line.strip()}"
        for name, file in code.items()
        if not name.startswith(BY_NAME)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if any(known in line.lower() for known in NAMES)
    ]
    assert len(code) > 150
    assert found == []
