"""A city, or the name of a time zone, to an IANA zone. Nothing is guessed: an unknown place reads as None."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global

AREAS = frozenset(
    {"Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
LEAD = re.compile(r"\b(?:in|near|at|from|around|of|by)\b")


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", " ", bare.casefold()).strip()


@cache
def _zones() -> dict[str, str]:
    """Names people use, to zones: the city in each zone's name, countries that have one zone, and UTC."""
    found: dict[str, str] = {"utc": "UTC", "gmt": "Europe/London"}
    for zone in sorted(available_timezones()):
        area, _, city = zone.rpartition("/")
        if area in AREAS or area.startswith("America/"):
            found.setdefault(_plain(city), zone)
            found.setdefault(_plain(zone), zone)
    for territory, zones in _single_zone_countries().items():
        found.setdefault(_plain(territory), zones)
    return found


@cache
def _single_zone_countries() -> dict[str, str]:
    from babel import Locale

    names = Locale.parse("en").territories
    by_country: dict[str, list[str]] = {}
    for zone, territory in get_global("zone_territories").items():
        by_country.setdefault(territory, []).append(zone)
    return {names[code]: zones[0] for code, zones in by_country.items() if len(zones) == 1 and code in names}


def find_zone(text: str) -> str | None:
    """The zone of "Berlin", "berlin, germany", "Europe/Berlin" or "I am in Berlin"; None when it is not known."""
    found = _zones().get(_plain(text))
    if found is not None:
        return found
    after = LEAD.split(text.casefold())[-1]
    for part in (after, *after.split(","), after.removesuffix(" city")):
        found = _zones().get(_plain(part))
        if found is not None:
            return found
    return None
