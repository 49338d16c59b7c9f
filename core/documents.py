"""Frozen data to plain JSON values and back: rooms, events, effects.

Values are stored by name; those of core/values.py as the text that they write. A dataclass inside a union carries its
name under `is`. A field that is missing takes its default, so a document of an older minor change still loads; an
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin

from core import effects, events, state
from core.errors import Unreadable

T = TypeVar("T")


Convert = Callable[[Any], Any]

# Names that stored rows may still have: of events and effects, and of their fields.
FORMER_NAMES = {"Woke": "DueCame", "Rise": "SendRested", "Clock": "LocalTime"}
FORMER_FIELDS = {"Post": {"hushed": "rests_at_night"}}

AS_IT_IS = frozenset({str, int, float, bool, type(None)})


def plain(value: object) -> Any:
    """A value as JSON can hold it. Raises TypeError for what is no data of ours."""
    return value if type(value) in AS_IT_IS else WRITERS[type(value)](value)


class _Writers(dict[type, Convert]):
    """How values of exactly this type are written; found out once for each type."""

    def __missing__(self, kind: type) -> Convert:
        self[kind] = made = _writer(kind)
        return made


WRITERS = _Writers()


def _writer(kind: type) -> Convert:
    if hasattr(kind, "written"):
        return lambda value: value.written()
    if is_dataclass(kind):
        return _writer_of_fields(cast(type, kind))
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, datetime):
        return datetime.isoformat
    if issubclass(kind, timedelta):
        return timedelta.total_seconds
    if issubclass(kind, tuple):
        return lambda value: [item if type(item) in AS_IT_IS else plain(item) for item in value]
    if issubclass(kind, dict):
        return lambda value: {str(plain(name)): plain(item) for name, item in value.items()}
    if issubclass(kind, str | int | float):
        return lambda value: value
    raise TypeError(f"not data: {kind.__name__}")


def _writer_of_fields(kind: type) -> Convert:
    names = [field.name for field in fields(kind)]

    def write(value: object) -> dict[str, Any]:
        found: dict[str, Any] = {"is": kind.__name__}
        for name in names:
            item = getattr(value, name)
            found[name] = item if type(item) in AS_IT_IS else WRITERS[type(item)](item)
        return found

    return write


def room_document(room: state.Room | state.Shared) -> dict[str, Any]:
    """A room with the version of its form."""
    return {"version": state.VERSION, **plain(room)}


def read(kind: type[T], document: Any) -> T:
    """The value of this kind. Raises Unreadable when the document is not of that kind."""
    try:
        return cast(T, _reader(cast(Any, kind))(document))
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise Unreadable(f"a stored {kind.__name__} cannot be read ({type(fault).__name__})") from None


def named(document: Any) -> object:
    """An event or an effect, by the name under `is`. Raises Unreadable for a name this program does not know."""
    name = str(document.get("is", ""))
    name = FORMER_NAMES.get(name, name)
    for module in (events, effects):
        if isinstance(kind := getattr(module, name, None), type):
            return read(kind, document)
    raise Unreadable(f"nothing here is called {name!r}")


@cache
def _reader(kind: Any) -> Convert:
    """How values of this kind are read; found out once for each kind."""
    kind = getattr(kind, "__supertype__", kind)  # a text of a kind of its own is a text
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _reader_of_union(get_args(kind))
    if origin is tuple:
        each = _reader(get_args(kind)[0])
        return lambda value: tuple(map(each, value))
    if origin is dict:
        names, items = map(_reader, get_args(kind))
        return lambda value: {names(name): items(item) for name, item in value.items()}
    if hasattr(kind, "written"):
        return cast(Convert, kind.read)
    if is_dataclass(kind):
        return _reader_of_fields(cast(type, kind))
    if kind is datetime:
        return datetime.fromisoformat
    if kind is timedelta:
        return lambda value: timedelta(seconds=value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _reader_of_simple(kind)


def _reader_of_fields(kind: type) -> Convert:
    readers: dict[str, Convert] = {}  # filled at the first use: kinds may hold one another
    former = FORMER_FIELDS.get(kind.__name__, {})

    def read_fields(value: Any) -> Any:
        if former:
            value = {former.get(name, name): item for name, item in value.items()}
        if not readers:
            readers.update({name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()})
        return kind(**{name: readers[name](item) for name, item in value.items() if name in readers})

    return read_fields


def _reader_of_simple(kind: type) -> Convert:
    def read_simple(value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(kind)
        return value

    return read_simple


def _has_fields(kind: Any) -> bool:
    """Whether values of this kind are stored field by field, and not as a text of their own (core/values.py)."""
    return is_dataclass(kind) and not hasattr(kind, "written")


def _reader_of_union(kinds: tuple[Any, ...]) -> Convert:
    may_be_none = type(None) in kinds
    by_name = {str(kind.__name__): _reader(kind) for kind in kinds if _has_fields(kind)}
    simple = [kind for kind in kinds if kind is not type(None) and not _has_fields(kind)]
    only = _reader(simple[0]) if len(simple) == 1 else None

    def read_union(value: Any) -> Any:
        if value is None and may_be_none:
            return None
        if isinstance(value, dict) and "is" in value:
            name = str(value["is"])
            return by_name[FORMER_NAMES.get(name, name)](value)
        if only is not None:
            return only(value)
        if not isinstance(value, tuple(simple)):
            raise TypeError(kinds)
        return value

    return read_union
