"""Frozen data to plain JSON values and back: rooms, events, effects.

Values are stored by name. A dataclass inside a union carries its name under `is`. A field that is missing takes its
default, so a document of an older minor change still loads; an unknown name raises Unreadable.
"""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin

from core import effects, events, state
from core.errors import Unreadable

T = TypeVar("T")


def plain(value: object) -> Any:
    """A value as JSON can hold it. Raises TypeError for what is no data of ours."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **named}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(plain(name)): plain(item) for name, item in value.items()}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"not data: {type(value).__name__}")


def room_document(room: state.Room | state.Shared) -> dict[str, Any]:
    """A room with the version of its form."""
    return {"version": state.VERSION, **plain(room)}


def read(kind: type[T], document: Any) -> T:
    """The value of this kind. Raises Unreadable when the document is not of that kind."""
    try:
        return cast(T, _read(kind, document))
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise Unreadable(f"a stored {kind.__name__} cannot be read ({type(fault).__name__})") from None


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def named(document: Any) -> object:
    """An event or an effect, by the name under `is`. Raises Unreadable for a name this program does not know."""
    name = document.get("is", "")
    for module in (events, effects):
        if isinstance(kind := getattr(module, name, None), type):
            return read(kind, document)
    raise Unreadable(f"nothing here is called {name!r}")


def _read(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _read_union(get_args(kind), value)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in value)
    if origin is dict:
        names, items = get_args(kind)
        return {_read(names, name): _read(items, item) for name, item in value.items()}
    if is_dataclass(kind):
        hints = _hints(cast(type, kind))
        return cast(type, kind)(**{k: _read(hints[k], v) for k, v in value.items() if k in hints})
    return _read_simple(kind, value)


def _read_simple(kind: Any, value: Any) -> Any:
    if kind is datetime:
        return datetime.fromisoformat(value)
    if kind is timedelta:
        return timedelta(seconds=value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(kind)
    return value


def _read_union(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and type(None) in kinds:
        return None
    if isinstance(value, dict) and "is" in value:
        return _read(next(k for k in kinds if getattr(k, "__name__", "") == value["is"]), value)
    simple = [k for k in kinds if k is not type(None) and not is_dataclass(k)]
    if len(simple) == 1:
        return _read(simple[0], value)
    return _read_simple(next(k for k in simple if isinstance(value, k)), value)
