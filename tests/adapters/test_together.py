"""Units that wait at the same moment share one transaction: when the database undoes it by itself, nobody is told that
their part of it happened."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from adapters.store.engine import SqlStore
from adapters.store.opening import Paths, open_store
from adapters.store.unit import SqlUnit
from core.errors import WorldFault
from core.ports import Unit


@pytest.mark.parametrize("at", [1, 2, 3])
async def test_what_sqlite_undid_while_setting_a_savepoint_is_told_to_nobody_as_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """A full or broken disk makes SQLite undo the whole transaction at whichever statement notices it."""
    store, free, savepoints, say = (
        open_store(Paths(None, tmp_path, tmp_path / "key"))[0],
        threading.Event(),
        [],
        SqlUnit._say,
    )
    assert isinstance(store, SqlStore)

    def full(unit: SqlUnit, text: str) -> None:
        if text.startswith("SAVEPOINT"):
            savepoints.append(text)
            if len(savepoints) == at:
                say(unit, "ROLLBACK")
                raise sqlite3.OperationalError("database or disk is full")
        say(unit, text)

    monkeypatch.setattr(SqlUnit, "_say", full)
    held = asyncio.create_task(store.do(lambda work: free.wait(5)))
    await asyncio.sleep(0.05)

    def keeps(number: int) -> object:
        def unit(work: Unit) -> None:
            work.words.keep("person:p", str(number), f"{number}")

        return asyncio.create_task(store.do(unit))

    tasks = [keeps(number) for number in range(3)]
    await asyncio.sleep(0.05)
    free.set()
    await held
    told = await asyncio.gather(*tasks, return_exceptions=True)  # type: ignore[call-overload]
    assert len(savepoints) >= at, "they shared a transaction"
    monkeypatch.undo()
    for number, found in enumerate(told):
        kept = await store.do(lambda work, number=number: work.words.get("person:p", str(number)))  # type: ignore[misc]
        assert found is None or isinstance(found, WorldFault | sqlite3.OperationalError)
        assert kept == (str(number) if found is None else None), (number, found, kept)
    await store.close()
