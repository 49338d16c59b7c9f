"""Checks the parameters of calls against a machine-readable copy of the Bot API, where one lies beside the checkout."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from tests.fakes.telegram.wire import Json, Params, Upload

SPEC = Path(__file__).resolve().parents[4] / "shared" / "specs" / "telegram-bot-api.json"
ATTACHED = "attach://"
SCALARS: dict[str, tuple[type, ...]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
    "True": (bool,),
    "InputFile": (Upload,),
}


def faults(method: str, params: Params, path: Path = SPEC) -> list[str]:
    """What the Bot API would not understand in this call. Empty where there is no copy of it."""
    spec = _load(path)
    if method not in spec["methods"]:
        return []
    named = {value[len(ATTACHED) :] for value in params.values() if str(value).startswith(ATTACHED)}
    given = {name: value for name, value in params.items() if name not in named}
    found = _fields(spec, spec["methods"][method].get("fields") or [], given, method)
    return [f"{method}: {fault}" for fault in found]


@cache
def _load(path: Path) -> dict[str, Json]:
    if not path.is_file():
        return {"methods": {}, "types": {}}
    loaded: dict[str, Json] = json.loads(path.read_text("utf-8"))
    return loaded


def _fields(spec: Json, fields: list[Json], given: Params, where: str) -> list[str]:
    known = {field["name"]: field for field in fields}
    found = [f"unknown parameter {name} in {where}" for name in given if name not in known]
    found += [f"{name} is missing in {where}" for name in known if known[name]["required"] and name not in given]
    for name in known.keys() & given.keys():
        found += _value(spec, known[name]["types"], given[name], name)
    return found


def _value(spec: Json, kinds: list[str], value: Json, where: str) -> list[str]:
    """Empty if the value is one of these kinds, else what keeps it from being the one it comes nearest to."""
    found = [_kind(spec, kind, value, where) for kind in kinds]
    return min(found, key=len, default=[])


def _kind(spec: Json, kind: str, value: Json, where: str) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where} is not a list"]
        inner = kind.removeprefix("Array of ")
        return [fault for each in value for fault in _kind(spec, inner, each, where)]
    if kind in SCALARS:
        right = isinstance(value, SCALARS[kind]) and (kind in ("Boolean", "True") or not isinstance(value, bool))
        return [] if right else [f"{where} is {type(value).__name__}, not {kind}"]
    return _object(spec, kind, value, where)


def _object(spec: Json, kind: str, value: Json, where: str) -> list[str]:
    shape = spec["types"].get(kind, {})
    if not isinstance(value, dict):
        return [f"{where} is {type(value).__name__}, not {kind}"]
    if shape.get("subtypes"):
        return _value(spec, shape["subtypes"], value, where)
    return _fields(spec, shape.get("fields") or [], value, f"{where} ({kind})")
