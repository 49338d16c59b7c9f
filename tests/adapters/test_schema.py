"""The tables, the migrations and the version the program knows say the same."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

from adapters.store import opening
from adapters.store.tables import metadata


async def test_a_fresh_database_has_just_the_tables_of_this_version(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kintsugi.db'}"
    store, made = opening.open_store(opening.Paths(url, tmp_path, tmp_path / "key"))
    await store.close()
    assert made
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == opening.HEAD
    engine.dispose()


def test_the_version_the_program_knows_is_the_last_migration() -> None:
    versions = Path(opening.__file__).parent / "migrations" / "versions"
    assert max(path.name[:4] for path in versions.glob("0*.py")) == opening.HEAD


def test_what_waited_in_a_database_of_the_first_version_still_waits(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'kintsugi.db'}")
    _upgrade(engine, "0001")
    columns = "id, person, state, turn, part, tries, not_before, messages, payload"
    with engine.begin() as db:
        db.exec_driver_sql("INSERT INTO person (id, reachable) VALUES ('ana', 1)")
        for id, state in (("a", "new"), ("b", "sending"), ("c", "sent")):
            db.exec_driver_sql(
                f"INSERT INTO outbox ({columns}) VALUES (?, 'ana', ?, 1, 0, 0, 0, x'', x'')", (id, state)
            )
    _upgrade(engine, "head")
    with engine.connect() as db:
        rows = db.exec_driver_sql("SELECT id, waits, prompt, leased_until, at > 0 FROM outbox ORDER BY id").all()
        assert rows == [("a", 1, 0, 0.0, 1), ("b", 1, 0, 0.0, 1), ("c", 0, 0, 0.0, 1)]
        assert compare_metadata(MigrationContext.configure(db), metadata) == []
    engine.dispose()


def test_what_was_due_in_an_earlier_version_is_due_at_its_time(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'kintsugi.db'}")
    _upgrade(engine, "0005")
    with engine.begin() as db:
        db.exec_driver_sql("INSERT INTO due (owner, hash, at, body) VALUES ('couple:c', 'h', 1772470800.5, x'00')")
    _upgrade(engine, "head")
    with engine.connect() as db:
        rows = db.exec_driver_sql("SELECT owner, at, state, tries, next_at FROM due").all()
        assert rows == [("couple:c", 1772470800.5, "new", 0, 1772470800.5)]
        assert compare_metadata(MigrationContext.configure(db), metadata) == []
    engine.dispose()


def test_an_account_of_an_earlier_version_is_the_one_written_to_and_as_reachable_as_its_person(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'kintsugi.db'}")
    _upgrade(engine, "0004")
    with engine.begin() as db:
        for id, reachable in (("ana", 1), ("ben", 0)):
            db.exec_driver_sql("INSERT INTO person (id, reachable) VALUES (?, ?)", (id, reachable))
            db.exec_driver_sql("INSERT INTO account VALUES (?, ?, 'telegram', x'')", (f"of-{id}", id))
    _upgrade(engine, "head")
    with engine.connect() as db:
        rows = db.exec_driver_sql("SELECT person, home, reachable FROM account ORDER BY person").all()
        assert rows == [("ana", 1, 1), ("ben", 1, 0)]
    engine.dispose()


def _upgrade(engine: Engine, version: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, version)
