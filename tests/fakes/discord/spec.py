"""Checks the bodies of requests against Discord's own description, where a copy of it lies beside the checkout."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SPEC = Path(__file__).resolve().parents[4] / "shared" / "specs" / "discord-openapi.json"


def faults(method: str, path: str, body: object) -> list[str]:
    """What Discord would not take in this request. Empty where there is no copy of its description."""
    validator = _validator(method.lower(), _template(path))
    if validator is None:
        return []
    found = sorted(validator.iter_errors(body), key=lambda error: list(error.absolute_path))
    return [f"{method} {path}: {'/'.join(map(str, each.absolute_path))} {each.message[:200]}" for each in found]


def is_known(method: str, path: str) -> bool:
    """Whether there is such a request at all; True where there is no copy of the description."""
    template = _template(path)
    return not _load() or (template != "" and method.lower() in _load()["paths"][template])


@cache
def _load() -> Any:
    if not SPEC.is_file():
        return {}
    loaded = json.loads(SPEC.read_text("utf-8"))
    loaded["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"]}  # Discord takes both
    return loaded


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """The paths of the description, those with the fewest variables first."""
    paths = sorted(_load().get("paths", {}), key=lambda path: path.count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + "$"), path) for path in paths]


def _template(path: str) -> str:
    return next((template for pattern, template in _templates() if pattern.match(f"/{path}")), "")


@cache
def _validator(method: str, template: str) -> Draft202012Validator | None:
    about = _load().get("paths", {}).get(template, {}).get(method, {})
    schema = about.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        return None
    return Draft202012Validator({**schema, "components": _load()["components"]})
