"""Words at rest: marked words go through the whole story, and no file and no log line holds any of them."""

from __future__ import annotations

import base64
import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from adapters.store.engine import SqlStore, make_engine
from adapters.store.opening import Paths, locked, open_store
from bot.platforms import PLATFORMS
from bot.settings import Settings
from core.errors import BadSettings
from core.ports import Unit, UpdateKind
from tests.journeys.live import ROOT
from tests.journeys.stage import Journey, script
from tests.journeys.stages import InProcess

IDS = {"ana": "55500011", "ben": "55500012"}
NAMES = {"Ana": "Anakletos", "Ben": "Benedikta-Q"}
CHOICES = ("affair", "responsible", "understood", "accept", "not-kept")
EVERY = 25  # lines of the script between two searches
FIRST = 75  # lines of the script up to the first letters, read and answered


def opened(folder: Path) -> SqlStore:
    return open_store(Paths(f"sqlite:///{folder / 'kintsugi.db'}", folder, folder / "key"))[0]


def marked_script() -> list[list[str]]:
    return [[who, does, NAMES.get(what, what)] for who, does, what in script("whole_story")]


def marked_words() -> set[str]:
    """The first and the last three words of everything said in the script, as far as they can be told from noise;
    names, ids and choices."""
    said = [what.split() for who, does, what in marked_script() if does == "says"]
    pieces = {" ".join(piece) for line in said for piece in (line[:3], line[-3:])}
    return {word for word in {*pieces, *NAMES.values(), *IDS.values(), *CHOICES} if len(word) >= 6}


def found_in(folder: Path, secrets: set[bytes]) -> list[str]:
    """Which secrets stand in which file."""
    files = {file.name: file.read_bytes().lower() for file in sorted(folder.iterdir())}
    return [f"{secret!r} in {name}" for name, content in files.items() for secret in secrets if secret in content]


def disguises(word: str) -> set[bytes]:
    """A word as it might be written by mistake: as it is, in UTF-16, in hexadecimal, in base64, reversed."""
    raw = word.encode()
    wide = {word.lower().encode(code) for code in ("utf-16-le", "utf-16-be")}
    in64 = {base64.b64encode(bytes(shift) + raw)[4:-4].lower() for shift in range(3)}
    return {raw.lower(), raw.hex().encode(), raw[::-1].lower(), *wide, *(found for found in in64 if len(found) >= 8)}


@dataclass
class Searched(InProcess):
    """A stage on which everybody has a marked platform id, and the data folder is searched on the way."""

    folder: Path = Path()
    words: set[bytes] = field(default_factory=set)
    lines: int = 0
    searches: int = 0

    async def brings(self, who: str, heard: UpdateKind, **fields: str) -> None:
        await super().brings(who, heard, **fields)
        self.lines += 1
        if self.lines % EVERY == 0:
            assert (self.folder / "kintsugi.db-wal").exists()
            assert found_in(self.folder, self.words) == []
            self.searches += 1

    async def says(self, who: str, text: str) -> None:
        await super().says(IDS[who], text)

    async def taps(self, who: str, label: str) -> None:
        await super().taps(IDS[who], label)

    async def received(self, who: str) -> list[str]:
        return await super().received(IDS[who])


@pytest.fixture
def loud() -> Iterator[None]:
    """Every logger says everything, the database's too."""
    names = ("", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.pool", "alembic")
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def test_of_the_whole_story_no_word_name_id_or_code_stands_in_any_file(tmp_path: Path) -> None:
    with locked(tmp_path):
        store = opened(tmp_path)
        stage = Searched(store, folder=tmp_path, words={word.lower().encode() for word in marked_words()})
        journey = Journey(stage)
        transcript = await journey.play(marked_script())
        codes = set(journey.links.values())
        secrets = {form for word in {*marked_words(), *codes} for form in disguises(word)}
        assert codes
        assert all(name in transcript for name in NAMES.values())
        assert stage.searches > 4
        assert found_in(tmp_path, secrets) == []
        await store.close()
        assert found_in(tmp_path, secrets) == []
        assert {file.name for file in tmp_path.iterdir()} == {"kintsugi.db", "keys.db", "key", "erasures", "lock"}


@pytest.mark.usefixtures("loud")
async def test_of_the_story_nothing_stands_in_any_log_however_loud(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    store = opened(tmp_path)
    journey = Journey(Searched(store, folder=tmp_path))
    await journey.play(marked_script()[:FIRST])
    await store.close()
    said = (caplog.text + "".join(capfd.readouterr())).lower()
    key = (tmp_path / "key").read_text().strip()
    secrets = {*marked_words(), *journey.links.values(), key}
    assert "insert into member" in said  # the database did speak
    assert [word for word in secrets if word.lower() in said] == []


async def test_of_a_story_with_mishaps_no_word_stands_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The loops of bot/ log what broke: by its kind, never by its text, which may hold a person's words."""
    store = opened(tmp_path)
    stage = InProcess(store)
    await stage.says("ana", "hello")

    def broken(*given: object) -> None:
        raise ValueError(f"Anakletos {given!r}")

    for breaks in ("adapters.store.rooms.SqlRooms.save_private", "bot.render.Renderer.messages"):
        with monkeypatch.context() as patch:
            patch.setattr(breaks, broken)
            with pytest.raises(AssertionError, match="failed"):
                await stage.says("ana", "/status Anakletos")
        stage.counters.counts.clear()
    await store.close()
    out, err = capfd.readouterr()
    assert "event_failed" in out + err
    assert "send_failed" in out + err
    assert "Anakletos" not in out + err


async def test_the_key_stands_in_its_file_alone(tmp_path: Path) -> None:
    store = opened(tmp_path)
    await InProcess(store).says("ana", "hello")
    key = base64.b64decode((tmp_path / "key").read_text())
    vault = store._vault
    owners = [row[0] for row in vault._file.execute("SELECT owner FROM key")]
    data_keys = {vault._raw(owner) for owner in owners}
    assert len(owners) == len(data_keys) >= 2
    (tmp_path / "key").rename(tmp_path.parent / "key-elsewhere")
    forms = {form.lower() for raw in {key, *data_keys} for form in (raw, raw.hex().encode(), base64.b64encode(raw))}
    assert found_in(tmp_path, forms) == []
    await store.close()
    assert found_in(tmp_path, forms) == []


async def test_the_platforms_message_ids_stand_in_no_file(tmp_path: Path) -> None:
    store = opened(tmp_path)
    stage = InProcess(store)
    stage.channel.count = 77700000
    await stage.brings("ana", UpdateKind.TEXT, text="hello", message="88800011")
    await stage.brings("ana", UpdateKind.TAP, text="1/hurt", message="m77700001")
    await store.close()
    assert found_in(tmp_path, {b"77700001", b"77700002", b"88800011"}) == []


# -- errors, repr and the log ----------------------------------------------------------------------------------


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = opened(tmp_path)
    yield store
    await store.close()


async def test_the_databases_errors_hide_what_was_to_be_written(store: SqlStore) -> None:
    def twice(work: Unit) -> None:
        for _ in range(2):
            work._db.execute(  # type: ignore[attr-defined]
                text("INSERT INTO words (owner, ref, body) VALUES ('o', :ref, :body)"),
                {"ref": "Anakletos", "body": b"Anakletos"},
            )

    with pytest.raises(IntegrityError) as caught:
        await store.do(twice)
    assert "Anakletos" not in f"{caught.value} {caught.value!r}"


@pytest.mark.parametrize(
    ("statement", "given"),
    [
        ("SELECT :a, :b", {"a": object(), "b": "Anakletos"}),
        ("SELECT :a, :b", {"b": "Anakletos"}),
        ("SELECT nothing FROM nowhere WHERE a = :a", {"a": "Anakletos"}),
    ],
)
def test_an_error_of_the_driver_hides_what_was_to_be_written(
    tmp_path: Path, statement: str, given: dict[str, object]
) -> None:
    engine = make_engine(make_url(f"sqlite:///{tmp_path / 'x.db'}"))
    with engine.connect() as connection, pytest.raises(SQLAlchemyError) as caught:
        connection.execute(text(statement), given)
    assert "Anakletos" not in f"{caught.value} {caught.value!r}"
    engine.dispose()


async def test_no_repr_shows_a_secret(store: SqlStore, tmp_path: Path) -> None:
    await InProcess(store).says("ana", "hello")
    key = (tmp_path / "key").read_text().strip()
    shown = f"{store!r} {store} {store._vault!r} {store._vault} {store._engine!r} {vars(store)}"
    raw = base64.b64decode(key)
    assert not [form for form in (key, raw.hex(), repr(raw)[2:-1]) if form in shown]
    assert repr(store._vault) == "Vault()"


def test_the_settings_show_no_token() -> None:
    for platform in PLATFORMS:
        settings = platform.settings(token=SecretStr("1:geheim"))
        assert settings.is_set
        assert "geheim" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


def test_the_settings_show_no_password_of_a_database() -> None:
    settings = Settings(database_url="postgresql://me:geheim@here/db")
    assert "geheim" not in f"{settings!r} {settings}"


def test_a_key_file_of_another_installation_is_refused(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store._vault.close()
    store._engine.dispose()
    (tmp_path / "key").write_text(base64.b64encode(bytes(32)).decode())
    with pytest.raises(BadSettings, match="does not fit"):
        opened(tmp_path)


LIBRARY_FAULT = """
import logging
from bot import logs
logs.set_up("DEBUG", ("httpx", "telegram"))
for name in ("httpx", "telegram.ext", "asyncio", "aiohttp.server", "apscheduler.executors.default", "unheard.of"):
    log = logging.getLogger(name)
    try:
        raise RuntimeError("for url https://api.telegram.org/bot123:geheim/getMe")
    except RuntimeError as fault:
        {call}
"""


@pytest.mark.parametrize(
    ("call", "lines"),
    [
        ("log.error('failed: %s', fault)", 6),
        ("log.error(f'failed: {fault}')", 6),
        ("log.exception('failed')", 6),
        ("log.debug('failed: %s', fault)", 0),
    ],
)
def test_what_a_library_logs_is_heard_without_its_words(call: str, lines: int) -> None:
    """A library's words, its arguments and the texts of its errors may hold a token or what a person wrote."""
    code = LIBRARY_FAULT.replace("{call}", call)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.count(" ERROR") == lines
    assert "geheim" not in done.stdout + done.stderr
