"""The tables, the migrations and the version the program knows say the same."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from adapters.store import opening
from adapters.store.tables import metadata


async def test_a_fresh_database_has_just_the_tables_of_this_version(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kintsugi.db'}"
    store, made = opening.open_store(opening.Place(url, tmp_path, tmp_path / "key"))
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
